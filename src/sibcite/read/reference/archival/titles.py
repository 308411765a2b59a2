"""The title of a document: ``“Title” [Translation]``, ``*Title* (Translation)``, ``Title``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sibcite.fields import titles
from sibcite.model import Span
from sibcite.read.reference.elements import split
from sibcite.read.reference.segments import Segment

_MARKS = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "*": "*", "「": "」"}
_OPENS = re.compile(r"[“«„‘\"*「]")
# A title has ended where its translation, another field or nothing follows.
_ENDS = re.compile(
    r"[.,]?\s*(?:\Z|[\[(]|(?<=\s)[12]\d{3}\b)|[.,;]\s|\s[\u3040-\u30ff\u3400-\u9fff]"
)
# The title in its own script, behind that in Latin letters.
_ORIGINAL = re.compile(
    r"\s(?P<own>[\u3040-\u30ff\u3400-\u9fff][^\[\]()“”*A-Za-z.,]{0,120}?)(?=\s*(?:[\[(.,]|\Z))"
)
_TRANSLATED = re.compile(r"[.,]?\s*(?:\[(?P<square>[^\[\]]+)\]|\((?P<round>[^()\d][^()]*)\))")
_MOST_MARKS = 40


@dataclass(frozen=True, slots=True)
class Marked:
    """A title in quotes or italics: where its marks begin, its segments, and where they end."""

    start: int
    segments: tuple[Segment, ...]
    end: int


def marked(text: str, span: Span) -> Marked | None:
    """The first title in quotes or italics that a stretch has, with its translation."""
    opening = _OPENS.search(text, span.start, span.end)
    if opening is None:
        return None
    close = _close(text, Span(opening.start(), span.end))
    if close is None:
        return None
    found = [Segment("title", _bare(text, Span(opening.end(), close)))]
    end = close + 1
    if own := _ORIGINAL.match(text, end, span.end):
        found.append(Segment("title.original", Span(*own.span("own"))))
        end = own.end()
    if translated := _TRANSLATED.match(text, end, span.end):
        inner = Span(*translated.span(translated.lastgroup or 0))
        found.append(Segment("title.translated", inner))
        end = translated.end()
    return Marked(opening.start(), tuple(found), end)


def plain(text: str, span: Span) -> tuple[Segment, ...]:
    """All of a stretch as a title, its translation in square brackets behind it."""
    elements = split(text, span)
    if not elements:
        return ()
    whole = Span(elements[0].core.start, elements[-1].core.end)
    start, end = titles.bare(whole.of(text))
    title = Segment("title", Span(start, end).moved(whole.start))
    translated = elements[-1].translated
    return (title, Segment("title.translated", translated)) if translated else (title,)


def _close(text: str, span: Span) -> int | None:
    """Where the mark is that closes the one at the start: the first that a title can end with."""
    signs = _MARKS[text[span.start]]
    at = span.start
    for _ in range(_MOST_MARKS):
        at = min((p for sign in signs if (p := text.find(sign, at + 1, span.end)) >= 0), default=-1)
        if at < 0:
            return None
        # An American comma or stop stands within the quotes.
        if _ENDS.match(text, at + 1, span.end) or text[at - 1] in ",.":
            return at
    return None


def _bare(text: str, span: Span) -> Span:
    """A title without the space and the stop that its marks hold."""
    printed = span.of(text)
    inner = Span(span.start + len(printed) - len(printed.lstrip()), span.end)
    start, end = titles.bare(inner.of(text))
    return Span(start, end).moved(inner.start) if start < end else inner
