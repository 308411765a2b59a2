"""A title that is marked: in quotes, in italics, or before its translation in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sibcite import romanize, tables
from sibcite.fields import titles
from sibcite.model import Span
from sibcite.read.reference import sorts
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import brackets

_CLOSING = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "「": "」", "『": "』", "'": "'"}
_LONGEST = 900
_TRIMMED = " \t\n\u00a0\u202f.,;:"
_SQUARE = re.compile(r"[\s.,]*\[(?P<inside>[^\[\]]{2,500})\]")
_ROUND = re.compile(r"\s*\((?P<inside>[^()]{2,500}(?:\([^()]{1,60}\)[^()]{0,200})?)\)")
_OWN_SCRIPT = r"[\u3040-\u30ff\u3400-\u9fff]"
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
# " 戦争と捕虜" behind the title in Latin letters, before a sign, its translation, or a year.
_BEHIND_ORIGINAL = r"(?=[.,;:]?\s*(?:[\[(.,]|\Z)|\s\d)"
_ORIGINAL = re.compile(
    rf"\s+(?P<inside>[「『]?{_OWN_SCRIPT}[^\[\]()“”*A-Za-z.,]{{0,120}}?(?<=\S)){_BEHIND_ORIGINAL}"
)
_CLOSED = re.compile(r"’(?=[.,;:)\]])")
# What stands behind a quotation mark that closes; within a title one may open another word.
_BEHIND_QUOTE = re.compile(r"[.,;:)\]]|\s*[\[(]|\s*\Z|\s\d|\s[A-ZА-ЯЁ*]|\s[\u3040-\u9fff]")


@dataclass(frozen=True, slots=True)
class Title:
    """A title that was found.

    Attributes:
        segments: The title and its other forms.
        end: Where what follows begins.
        sort: `quoted`, `italic`, or `plain` where only what follows ends it.
    """

    segments: tuple[Segment, ...]
    end: int
    sort: str


def marked(text: str, at: int, end: int, kind: str) -> Title | None:
    """The title in quotes or italics that begins at a place; None if none does."""
    sort = "italic" if text[at : at + 1] == "*" else "quoted"
    close = _closes(text, at, end)
    if close is None:
        return None
    core = trimmed(text, Span(at + 1, close))
    if core.start >= core.end or core.of(text).count("[") != core.of(text).count("]"):
        return None
    return _with_forms(text, Segment(kind, core), close + 1, end, sort)


def begins_quoted(text: str, at: int, end: int) -> bool:
    """Whether a title that nothing marks begins with a quotation: ``“Nezamenimye”: rabochie``."""
    close = _closes(text, at, end) if text[at : at + 1] not in ("", "*") else None
    return close is not None and text.startswith(": ", close + 1)


def plain(text: str, whole: Span, end: int, kind: str) -> Title | None:
    """A title that nothing marks, with its forms behind it."""
    core = trimmed(text, whole)
    if core.start >= core.end or not _is_whole(core.of(text)):
        return None
    return _with_forms(text, Segment(kind, core), core.end, end, "plain")


def translated(text: str, at: int, end: int, kind: str) -> Title | None:
    """A title that nothing marks but the square brackets of its translation behind it."""
    bracket = _SQUARE.search(text, at, min(end, at + _LONGEST))
    if bracket is None or bracket.start() <= at or not _is_whole(text[at : bracket.start()]):
        return None
    return plain(text, Span(at, bracket.start()), end, kind)


def trimmed(text: str, span: Span) -> Span:
    """A stretch without the spaces and stops at its ends; three dots stay."""
    start, end = span.start, span.end
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED and not text[:end].endswith("..."):
        end -= 1
    return Span(start, end)


def _with_forms(text: str, title: Segment, at: int, end: int, sort: str) -> Title:
    """A title with the form in its own script behind it, and with its translation."""
    segments = [title]
    inner = _ORIGINAL.search(title.span.of(text) + " ") if sort != "italic" else None
    if inner and re.search(r"[A-Za-z]", title.span.of(text)[: inner.start()]):
        start = title.span.start
        segments = [
            Segment(title.kind, Span(start, start + inner.start())),
            Segment(f"{title.kind}.original", Span(*inner.span("inside")).moved(start)),
        ]
    elif original := _ORIGINAL.match(text, at, end):
        segments.append(Segment(f"{title.kind}.original", Span(*original.span("inside"))))
        at = original.end()
    square = _SQUARE.match(text, at, end)
    if square and _says_the_same(text, title, square):
        segments.append(Segment(f"{title.kind}.translated", _inside(text, square)))
        at = square.end()
    elif (bracket := _ROUND.match(text, at, end)) and _is_translation(text, title, bracket):
        segments.append(Segment(f"{title.kind}.translated", _inside(text, bracket)))
        at = bracket.end()
    if noted := _language_note().match(text, at, end):
        segments.append(Segment("language", Span(*noted.span("language"))))
        at = noted.end()
    return Title(tuple(segments), at, sort)


def _inside(text: str, bracket: re.Match[str]) -> Span:
    return trimmed(text, Span(*bracket.span("inside")))


def _says_the_same(text: str, title: Segment, square: re.Match[str]) -> bool:
    """Whether words in square brackets are the title in another language, and no kind of work."""
    inside = Span(*square.span("inside"))
    if _CYRILLIC.search(title.span.of(text)) and _CYRILLIC.search(inside.of(text)):
        return False
    if sorts.may_translate(inside.of(text), title.span.of(text)):
        return True
    return brackets.read(text, inside.start - 1, square.end()) is None


def _is_translation(text: str, title: Segment, bracket: re.Match[str]) -> bool:
    """Whether words in round brackets are English and the title before them is not."""
    start, end = titles.unmarked(bracket["inside"])
    inside = bracket["inside"][start:end]
    if re.search(r"(?:,|:)\s[12]\d{3}\Z|\A[\W\d]*\Z", inside) or not inside[:1].isupper():
        return False
    own = romanize.language(title.span.of(text))
    return own not in ("", "en") and romanize.language(inside) in ("", "en")


def _closes(text: str, at: int, end: int) -> int | None:
    """Where what opens at a place is closed; None if it is not, or too far."""
    opening, last = text[at : at + 1] or " ", min(end, at + _LONGEST)
    if opening == "*":
        place = text.find("*", at + 1, last)
        return place if place > 0 else None
    closing = _CLOSING.get(opening)
    if closing is None:
        return None
    depth = 0
    for place in range(at + 1, last):
        if text[place] == closing and (closing == opening or not depth):
            if opening not in '‘"' or _BEHIND_QUOTE.match(text, place + 1, end):
                return _strong(text, place, last) if opening == "‘" else place
        elif text[place] == closing:
            depth -= 1
        elif text[place] == opening:
            depth += 1
    return None


def _strong(text: str, place: int, last: int) -> int:
    """Where single quotes close: behind "Returnees’ Association" only where a sign says so."""
    if text[place - 1] != "s" or not text[place + 1 : place + 2].isspace():
        return place
    further = _CLOSED.search(text, place + 1, last)
    return further.start() if further and "‘" not in text[place : further.start()] else place


@cache
def _language_note() -> re.Pattern[str]:
    names = (name for row in tables.languages().values() for name in row.names)
    each = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"\s*\((?:in|на)\s(?P<language>{each})\)", re.I)


def _is_whole(words: str) -> bool:
    """Whether no quotation or bracket is left open in a title."""
    pairs = ("“”", "()", "«»")
    return all(words.count(each[0]) <= words.count(each[1]) for each in pairs)
