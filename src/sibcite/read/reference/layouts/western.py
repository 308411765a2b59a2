"""``Barshay, A. E. 2013. *The Gods Left First*. Berkeley: …``: as Chicago and its kin have it."""

from __future__ import annotations

import re

from sibcite.model import Span
from sibcite.read.reference import bodies
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import entry

# Signs that only the descriptions of libraries and GOST have.
_ISBD = re.compile(r"\s(?://?|=)\s")
# MLA names a database between the pages and the link, which no style prints: it is remarked on.
_DATABASE = re.compile(r"(?<=\d)\.\s\*(?P<name>[^*]{2,60})\*,?\s*\Z")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


def marked(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference whose title is marked, and that is understood to its last word."""
    return _divide(text, body, around, is_marked=True)


def plain(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference whose title ends where known forms begin; else nothing."""
    return _divide(text, body, around, is_marked=False)


def latin(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The same of a reference without a word in Cyrillic, which GOST would cut otherwise.

    GOST has what bodies wrote for the web, or in parts that colons part, with no mark on the title.
    """
    is_theirs = " : " in body.of(text) or any(each.kind == "URL" for each in around)
    if _CYRILLIC.search(text, body.start, body.end) or (is_theirs and bodies.leading(text, body)):
        return ()
    return _divide(text, body, around, is_marked=False)


def _divide(
    text: str, body: Span, around: tuple[Segment, ...], is_marked: bool
) -> tuple[Segment, ...]:
    if _ISBD.search(text, body.start, body.end):
        return ()
    linked = any(each.kind in ("URL", "DOI") for each in around)
    # What opens the link is no part of the body.
    end = body.start + len(body.of(text).rstrip(" \t\n\\<(["))
    database = _DATABASE.search(text, body.start, end) if linked else None
    if database is None:
        return entry.read(text, Span(body.start, end), linked, is_marked)
    found = entry.read(text, Span(body.start, database.start()), linked, is_marked)
    if {each.kind for each in found}.isdisjoint(("container-title", "publisher")):
        # Without another, it is what the work is in.
        return entry.read(text, Span(body.start, end), linked, is_marked)
    return (*found, Segment("unread", Span(*database.span("name"))))
