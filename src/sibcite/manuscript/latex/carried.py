r"""What a LaTeX file carries of its works: comments at its end, behind ``\end{document}``."""

from __future__ import annotations

import re

from sibcite.manuscript.source import Edit, Source, without
from sibcite.model import Span

_HEAD = "% sibcite: the works of this list, of which its style prints less"
_LINES = re.compile(r"(?:(?:\r\n|\r|\n)% [^\r\n]*+)*+")


def found(text: str) -> Span:
    """Where the last such comment stands; at the end, and empty, where there is none."""
    start = text.rfind(_HEAD)
    if start < 0 or (start > 0 and text[start - 1] not in "\r\n"):
        return Span(len(text), len(text))
    behind = start + len(_HEAD)
    lines = _LINES.match(text, behind)
    return Span(start, lines.end() if lines else behind)


def read(text: str) -> str:
    """What the comments say; empty where there are none."""
    lines = found(text).of(text).splitlines()[1:]
    return "\n".join(line.removeprefix("% ") for line in lines)


def edit(source: Source, carried: str) -> Edit:
    """The edit that puts the comments there, changes them, or takes them away."""
    span = found(source.text)
    if not carried:
        return without(source, span)
    end = source.line_end
    body = (end + "% ").join((_HEAD, *carried.split("\n")))
    if span.start < span.end:
        return Edit(span.start, span.end, body)
    ended = source.text.endswith(("\n", "\r"))
    return Edit(span.start, span.end, end * (not ended) + body + end * ended)
