"""The italics of a paragraph: set by its runs, their styles of characters, or its own style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sibcite.manuscript.docx.names import Element, is_on, said, w
from sibcite.manuscript.docx.styles import Styles
from sibcite.manuscript.docx.walk import Piece
from sibcite.model import Span


def of(styles: Styles, paragraph: Element, pieces: Sequence[Piece]) -> Iterator[Span]:
    """The stretches in italics of a paragraph's text, which `pieces` make."""
    is_styled = bool(styles.switch(said(paragraph, "pPr/pStyle"), "i"))
    at = 0
    for text, element in pieces:
        run = None if element is None else element.getparent()
        if run is not None and _is_italic(styles, run, is_styled):
            yield Span(at, at + len(text))
        at += len(text)


def _is_italic(styles: Styles, run: Element, is_styled: bool) -> bool:
    """A run's own word is the last; else what its style has on turns that of the paragraph over."""
    properties = run.find(w("rPr"))
    if properties is None:
        return is_styled
    if properties.find(w("i")) is not None:
        return is_on(properties, "i")
    return is_styled != bool(styles.switch(said(properties, "rStyle"), "i"))
