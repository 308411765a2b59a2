"""What round brackets in a reference hold: an imprint, a date, a thesis, numbers, persons."""

from __future__ import annotations

import re

from sibcite.model import Span
from sibcite.read.reference import sorts
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import dated, imprint, parts
from sibcite.read.reference.western.forms import Part

# Round brackets, and one pair within them: "(Moscow: Nauka (Vostochnaia literatura), 1990)".
_WITHIN = r"(?:\([^()]{1,40}\)[^()]{0,80})?"
_ROUND = re.compile(rf"\((?P<inside>[^()]{{1,200}}{_WITHIN})\)")
_SQUARE = re.compile(r"\[(?P<inside>[^\[\]]{3,160})\]")
_LAST_YEAR = re.compile(r",\s(?P<issued>[12]\d{3}(?:[–/-](?:[12]\d{3}|\d{2}))?)\Z")
# "Cambridge, MA, MIT Press": what follows the place is its state still.
_STATE = re.compile(rf",\s(?:{imprint.CODE}|Mass\.|Conn\.|USA)(?=,)")
_FIRST_PRINTED = re.compile(r"(?i:original work published\s)(?P<issued>[12]\d{3})\.?")
_BETWEEN = re.compile(r"[ ,;.]*")
_COMMA = re.compile(r",\s")
_UNIVERSITY = re.compile(r",\s(?P<publisher>[^,:;]{3,100})")


def read(text: str, at: int, end: int) -> Part | None:
    """The part in brackets that begins at a place; None if they hold anything else."""
    match = _ROUND.match(text, at, end) or _SQUARE.match(text, at, end)
    if match is None:
        return None
    inside = Span(*match.span("inside"))
    readers = _SQUARE_READERS if text[at] == "[" else _ROUND_READERS
    found = next(filter(None, (reader(text, inside) for reader in readers)), None)
    return Part(found, match.end()) if found else None


def place_and_publisher(text: str, words: Span) -> tuple[Segment, ...]:
    """Words before a year, or at the end, as a publisher, its place, or both."""
    if imprint.is_place(words.of(text)):
        return (Segment("publisher-place", words),)
    return _place_and_publisher(text, words)


def _date(text: str, inside: Span) -> tuple[Segment, ...] | None:
    """``(2013)``, ``(2004–5)``, ``(May 1994)``."""
    if dated.is_year(inside.of(text)):
        return (Segment("issued", inside),)
    part = parts.read(text, inside.start, inside.end)
    return part.segments if part and part.end == inside.end and part.kinds() == {"issued"} else None


def _original(text: str, inside: Span) -> tuple[Segment, ...] | None:
    """``(Original work published 1832)``."""
    found = _FIRST_PRINTED.fullmatch(inside.of(text))
    if found is None:
        return None
    issued = Span(*found.span("issued")).moved(inside.start)
    return (Segment("mark", Span(inside.start, issued.start)), Segment("original-date", issued))


def _listed(text: str, inside: Span) -> tuple[Segment, ...] | None:
    """``(2nd ed., Vol. 3, pp. 1–20)``, ``(T. P. Whitney, trans.; Report No. 1)``: to the end."""
    found: list[Segment] = []
    at = inside.start
    while at < inside.end:
        part = parts.read(text, at, inside.end) or _report(text, Span(at, inside.end))
        if part is None or part.end <= at:
            return None
        found += part.segments
        gap = _BETWEEN.match(text, part.end, inside.end)
        at = gap.end() if gap else part.end
    return tuple(found)


def _report(text: str, inside: Span) -> Part | None:
    """``Report No. 27``, before the end or a comma."""
    found = sorts.numbered(text, inside.start, inside.end + 1)
    return Part(found, found[-1].span.end) if found else None


def _persons(text: str, inside: Span) -> tuple[Segment, ...] | None:
    """``(T. P. Whitney, trans.)``: names with their role."""
    part = parts.persons_behind(text, inside.start, inside.end)
    return part.segments if part and part.end >= inside.end - 1 else None


def _thesis(text: str, inside: Span) -> tuple[Segment, ...] | None:
    """``(unpublished doctoral thesis, University of Tokyo, 1994)``."""
    genre = parts.read(text, inside.start, inside.end)
    if genre is None or "genre" not in genre.kinds():
        return None
    if year := _LAST_YEAR.match(text, genre.end, inside.end):
        return (*genre.segments, Segment("issued", Span(*year.span("issued"))))
    university = _UNIVERSITY.match(text, genre.end, inside.end)
    if university is None:
        return genre.segments if genre.end == inside.end else None
    found = (*genre.segments, Segment("publisher", Span(*university.span("publisher"))))
    year = _LAST_YEAR.match(text, university.end(), inside.end)
    if year:
        return (*found, Segment("issued", Span(*year.span("issued"))))
    return found if university.end() == inside.end else None


def _square(text: str, inside: Span) -> tuple[Segment, ...] | None:
    """``[Doctoral thesis, University of Tokyo]``, ``[Brochure]``, ``[Internet]``."""
    if sorts.is_medium(inside.of(text)):
        return (Segment("genre", inside),)
    medium = parts.medium(text, inside.start - 1, inside.end + 1)
    if medium is not None:
        return medium.segments
    report = _report(text, inside)
    return report.segments if report and report.end == inside.end else _thesis(text, inside)


def _imprint(text: str, inside: Span) -> tuple[Segment, ...] | None:
    """``(Moscow: Nauka, 1990)``, ``(Moscow, 1990)``, ``(Nauka, 1990)``."""
    part = parts.read(text, inside.start, inside.end)
    if part and part.end == inside.end and "publisher-place" in part.kinds():
        return part.segments
    if imprint.is_place(inside.of(text)):
        return (Segment("publisher-place", inside),)
    return _dated_imprint(text, inside)


def _dated_imprint(text: str, inside: Span) -> tuple[Segment, ...] | None:
    """What stands before the year behind the last comma: a place, a publisher, or both."""
    year = _LAST_YEAR.search(text, inside.start, inside.end)
    if year is None or year.start() == inside.start:
        return None
    before = Span(inside.start, year.start())
    issued = Segment("issued", Span(*year.span("issued")))
    if imprint.is_place(before.of(text)):
        return (Segment("publisher-place", before), issued)
    if re.search(r"[:;]|\d", before.of(text)) or before.of(text)[:1].islower():
        return None
    return (*_place_and_publisher(text, before), issued)


def _place_and_publisher(text: str, words: Span) -> tuple[Segment, ...]:
    """A publisher, and its place where one that is known stands before it or behind it."""
    for comma in _COMMA.finditer(text, words.start, words.end):
        first, second = Span(words.start, comma.start()), Span(comma.end(), words.end)
        if imprint.is_place(first.of(text)) and not imprint.is_place(words.of(text)):
            if not _STATE.match(text, comma.start(), words.end):
                return (Segment("publisher-place", first), Segment("publisher", second))
        elif imprint.is_place(second.of(text)):
            return (Segment("publisher", first), Segment("publisher-place", second))
    return (Segment("publisher", words),)


# A row of parts may be a date, a thesis or an imprint as well; persons alone are read last.
_ROUND_READERS = (_date, _original, _listed, _thesis, _imprint, _persons)
_SQUARE_READERS = (_square,)
