"""A body cut into areas: ``Title. – 2-е изд. – М. : Наука, 1990. – 276 с.``, or without dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sibcite import tables
from sibcite.model import Span
from sibcite.read.reference.gost import imprint

_OPEN = {"[": "]", "(": ")", "“": "”", "«": "»", "„": "“", "「": "」", "『": "』"}
_SIGNS = re.compile(r"[\[\]()“”«»„「」『』*]|\.(?=\s|\Z)|[?!…](?=\s)")
_NESTING, _LONGEST = 8, 600
_DASH = re.compile(r"\.?\s+[–—-]{1,2}\s")
_INITIAL = re.compile(r"(?:^|[\s.(\[«*-])(?:[A-ZА-ЯЁІЇЄҐ][a-zа-яё]?|Shch|Dzh|Дж)$")
_COUNTED = re.compile(r"\d\s?(?:с|c|p|pp|s|т|кн|ч|вып|vols?|л)$|\d{4}\s?(?:гг?|рр?)$")
_JOINT_PLACES = re.compile(r"(?:М|Л|СПб|Пг|M|L)\.\s?[–—-]\s?(?:М|Л|СПб|Пг|M|L)\.\s?[:,]")
_STOPPED = " \t\n\u00a0.,;:–—-"


def split(text: str, body: Span) -> tuple[Span, ...]:
    """The areas of a body in their order, without what parts them."""
    areas = (_trimmed(text, area) for area in _areas(text, body))
    return tuple(area for area in areas if area.start < area.end)


def _areas(text: str, body: Span) -> Iterator[Span]:
    """Stretches that end with a stop outside brackets, quotes and italics."""
    start, nested, italic = body.start, list[str](), False
    for sign in _SIGNS.finditer(text, body.start, body.end):
        place, character = sign.start(), sign[0]
        if character == "*":
            italic = not italic
            ends = not italic and not nested and _closes_area(text, place, body)
        elif nested and character == nested[-1]:
            nested.pop()
            ends = not nested and not italic and _closes_area(text, place, body)
        elif character in _OPEN:
            if len(nested) < _NESTING and _OPEN[character] in text[place : place + _LONGEST]:
                nested.append(_OPEN[character])
            continue
        elif nested or italic:
            continue
        elif character == ".":
            ends = _ends(text, start, place, body)
        else:
            ends = _closes_area(text, place, body)
        if ends:
            yield Span(start, place + (character != "."))
            start = place + 1
    yield Span(start, body.end)


def _closes_area(text: str, place: int, body: Span) -> bool:
    """Whether an area ends behind a sign that is no stop: a dash or an imprint follows."""
    if text[place] != "»" and (dash := _DASH.match(text, place + 1, body.end)):
        return text[dash.end() : dash.end() + 1].isupper()
    if text[place - 1] == "." and text[place] == "*":
        return True
    return _begins_imprint(text, place + 1, body)


def _ends(text: str, start: int, place: int, body: Span) -> bool:
    """Whether the full stop at `place` ends an area, and no initial or abbreviation only."""
    if place + 1 >= body.end or _DASH.match(text, place, body.end):
        return not _is_between_places(text, start, place, body)
    first = place + 1
    while first < body.end and text[first].isspace():
        first += 1
    if text[first : first + 1] in (":", ";", ",", "/", ")", "]", "=", "…", "."):
        return False
    if _begins_imprint(text, place + 1, body) or _numbered().match(text, first, body.end):
        return True
    if text[first : first + 1].islower() or imprint.is_open(text, start, place, body.end):
        return False
    return not _is_abbreviated(text, start, place, first)


def _is_between_places(text: str, start: int, place: int, body: Span) -> bool:
    """``М. – Л. : Наука``: two places that a dash joins."""
    word = text[start:place].strip(_STOPPED)
    return len(word) < 4 and bool(_JOINT_PLACES.match(text, place - len(word), body.end))


def _is_abbreviated(text: str, start: int, place: int, first: int) -> bool:
    before = text[max(start, place - 16) : place]
    if _COUNTED.search(before):
        return False
    if _INITIAL.search(before):
        return True
    word = re.split(r"[\s(\[*«]", before)[-1].casefold()
    if word in _months():
        return text[first : first + 1].isdigit()
    return word in _abbreviations() or (len(word) == 1 and word.isalpha())


def _begins_imprint(text: str, start: int, body: Span) -> bool:
    return imprint.begins(text, start, body.end)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _STOPPED:
        start += 1
    while start < end and text[end - 1] in " \t\n\u00a0.,;:":
        end -= 1
    dash = re.search(r"\s[–—-]+$", text[start:end])
    return Span(start, start + dash.start()) if dash else Span(start, end)


@cache
def _numbered() -> re.Pattern[str]:
    """A label and its number, which begin an area in small letters too: ``1991. no. 4``."""
    table = tables.words("labels")
    words = {word for kind in ("volume", "issue", "page") for word in table[kind]}
    each = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?:{each})\.?\s?(?:\d|[IVXLC]+\b)", re.I)


@cache
def _abbreviations() -> frozenset[str]:
    """Words whose full stop is their own: labels, roles, the customary ones."""
    table = tables.words("labels")
    words = {w for kind in ("volume", "issue", "page", "abbreviations") for w in table[kind]}
    roles = tables.words("responsibility")["roles"].values()
    parts = {part for row in roles for role in row for part in re.split(r"\.?\s", role)}
    # The language that a book was translated from: "пер. с англ. А. Иванова".
    noted = {row.noted.get(of, "") for row in tables.languages().values() for of in ("ru", "uk")}
    return frozenset(words | parts | {each.rstrip(".") for each in noted})


@cache
def _months() -> frozenset[str]:
    table = tables.words("months")
    rows = (row for name, row in table.items() if name != "source")
    return frozenset(word for row in rows for month in row for word in month)
