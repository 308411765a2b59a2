"""What levels make: addresses, each with its archive, its place in the text and its remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sibcite import tables
from sibcite.archives import doubts, heads, tails
from sibcite.archives.authority import Hints
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step
from sibcite.model import ArchiveAddress, Diagnostic, Level, Span, Text

# Levels that begin an address anew where they come again.
MAIN = ("fond", "opis", "papka", "karton", "delo", "list")
# How few letters between an archive and its levels are no words.
_SHORTEST_GAP = 6


@dataclass(frozen=True, slots=True)
class Found:
    """One address of a text, with what was read of it and where.

    Attributes:
        address: The address, the levels that it takes over from the one before included.
        span: Where it stands, with the archive, and with the ``Там же``, that is printed for it.
        head: The archive as printed; None where none is named there.
        steps: The levels that are printed there.
        inherited: How many levels are taken over from the address before.
        remarks: What is doubtful, with spans into the text.
    """

    address: ArchiveAddress
    span: Span
    head: Head | None = None
    steps: tuple[Step, ...] = ()
    inherited: int = 0
    remarks: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text, plain and as printed, and what came before it."""

    text: str
    plain: str
    start: int
    end: int
    last: ArchiveAddress | None
    hints: Hints

    def after(self, start: int) -> Clause:
        """The rest of the clause, from `start` on."""
        return replace(self, start=start)


def of_archive(
    clause: Clause, head: Head | None, steps: tuple[Step, ...], remarks: tuple[Diagnostic, ...]
) -> list[Found]:
    """The addresses that steps make in one archive, which is remarked on once."""
    found: list[Found] = []
    last = clause.last if head is None else None
    for row in rows(steps):
        address, inherited = _address(clause, head, row, found[-1].address if found else last)
        said = (*doubts.of(clause.text, address, row), *tails.between(clause.text, row))
        span, named = span_of(clause.text, row), None
        if not found:
            about = _about(clause, head, address, span)
            said, named = (*about, *said, *remarks), head
        found.append(Found(address, span, named, row, inherited, said))
    if found and head is not None:
        # An archive behind several addresses belongs to the stretch of the last.
        at = -1 if head.written.start >= found[-1].span.end else 0
        found[at] = replace(found[at], span=_with_head(clause, found[at].span, head))
    return found


def _about(
    clause: Clause, head: Head | None, address: ArchiveAddress, span: Span
) -> tuple[Diagnostic, ...]:
    """What is doubtful about the archive, and about words between it and its levels."""
    if head is None:
        is_named = clause.last is not None or address.archive
        return () if is_named else (doubts.unnamed(address, span),)
    about = doubts.about(clause.text, head)
    if span.start - _head_end(head) <= _SHORTEST_GAP:
        return about
    at = end_of_head(clause.text, head, clause.end)
    return (*about, *tails.gap(clause.text, at, span.start))


def _with_head(clause: Clause, span: Span, head: Head) -> Span:
    start, end = min(span.start, head_start(head)), max(span.end, _head_end(head))
    if head.written.start >= span.end:
        end = max(end, end_of_head(clause.text, head, clause.end))
    return closed(clause.text, Span(start, end))


def closed(text: str, span: Span) -> Span:
    """A stretch with the brackets that close in it, and without space or those that do not."""
    start, end = span.start, span.start + len(span.of(text).rstrip())
    for opening, closing in ("()", "[]"):
        inside = text.count(opening, start, end) - text.count(closing, start, end)
        if inside > 0 and text.startswith(closing, end):
            end += 1
        elif inside < 0 and text.startswith(closing, end - 1):
            end -= 1
    return Span(start, end)


def span_of(text: str, row: Sequence[Step]) -> Span:
    """Where levels stand, the bracket around a note that ends them included."""
    end = max(row[-1].value.end, row[-1].label.end)
    closed = row[-1].level.name == "note" and text[end : end + 1] == ")"
    return Span(min(row[0].label.start, row[0].value.start), end + closed)


def head_start(head: Head) -> int:
    """Where an archive begins, be it with its name or its abbreviation."""
    return min(each.start for each in (head.written, head.name, head.translated) if each)


def _head_end(head: Head) -> int:
    return max(each.end for each in (head.written, head.name, head.translated) if each)


def rows(steps: tuple[Step, ...]) -> list[tuple[Step, ...]]:
    """The steps of one address each: a level that was named before begins the next."""
    found: list[list[Step]] = []
    seen: set[str] = set()
    for step in steps:
        name = step.level.name
        if not found or (name in seen and name in MAIN):
            found.append([])
            seen = set()
        seen.add(name)
        found[-1].append(step)
    return [tuple(row) for row in found]


def _address(
    clause: Clause, head: Head | None, row: Sequence[Step], last: ArchiveAddress | None
) -> tuple[ArchiveAddress, int]:
    """The address of a row of steps, and how many levels it takes over from the one before."""
    own = tuple(step.level for step in row)
    taken = _taken_over(own, last.levels) if last is not None else ()
    begin = min(row[0].label.start, row[0].value.start)
    location = clause.text[begin : max(row[-1].value.end, row[-1].label.end)].rstrip()
    base = last if last is not None else resolved(clause, head)
    return replace(base, location=location, levels=(*taken, *own)), len(taken)


def _taken_over(own: tuple[Level, ...], before: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels of the address before that are more general than the first of this one."""
    names = [level.name for level in before]
    first = own[0].name
    if first == "fond":
        return ()
    if first in names:
        return before[: names.index(first)]
    order = (*MAIN, first)
    rank = order.index(first)
    return tuple(each for each in before if each.name in MAIN and order.index(each.name) < rank)


def resolved(clause: Clause, head: Head | None) -> ArchiveAddress:
    """An address without levels: the archive as far as it is known, and as printed."""
    if head is None:
        return ArchiveAddress(archive=clause.hints.archive or None)
    name = Text(
        head.name.of(clause.text) if head.name else "",
        translated=head.translated.of(clause.text) if head.translated else "",
    )
    keys = tuple(match.archive for match in head.matches)
    return ArchiveAddress(
        archive=keys[0] if len(keys) == 1 else None,
        candidates=keys if len(keys) > 1 else (),
        written=head.written.of(clause.text),
        name=name if name != Text("") else None,
        carrier=head.carrier,
    )


def end_of_head(text: str, head: Head, end: int) -> int:
    """Where an archive ends, the place behind it included: ``Arkhiv … (AVP RF), Moscow``."""
    at = max(head.written.end, head.name.end if head.name else 0)
    at += 2 * text.startswith("所蔵", at)
    while at < end and text[at] in ")] ":
        at += 1
    place = heads.place_of(head.matches).match(text, at, end)
    return place.end() if place is not None else min(at, end)


def scheme_in(address: ArchiveAddress) -> str:
    """The scheme of an address's archive; empty where it is not known."""
    return tables.archives()[address.archive].scheme if address.archive else ""
