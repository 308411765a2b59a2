"""Dates in EDTF level 1, both ways: ``1945-08-16``, ``1930/1931``, ``1945~``, ``1945-21``, ``..``.

Source: [edtf]
"""

from __future__ import annotations

import re

from sibcite.model import Date
from sibcite.model.date import Point

_POINT = re.compile(
    r"(?P<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX|Y-?[0-9]{5,12})"
    r"(?:-(?P<month>[0-9]{1,2}|XX)(?:-(?P<day>[0-9]{1,2}|XX)(?:T[0-9:.+Z-]*)?)?)?"
)
_MARKS = {"?": (True, False), "~": (False, True), "%": (True, True)}


def show(date: Date) -> str:
    """The date without what was printed of it; empty if nothing was understood."""
    mark = next(
        (sign for sign, said in _MARKS.items() if said == (date.uncertain, date.approximate)), ""
    )
    if date.end is None:
        return _show_point(date.start) + mark
    sides = (date.start, date.end)
    return "/".join(_show_point(side) + mark if side else ".." for side in sides)


def parse(text: str) -> Date | None:
    """Read an EDTF string.

    Returns:
        A date without `written`, but for what EDTF can say and a date cannot (an unspecified
        digit, an hour), where the string is kept. None if the text is no EDTF of level 1.
    """
    sides = text.strip().split("/")
    if len(sides) > 2 or not sides[0]:
        return None
    read = [_side(side) for side in sides]
    points, marks = [point for point, _ in read], {mark for point, mark in read if point}
    if None in points or not any(points):
        return None
    start, end = points[0], points[1] if len(points) == 2 else None
    assert start is not None
    if "X" in text:
        if end is None and len(start) == 1 and (last := _last_year(sides[0])):
            return Date(start, (last,), uncertain=True, written=text.strip())
        return _date(start, end, marks, text.strip())
    return _date(start, end, marks, text.strip() if "T" in text else "")


def _date(start: Point, end: Point | None, marks: set[str], written: str) -> Date:
    uncertain = any(_MARKS[mark][0] for mark in marks if mark)
    approximate = any(_MARKS[mark][1] for mark in marks if mark)
    return Date(start, end, uncertain, approximate, written)


def _show_point(point: Point) -> str:
    if not point:
        return ""
    year = point[0]
    shown = f"{year:05d}" if year < 0 else f"{year:04d}"
    if len(shown.lstrip("-")) > 4:
        shown = f"Y{year}"
    return "-".join([shown, *(f"{part:02d}" for part in point[1:])])


def _side(text: str) -> tuple[Point | None, str]:
    """One side of a slash: its point, empty if open, None if unread; and its mark."""
    if text in ("", ".."):
        return (), ""
    mark = text[-1] if text[-1] in _MARKS else ""
    match = _POINT.fullmatch(text.removesuffix(mark))
    if match is None:
        return None, mark
    parts = [int(match["year"].removeprefix("Y").replace("X", "0"))]
    for part in (match["month"], match["day"]):
        if part is None or part == "XX":
            break
        parts.append(int(part))
    return (tuple(parts) if _exists(parts) else None), mark


def _exists(parts: list[int]) -> bool:
    """Whether there is such a month, a season (21-24, without days), and such a day."""
    if len(parts) > 1 and not (1 <= parts[1] <= 12 or (21 <= parts[1] <= 24 and len(parts) == 2)):
        return False
    return len(parts) < 3 or 1 <= parts[2] <= 31


def _last_year(side: str) -> int | None:
    """The last year that ``194X`` can mean; None if no digit of the year is unspecified."""
    year = side[:5] if side.startswith("-") else side[:4]
    return int(year.replace("X", "9")) if "X" in year and not year.startswith("-") else None
