r"""What a LaTeX file carries of its works: comments at its end, behind ``\end{document}``."""

from __future__ import annotations

import re

from sibcite.manuscript.source import Edit, Source, at_end, without
from sibcite.model import Span

_HEAD = "% sibcite: the works of this file, of which its style prints less"
_TAIL = "% sibcite: end"
_END = re.compile(r"\\end[ \t]*\{document\}")
_LINES = re.compile(r"(?:(?:\r\n|\r|\n)% [^\r\n]*+)*?(?:\r\n|\r|\n)" + _TAIL + r"(?=[\r\n]|\Z)")


def found(text: str) -> Span:
    """Where such comments stand; empty where there are none.

    Before the end of the document they are what the author shows, as in code.
    """
    start = text.rfind(_HEAD)
    lines = _LINES.match(text, start + len(_HEAD)) if start >= 0 else None
    is_line = start == 0 or text[start - 1 : start] in ("\n", "\r")
    if lines is None or not is_line:
        return Span(0, 0)
    is_last = not text[lines.end() :].strip() and not _END.search(text)
    is_behind = _END.search(text, 0, start) is not None
    return Span(start, lines.end()) if is_behind or is_last else Span(0, 0)


def read(text: str, span: Span) -> str:
    """What the comments that stand there say; empty where there are none."""
    return "\n".join(line.removeprefix("% ") for line in span.of(text).splitlines()[1:-1])


def edit(source: Source, span: Span, carried: str) -> Edit:
    """The edit that puts the comments there, changes them, or takes them away."""
    if not carried:
        return without(source, span)
    lines = (_HEAD, *(f"% {line}" for line in carried.split("\n")), _TAIL)
    body = source.line_end.join(lines)
    return Edit(span.start, span.end, body) if span.end else at_end(source, body, blank=False)
