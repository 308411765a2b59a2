"""What follows a title, cut into pieces: each has a form, or is the words up to one that has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sibcite.model import Span
from sibcite.read.reference import people
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import brackets, dated, imprint, numbers, parts, rows, title
from sibcite.read.reference.western.forms import Part

_MARKS = '*“«„‘"「『'
# What parts two pieces and belongs to neither.
_GAP = re.compile(r"[\s.,;:—–]*")
_IN = re.compile(r"(?:In|in|dans|V kn\.|v kn\.|В кн\.|в кн\.)\s?:?\s+(?=\S)")
# What parts persons of one role from those of another; and how many roles may follow the first.
_ALSO = re.compile(r";\s|,?\s(?:&|and|et|und)\s")
_MOST_ROLES = 2

# Where words without a form may end: at a sign and a space, before a bracket or a title that is
# marked, before a year and its numbers ("Science 1990, 5"), before a volume ("Kritika 12, 3").
_AFTER_WORD = r"(?<=[\w'’\])])"
_BEFORE_YEAR = rf"{_AFTER_WORD}\s(?=[12]\d{{3}}[,;]\s?\d)"
_BEFORE_VOLUME = rf"{_AFTER_WORD}\s(?=[\dIVXLC]{{1,7}}(?:[–-]\d+)?(?:[.,:;]|\s[(\d]))"
_BOUNDARY = re.compile(
    rf"[.,;:]\s+(?=\S)|(?<=[?!])\s+(?=\S)|\s(?=[(\[*“«])|{_BEFORE_YEAR}|{_BEFORE_VOLUME}"
)
_OPENS = "([*“«"
_MOST_BOUNDARIES = 40
# Numbers of a journal behind its stop or comma: "10 (1): 13–36", "16, 5–16", "3 (2):", "12.3 (",
# "XII (".
_NUMBERS_NEXT = re.compile(
    r"\d{1,4}(?:\s?\(\d{1,4}\))?[:,]?\s?\d+[–-]\d|"
    r"\d{1,4}\s?\(\d{1,4}\)[:,]|"
    r"\d{1,4}[.:]\d{1,4}\s?\(|"
    r"[IVXLC]{1,7}\s\("
)
# Years within a title: "… and Domination, 1928–1953, edited by …".
_PERIOD = re.compile(r"[12]\d{3}[–-][12]\d{3}(?:,\s[^\W\dA-ZА-Я]|:)")
_YEAR_NEXT = re.compile(r"[12]\d{3}[,;]\s?\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of what follows a title.

    Attributes:
        sort: `form` or `bracket` where its form says what it is, `in` for what leads to a book,
            `marked` for a title in quotes or italics, `plain` for words without a form.
        span: Where it stands.
        segments: What it says; empty where it is plain.
    """

    sort: str
    span: Span
    segments: tuple[Segment, ...] = ()

    def kinds(self) -> frozenset[str]:
        """The kinds of its segments."""
        return frozenset(each.kind for each in self.segments)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece begins: behind what, in which text, and what was found before."""

    text: str
    gap: int
    at: int
    end: int
    before: str
    kinds: frozenset[str]


def cut(text: str, at: int, end: int, known: frozenset[str]) -> Iterator[Piece]:
    """The pieces of what follows a title, in their order.

    Args:
        text: The whole reference.
        at: Where the title ends.
        end: Where the body ends.
        known: The kinds of segment that stand before the title.
    """
    before, kinds = "title", known
    while True:
        gap = _GAP.match(text, at, end)
        parted = gap.end() if gap else at
        if parted >= end:
            return
        piece = _piece(_Place(text, at, parted, end, before, kinds))
        yield piece
        before = "plain" if piece.sort in ("plain", "marked") else piece.sort
        kinds |= piece.kinds() | _said_by(before)
        at = piece.span.end


def _said_by(sort: str) -> frozenset[str]:
    """What a piece adds to what is known although no segment of its own says it."""
    added = {"in": frozenset(("in",)), "plain": frozenset(("container-title",))}
    return added.get(sort, frozenset())


def _piece(place: _Place) -> Piece:
    """The piece that begins at a place, by the first reader that knows it."""
    for sort, reader in _READERS:
        if part := reader(place):
            return Piece(sort, Span(place.at, part.end), part.segments)
    return _plain(place.text, place.at, place.end)


def _numbered(place: _Place) -> Part | None:
    """Bare numbers behind a journal."""
    if place.before != "plain":
        return None
    return numbers.behind_journal(place.text, place.at, place.end)


def _small_volume(place: _Place) -> Part | None:
    if place.before != "bracket":
        return None
    return numbers.small_volume(place.text, place.at, place.end)


def _pages_of_chapter(place: _Place) -> Part | None:
    if "in" not in place.kinds or "page" in place.kinds:
        return None
    return numbers.range_behind(place.text, place.at, place.end)


def _bare_pages(place: _Place) -> Part | None:
    """Pages without a label, behind a colon or not; where no year is known, they may be it."""
    if "page" in place.kinds or not place.kinds & {"issued", "volume", "issue"}:
        return None
    colon = place.text.find(":", place.gap, place.at)
    paged = numbers.page_behind(place.text, colon if colon >= 0 else place.at, place.end)
    if paged is None or "issued" in place.kinds:
        return paged
    return None if dated.is_year(paged.segments[-1].span.of(place.text)) else paged


def _cited(place: _Place) -> Part | None:
    if "page" not in place.kinds:
        return None
    return numbers.cited(place.text, place.at, place.end)


def _contained(place: _Place) -> Part | None:
    """``In *Book*``, ``in Borg, D. and Okamoto, S. (eds), Book``: up to where the book begins.

    Persons with another role may follow: ``In: Toynbee A, editor; Degras J, compiler. Book``.
    """
    match = _IN.match(place.text, place.at, place.end)
    if match is None:
        return None
    marked = Segment("mark", Span(match.start(), match.end()))
    noted = rows.noted(place.text, match.end(), place.end)
    if noted is None:
        return Part((marked,), match.end())
    found = [marked, *people.row(place.text, noted.row, noted.role, noted.manner)]
    at = noted.end
    for _ in range(_MOST_ROLES):
        also = _ALSO.match(place.text, at, place.end)
        more = rows.noted(place.text, also.end(), place.end) if also else None
        if more is None:
            break
        found += people.row(place.text, more.row, more.role, more.manner)
        at = more.end
    return Part(tuple(found), at)


def _bracket(place: _Place) -> Part | None:
    if place.text[place.at] not in "([":
        return None
    return brackets.read(place.text, place.at, place.end)


def _form(place: _Place) -> Part | None:
    return parts.read(place.text, place.at, place.end)


def _marked(place: _Place) -> Part | None:
    if place.text[place.at] not in _MARKS:
        return None
    found = title.marked(place.text, place.at, place.end, "container-title")
    return Part(found.segments, found.end) if found else None


# What only its neighbours tell stands before what its own form tells.
_READERS: tuple[tuple[str, Callable[[_Place], Part | None]], ...] = (
    ("form", _numbered),
    ("form", _small_volume),
    ("form", _pages_of_chapter),
    ("form", _bare_pages),
    ("form", _cited),
    ("in", _contained),
    ("bracket", _bracket),
    ("form", _form),
    ("marked", _marked),
)


def _plain(text: str, at: int, end: int) -> Piece:
    """Words without a form, up to the next piece that has one."""
    stop = end
    for seen, boundary in enumerate(_BOUNDARY.finditer(text, at, end)):
        if seen >= _MOST_BOUNDARIES:
            break
        if _has_form(text, boundary.end(), end, boundary[0]):
            stop = boundary.start()
            break
    whole = _with_stop(text, title.trimmed(text, Span(at, stop)))
    return Piece("plain", whole if whole.start < whole.end else Span(at, max(stop, at + 1)))


def _with_stop(text: str, words: Span) -> Span:
    """Words with the full stop of the abbreviation that ends them: ``Nauka Publ.``."""
    is_short = text[words.end : words.end + 1] == "." and imprint.ends_short(words.of(text))
    return Span(words.start, words.end + 1) if is_short else words


def _has_form(text: str, at: int, end: int, boundary: str) -> bool:
    """Whether a piece with a form begins behind a boundary."""
    if boundary.isspace() and text[at] not in _OPENS:
        return _has_numbers(text, at, end)
    if text[at] in "([":
        return brackets.read(text, at, end) is not None
    if boundary.startswith(":"):
        return False
    if _NUMBERS_NEXT.match(text, at, end) or numbers.range_behind(text, at, end):
        return True
    if text[at] in _MARKS:
        return title.marked(text, at, end, "container-title") is not None
    if _IN.match(text, at, end):
        return True
    # Years that are said of a title are its own.
    return not _PERIOD.match(text, at, end) and parts.read(text, at, end) is not None


def _has_numbers(text: str, at: int, end: int) -> bool:
    """Whether only a space parts a journal from its year or numbers."""
    return bool(_YEAR_NEXT.match(text, at, end)) or bool(numbers.behind_journal(text, at, end))
