"""What follows an address and is no part of it: dates, extents, notes of the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sibcite.archives import authority
from sibcite.archives.steps import Step
from sibcite.model import Diagnostic, Span

_DATE = (
    r"(?:\d{1,2}\s)?(?:[^\W\d_]{3,9}\.?\s)?[12]\d{3}(?:[-/]\d{2,4})?(?:\s?(?:гг?|g)\b)?"
    r"(?:[.,]\s\d{1,2}\s[^\W\d_]{3,9})?"
)
_COPY = (
    r"(?:подлинник|оригинал|копия|машинопись|рукопись|автограф|заверенная копия|отпуск"
    r"|translated by|contributed by|copy|original|typescript|microfilm|микрофильм)[^;]*"
)
# A number before its label is how many leaves there are, and no place: 214 л.
_EXTENT = r"\d+\s?(?:лл?|ll?|с|арк|f|Bl|S)\.?(?!\w)"
# The year of an inventory has its "г." behind it; the next archive may be joined by "and".
_JOINED = (
    r"(?:гг?|g|and|и|та|und|et|i|in|at|from|also|в|во|из|у|також|также|далее|далі|сл|след)\b\.?"
)
_KNOWN = re.compile(
    rf"[\s.,;:\-–—]*(?:\([^()]*\)|\[[^\[\]]*\]|{_EXTENT}|{_COPY}|{_DATE}|{_JOINED})[\s.,;:\-–—]*",
    re.I,
)
_SIGNS = " \t\n.,;:)]-–—»\"”'’"
_LONGEST_QUOTED = 60
_SHORTEST_GAP = 3


def is_known(text: str) -> bool:
    """Whether a text begins with a date, an extent or a note of the copy."""
    return _KNOWN.match(text) is not None


def left_over(text: str, start: int, end: int) -> tuple[Diagnostic, ...]:
    """A remark on what stands behind an address and is nothing that is known to."""
    left = _left(text, start, end)
    if left is None:
        return ()
    message = f"After the address, '{_quoted(left.of(text))}' was not understood."
    hint = "It is kept in the text; if it is a level, write its label: op., d., l."
    return (Diagnostic("unread-address", "warning", message, left, hint),)


def goes_on(text: str, over: tuple[Diagnostic, ...]) -> bool:
    """Whether what is left over is a sentence that goes on, and has no level in it."""
    left = "".join(each.span.of(text) for each in over if each.span)
    return left[:1].islower() and not any(map(str.isdecimal, left))


def between(text: str, row: Sequence[Step]) -> Iterator[Diagnostic]:
    """Remarks on what stands between the levels of an address."""
    for one, two in pairwise(row):
        end = max(one.value.end, one.label.end)
        yield from gap(text, end, min(two.label.start, two.value.start))


def gap(text: str, start: int, end: int) -> tuple[Diagnostic, ...]:
    """A remark on words between two levels, or between the archive and its levels."""
    left = _left(text, start, end) if end - start > _SHORTEST_GAP else None
    # An archive may be named twice: The National Archives (TNA): PRO.
    if left is None or authority.is_known(left.of(text)):
        return ()
    message = f"Among the levels of the address, '{_quoted(left.of(text))}' was not understood."
    hint = "It is kept in the text; if it is a level, write its label: op., d., l."
    return (Diagnostic("unread-address", "note", message, left, hint),)


def _left(text: str, start: int, end: int) -> Span | None:
    """What a stretch of text has beside signs and what is known to stand there."""
    at = start
    while at < end and (tail := _KNOWN.match(text, at, end)) is not None and tail.end() > at:
        at = tail.end()
    while at < end and text[at] in _SIGNS:
        at += 1
    stop = end
    while stop > at and text[stop - 1] in _SIGNS:
        stop -= 1
    return Span(at, stop) if at < stop else None


def _quoted(left: str) -> str:
    return left if len(left) <= _LONGEST_QUOTED else left[: _LONGEST_QUOTED - 3] + "…"
