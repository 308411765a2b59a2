"""The formats of manuscripts: ``.docx``, ``.md``, ``.tex``; each is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from sibcite.manuscript import printed
from sibcite.manuscript.document import Manuscript, Unfit
from sibcite.model import Record


def _docx(raw: bytes, without: frozenset[int]) -> Manuscript:
    from sibcite.manuscript import docx

    return docx.read(raw, without)


def _markdown(raw: bytes, without: frozenset[int]) -> Manuscript:
    from sibcite.manuscript import markdown

    return markdown.read(raw, without)


def _latex(raw: bytes, without: frozenset[int]) -> Manuscript:
    from sibcite.manuscript import latex

    return latex.read(raw, without)


FORMATS: Mapping[str, Callable[[bytes, frozenset[int]], Manuscript]] = {
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


def read(raw: bytes, name: str, records: Sequence[Record] = ()) -> Manuscript:
    """A manuscript from the bytes of a file; its name says which format it has.

    Text under a sub-heading of its list that is no list is text like any other. `records` are
    works that the list may print, in any style, so that it is known for one.

    Raises:
        Unfit: No format has that ending, or the file is none of it.
    """
    reader = FORMATS[ending(name)]
    manuscript = reader(raw, frozenset())
    without = printed.no_lists(manuscript, records)
    return reader(raw, without) if without else manuscript
