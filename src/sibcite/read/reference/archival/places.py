"""The place of an archive beside it: ``Moscow, AVP RF``, ``TsAMO, Podolsk, Russia``."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables
from sibcite.model import Span

_FURTHEST = 90
_PARTS = re.compile(r"[;()]")


def first(text: str, span: Span) -> Span | None:
    """The place that a stretch begins with, behind punctuation, if it is one that we know."""
    match = _first().match(text, span.start, span.end)
    return Span(*match.span("place")) if match else None


def last(text: str, span: Span) -> Span | None:
    """The place that a stretch ends with, if it is one that we know."""
    start = max(span.start, span.end - _FURTHEST)
    match = _last().search(text[start : span.end])
    return Span(*match.span("place")).moved(start) if match else None


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"[\s,.;)]*(?P<place>{_placed()})(?=[\s.,;)]*(?:\Z|[.;]\s))")


@cache
def _last() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|(?<=[.,;:)\]»”’*\"]\s))(?P<place>{_placed()})[\s,.:;]*\Z")


@cache
def _placed() -> str:
    names = "|".join(map(re.escape, sorted(_names(), key=len, reverse=True)))
    countries = "|".join(map(re.escape, sorted(_countries(), key=len, reverse=True)))
    return rf"(?:[гм]\.\s?)?(?:{names})(?:,\s(?:{countries}))?(?!\w)"


def _names() -> frozenset[str]:
    of_books = (
        name
        for row in tables.places()
        for name in (row.english, row.original, row.russian, *row.variants)
    )
    of_archives = (
        name.strip()
        for row in tables.archives().values()
        for name in (*_PARTS.split(row.place), *_PARTS.split(row.place_original))
    )
    return frozenset(name for name in (*of_books, *of_archives) if len(name) > 1)


def _countries() -> frozenset[str]:
    table = tables.words("countries")
    return frozenset(
        name for language, row in table.items() if language != "source" for name in row.values()
    )
