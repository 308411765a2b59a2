"""Dates of CSL-JSON: parts, EDTF (``1945-08~/..``) and dates in words (``May 1945``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from sibcite.csl.variables import as_text

# Year, month and day as far as they are known; months 13 to 24 are seasons.
Point: TypeAlias = tuple[int, ...]
# The end of a range that goes on.
OPEN: Point = (0,)

_WHOLE_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.0)?")
_LEAST_OF_TEN_DIGITS = 10**9
_UNSURE = re.compile(r"[?~%]|\bca?\.?\s|\bcirca\b|\babout\b")
_BETWEEN = re.compile(
    r"\s*/\s*|\s*[–—]\s*|\s+-\s+|(?<=\d{4})-(?=\d{4}$)|(?<=[a-z\d])-(?=[A-Z][a-z])"
)
_EDTF = re.compile(
    r"(?:Y(?P<long>-?\d{1,9})|(?P<year>[+-]?\d{1,4}|-\d{1,9}))"
    r"(?:-(?P<month>\d{1,2}|XX)(?:-(?P<day>\d{1,2}|XX))?)?(?:T.*)?"
)
_SLASHED = (
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})"),
)
_ABBREVIATED = re.compile(r"(\d\d)(\d\d)\s*[/–—-]\s*(\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spr": 21, "sum": 22, "aut": 23, "fal": 23, "win": 24}
_ENDINGS = frozenset(("st", "nd", "rd", "th", "ad", "ce"))


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a range of dates.

    Attributes:
        start: Where it is or begins; empty if only the end is known.
        end: Where a range ends, `OPEN` if it goes on; None if it is no range.
        season: The season of a date without a month: `1` (spring) to `4`, or a text.
        circa: Whether it is uncertain or approximate.
        literal: What is printed of a date that cannot be read; else empty.
    """

    start: Point = ()
    end: Point | None = None
    season: str = ""
    circa: bool = False
    literal: str = ""


def date(raw: object) -> Date | None:
    """A CSL-JSON date; None if nothing is in it.

    Args:
        raw: A date variable's value, or what stands under its `raw` or `edtf` alone.
    """
    if type(raw) is not dict and not isinstance(raw, Mapping):
        return _raw(as_text(raw).strip())
    made = _parts(raw.get("date-parts"))
    if made is not None and len(raw) == 1:
        return made
    for key in ("raw", "edtf"):
        made = made or _raw(as_text(raw.get(key)).strip())
    literal = as_text(raw.get("literal")).strip()
    if made is None or (literal and not made.start and not made.end):
        made = Date(literal=literal)
    circa = raw.get("circa") not in ("0", "false") and bool(raw.get("circa"))
    made = replace(made, season=_season(raw.get("season")), circa=made.circa or circa)
    return made if made.start or made.end or made.literal or made.season else None


def _season(value: object) -> str:
    text = as_text(value).strip()
    return str(int(text) - 20) if text in ("21", "22", "23", "24") else text


def _parts(raw: object) -> Date | None:
    if not isinstance(raw, list | tuple) or not raw:
        return None
    # A date that forgot to be a list of dates.
    points = raw if isinstance(raw[0], list | tuple) else [raw]
    start, *more = [_valid(_point(point)) for point in points[:2]]
    return Date(start, (more[0] or None) if more else None) if start else None


def _point(parts: object) -> Point:
    point: list[int] = []
    for part in parts[:3] if isinstance(parts, list | tuple) else ():
        if type(part) is int and -_LEAST_OF_TEN_DIGITS < part < _LEAST_OF_TEN_DIGITS:
            point.append(part)
            continue
        text = as_text(part).strip()
        if not _WHOLE_NUMBER.fullmatch(text):
            break
        point.append(int(text.removesuffix(".0")))
    while len(point) > 1 and point[-1] == 0:
        point.pop()
    return tuple(point)


def _valid(point: Point) -> Point:
    """A point without what no calendar has; months over 12 are seasons and have no days."""
    if len(point) > 1 and not 1 <= point[1] <= 24:
        return point[:1]
    if len(point) > 2 and (point[1] > 12 or not 1 <= point[2] <= 31):
        return point[:2]
    return point


def _raw(text: str) -> Date | None:
    """A date in EDTF or in words; what cannot be read is printed as it is."""
    if not text:
        return None
    circa = _UNSURE.search(text) is not None
    bare = " ".join((_UNSURE.sub("", text) if circa else text).split())
    return replace(_abbreviated(bare) or _range(bare) or Date(literal=text), circa=circa)


def _abbreviated(text: str) -> Date | None:
    """``1930/31``, ``1941–45``: years of which the second leaves out the century."""
    match = _ABBREVIATED.fullmatch(text)
    if match is None or int(match[3]) <= int(match[2]):
        return None
    # With a hyphen, a number that can be a month or a season is one.
    if "-" in text and int(match[3]) <= 24:
        return None
    return Date((int(match[1] + match[2]),), (int(match[1] + match[3]),))


def _range(text: str) -> Date | None:
    if any(form.fullmatch(text) for form in _SLASHED):
        return _one(text)
    first, *more = _BETWEEN.split(text)
    if len(more) > 1:
        return None
    if not more:
        return _one(text)
    if first in ("", ".."):
        end = _read(more[0])
        return Date(end=end) if end else None
    start = _read(first)
    end = OPEN if more[0] in ("", "..") else _read(more[0])
    return Date(start, end) if start and end else None


def _one(text: str) -> Date | None:
    point = _read(text)
    return Date(point) if point else None


def _read(text: str) -> Point | None:
    """A point in EDTF, in digits with slashes, or in words."""
    text = text.strip().strip(".")
    for form in (_EDTF, *_SLASHED):
        match = form.fullmatch(text)
        if match is not None:
            groups = match.groupdict()
            year = groups.get("long") or groups["year"]
            return _valid(tuple(map(int, _known(year, groups.get("month"), groups.get("day")))))
    return _words(text)


def _known(*parts: str | None) -> list[str]:
    """The parts in front of the first that is unknown, as EDTF's XX and a month 0 are."""
    known: list[str] = []
    for part in parts:
        if part in (None, "XX") or (known and int(part or 0) == 0):
            break
        known.append(part or "")
    return known


def _words(text: str) -> Point | None:
    """A date in English words; None where it has no year or a word is not known."""
    year = month = day = None
    ancient = False
    for word in re.findall(r"[^\W\d_]+|\d+", text):
        low = word.lower()
        if word.isdecimal():
            if len(word) > 2 or day is not None or (year is None and int(word) > 31):
                year = int(word) if len(word) < 10 else year
            else:
                day = int(word)
        elif low[:3] in _MONTHS:
            month = _MONTHS.index(low[:3]) + 1
        elif low[:3] in _SEASONS:
            month = _SEASONS[low[:3]]
        elif low in ("bc", "bce"):
            ancient = True
        elif low not in _ENDINGS:
            return None
    if year is None:
        return None
    parts = (-year if ancient else year, month, day if month else None)
    return _valid(tuple(part for part in parts if part is not None))
