"""What stands raised in a paragraph: by its runs, or their styles of characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sibcite.manuscript.docx.names import Element, said, w
from sibcite.manuscript.docx.styles import Styles
from sibcite.manuscript.docx.walk import Piece
from sibcite.model import Span

_RAISED = "superscript"


def of(styles: Styles, pieces: Sequence[Piece]) -> Iterator[Span]:
    """The raised stretches of a text that `pieces` make, each as long as it can be."""
    start, at = -1, 0
    for text, element in pieces:
        run = None if element is None else element.getparent()
        if run is not None and _is_raised(styles, run):
            start = at if start < 0 else start
        elif start >= 0 and text:
            yield Span(start, at)
            start = -1
        at += len(text)
    if start >= 0:
        yield Span(start, at)


def _is_raised(styles: Styles, run: Element) -> bool:
    properties = run.find(w("rPr"))
    if properties is None:
        return False
    own = said(properties, "vertAlign")
    return (own or styles.value(said(properties, "rStyle"), "vertAlign")) == _RAISED
