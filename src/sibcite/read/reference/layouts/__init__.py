"""The manners of reference: each cuts a reference, or leaves it to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sibcite.fields import titles
from sibcite.model import Span
from sibcite.read.reference import doubts, frame, kinds
from sibcite.read.reference.layouts import (
    archival,
    author_date,
    gost,
    japanese,
    title_first,
    unknown,
    western,
)
from sibcite.read.reference.segments import Segment, filled

Layout = Callable[[str, Span, tuple[Segment, ...]], tuple[Segment, ...]]

# An archival address is read as nothing else. Of the others, the first that reads all has it, or
# else the one that leaves the least unread.
LAYOUTS: tuple[Layout, ...] = (
    archival.divide,
    japanese.divide,
    author_date.divide,
    western.marked,
    western.latin,
    gost.divide,
    title_first.divide,
    western.plain,
    unknown.divide,
)


def divide(text: str) -> tuple[Segment, ...]:
    """Cut a reference into segments that, end to end, are the text."""
    around = frame.divide(text)
    cuts: list[tuple[Segment, ...]] = []
    for layout in LAYOUTS:
        if found := layout(text, around.body, around.segments):
            whole = _without_torn(text, around.segments, found)
            if _is_understood(text, whole) or layout is archival.divide:
                return whole
            cuts.append(whole)
    return min(cuts, key=lambda cut: _unread(text, cut), default=()) or filled(
        around.segments, text, frame.marks()
    )


def _unread(text: str, whole: tuple[Segment, ...]) -> int:
    """How many characters were not understood, or stand in a field that holds more than its own."""
    return sum(
        each.span.end - each.span.start
        for each in whole
        if each.kind == "unread" or doubts.is_doubtful(each.kind, each.span.of(text))
    )


def _is_understood(text: str, whole: tuple[Segment, ...]) -> bool:
    """Whether every word was read, each field holds its own, and one says where it appeared."""
    found = {each.kind for each in whole}
    if "unread" in found or not found & kinds.IMPRINT:
        return False
    return not any(doubts.is_doubtful(each.kind, each.span.of(text)) for each in whole)


def _without_torn(
    text: str, around: tuple[Segment, ...], found: tuple[Segment, ...]
) -> tuple[Segment, ...]:
    """The segments of a reference without those that italics tear apart."""
    torn = {each.kind for each in found if _is_torn(text, each)}
    if "archive_location" in torn:
        # An archive leads nowhere without the address in it.
        torn.add("archive")
    whole = (_unmarked(text, each) for each in found if each.kind.partition(".")[0] not in torn)
    return filled((*around, *whole), text, frame.marks())


def _unmarked(text: str, segment: Segment) -> Segment:
    """A translation without the quotes or italics that it has within its brackets."""
    if not segment.kind.endswith("title.translated"):
        return segment
    start, end = titles.unmarked(segment.span.of(text))
    return replace(segment, span=Span(start, end).moved(segment.span.start))


def _is_torn(text: str, segment: Segment) -> bool:
    """Whether italics begin or end within a field: then two fields were taken for one."""
    before, *emphasized = segment.span.of(text).split("*")
    return segment.kind != "mark" and bool(
        len(emphasized) % 2 or (emphasized and emphasized[0][:1].isspace() and before)
    )
