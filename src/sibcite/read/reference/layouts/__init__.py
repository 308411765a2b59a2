"""The manners of reference: each cuts a reference, or leaves it to the next."""

from __future__ import annotations

from collections.abc import Callable

from sibcite.model import Span
from sibcite.read.reference import frame
from sibcite.read.reference.layouts import archival, author_date, gost, title_first, unknown
from sibcite.read.reference.segments import Segment, filled

Layout = Callable[[str, Span, tuple[Segment, ...]], tuple[Segment, ...]]

# The first that cuts the body on hard evidence has it; `unknown` always answers.
LAYOUTS: tuple[Layout, ...] = (
    archival.divide,
    author_date.divide,
    gost.divide,
    title_first.divide,
    unknown.divide,
)


def divide(text: str) -> tuple[Segment, ...]:
    """Cut a reference into segments that, end to end, are the text."""
    around = frame.divide(text)
    for layout in LAYOUTS:
        if found := layout(text, around.body, around.segments):
            torn = {each.kind for each in found if _is_torn(text, each)}
            if "archive_location" in torn:
                # An archive leads nowhere without the address in it.
                torn.add("archive")
            whole = (each for each in found if each.kind.partition(".")[0] not in torn)
            return filled((*around.segments, *whole), text, frame.marks())
    return filled(around.segments, text, frame.marks())


def _is_torn(text: str, segment: Segment) -> bool:
    """Whether italics begin or end within a field: then two fields were taken for one."""
    before, *emphasized = segment.span.of(text).split("*")
    return segment.kind != "mark" and bool(
        len(emphasized) % 2 or (emphasized and emphasized[0][:1].isspace() and before)
    )
