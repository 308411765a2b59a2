"""When a work appeared: ``2005``, ``9 August 1945``, ``Spring 2013``, ``n.d.``."""

from __future__ import annotations

import re
from functools import cache

from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import forms, words
from sibcite.read.reference.western.forms import EDGE, YEAR, Part

iso = forms.of(re.compile(r"(?P<issued>[12]\d{3}-\d{2}-\d{2})"))
no_date = forms.of(
    re.compile(r"(?P<issued>n\.\s?d\.|б\.\s?г\.|b\.\s?g\.|forthcoming|in press)", re.I)
)
# "2005", "2004–5", "2005a": the letter tells apart what one author published in a year.
bare_year = forms.of(re.compile(rf"(?P<issued>{YEAR})(?P<suffix>[a-z](?!\w))?{EDGE}"))


def is_year(printed: str) -> bool:
    """Whether words are a year, or years."""
    return re.fullmatch(YEAR, printed) is not None


def is_day(printed: str) -> bool:
    """Whether words are a month, or a day of it: ``October, 19``."""
    return _day().fullmatch(printed.replace(",", "")) is not None


def date(text: str, at: int, end: int) -> Part | None:
    """A date with its month: ``9 August 1945``, ``August 9, 1945``, ``Spring 2013``."""
    match = _date().match(text, at, end)
    if match is None:
        return None
    span = Span(*match.span("issued"))
    parsed = dates.parse(span.of(text)).value
    is_season = match["issued"].split(" ")[0].casefold() in words.of("seasons")
    return Part((Segment("issued", span),), match.end()) if parsed.start or is_season else None


def day(text: str, at: int, end: int) -> Part | None:
    """A day without its year, which stands at the head: ``August 9``."""
    match = _day().match(text, at, end)
    return Part((Segment("issued.day", Span(*match.span("day"))),), match.end()) if match else None


@cache
def _date() -> re.Pattern[str]:
    of_year = r"(?:\s?(?:гг?|г|р)\.)?"
    months = rf"[^\W\d_]{{3,9}}\.?\s?[–/-]\s?{dates.pattern()}"
    season = rf"{words.pattern('seasons')}\s{YEAR}"
    return re.compile(rf"(?P<issued>{dates.pattern()}|{months}|{season}){of_year}{EDGE}", re.I)


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<day>{words.month()}\.?(?:\s\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?)?){EDGE}", re.I
    )
