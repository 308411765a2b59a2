"""The command ``sibcite link``: which works a manuscript's citations mean."""

from __future__ import annotations

import click

from sibcite.cli import manuscripts, output
from sibcite.cli.messages import FINDINGS, Misuse, Page


@click.command("link")
@click.argument("file", metavar="MANUSCRIPT")
@manuscripts.refs_option
@click.option(
    "--to",
    type=click.Choice(("keys", "zotero")),
    help="Turn printed labels into keys, or (Word) into live Zotero fields.",
)
@click.option("-o", "--output", "out", metavar="OUT", help="The new file; text files may go to -.")
@click.option("--allow-missing", is_flag=True, help="Write even where a work is not to be found.")
def command(
    file: str, refs: str | None, to: str | None, out: str | None, allow_missing: bool
) -> int:
    """Say which works a manuscript cites; turn labels into keys.

    Without --to each citation is listed with its place and the works that it means. Labels are
    matched across punctuation (Semiryaga, 1995), notes of roles (ed.) and letters behind the year;
    where none or several works fit, the nearest are named, and nothing is guessed.

    \b
    Examples:
      sibcite link article.md
      sibcite link article.md --to keys -o article-keys.md
      sibcite link paper.docx -b references.bib --to zotero -o paper-live.docx
    """
    from sibcite.manuscript import link, rewritten, unread_of

    manuscript, works, _, code = manuscripts.take_with_works(file, refs)
    linked = link(manuscript, works)
    unread = unread_of(manuscript) if refs is None else ()
    code = max(code, manuscripts.tell_places(file, manuscript, (*unread, *linked.remarks)))
    if to is None:
        rows = []
        for each in linked.links:
            place = manuscript.place(each.mention.flow, each.mention.span.start)
            text = manuscript.stands(each.mention.flow, each.mention.span)
            rows.append(f"{place}\t{text}\t{', '.join(work.id for work in each.works) or '-'}\n")
        return max(code, output.put("".join(rows), out))
    manuscripts.same_kind(file, out)
    if out in (None, "-") and file.lower().endswith(".docx"):
        hint = "Name a new file: -o paper-new.docx."
        raise Misuse.of(Page("-o"), "no-output", "A Word file does not go to the terminal.", hint)
    if to == "zotero" and not file.lower().endswith(".docx"):
        message = "Live fields of Zotero stand in Word files only."
        raise Misuse.of(Page("--to"), "no-fields", message, "Use --to keys.")
    missing = any(remark.diagnostic.severity == "error" for remark in linked.remarks)
    if missing and not allow_missing:
        click.echo("Nothing was written. --allow-missing writes it all the same.", err=True)
        return FINDINGS
    raw = rewritten(manuscript, linked, works, to, file.lower().endswith(".tex"))
    if out in (None, "-"):
        return max(code, output.put(raw.decode("utf-8"), None))
    return max(code, output.put_bytes(raw, str(out)))
