"""Segments: a reference cut into kinds of field; end to end they are the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sibcite.fields import names
from sibcite.model import Span

# Between two fields stand punctuation, space, and the asterisks of Markdown, and no more.
_MARK = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a reference and what it is.

    `kind` is a CSL variable (`title`, `issued`, `author`, one segment a name), its translation
    (`title.translated`), a part of an archival address (`archive`, `archive.name`,
    `archive.translated`, `archive_location`), `language`, `citation-label`, `mark` for what only
    parts the fields (punctuation, "Vol.", "(ed.)"), or `unread`. `manner` says how the row that
    a name stands in sets its names.
    """

    kind: str
    span: Span
    manner: names.Manner = ""


def covers(segments: tuple[Segment, ...], text: str) -> bool:
    """Whether the segments, end to end, are the text."""
    if not segments:
        return not text
    ends = segments[0].span.start == 0 and segments[-1].span.end == len(text)
    return ends and all(one.span.end == two.span.start for one, two in pairwise(segments))


def filled(found: Iterable[Segment], text: str, marks: re.Pattern[str]) -> tuple[Segment, ...]:
    """The found segments in order, with what lies between them.

    Args:
        found: Segments that do not overlap, in any order.
        text: The whole reference.
        marks: What parts fields besides punctuation: labels, the note of a role.
    """
    whole: list[Segment] = []
    position = 0
    for segment in sorted((s for s in found if s.span.start < s.span.end), key=_start):
        whole.extend(_between(text, position, segment.span.start, marks))
        whole.append(segment)
        position = segment.span.end
    whole.extend(_between(text, position, len(text), marks))
    return tuple(whole)


def _start(segment: Segment) -> int:
    return segment.span.start


def _between(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterable[Segment]:
    """Marks alone where nothing is left of the gap without them, else the words in it unread."""
    gap = text[start:end]
    if not gap:
        return
    if marks.fullmatch(gap):
        yield Segment("mark", Span(start, end))
        return
    lead = _MARK.match(gap)
    head = lead.end() if lead else 0
    tail = len(gap)
    while tail > head and not gap[tail - 1].isalnum():
        tail -= 1
    for kind, first, last in (("mark", 0, head), ("unread", head, tail), ("mark", tail, len(gap))):
        if first < last:
            yield Segment(kind, Span(start + first, start + last))
