"""The formats of manuscripts: ``.docx``, ``.md``, ``.tex``; each is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from sibcite.manuscript.document import Manuscript, Unfit


def _docx(raw: bytes) -> Manuscript:
    from sibcite.manuscript import docx

    return docx.read(raw)


def _markdown(raw: bytes) -> Manuscript:
    from sibcite.manuscript import markdown

    return markdown.read(raw)


def _latex(raw: bytes) -> Manuscript:
    from sibcite.manuscript import latex

    return latex.read(raw)


FORMATS: Mapping[str, Callable[[bytes], Manuscript]] = {
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


def read(raw: bytes, name: str) -> Manuscript:
    """A manuscript from the bytes of a file; its name says which format it has.

    Raises:
        Unfit: No format has that ending, or the file is none of it.
    """
    return FORMATS[ending(name)](raw)
