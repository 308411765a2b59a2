"""A whole reference: its head, its title, and the rest, read to the last word or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from sibcite import romanize
from sibcite.fields import names
from sibcite.model import Span
from sibcite.read.reference.gost import imprint as places
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import dated, head, imprint, rest, title
from sibcite.read.reference.western.head import Head
from sibcite.read.reference.western.rest import Rest
from sibcite.read.reference.western.title import Title
from sibcite.romanize import kana

_LONGEST = 1_600
_MARKS = '*“«„‘"「『'
# GOST has the degree of a thesis behind a colon.
_DEGREE = (
    r"(?:(?:Ph\.?\s?D\.?|Doctoral|Candidate|Master(?:['’]s)?)\s(?:diss|thesis)"
    r"|[Dd]issertation\sof\s(?:[Cc]andidate|[Dd]octor))"
)
_STOPS = re.compile(rf"[.?!…](?:\s+|(?=[\[(]))|\s(?=[(\[])|\s?:\s(?={_DEGREE})")
_COMMAS = re.compile(rf"[.?!…,](?:\s+|(?=[\[(]))|\s(?=[(\[])|\s?:\s(?={_DEGREE})")
_MOST_ENDS = 24
_DAY = re.compile(r"\d{1,2}\s[^\W\d_]{3,10}\.?\s[12]\d{3}")
# No title begins so: with a year ("2013a. "), with what stands for names ("———", "Idem"), with an
# initial ("A. "), or with an inverted name ("Petrov, A. B.,").
_YEAR_FIRST = r"[12]\d{3}[a-z]?\.\s"
_SAME_NAME = r"[—–_-]{2}|(?:idem|ibid|он же|она же|они же|on zhe|ona zhe)(?!\w)"
_INITIAL_FIRST = r"[^\W\d_]{1,2}\.\s"
_INVERTED_NAME = r"[^\W\d_][\w'’ʹ´-]+,?\s(?:[^\W\d_a-zа-я][a-z]{0,2}\.\s?){1,3}(?:,|&|$)"
_BEGINS_WITH_NAME = re.compile(f"{_YEAR_FIRST}|{_SAME_NAME}|{_INITIAL_FIRST}|{_INVERTED_NAME}")
_YEAR = re.compile(r"[12]\d{3}")
_FULL_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")
_INITIAL = re.compile(r"(?:^|[\s.(&])[^\W\d_a-zа-я]\Z")
# A title holds none of these: a translation or the note of a language, italics of another, persons
# with their role, volumes, the book that it is in, the kind of a Russian thesis.
_IN_BRACKETS = r"\[[^\]]*\]|\((?:in|на)\s\w+\)"
_IN_ITALICS = r"^_|\*"
_PERSONS = r"\.\s(?:Translated|Edited|Compiled|Introduction|Trans\.|Ed\.|Comp\.)\s"
_IN_ROUND = r"\([^()]{3,80},\s(?:trans|eds?|comps?)\.[^()]{0,12}\)"
_VOLUMES = r"\d\svols?\b"
_CONTAINED = r",\s(?:in|в|v):\s|(?-i:\.\sIn)(?::|\s(?!the\s|a\s|an\s)[A-Z*])"
_THESIS = rf":\s(?:(?:автореф|дис|avtoref|dis)\w{{0,8}}\.\s|{_DEGREE})"
_HOLDS_OTHER = re.compile(
    "|".join((_IN_BRACKETS, _IN_ITALICS, _PERSONS, _IN_ROUND, _VOLUMES, _CONTAINED, _THESIS)), re.I
)
# The first word of an abbreviated journal, an edition: they belong to what follows.
_ENDS_OPEN = re.compile(
    r"[.?!]\s[^\W\d_]{1,6}$|\.\s(?:Revised|Rev\.|Enlarged|Second|Third|\d{1,2}(?:\.|st|nd|rd|th)\sed).{0,30}$",
    re.I,
)
_WHERE = frozenset(("container-title", "publisher", "publisher-place", "genre", "event-title"))
_LOCATED = frozenset(("container-title", "issue", "page"))
_NUMBERED = frozenset(("volume", "issue", "page"))


def read(text: str, body: Span, linked: bool, is_marked: bool) -> tuple[Segment, ...]:
    """The segments of a reference that is understood to its last word; else nothing.

    Args:
        text: The whole reference.
        body: From its first name to the link or the notes.
        linked: Whether a link follows.
        is_marked: Whether only a title is read that quotes, italics or its translation mark, or
            only one that nothing marks.
    """
    if body.end - body.start > _LONGEST:
        return ()
    for before in head.read(text, body):
        found = _marked(text, before, body.end) if is_marked else _plain(text, before, body.end)
        for named, after in sorted(_read(text, before, found, body, linked), key=_likelihood):
            persons = _in_order(text, before.segments, named)
            whole = _once(text, (*persons, *named.segments, *after.segments))
            if whole and _is_certain(before, named, after, linked, _is_of_day(text, after)):
                return whole
    return ()


def _read(
    text: str, before: Head, titles: Iterator[Title], body: Span, linked: bool
) -> Iterator[tuple[Title, Rest]]:
    """The titles that a reference may have, each with all that follows it where that is read."""
    known = frozenset(each.kind for each in before.segments)
    for named in titles:
        after = rest.read(text, named, body.end, known, linked)
        if after is not None:
            yield named, after


def _likelihood(reading: tuple[Title, Rest]) -> tuple[int, int]:
    """Known forms alone are likelier behind a title than words, and the fewest words likeliest."""
    named, after = reading
    located = bool(after.kinds() & _WHERE)
    if located and not after.plain:
        return (0, named.end)
    return (1 if located else 2, -named.end)


def _in_order(text: str, head_: tuple[Segment, ...], named: Title) -> tuple[Segment, ...]:
    """The head, with Japanese names before a Japanese title in the order of Japan."""
    words = named.segments[0].span.of(text)
    if not any(each.manner == "natural" for each in head_) or romanize.language(words) != "ja":
        return head_
    return tuple(
        Segment(each.kind, each.span) if kana.is_japanese(each.span.of(text)) else each
        for each in head_
    )


def _once(text: str, whole: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """All segments; a year that the imprint says again is a mark, a second other year too much."""
    years = [each for each in whole if each.kind == "issued"]
    is_day_apart = any(each.kind == "issued.day" for each in whole)
    is_one_year = len(years) == 1 and _YEAR.fullmatch(years[0].span.of(text)) is not None
    # A day stands apart from a bare year only.
    if is_day_apart and not is_one_year:
        return ()
    if len(years) < 2:
        return whole
    first, second = (each.span.of(text) for each in years[:2])
    if len(years) > 2 or first not in second:
        return ()
    # A day says more than the year that it repeats.
    said = years[1] if first == second else years[0]
    return tuple(Segment("mark", each.span) if each is said else each for each in whole)


def _marked(text: str, before: Head, end: int) -> Iterator[Title]:
    """The title in quotes or italics, or with its translation behind it."""
    at = before.end
    if title.begins_quoted(text, at, end):
        return
    if text[at : at + 1] and text[at] in _MARKS:
        found = title.marked(text, at, end, "title")
    else:
        found = title.translated(text, at, end, "title")
    if found is None or (found.sort == "plain" and not _is_title(text, found)):
        return
    # Some lists set the author in italics, and none in quotes.
    is_quoted = text[at] in _MARKS.replace("*", "")
    if before.segments or is_quoted or not names.located(found.segments[0].span.of(text) + "."):
        yield found


def _plain(text: str, before: Head, end: int) -> Iterator[Title]:
    """The titles that a reference may have where nothing marks them."""
    at = before.end
    if text[at : at + 1] and text[at] in _MARKS and not title.begins_quoted(text, at, end):
        return
    for stop in _ends(text, before, end):
        found = title.plain(text, Span(at, stop), end, "title")
        if found is not None and found.end < end and _is_title(text, found):
            yield found


def _is_title(text: str, named: Title) -> bool:
    """Whether words begin with no names, hold no translation, note or imprint, and are words."""
    words = named.segments[0].span.of(text)
    if _BEGINS_WITH_NAME.match(words) or _HOLDS_OTHER.search(words) or _ENDS_OPEN.search(words):
        return False
    if dated.is_day(words.rpartition(". ")[2]) or _DAY.fullmatch(words):
        return False
    if "," in words and imprint.is_place(words.rpartition(",")[2].strip()):
        return False
    return not any(places.begins(words, stop.end(), len(words)) for stop in _STOPS.finditer(words))


def _ends(text: str, before: Head, end: int) -> Iterator[int]:
    """Where a title that nothing marks may end."""
    pattern = _STOPS if before.stop == "." else _COMMAS
    found = pattern.finditer(text, before.end + 3, end)
    # A question mark is the title's own, a full stop is none of it.
    ends = (
        match.start() + (match[0][0] in "?!")
        for match in found
        if not _INITIAL.search(text[: match.start()][-4:])
    )
    yield from islice(ends, _MOST_ENDS)


def _is_of_day(text: str, after: Rest) -> bool:
    """Whether figures say the day, as SIST 02 has it behind a newspaper: ``1928-02-11``."""
    return any(
        each.kind == "issued" and _FULL_DAY.fullmatch(each.span.of(text)) for each in after.segments
    )


def _is_certain(before: Head, named: Title, after: Rest, linked: bool, is_of_day: bool) -> bool:
    """Whether enough was found for a reference, and nothing that does not go together."""
    kinds = after.kinds() | {each.kind for each in before.segments}
    translated = any(each.kind == "title.translated" for each in named.segments)
    if not (kinds & _WHERE or linked) or not (kinds & {"issued"} or linked):
        return False
    if kinds & _NUMBERED - {"volume"} and not kinds & _WHERE:
        return False
    if named.sort != "plain":
        return True
    if kinds & _NUMBERED and not kinds & {"container-title", "publisher", "publisher-place"}:
        return False
    if before.is_named or translated or kinds & {"publisher-place"}:
        return True
    # Without persons, what a title is in and its date or number say that it is one.
    if "container-title" in kinds and is_of_day:
        return True
    return "issued" in kinds and bool(linked or {"container-title"} < kinds & _LOCATED)
