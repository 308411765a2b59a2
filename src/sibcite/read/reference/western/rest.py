"""What follows a title: its pieces to the end of the reference, and what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sibcite.read.reference import sorts
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import brackets, containers, events, pieces
from sibcite.read.reference.western.pieces import Piece
from sibcite.read.reference.western.title import Title

# What can be the name of a publisher, in quotes or without.
_NAME = re.compile(r"[^\W\d_a-zа-я“«\"][^\[\]()*]{1,120}|[“«\"][^\[\]()*]{2,120}")
# Words that no publisher's name has: of persons, and of what a work is or was said at.
_OF_PERSONS = r"by|edited|compil\w+|translat\w+|preface|introduction"
_OF_WORK = r"presented|submitted|special\sissue|available"
_OF_MEETING = r"conference|report|proceedings|meeting|symposium"
_NO_NAME = re.compile(rf"\d|(?<!\w)(?:{_OF_PERSONS}|{_OF_WORK}|{_OF_MEETING})(?!\w)", re.I)
_MOST_PIECES = 24
_REPEATED = frozenset(("mark", "author", "editor", "translator", "compiler"))


@dataclass(frozen=True, slots=True)
class Rest:
    """What a rest was read as.

    Attributes:
        segments: All of it.
        plain: How many of its pieces had no form of their own, nor "in" before them.
    """

    segments: tuple[Segment, ...]
    plain: int

    def kinds(self) -> frozenset[str]:
        """The kinds of the segments."""
        return frozenset(each.kind for each in self.segments)


def read(text: str, named: Title, end: int, known: frozenset[str], linked: bool) -> Rest | None:
    """Read what follows a title to its last word; None if anything is left.

    Args:
        text: The whole reference.
        named: The title, and where it ends.
        end: Where the body ends.
        known: The kinds of segment of the head.
        linked: Whether a link follows the body.
    """
    row = tuple(pieces.cut(text, named.end, end, known))
    if len(row) > _MOST_PIECES:
        return None
    found: list[Segment] = []
    for place in range(len(row)):
        kinds = known | {each.kind for each in found}
        added = _said(text, row, place, kinds, named.sort, linked)
        joined = None if added is None else _joined(text, found, added)
        if joined is None:
            return None
        found = joined
    return Rest(tuple(found), _plain(row))


def _plain(row: tuple[Piece, ...]) -> int:
    """How many pieces are words alone; those behind "in" are a book."""
    sorts = ["title", *(each.sort for each in row)]
    return sum(pair[1] == "plain" and pair[0] != "in" for pair in pairwise(sorts))


def _said(
    text: str, row: tuple[Piece, ...], place: int, found: frozenset[str], sort: str, linked: bool
) -> tuple[Segment, ...] | None:
    """What a piece says by its form, or else by its neighbours; None if neither does."""
    piece = row[place]
    if piece.sort in ("form", "bracket", "in"):
        return piece.segments
    before = row[place - 1] if place else None
    behind = row[place + 1] if place + 1 < len(row) else None
    if behind is None and "genre" in found and _is_given(text, before):
        return events.located(text, piece.span)
    is_open = not found & containers.CLOSING
    if is_open and containers.holds(text, before, row[place:], sort, linked):
        return containers.titled(text, piece)
    if piece.sort == "marked" or not _is_name(piece.span.of(text)):
        return None
    return _imprint(text, piece, behind, found, linked)


def _is_given(text: str, before: Piece | None) -> bool:
    """Whether the piece before says that a paper was given: ``[Paper presentation]``."""
    genres = (
        [each.span.of(text) for each in before.segments if each.kind == "genre"] if before else []
    )
    return any(map(sorts.is_given, genres))


def _is_name(printed: str) -> bool:
    """Whether words can be the name of a publisher."""
    return _NAME.fullmatch(printed) is not None and _NO_NAME.search(printed) is None


def _imprint(
    text: str, piece: Piece, behind: Piece | None, found: frozenset[str], linked: bool
) -> tuple[Segment, ...] | None:
    """A publisher, its place or both: before the year, or at the end of what has a year."""
    if "publisher" in found:
        return None
    # What APA has behind all else: "(Original work published 1832)".
    is_end = behind is None or "original-date" in behind.kinds()
    is_last = is_end and ("issued" in found or linked)
    if not is_last and (behind is None or not _is_published(behind, found)):
        return None
    imprint = brackets.place_and_publisher(text, piece.span)
    return None if found & {each.kind for each in imprint} else imprint


def _is_published(behind: Piece, found: frozenset[str]) -> bool:
    """Whether a year, or the kind of a thesis, follows: then a publisher stands before it."""
    return behind.sort == "form" and (
        ("issued" in behind.kinds() and "issued" not in found) or "genre" in behind.kinds()
    )


def _joined(text: str, found: list[Segment], added: tuple[Segment, ...]) -> list[Segment] | None:
    """What was found with what is added; a year that is said again is a mark, all else is not.

    A day says more than the year that it repeats.
    """
    whole = list(found)
    for each in added:
        before = next((one for one in found if one.kind == each.kind), None)
        if before is None or each.kind in _REPEATED:
            whole.append(each)
        elif each.kind == "issued" and before.span.of(text) in each.span.of(text):
            is_same = before.span.of(text) == each.span.of(text)
            if not is_same:
                whole[whole.index(before)] = Segment("mark", before.span)
            whole.append(Segment("mark", each.span) if is_same else each)
        else:
            return None
    return whole
