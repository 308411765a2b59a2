"""The date in brackets after names or a title: ``(1945, August 16)``, ``(1991a)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference.segments import Segment

_NONE_YET = r"n\.\s?d\.|b\.\s?g\.|б\.\s?г\.|forthcoming|in press"
_BRACKET = re.compile(
    r"\((?:\[(?P<original>[12]\d{3})\]\s)?"
    rf"(?P<date>{_NONE_YET}|[12]\d{{3}}(?P<suffix>[a-zа-я](?!\w))?"
    r"(?:,\s[^()]{2,24}|\s?[-–—/]\s?\d{2,4})?)\)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A bracketed date: where the bracket stands, and the segments in it."""

    start: int
    end: int
    segments: tuple[Segment, ...]


def bracketed(text: str, body: Span) -> Dated | None:
    """The first date in round brackets that stands outside italics and square brackets."""
    for match in _BRACKET.finditer(text, body.start, body.end):
        before = text[body.start : match.start()]
        if before.count("*") % 2 or before.count("[") > before.count("]"):
            continue
        date = dates.parse(_without_suffix(match))
        if date.diagnostics and not date.value.start:
            continue
        return Dated(match.start(), match.end(), _segments(match))
    return None


def _without_suffix(match: re.Match[str]) -> str:
    suffix = match["suffix"] or ""
    return match["date"].replace(suffix, "", 1) if suffix else match["date"]


def _segments(match: re.Match[str]) -> tuple[Segment, ...]:
    kinds = {"original": "original-date", "date": "issued", "suffix": "year-suffix"}
    spans = {part: Span(*match.span(part)) for part in kinds if match[part]}
    if "suffix" in spans:
        spans["date"] = Span(spans["date"].start, spans["suffix"].start)
    return tuple(Segment(kinds[part], span) for part, span in spans.items())
