"""What follows an address and is no part of it: dates, extents, notes of the copy."""

from __future__ import annotations

import re

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
_KNOWN = re.compile(
    rf"[\s.,;:\-–—]*(?:\([^()]*\)|\[[^\[\]]*\]|{_EXTENT}|{_COPY}|{_DATE})[\s.,;:\-–—]*", re.I
)
_SIGNS = " \t\n.,;:)]-–—»\"”'’"
_LONGEST_QUOTED = 60


def is_known(text: str) -> bool:
    """Whether a text begins with a date, an extent or a note of the copy."""
    return _KNOWN.match(text) is not None


def left_over(text: str, start: int, end: int) -> tuple[Diagnostic, ...]:
    """A remark on what stands behind an address and is nothing that is known to."""
    at = start
    while at < end and (tail := _KNOWN.match(text, at, end)) is not None and tail.end() > at:
        at = tail.end()
    while at < end and text[at] in _SIGNS:
        at += 1
    stop = end
    while stop > at and text[stop - 1] in _SIGNS:
        stop -= 1
    if at == stop:
        return ()
    left = text[at:stop]
    quoted = left if len(left) <= _LONGEST_QUOTED else left[: _LONGEST_QUOTED - 3] + "…"
    message = f"After the address, '{quoted}' was not understood."
    hint = "It is kept in the text; if it is a level, write its label: op., d., l."
    return (Diagnostic("unread-address", "warning", message, Span(at, stop), hint),)
