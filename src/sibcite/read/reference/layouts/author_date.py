"""``Galitskiy, V. P. (1991). Title [Translation]. *Journal*. 4, 58-73.``: names, then the year."""

from __future__ import annotations

import re

from sibcite.model import Span
from sibcite.read.reference import people, sorts, work, year
from sibcite.read.reference.segments import Segment

# Behind "(1931)" the year of an edition: then the bracket has that of the first.
_EDITION = re.compile(r"\s*[12]\d{3}[a-z]?[.,:]\s")


def divide(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference whose head is names and a year in brackets; else nothing."""
    dated = year.bracketed(text, body)
    if dated is None or sorts.says_given(body.of(text)) or _EDITION.match(text, dated.end):
        return ()
    linked = any(segment.kind in ("URL", "DOI") for segment in around)
    head, title = Span(body.start, dated.start), Span(dated.end, body.end)
    if any(_repeats_head(text, segment, head) for segment in around):
        # A body's label holds its name too; then a title in italics follows.
        if not work.begins_with_title(text, title):
            return ()
        names = people.body(text, head)
    else:
        names = people.head(text, head)
    if not names and work.begins_with_title(text, title):
        names = people.body(text, head)
    if not names:
        return ()
    return (*names, *dated.segments, *work.divide(text, title, linked))


def _repeats_head(text: str, segment: Segment, head: Span) -> bool:
    """Whether a label holds the whole head: then it is a title; labels hold no given names."""
    words = head.of(text).strip(" .*")
    return segment.kind == "citation-label" and len(words) > 1 and words in segment.span.of(text)
