"""What the commands on manuscripts share: the file, the works that it may cite, and its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sibcite.cli import records, source
from sibcite.cli.messages import FINDINGS, Misuse, Page, Unreadable, report, show_at
from sibcite.model import Diagnostic, Record

if TYPE_CHECKING:
    from sibcite.manuscript.document import Manuscript, Sought
    from sibcite.manuscript.remarks import Remark

refs_option = click.option(
    "-b",
    "--bibliography",
    "refs",
    metavar="REFS",
    help="The works: .bib, .json, .jsonl, or a printed list. [default: the manuscript's own list]",
)


def take(name: str, records: Sequence[Record] = (), sought: Sought | None = None) -> Manuscript:
    """A manuscript from its file; `records` are works that its list may print.

    `sought` is what is looked for as its list.

    Raises:
        Unreadable: There is no such file, or it is refused; the message says why.
    """
    from sibcite.manuscript import Unfit, read

    try:
        return read(Path(name).read_bytes(), name, records, sought)
    except Unfit as unfit:
        place = f"{name}:{unfit.place}" if unfit.place else name
        raise Unreadable.of(Page(place), "unfit-manuscript", str(unfit), unfit.hint) from None
    except OSError as fault:
        raise source.unreadable(Page(name), fault) from None


def same_kind(name: str, out: str | None, others: Sequence[str] = ()) -> None:
    """Refuse to write a manuscript under the ending of another format.

    Raises:
        Misuse: The endings differ, and that of OUT is none of `others`.
    """
    was, new = Path(name).suffix.lower(), Path(out or "").suffix.lower()
    text = (".md", ".markdown", ".qmd", ".txt")
    alike = was == new or (was in text and new in text)
    if new and out != "-" and not alike and new not in others:
        message = f"'{name}' is written as what it is, and '{out}' has another ending."
        raise Misuse.of(Page("-o"), "other-format", message, f"Name a file in {was}.")


def take_with_works(
    name: str, refs: str | None, sought: Sought | None = None
) -> tuple[Manuscript, Sequence[Record], bool, int]:
    """A manuscript, the works that it may cite, whether they are its own, and the exit code.

    Raises:
        Unreadable: One of the files cannot be read, or there are no works.
    """
    from sibcite.manuscript import records_of

    if refs is None:
        manuscript = take(name, sought=sought)
        own = records_of(manuscript)
        if not own:
            message = "No works are named, and the manuscript has no reference list of its own."
            hint = "Name them: -b references.bib; or put the list under a heading References."
            raise Unreadable.of(Page(name), "no-works", message, hint)
        return manuscript, own, True, 0
    given, code = _given(refs)
    return take(name, given, sought), given, False, code


def _given(refs: str) -> tuple[Sequence[Record], int]:
    """The works of a file, and the exit code.

    Raises:
        Unreadable: It is a manuscript itself, cannot be read, or no work is in it.
    """
    hint = _EXTRACTED.get(Path(refs).suffix.lower(), "")
    if hint and Path(refs).is_file():
        message = f"'{refs}' is a manuscript; works are read from .bib, .json, .jsonl or a list."
        raise Unreadable.of(Page(refs), "no-bibliography", message, hint.format(file=refs))
    page = source.take(refs)
    parsed = records.read(page, "auto")
    code = report(parsed.diagnostics, page)
    read = [each for each in parsed.value if not _is_none(each)]
    if not read:
        message = "No work was read from it, so that nothing could be cited."
        hint = "Give a bibliography: .bib, .json, .jsonl, or a list of printed references."
        raise Unreadable.of(page, "no-works", message, hint)
    return read, code


# What to do with a manuscript that was given for a bibliography.
_EXTRACTED = {
    ".docx": "Its own list as records: sibcite extract {file} -o references.bib.",
    ".tex": "Its own list as records: sibcite extract {file} -o references.bib.",
    ".doc": "Save it as .docx, then take its list: sibcite extract FILE.docx -o references.bib.",
    ".odt": "Save it as .docx, then take its list: sibcite extract FILE.docx -o references.bib.",
    ".rtf": "Save it as .docx, then take its list: sibcite extract FILE.docx -o references.bib.",
}


def _is_none(record: Record) -> bool:
    """Whether a record was read from what is no reference."""
    return any(remark.code == "not-a-reference" for remark in record.diagnostics)


def tell_places(name: str, manuscript: Manuscript, remarks: Iterable[Remark]) -> int:
    """Print remarks with their places in the manuscript; the exit code."""
    code = 0
    for remark in remarks:
        span = remark.diagnostic.span
        place = manuscript.place(remark.flow, span.start if span is not None else 0)
        show_at(f"{name}:{place}", remark.diagnostic)
        code = max(code, FINDINGS if remark.diagnostic.severity != "note" else 0)
    return code


def tell(name: str, remarks: Iterable[Diagnostic]) -> int:
    """Print remarks on the whole; the exit code."""
    code = 0
    for remark in remarks:
        show_at(name, remark)
        code = max(code, FINDINGS if remark.severity != "note" else 0)
    return code
