"""Place, publisher and year: ``М.: Крафт+, 2003``, ``М. ; Л., 1948``, ``Moscow, Nauka, 1997``."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables
from sibcite.model import Span
from sibcite.read.reference.segments import Segment

_HIGH = "A-ZА-ЯЁІЇЄҐĀĪŪĒŌÀ-ÖØ-Þ\u3400-\u9fff"
# A word in kanji may be a publisher as well: only a known place is one.
_WORD = rf"(?![\u3400-\u9fff])[{_HIGH}][\w'’-]+\.?"
_PLACE = rf"(?P<place>(?:{_WORD})(?:\s(?:{_WORD}|на|am|de|н/Д|[A-Z]\.)){{0,3}}"
_PLACES = rf"{_PLACE}(?:\s?[;–—]\s?(?:{_WORD})(?:\s{_WORD})?){{0,2}})"
_YEAR = (
    r"\[?(?P<year>[12]\d{3}(?:\s?[–—/-]\s?(?:[12]\d{3}|\d{2}))?)(?P<suffix>[a-fа-в](?!\w))?\]?"
    r"(?:\s?гг?\.?|\s?рр?\.?)?"
)
_PAGES = r"(?:pp?|[СсSs])\.\s?(?P<page>\d+(?:\s?[–—-]\s?\d+)?)"
_END = rf",\s{_YEAR}(?:,\s(?:(?P<extent>\d+)\s(?:pp?|с)\.?|{_PAGES}))?"
_PUBLISHED = rf"\s?:\s?(?P<publisher>[^\s:][^\n№]{{0,150}}?){_END}"
_IN_COMMAS = rf",\s(?P<publisher>[{_HIGH}«\"][^\n,:;№\d]{{1,90}}){_END}"
# A publisher without its place, as lists in the manner of APA and MLA have given it.
_ALONE = re.compile(rf"(?P<publisher>[{_HIGH}][^\n,:;№\d/.]{{2,80}}){_END}")
_PUBLISHERS = r"&|\bU?P$|^U of\b|\bUniversit"
# What a known place may stand before, and any word that could be one.
_BEHIND_KNOWN = (
    re.compile(_PUBLISHED),
    re.compile(_END),
    re.compile(_IN_COMMAS),
    re.compile(r"\s?:\s(?P<publisher>[^\n:\d]{2,60})"),
)
_ANY = tuple(re.compile(rf"{_PLACES}{each}") for each in (_PUBLISHED, _END, _IN_COMMAS))
_BEGINNING = re.compile(r"\s?:\s?\S|,\s\[?[12]\d{3}|,\s[^,.:]{2,60}\.?,\s[12]\d{3}")
# A stop inside a publisher's name, with the year still to come: "Изд. Рус. Геогр. о-ва, 1919".
_OPEN = re.compile(r"\.\s[^\d:/\n]{1,60},\s\[?[12]\d{3}")
_BEFORE = re.compile(r"\s*(?:[–—-]\s)?")
# Countries are no places of publication.
_COUNTRIES = frozenset(("russia", "ussr", "ukraine"))
_KINDS = {
    "place": "publisher-place",
    "publisher": "publisher",
    "year": "issued",
    "suffix": "year-suffix",
    "extent": "number-of-pages",
    "page": "page",
}


def read(text: str, area: Span) -> tuple[Segment, ...]:
    """The segments of an imprint; none of an area that is no imprint.

    A publisher needs a colon, or commas around it and a year; a year alone needs a place.
    """
    if place := known().match(text, area.start, area.end):
        for pattern in _BEHIND_KNOWN:
            if match := pattern.fullmatch(text, place.end(), area.end):
                return (Segment("publisher-place", Span(*place.span())), *_segments(match))
    alone = _ALONE.fullmatch(text, area.start, area.end)
    if alone and _publishing().search(alone["publisher"]):
        return _segments(alone)
    matches = (pattern.fullmatch(text, area.start, area.end) for pattern in _ANY)
    match = next(filter(None, matches), None)
    return _segments(match) if match else ()


def begins(text: str, start: int, end: int) -> bool:
    """Whether an imprint with a known place stands at `start`, or behind the spaces there."""
    before = _BEFORE.match(text, start, end)
    place = known().match(text, before.end() if before else start, end)
    return place is not None and _BEGINNING.match(text, place.end(), end) is not None


def is_place(words: str) -> bool:
    """Whether words are a known place, or several in a row."""
    return known().fullmatch(words) is not None


def is_open(text: str, start: int, stop: int, end: int) -> bool:
    """Whether an imprint that stands at `start` goes on behind the full stop at `stop`."""
    if not begins(text, start, stop) or re.search(r"[12]\d{3}", text[start:stop]):
        return False
    return _OPEN.match(text, stop, end) is not None


def _segments(match: re.Match[str]) -> tuple[Segment, ...]:
    groups = match.groupdict()
    spans = ((_KINDS[each], Span(*match.span(each))) for each in groups if groups[each])
    return tuple(Segment(kind, span) for kind, span in spans)


@cache
def _publishing() -> re.Pattern[str]:
    """What tells a publisher from a place: ``Harrow & Stone``, ``Meridian Press``."""
    words = "|".join(map(re.escape, tables.words("parts")["publishers"]))
    return re.compile(rf"\b(?:{words})\b|{_PUBLISHERS}")


@cache
def known() -> re.Pattern[str]:
    """A pattern of one known place, or of several in a row: ``М. ; Л.``, ``Ithaca, NY``."""
    forms = {"M.", "L.", "SPb.", "Moskva", "Б. м.", "[Б. м.]", "б. м.", "[б. м.]", "B. m."}
    for row in tables.places():
        if row.key not in _COUNTRIES:
            forms.update((row.english, row.original, row.short, row.russian, *row.variants))
    each = "|".join(map(re.escape, sorted(filter(None, forms), key=len, reverse=True)))
    return re.compile(
        rf"(?:{each})(?:(?:\s?[;–—-]\s?|\s(?:и|and|und|et|&)\s|,\s)(?:{each})){{0,3}}(?!\w)(?:,\s[A-Z]{{2}}(?=\s?:))?"
    )
