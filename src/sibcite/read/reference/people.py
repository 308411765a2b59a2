"""Names at the head of a reference and the note of what they did: ``Gavrilov, V. A. (ed.)``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sibcite import tables
from sibcite.fields import names
from sibcite.model import Name, Span
from sibcite.read.reference.segments import Segment

# "Ken." is a name in full, "Yu." and "Dzh." are initials.
_GIVEN_IN_FULL = re.compile(
    r"\s(?:[^\W\d_]*[aeiouāīūēō][nmaeiouāīūēō]|[^\W\d_]{2,}[aeiouāīūēō])\.\Z"
)


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
        return segments(text, _without_stop(text, _trimmed(text, span)), "author")
    if text[noted.end : span.end].strip(" .,;:"):
        return ()
    return segments(text, noted.names, noted.role)


def body(text: str, span: Span) -> tuple[Segment, ...]:
    """A head that is no row of persons as one author: ``Ministry of Foreign Affairs of Japan``.

    It may have another role: ``Institute of Oriental Studies (comp.)``.
    """
    noted = note(text, span)
    if noted is not None and not text[noted.end : span.end].strip(" .,;:"):
        return tuple(Segment(noted.role, each.span) for each in body(text, noted.names))
    whole = _trimmed(text, span, " .,;:")
    plain = whole.start < whole.end and not re.search(r"[*\[\]“”«»\d]", whole.of(text))
    return (Segment("author", whole),) if plain and whole.of(text)[0].isupper() else ()


def segments(text: str, span: Span, role: str, manner: names.Manner = "") -> tuple[Segment, ...]:
    """One segment of the role for each name."""
    found = names.located(span.of(text), manner)
    return tuple(
        Segment(role, place.moved(span.start), _manner(name, manner)) for name, place in found
    )


def _manner(name: Name, manner: names.Manner) -> names.Manner:
    """How a name is read by itself, as it was read in its row."""
    if manner == "closed" or name.order != "given-first":
        return manner if manner == "closed" else ""
    return "natural" if manner else ""


def row(text: str, span: Span, role: str, manner: names.Manner = "") -> tuple[Segment, ...]:
    """The same, with the words and signs between the names as marks."""
    found = segments(text, span, role, manner)
    gaps = (Span(one.span.end, two.span.start) for one, two in pairwise(found))
    return (*found, *(Segment("mark", gap) for gap in gaps if gap.start < gap.end))


def _trimmed(text: str, span: Span, signs: str = " ,;:") -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1] in signs:
        end -= 1
    return Span(start, end)


def _without_stop(text: str, span: Span) -> Span:
    """A full stop after a given name in full ends the head, and is no part of an initial."""
    full = _GIVEN_IN_FULL.search(text, max(span.start, span.end - 20), span.end)
    return Span(span.start, span.end - 1) if full else span


@cache
def _roles() -> dict[str, str]:
    roles = tables.words("labels")["roles"]
    return {word: role for role, words in roles.items() for word in words}


@cache
def _note() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_roles(), key=len, reverse=True)))
    return re.compile(rf"\((?P<role>{words})\.?\)", re.I)
