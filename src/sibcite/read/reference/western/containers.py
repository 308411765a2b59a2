"""What a work is in: a journal or a book that its place among the pieces tells, and its title."""

from __future__ import annotations

import re
from functools import cache

from sibcite.model import Span
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import imprint, title, words
from sibcite.read.reference.western.pieces import Piece

_NUMBERED = frozenset(("volume", "issue", "page"))
# What is found only behind what a work is in, or says that it is in nothing.
CLOSING = frozenset(("container-title", "publisher", "publisher-place", "genre", *_NUMBERED))
# The fewest characters of a date with its day: "1 May 1945", "1945-05-01".
_DAY = 10

# No title is only numbers ("12", "XII") or begins with them ("(12) Kritika"), or has its numbers
# still behind it ("Kritika, 12 (3) 1–20", "Kritika 1990", "Kritika. 12–15").
_ONLY_NUMBERS = r"^[\W\d]*$|^[IVXLCDM]+$|^[(\d]"
_ENDS_IN_NUMBERS = r",\s[\dIVXLC]+(?:\s?\(\d+\))?(?:\s\d+[–-]\d+)?$|\s[12]\d{3}$|\.\s\d+[–-]\d"
# Nor does it have in it what is said of a work or its persons, or begin as a part of a series:
# "Paper presented at", "[…]", "by A. Petrov", "eds", "Ser. 2".
_SAID_OF_WORK = r"presented\sat|special\sissue|technical\sreport|[\[\]]"
_SAID_OF_PERSONS = r"(?<!\w)by\s[A-ZА-Я]\.|(?<!\w)(?:eds?|editors?|comps?|compilers?)\.?(?!\w)"
_PART_OF_SERIES = r"^(?:Ser|Seriya|Pt|Part|Ch|Kn|Сер|Ч|Кн)\."
# Nor does it end in the label of a number or in persons: "Nature 323 no. 6089", "Fabre et al.".
_ENDS_OPEN = r"(?<!\w)(?:pp?|nos?|nr|vols?|et\sal)$"
_NO_TITLE = re.compile(
    f"{_ONLY_NUMBERS}|{_ENDS_IN_NUMBERS}|{_SAID_OF_WORK}|{_SAID_OF_PERSONS}|{_PART_OF_SERIES}"
    f"|(?i:{_ENDS_OPEN})"
)


def holds(
    text: str, before: Piece | None, rest: tuple[Piece, ...], sort: str, is_web: bool
) -> bool:
    """Whether a piece is what the work is in: behind "in", in italics, before numbers or a date.

    Args:
        text: The whole reference.
        before: The piece before it; None if the title is.
        rest: The piece, and all that follow it.
        sort: What marks the title of the work: `quoted`, `italic`, `plain`.
        is_web: Whether a link follows the reference.
    """
    piece, following = rest[0], rest[1:]
    if before is not None and before.sort == "in":
        return True
    if sort == "italic":
        return False
    if piece.sort == "marked":
        return True
    return bool(following) and _is_before(text, following, sort, is_web and piece.sort == "plain")


def titled(text: str, piece: Piece) -> tuple[Segment, ...] | None:
    """A journal's or a book's title with its translation; None of words that cannot be one."""
    if piece.segments:
        return piece.segments
    translated = title.translated(text, piece.span.start, piece.span.end, "container-title")
    whole = translated or title.plain(text, piece.span, piece.span.end, "container-title")
    if whole is None or text[whole.end : piece.span.end] not in ("", "."):
        # The stop of an abbreviation is the title's own: "sb. st."
        return None
    printed = whole.segments[0].span.of(text)
    if _NO_TITLE.search(printed) or printed[:1].islower():
        return None
    return _without_place(text, whole.segments)


def _is_before(text: str, rest: tuple[Piece, ...], sort: str, is_site: bool) -> bool:
    """Whether what follows a piece stands behind what a work is in: its numbers, its day."""
    following = rest[0].kinds()
    is_quoted = sort == "quoted"
    if _is_of_day(text, rest[0]):
        # What publishes a page on the web has a day too.
        return not is_site or bool(following & _NUMBERED)
    if following & _NUMBERED:
        return is_quoted or bool(following & {"volume", "issue"})
    if rest[0].sort == "bracket":
        return is_quoted and bool(following)
    if following & {"publisher-place", "editor", "translator", "compiler"}:
        return is_quoted
    is_dated = any(each.startswith("issued") for each in following)
    return is_dated and _is_numbered(rest[1:2], is_quoted)


def _is_of_day(text: str, piece: Piece) -> bool:
    """Whether a piece says the day, as it does behind a newspaper."""
    return any(
        each.kind == "issued.day"
        or (each.kind.startswith("issued") and len(each.span.of(text)) >= _DAY)
        for each in piece.segments
    )


def _is_numbered(behind: tuple[Piece, ...], is_quoted: bool) -> bool:
    """Whether a volume or an issue follows; behind a quoted title, pages are enough."""
    numbered = _NUMBERED if is_quoted else _NUMBERED - {"page"}
    return any(each.kinds() & numbered for each in behind)


def _without_place(text: str, found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """A title without the known place behind its last comma, and the publisher before that."""
    title_, *forms = found
    comma = title_.span.of(text).rfind(", ")
    place = Span(title_.span.start + comma + 2, title_.span.end)
    if not forms and (press := _stopped_press().search(text, title_.span.start, title_.span.end)):
        publisher = Segment("publisher", Span(*press.span("publisher")))
        return (Segment(title_.kind, Span(title_.span.start, press.start())), publisher)
    if forms or comma < 1 or not imprint.is_place(place.of(text)):
        return found
    before = Span(title_.span.start, title_.span.start + comma)
    placed = Segment("publisher-place", place)
    press = _press().search(text, before.start, before.end)
    if press is None:
        return (Segment(title_.kind, before), placed)
    publisher = Segment("publisher", Span(*press.span("publisher")))
    return (Segment(title_.kind, Span(before.start, press.start())), publisher, placed)


@cache
def _press() -> re.Pattern[str]:
    """A publisher behind the last comma, by a word that says so: ``, Indiana University Press``."""
    said = rf"(?:{words.pattern('publishers')}|{words.pattern('publisher-stems')}\w*)"
    return re.compile(rf",\s(?P<publisher>[^,]{{0,60}}{said}[^,]{{0,20}})\Z")


@cache
def _stopped_press() -> re.Pattern[str]:
    """The same behind a full stop, with no place: ``Across the Strait. Harrow & Stone``."""
    said = rf"{words.pattern('publishers')}|&|\bU?P\Z|\bUniversit|\bU\sof\b"
    return re.compile(rf"(?<=\w)\.\s(?P<publisher>(?=[^.]*(?:{said}))[^\W\d_][^.:]{{2,60}})\Z")
