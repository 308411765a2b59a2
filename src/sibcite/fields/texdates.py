"""Dates in the fields of old BibTeX: ``year = {1974--1977}``, ``year = 1956, month = oct``."""

from __future__ import annotations

import re

from sibcite.fields import edtf
from sibcite.model import Date

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(" "), 1)}


def parse(year: str, month: str = "", day: str = "") -> tuple[Date, str]:
    """A date in the fields of old BibTeX, in text, and the letter after its year.

    Returns:
        The date; one that is not understood holds what was written.
    """
    match = re.fullmatch(r"([0-9]{4})([a-z]?)", year.strip())
    if match is None:
        slash = re.sub(r"\s*[–—]\s*", "/", year)
        return edtf.parse(slash) or Date(written=year), ""
    parts = [match[1], *_month_and_day(month, day)]
    return edtf.parse("-".join(parts)) or Date((int(match[1]),)), match[2]


def _month_and_day(month: str, day: str) -> list[str]:
    """A month by its English name or number, and the day, which may stand in its field too."""
    numbers = [f"{int(number):02d}" for number in re.findall(r"(?a:\b\d{1,2}\b)", f"{month} {day}")]
    named = _MONTHS.get(re.sub(r"[^a-z]", "", month.lower())[:3])
    return ([f"{named:02d}", *numbers] if named else numbers)[:2]
