"""The formats of manuscripts: ``.docx``, ``.md``, ``.tex``; each is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from sibcite.manuscript import printed
from sibcite.manuscript.document import Manuscript, Sought, Unfit
from sibcite.model import Record


def _docx(raw: bytes, sought: Sought) -> Manuscript:
    from sibcite.manuscript import docx

    return docx.read(raw, sought)


def _markdown(raw: bytes, sought: Sought) -> Manuscript:
    from sibcite.manuscript import markdown

    return markdown.read(raw, sought)


def _latex(raw: bytes, sought: Sought) -> Manuscript:
    from sibcite.manuscript import latex

    return latex.read(raw, sought)


FORMATS: Mapping[str, Callable[[bytes, Sought], Manuscript]] = {
    ".docx": _docx,
    ".md": _markdown,
    ".markdown": _markdown,
    ".qmd": _markdown,
    ".txt": _markdown,
    ".tex": _latex,
}


def ending(name: str) -> str:
    """The ending by which a file's format goes.

    Raises:
        Unfit: No format has it.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMATS:
        hint = f"Formats: {', '.join(FORMATS)}."
        if suffix in (".doc", ".odt", ".rtf"):
            hint = "Save it as .docx in Word or LibreOffice."
        raise Unfit(f"'{name}' is no manuscript of a known format.", hint)
    return suffix


def read(
    raw: bytes, name: str, records: Sequence[Record] = (), sought: Sought | None = None
) -> Manuscript:
    """A manuscript from the bytes of a file; its name says which format it has.

    Text under a sub-heading of its list that is no list is text like any other. `records` are
    works that the list may print, in any style, so that it is known for one; `sought` says whether
    it may have two lists (`placement.sought`).

    Raises:
        Unfit: No format has that ending, or the file is none of it.
    """
    return _without_text(FORMATS[ending(name)](raw, sought or Sought()), records)


def again(manuscript: Manuscript, raw: bytes, records: Sequence[Record] = ()) -> Manuscript:
    """A manuscript of the same format, read in the same way; `records` as for `read`."""
    sought = replace(manuscript.sought, without=frozenset())
    return _without_text(manuscript.reread(raw, sought), records)


def _without_text(manuscript: Manuscript, records: Sequence[Record]) -> Manuscript:
    """A manuscript whose list has no part that is text of the author."""
    without = printed.no_lists(manuscript, records)
    if not without:
        return manuscript
    return manuscript.reread(manuscript.raw, replace(manuscript.sought, without=without))
