"""Numbers of a reference: ``Vol. 18 (2)`` of a journal, ``1, 8`` of a newspaper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from sibcite.fields import numbers
from sibcite.model import Span
from sibcite.read.reference import when
from sibcite.read.reference.segments import Segment

_NUMBERS = (
    "volume",
    "issue",
    "page",
    "number",
    "edition",
    "number-of-pages",
    "number-of-volumes",
    "part-number",
    "collection-number",
)
# A label right before a number, or its last sign: "no. 3", "№ 3".
_LABEL = re.compile(r"[\w№°]\.?\s*$")
_LONGEST_LABEL = 8


def told(text: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments, with the numbers of a journal and of a newspaper told apart.

    ``Vol. 18 (2)`` of a journal is a volume and an issue; ``1, 8`` of a newspaper are pages.
    """
    return _newspaper_pages(text, _journal_numbers(text, segments))


def read(text: str, found: Mapping[str, Span]) -> dict[str, str]:
    """The numbers as printed; only volumes in small Roman numerals are a style's, and in digits."""
    printed = {kind: found[kind].of(text) for kind in _NUMBERS if kind in found}
    return {
        kind: numbers.arabic(value) if kind == "volume" else value
        for kind, value in printed.items()
    }


def _journal_numbers(text: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """A journal's ``Vol. 18 (2)`` is volume and issue; a series' volume keeps its bracket."""
    found = {segment.kind for segment in segments}
    if "container-title" not in found or "issue" in found:
        return segments
    parted = (_parted(text, each) if each.kind == "volume" else (each,) for each in segments)
    return tuple(chain.from_iterable(parted))


def _parted(text: str, printed: Segment) -> tuple[Segment, ...]:
    """A volume, its issue in brackets, and the signs behind each."""
    parts = numbers.volume_and_issue(printed.span.of(text))
    if parts is None:
        return (printed,)
    volume, issue = (part.moved(printed.span.start) for part in parts)
    return (
        Segment("volume", volume),
        Segment("mark", Span(volume.end, issue.start)),
        Segment("issue", issue),
        Segment("mark", Span(issue.end, printed.span.end)),
    )


def _newspaper_pages(text: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Numbers without a label behind a newspaper of a day are its pages: ``*Izvestiya*, 1, 8``."""
    found = {segment.kind: segment.span for segment in reversed(segments)}
    bare = next((kind for kind in ("issue", "volume") if kind in found), "")
    if not bare or "container-title" not in found or not _is_day(text, found):
        return segments
    first = found[bare]
    before = text[max(0, first.start - _LONGEST_LABEL) : first.start].replace("*", "")
    if _LABEL.search(before):
        return segments
    last = found.get("page", first)
    kept = (each for each in segments if not first.start <= each.span.start <= last.end - 1)
    pages = Segment("page", Span(first.start, last.end))
    return tuple(sorted((*kept, pages), key=lambda each: each.span.start))


def _is_day(text: str, found: Mapping[str, Span]) -> bool:
    return "issued" in found and len(when.date(text, found, "issued").value.start) == 3
