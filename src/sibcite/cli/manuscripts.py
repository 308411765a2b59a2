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
    from sibcite.manuscript.document import Manuscript
    from sibcite.manuscript.links import Remark

refs_option = click.option(
    "-b",
    "--bibliography",
    "refs",
    metavar="REFS",
    help="The works: .bib, .json, .jsonl, or a printed list. [default: the manuscript's own list]",
)


def take(name: str, records: Sequence[Record] = ()) -> Manuscript:
    """A manuscript from its file; `records` are works that its list may print.

    Raises:
        Unreadable: There is no such file, or it is refused; the message says why.
    """
    from sibcite.manuscript import Unfit, read

    try:
        return read(Path(name).read_bytes(), name, records)
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


def take_with_works(name: str, refs: str | None) -> tuple[Manuscript, Sequence[Record], bool, int]:
    """A manuscript, the works that it may cite, whether they are its own, and the exit code.

    Raises:
        Unreadable: One of the files cannot be read, or there are no works.
    """
    from sibcite.manuscript import records_of

    if refs is None:
        manuscript = take(name)
        own = records_of(manuscript)
        if not own:
            message = "No works are named, and the manuscript has no reference list of its own."
            hint = "Name them: -b references.bib; or put the list under a heading References."
            raise Unreadable.of(Page(name), "no-works", message, hint)
        return manuscript, own, True, 0
    page = source.take(refs)
    parsed = records.read(page, "auto")
    code = report(parsed.diagnostics, page)
    return take(name, parsed.value), parsed.value, False, code


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
