"""The command ``sibcite build``: a manuscript with right citations and bibliography."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sibcite.cli import asking, manuscripts, output, printing, records
from sibcite.cli.messages import FINDINGS, Misuse, Page
from sibcite.model import plain

if TYPE_CHECKING:
    from sibcite.manuscript import Built, Manuscript
    from sibcite.manuscript.build import Lists
    from sibcite.manuscript.placing import Cites
    from sibcite.manuscript.remarks import Remark

CITES: tuple[Cites, ...] = ("auto", "text", "notes", "zotero")


@click.command("build")
@click.argument("file", metavar="MANUSCRIPT")
@manuscripts.refs_option
@printing.style_option
@click.option("-o", "--output", "out", metavar="OUT", help="The new file; text files may go to -.")
@click.option(
    "--cites",
    type=click.Choice(CITES),
    default="auto",
    show_default=True,
    help="Citations as text, as real footnotes, or as live Zotero fields; auto goes by the style.",
)
@click.option("--tracked", is_flag=True, help="Word: write them as tracked changes.")
@click.option("--dry-run", is_flag=True, help="Print what would change, and write nothing.")
@click.option("--allow-missing", is_flag=True, help="Write even where a work is not to be found.")
@click.option("--no-records", is_flag=True, help="Put nothing into the file beside its print.")
@asking.lists_option
@asking.settings_options
@click.option("--strict", is_flag=True, help="A form that a title lacks is an error.")
def command(
    file: str,
    refs: str | None,
    style: str,
    out: str | None,
    cites: Cites,
    tracked: bool,
    dry_run: bool,
    allow_missing: bool,
    no_records: bool,
    lists: Lists | None,
    strict: bool,
    **settings: str | tuple[str, ...] | None,
) -> int:
    """Put a manuscript's citations and bibliography into a style.

    MANUSCRIPT is a Word (.docx), Markdown (.md) or LaTeX (.tex) file, which is never changed
    itself unless it is OUT. Its citations are keys ([@katasonova2005, p. 46]), printed labels
    ([Katasonova 2005, p. 46], (Melegh 2006: 1-3), [1; 5-7]), or LaTeX commands. The list goes
    under the heading References (Список литературы, 参考文献), or where {{bibliography}} stands,
    or at the end.

    \b
    Examples:
      sibcite build paper.docx -b references.bib --style kritika -o new.docx
      sibcite build article.md --style chicago-author-date -o chicago.md
      sibcite build paper.docx --style kritika --dry-run
      sibcite build paper.tex -b references.bib --style apa -o paper.bbl
      sibcite build paper.docx --style apa-7 --lists dual -o two.docx

    For LaTeX, OUT may also be the list alone (.bbl) or the works of the list (.bib).
    Two lists (--lists dual) go each under its own heading, Список литературы and References, and
    groups (--lists grouped) under headings below that of the list.
    A citation whose work is not found is an error with its place, and nothing is written.
    Where not all that is printed would be read again as it is meant, the file carries its works
    and what its citations cite, unseen (a comment at the end, or a part of the Word file).
    """
    from sibcite.manuscript import Asked, build, sought

    _check(file, out, dry_run, cites, tracked)
    _check_lists(lists, cites)
    files = asking.asked_style(printing.find_style(style), settings)
    looked = printing.guarded(files, lambda: sought(files, lists or ""))
    manuscript, works, own, code = manuscripts.take_with_works(file, refs, looked)
    # What would change is shown beside what is missing.
    allowed = allow_missing or dry_run
    asked = Asked(files, cites, tracked, allowed, lists or "", strict, not no_records)
    built = printing.guarded(asked.style, lambda: build(manuscript, works, own, asked))
    code = max(code, manuscripts.tell_places(file, manuscript, built.remarks))
    code = max(code, manuscripts.tell(file, built.said))
    code = max(code, manuscripts.tell(refs or file, built.about))
    if built.raw is None:
        click.echo("Nothing was written. --allow-missing writes it all the same.", err=True)
        return FINDINGS
    if dry_run:
        if not allow_missing and any(_is_missing(each) for each in built.remarks):
            click.echo("Nothing would be written without --allow-missing.", err=True)
        return max(code, output.put(_dry(file, manuscript, built, built.raw), None))
    return max(code, _write(built, built.raw, out))


def _is_missing(remark: Remark) -> bool:
    """Whether a remark keeps a file from being written."""
    return remark.diagnostic.severity == "error"


def _check(file: str, out: str | None, dry_run: bool, cites: str, tracked: bool) -> None:
    """Refuse what cannot end well before anything is read.

    Raises:
        Misuse: A Word file has no place to go to, or the formats differ.
    """
    binary = file.lower().endswith(".docx")
    if (out is None or out == "-") and binary and not dry_run:
        hint = "Name a new file: -o paper-new.docx; or look first: --dry-run."
        raise Misuse.of(Page("-o"), "no-output", "A Word file does not go to the terminal.", hint)
    manuscripts.same_kind(file, out, (".bib", ".bbl"))
    if not binary and (tracked or cites == "zotero"):
        option = "--tracked" if tracked else "--cites"
        message = "Tracked changes and live fields stand in Word files only."
        raise Misuse.of(Page(option), "word-only", message, "Leave the option out.")


def _check_lists(lists: str | None, cites: str) -> None:
    """Refuse lists that no live field shows.

    Raises:
        Misuse: Several lists are wanted of Zotero.
    """
    if lists in ("dual", "grouped") and cites == "zotero":
        message = "Zotero shows one list, in one place."
        hint = "Leave out --lists, or write the citations as text: --cites text."
        raise Misuse.of(Page("--lists"), "one-live-list", message, hint)


def _write(built: Built, raw: bytes, out: str | None) -> int:
    """Write the manuscript, or for LaTeX what it takes in: its list, or the works of that."""
    if out is None or out == "-":
        return output.put(raw.decode("utf-8"), None)
    ending = Path(out).suffix.lower()
    if ending == ".bib":
        return output.put(records.write(built.works, "bibtex"), out)
    if ending == ".bbl":
        from sibcite.manuscript.latex import bbl

        if not built.listed.entries:
            message = "The style has no bibliography to write."
            raise Misuse.of(Page("--style"), "no-list", message, "Choose a style that has one.")
        return output.put(bbl(built.listed), out)
    return output.put_bytes(raw, out)


def _dry(file: str, manuscript: Manuscript, built: Built, raw: bytes) -> str:
    """The changes, a line each: where, what stands there, what is put."""
    rows = (*_cited(file, manuscript, built), *_revised(file, manuscript, built, raw))
    same = (
        "nothing changes" if raw == Path(file).read_bytes() else "only italics and the like change"
    )
    return "".join(f"{row}\n" for row in rows or (f"{file}: {same}",))


def _cited(file: str, manuscript: Manuscript, built: Built) -> Iterator[str]:
    for change in built.changes:
        place = manuscript.place(change.flow, change.span.start)
        stands = manuscript.stands(change.flow, change.span)
        note = " (a new note)" if change.as_note else ""
        yield f"{file}:{place}: {stands} -> {plain(change.text)}{note}"


def _revised(file: str, manuscript: Manuscript, built: Built, raw: bytes) -> Iterator[str]:
    from sibcite.manuscript import headings_changed, is_in_order, read, revised

    new = read(raw, file, built.works, manuscript.sought)
    for heading in headings_changed(manuscript, new):
        yield f"{file}: the list: {heading}"
    for each in revised(manuscript, new, built.stands, built.listed):
        if not each.was:
            yield f"{file}: the list: added: {each.now}"
            continue
        where = f"{file}:{manuscript.place(each.flow, each.offset)}: the list"
        yield f"{where}: {each.was} -> {each.now}" if each.now else f"{where}: out: {each.was}"
    if not is_in_order(manuscript, built.stands, built.listed):
        yield f"{file}: the list: its order changes"
