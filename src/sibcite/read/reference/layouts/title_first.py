"""``*Vsemirnaya istoriya* [World History]. (1965). Vol. 10.``: a work without an author."""

from __future__ import annotations

import re

from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference import people, work, year
from sibcite.read.reference.segments import Segment

# A title is certain where emphasis, a translation or a full stop parts it from its date.
_TITLE_END = re.compile(r"[.*\]?!”»\"…]\s*\Z")
_RUNNING_STOP = r"\.\s+"


def divide(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference that begins with its title and is dated later; else nothing."""
    linked = any(segment.kind in ("URL", "DOI") for segment in around)
    dated = year.bracketed(text, body)
    if dated is not None:
        if not _TITLE_END.search(text[max(body.start, dated.start - 9) : dated.start]):
            return ()
        title = work.divide(text, Span(body.start, dated.start), linked=False)
        rest = Span(dated.end, body.end)
        after = work.continued(text, rest, linked)
        return (*title, *dated.segments, *after) if title else ()
    if not _running_date(text, body):
        return ()
    author = _author(text, body, around)
    rest = Span(author[-1].span.end if author else body.start, body.end)
    return (*author, *work.divide(text, rest, linked))


def _author(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """``Deniker 1901 — Deniker Joseph. La première …``: the name that the label shortens."""
    label = next((each for each in around if each.kind == "citation-label"), None)
    first = re.match(r"[^.\n]{3,60}\.\s", text[body.start : body.end])
    if label is None or first is None:
        return ()
    head = Span(body.start, body.start + first.end() - 2)
    if head.of(text) in label.span.of(text):
        return ()
    return people.head(text, head)


def _running_date(text: str, body: Span) -> bool:
    """Whether an element of the body is a whole date: ``. April 18, 1991.``."""
    pattern = re.compile(rf"{_RUNNING_STOP}{dates.pattern()}(?:\.|\s*$)", re.I)
    return pattern.search(text, body.start, body.end) is not None
