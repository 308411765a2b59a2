"""Names at the head of a reference and the note of what they did: ``Gavrilov, V. A. (ed.)``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.fields import names
from sibcite.model import Span
from sibcite.read.reference.segments import Segment


@dataclass(frozen=True, slots=True)
class Note:
    """Names, the role that the bracket after them gives, and where the bracket ends."""

    names: Span
    role: str
    end: int


def note(text: str, span: Span) -> Note | None:
    """The first role in brackets within a stretch of text, and the names before it."""
    match = _note().search(text, span.start, span.end)
    if match is None:
        return None
    before = Span(span.start, match.start())
    return Note(_trimmed(text, before), _roles()[match["role"].casefold()], match.end())


def head(text: str, span: Span) -> tuple[Segment, ...]:
    """The names of a head, authors unless a note says otherwise; nothing if it is not all names."""
    noted = note(text, span)
    if noted is None:
        return segments(text, _trimmed(text, span), "author")
    if text[noted.end : span.end].strip(" .,;:"):
        return ()
    return segments(text, noted.names, noted.role)


def segments(text: str, span: Span, role: str) -> tuple[Segment, ...]:
    """One segment of the role for each name."""
    return tuple(
        Segment(role, found.moved(span.start)) for _, found in names.located(span.of(text))
    )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1] in " ,;:":
        end -= 1
    return Span(start, end)


@cache
def _roles() -> dict[str, str]:
    roles = tables.words("labels")["roles"]
    return {word: role for role, words in roles.items() for word in words}


@cache
def _note() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_roles(), key=len, reverse=True)))
    return re.compile(rf"\((?P<role>{words})\.?\)", re.I)
