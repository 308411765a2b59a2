"""Forms: how a part of a reference is known by itself, and what all forms are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sibcite.model import Span
from sibcite.read.reference.segments import Segment

ROMAN = r"[IVXLCDM]+"
_PAGE = r"(?:[A-Za-zА-Яа-я]?\d+[abаб]?|[ivxlcdm]+)"
# Pages with their letters, ranges, and a few in a row: "115–29", "A3", "xii–xv", "3, 7–9".
PAGES = rf"{_PAGE}(?:\s?[-–—]\s?{_PAGE})?(?:,\s?\d+(?:\s?[-–—]\s?\d+)?)*"
# One year or several: "1945", "1945–46", "1945/1946".
YEAR = r"[12]\d{3}(?:\s?[–/-]\s?(?:[12]\d{3}|\d{1,2}))?"
# Where a part ends: before a sign with a space, a bracket, or nothing more.
EDGE = r"(?=[.,;:]|\s?[(\[]|\s*\Z|\*)"

# Groups of a pattern that are not named as their segments are; CSL's names have hyphens.
_KINDS = {
    "tail": "mark",
    "volumes": "number-of-volumes",
    "original": "original-date",
    "place": "publisher-place",
    "extent": "number-of-pages",
    "number": "issue",
    "suffix": "year-suffix",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that is known by its form.

    Attributes:
        segments: What it says, by CSL variable.
        end: Where it ends.
    """

    segments: tuple[Segment, ...]
    end: int

    def kinds(self) -> frozenset[str]:
        """The kinds of its segments."""
        return frozenset(each.kind for each in self.segments)


# What reads the part that begins at a place of a text and stops before an end; None without one.
Form = Callable[[str, int, int], Part | None]


def of(pattern: re.Pattern[str]) -> Form:
    """The form that a pattern describes; each named group is a segment."""

    def form(text: str, at: int, end: int) -> Part | None:
        return by(pattern, text, at, end)

    return form


def by(pattern: re.Pattern[str], text: str, at: int, end: int) -> Part | None:
    """The part that a pattern reads at a place; None if it does not fit."""
    match = pattern.match(text, at, end)
    return Part(segments(match), match.end()) if match else None


def first(forms: tuple[Form, ...], text: str, at: int, end: int) -> Part | None:
    """The part that the first form that fits reads at a place; None if none fits."""
    return next(filter(None, (form(text, at, end) for form in forms)), None)


def segments(match: re.Match[str]) -> tuple[Segment, ...]:
    """A segment for each group that took part in a match."""
    groups = (name for name in match.groupdict() if match[name])
    return tuple(Segment(_KINDS.get(name, name), Span(*match.span(name))) for name in groups)
