"""``*Vsemirnaya istoriya* [World History]. (1965). Vol. 10.``: a work without an author."""

from __future__ import annotations

import re

from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference import work, year
from sibcite.read.reference.segments import Segment

_RUNNING_STOP = r"\.\s+"


def divide(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference that begins with its title and is dated later; else nothing."""
    linked = any(segment.kind in ("URL", "DOI") for segment in around)
    dated = year.bracketed(text, body)
    if dated is not None:
        title = work.divide(text, Span(body.start, dated.start), linked=False)
        rest = Span(dated.end, body.end)
        after = work.continued(text, rest, linked)
        return (*title, *dated.segments, *after) if title else ()
    if _running_date(text, body):
        return work.divide(text, body, linked)
    return ()


def _running_date(text: str, body: Span) -> bool:
    """Whether an element of the body is a whole date: ``. April 18, 1991.``."""
    pattern = re.compile(rf"{_RUNNING_STOP}{dates.pattern()}(?:\.|\s*$)", re.I)
    return pattern.search(text, body.start, body.end) is not None
