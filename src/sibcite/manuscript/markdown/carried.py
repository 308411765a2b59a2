"""What a Markdown file carries of its works: a comment at its end, which no reader sees."""

from __future__ import annotations

from sibcite.manuscript.source import Edit, Source, without
from sibcite.model import Span

_OPEN, _CLOSE = "<!-- sibcite: the works of this list, of which its style prints less", "-->"


def found(text: str) -> Span:
    """Where the last such comment stands; at the end, and empty, where there is none."""
    start = text.rfind(_OPEN)
    end = text.find(_CLOSE, start)
    is_line = start == 0 or text[start - 1 : start] in ("\n", "\r")
    if start < 0 or end < 0 or not is_line:
        return Span(len(text), len(text))
    return Span(start, end + len(_CLOSE))


def read(text: str) -> str:
    """What the comment says; empty where there is none."""
    said = found(text).of(text)[len(_OPEN) : -len(_CLOSE)]
    return "\n".join(said.splitlines()).strip()


def edit(source: Source, carried: str) -> Edit:
    """The edit that puts the comment there, changes it, or takes it away."""
    span = found(source.text)
    if not carried:
        return without(source, span)
    end = source.line_end
    body = end.join((_OPEN, *carried.split("\n"), _CLOSE))
    if span.start < span.end:
        return Edit(span.start, span.end, body)
    ended = source.text.endswith(("\n", "\r"))
    return Edit(span.start, span.end, end * (2 - ended) + body + end * ended)
