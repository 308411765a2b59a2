"""The series that a book is in, and its number there: ``岩波新書``, ``中公新書1720``."""

from __future__ import annotations

import re

from sibcite.model import Span
from sibcite.read.reference.japanese import words
from sibcite.read.reference.segments import Segment

_SERIES = re.compile(r"(?P<title>.{2,40}?)\s?第?(?P<number>\d{1,5})?[巻号]?")
_COLOUR = re.compile(r"・?(?:新赤|黄|青|赤|緑|白)版?\Z")


def is_one(printed: str) -> bool:
    """Whether words name a series, a number behind it or none."""
    match = _SERIES.fullmatch(printed)
    return match is not None and words.is_series(_COLOUR.sub("", match["title"]))


def read(text: str, span: Span) -> tuple[Segment, ...]:
    """A series and the number in it."""
    match = _SERIES.fullmatch(text, span.start, span.end)
    if match is None:
        return (Segment("unread", span),)
    if not match["number"]:
        return (Segment("collection-title", span),)
    title = Segment("collection-title", Span(*match.span("title")))
    number = Segment("collection-number", Span(*match.span("number")))
    gaps = (Span(title.span.end, number.span.start), Span(number.span.end, span.end))
    return (title, number, *(Segment("mark", gap) for gap in gaps if gap.start < gap.end))
