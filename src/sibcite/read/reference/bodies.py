"""A body that wrote a work, before its title: ``Politburo TsK VKP(b). “O …”``."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables
from sibcite.model import Span
from sibcite.read.reference.segments import Segment

_HEAD = re.compile(
    r"\s*(?P<body>[^\W\d_a-zа-яё](?:[^*\[\](){}“”«»„\"\d.]|\((?:b|б)\)){2,120}?)[.,]?\s*"
)
# The noun that says what a body is stands before what it is of, in English last.
_OF = re.compile(r"(?:\A|\s)(?:of|for|on|in|at|to|under|into|from|by|with|about)\s", re.I)
_OF_RUSSIAN = re.compile(
    r"(?:\A|\s)(?:по|при|для|о|об|на|в|во|к|ко|из|с|со|от|у|за|"
    r"po|pri|dlia|dlya|o|ob|na|v|vo|k|ko|iz|s|so|ot|u|za|to|from|by|with)\s",
    re.I,
)
_FIRST_STOP = re.compile(r"\.\s")
_WORD = re.compile(r"[^\W\d_][\w'’ʹ-]*")


def before(text: str, head: Span) -> tuple[Segment, ...]:
    """All of a head, up to its sign, as a body; nothing if its words may name a document."""
    match = _HEAD.fullmatch(text, head.start, head.end)
    if match is None or not is_one(match["body"]):
        return ()
    return (Segment("author", Span(*match.span("body"))),)


def leading(text: str, span: Span) -> tuple[Segment, ...]:
    """The first sentence of a reference as a body; nothing if it may be a title."""
    stop = _FIRST_STOP.search(text, span.start, span.end)
    return before(text, Span(span.start, stop.end())) if stop else ()


def is_one(words: str) -> bool:
    """Whether words name a body by a noun that says so, and no document of one."""
    first = _WORD.match(words)
    if first is None or first[0].casefold() in _documents():
        return False
    named = _WORD.findall(_OF_RUSSIAN.split(words, maxsplit=1)[0])
    if any(word.casefold().replace("’", "'") in _nouns() for word in named):
        return True
    noun = _WORD.findall(_OF.split(words, maxsplit=1)[0])
    return bool(noun) and noun[-1].casefold() in tables.words("labels")["bodies"]


@cache
def _documents() -> frozenset[str]:
    """The words that a document of a body begins with: ``Протокол заседания комитета``."""
    english = tables.words("labels")["english-documents"]
    return frozenset((*tables.words("responsibility")["documents"], *english))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(tables.words("labels")["body-nouns"])
