"""What a Markdown file carries of its works: a comment at its end, which no reader sees."""

from __future__ import annotations

from collections.abc import Iterable

from sibcite.manuscript.source import Edit, Source, at_end, without
from sibcite.model import Span

_OPEN, _CLOSE = "<!-- sibcite: the works of this file, of which its style prints less", "-->"


def found(text: str, masks: Iterable[tuple[int, int]]) -> Span:
    """Where the last such comment stands; empty where there is none.

    Args:
        text: The file.
        masks: The stretches of it that are no running text: in code it is what the code says.
    """
    start = text.rfind(_OPEN)
    end = text.find(_CLOSE, start)
    if start < 0 or end < 0 or all(begin != start for begin, _ in masks):
        return Span(0, 0)
    return Span(start, end + len(_CLOSE))


def read(text: str, span: Span) -> str:
    """What the comment that stands there says; empty where there is none."""
    said = span.of(text)[len(_OPEN) : -len(_CLOSE)]
    return "\n".join(said.splitlines()).strip()


def edit(source: Source, span: Span, carried: str) -> Edit:
    """The edit that puts the comment there, changes it, or takes it away."""
    if not carried:
        return without(source, span)
    body = source.line_end.join((_OPEN, *carried.split("\n"), _CLOSE))
    return Edit(span.start, span.end, body) if span.end else at_end(source, body, blank=True)
