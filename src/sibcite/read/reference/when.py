"""When: a date of a reference, whose day may stand apart from its year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sibcite.fields import dates
from sibcite.model import Date, Parsed, Span


def date(text: str, found: Mapping[str, Span], kind: str) -> Parsed[Date]:
    """Read a date of a reference: ``1945, August 9``, or the day apart, ``1945. … August 9``.

    Args:
        text: The whole reference.
        found: Where each kind of segment stands; that of the date is among them.
        kind: The CSL variable of the date.

    Returns:
        A Gregorian date with `written` as it stands at the year, and what `fields.dates` remarks.
    """
    written = found[kind].of(text)
    day = found.get(f"{kind}.day")
    if day is None:
        return dates.parse(written)
    whole = dates.parse(f"{day.of(text)}, {written}")
    return replace(whole, value=replace(whole.value, written=written))
