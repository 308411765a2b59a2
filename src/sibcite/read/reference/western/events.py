"""Where a paper was given: ``paper presented at the Annual Meeting of X, Chicago, January 5``."""

from __future__ import annotations

import re

from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference import sorts
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import imprint
from sibcite.read.reference.western.forms import Part

_GIVEN = re.compile(
    r"(?:paper|(?P<genre>[^\W\d_]+(?:\s[^\W\d_]+){0,2}))\s(?:presented|given|delivered|read)\sat\s"
    r"(?:the\s)?(?=\S)",
    re.I,
)
# A stop behind two letters is an abbreviation's: "St. Petersburg".
_STOP = re.compile(r"(?<![\s.][^\W\d_]{2})[.](?=\s|\Z)|[“”«»*\[\]();:]")
_PAPER = "conference paper"
_COMMA = re.compile(r",\s")
_ANY_YEAR = 2000
_LONGEST = 260
# Behind an event there are a place of up to three parts and a date of two.
_MOST_PARTS = 5


def presented(text: str, at: int, end: int) -> Part | None:
    """The event that a part names, with its place and day."""
    given = _GIVEN.match(text, at, end)
    if given is None or not sorts.is_given(given["genre"] or _PAPER):
        return None
    stop = _STOP.search(text, given.end(), end)
    whole = Span(given.end(), stop.start() if stop else end)
    if not 0 < whole.end - whole.start <= _LONGEST:
        return None
    genre = (Segment("genre", Span(*given.span("genre"))),) if given["genre"] else ()
    lead = Segment("mark", Span(given.end("genre") if genre else at, given.end()))
    return Part((*genre, lead, *located(text, whole)), whole.end)


def located(text: str, words: Span) -> tuple[Segment, ...]:
    """An event, and where they stand behind it its place and its day: ``AAASS, Boston, May 3``."""
    day, end = _dated(text, words)
    commas = _commas(text, Span(words.start, end))
    place = next((each for each in commas if _is_place(text, each.end(), end)), None)
    if place is None:
        return (Segment("event-title", Span(words.start, end)), *day)
    named = Segment("event-title", Span(words.start, place.start()))
    return (named, Segment("event-place", Span(place.end(), end)), *day)


def _dated(text: str, words: Span) -> tuple[tuple[Segment, ...], int]:
    """The day or days that end words, and where they end without them.

    Without a year they are days of that at the head.
    """
    for comma in _commas(text, words):
        span = Span(comma.end(), words.end)
        if len(dates.parse(span.of(text)).value.start) > 1:
            return (Segment("issued", span),), comma.start()
        if len(dates.parse(f"{span.of(text)}, {_ANY_YEAR}").value.start) > 1:
            return (Segment("issued.day", span),), comma.start()
    return (), words.end


def _commas(text: str, words: Span) -> list[re.Match[str]]:
    return list(_COMMA.finditer(text, words.start, words.end))[-_MOST_PARTS:]


def _is_place(text: str, at: int, end: int) -> bool:
    """Whether a known place begins there, its state or country behind it."""
    return imprint.is_place(text[at:end].partition(",")[0])
