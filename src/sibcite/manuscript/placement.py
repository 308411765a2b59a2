"""Which part of a document each list goes in: two lists in two scripts, or the groups of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sibcite import tables
from sibcite.cite import kind_of_lists
from sibcite.manuscript.document import Head, Manuscript, Row, Sought
from sibcite.manuscript.printed import RESTORED, Standing, said
from sibcite.model import Entry, ListSection, Run
from sibcite.model import plain as shown
from sibcite.read.headings import heads_group, is_other_script, plain

_BOTH = 2
_NUMBER = re.compile(r"\[?\d{1,4}(?:\]|[.)])\s+")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where lists go; see `List.parted` and `List.over`."""

    rows: tuple[Row, ...] = ()
    over: frozenset[int] = frozenset()


def sought(style: tables.StyleFiles, lists: str = "") -> Sought:
    """What to look for in a document that is to have the lists of a style.

    Args:
        style: The style.
        lists: `single`, `grouped` or `dual`; empty for what the style says.

    Raises:
        settings.BrokenPresentation: The presentation beside the style has a mistake.
    """
    kind, headings = kind_of_lists(style, lists)
    return Sought(both=bool(lists) or kind == "dual", groups=tuple(map(plain, headings)))


def placed(
    manuscript: Manuscript, stands: Standing, sections: Sequence[ListSection], kind: str, own: str
) -> Placed:
    """Where each list goes.

    Args:
        manuscript: The document.
        stands: What its printed references are.
        sections: The lists, or the groups of one.
        kind: `single`, `grouped` or `dual`; empty where nothing was asked for and one list goes
            where it stands, part by part.
        own: The heading that the document would have for a list.
    """
    ground = _Ground(manuscript, stands, own)
    if kind == "dual":
        rows = tuple(_checked(manuscript, stands, row) for row in _dual(ground, sections))
        return Placed(rows, ground.over(ground.all_parts - _taken(rows)))
    if kind == "grouped":
        rows = tuple(_grouped(ground, sections))
        return Placed(rows, ground.over(ground.all_parts - _taken(rows)))
    merged = frozenset(part for part in ground.all_parts if ground.is_merged(part))
    if kind == "single" and merged:
        return Placed(tuple(_single(ground, sections, merged)), ground.over(merged))
    return Placed()


def _checked(manuscript: Manuscript, stands: Standing, row: Row) -> Row:
    """A list in which nothing that was restored takes the place of what somebody has written."""
    there = {
        stands.ids[place]: line
        for place in sorted(row.places)
        if place in stands.ids
        and RESTORED not in (line := said(manuscript, place))
        and is_other_script(line)
    }
    return replace(
        row, entries=tuple(_kept(entry, there.get(entry.id, "")) for entry in row.entries)
    )


def _kept(entry: Entry, line: str) -> Entry:
    """An entry as it stands, where the new one is in doubt; a number of the style's is the new."""
    new = shown(entry.text)
    if not line or RESTORED not in new:
        return entry
    number = _NUMBER.match(new)
    return replace(entry, text=(Run((number[0] if number else "") + line),))


class _Ground:
    """The parts of a document's list, and what stands in them.

    Attributes:
        all_parts: Their numbers.
        main: The part under the heading of the list itself, of which groups are parts.
    """

    def __init__(self, manuscript: Manuscript, stands: Standing, own: str) -> None:
        self.heads = manuscript.heads or (Head(),)
        self.all_parts = frozenset(range(len(self.heads)))
        self.has_list = bool(manuscript.heads)
        self._parts, self._kept = manuscript.parts, stands.kept
        self._groups = manuscript.sought.groups
        self.stands = stands
        tops = [part for part, head in enumerate(self.heads) if not head.below]
        wants = is_other_script(own)
        alike = [each for each in tops if is_other_script(self.heads[each].words) == wants]
        self.main = (alike or tops)[-1]
        self.tops = tuple(tops)

    def top(self, part: int) -> int:
        """The part under the heading of the list that a part belongs to."""
        return max(each for each in self.tops if each <= part)

    def places(self, *parts: int) -> frozenset[int]:
        """The references that stand in parts."""
        found = enumerate(self._parts)
        return frozenset(at for at, part in found if part in parts and at not in self._kept)

    def part_of(self, id_: str) -> int | None:
        """The part that a work stands in."""
        found = (self._parts[at] for at, each in self.stands.ids.items() if each == id_)
        return next(found, None)

    def is_merged(self, part: int) -> bool:
        """Whether one list takes up a part: a group, or a list in the other script.

        Where the author has parted the list otherwise, its groups stay as well.
        """
        own = [each for each in self.all_parts - {self.main} if self.top(each) == self.main]
        return self.top(part) != self.main or (part in own and all(map(self._is_group, own)))

    def over(self, parts: frozenset[int]) -> frozenset[int]:
        """Of parts that hold no list any more, those whose headings were those of a list."""
        return frozenset(
            part
            for part in parts
            if part != self.main and (self._is_group(part) or part in self.tops)
        )

    def _is_group(self, part: int) -> bool:
        head = self.heads[part]
        return head.below and heads_group(head.words, self._groups)


def _taken(rows: Sequence[Row]) -> frozenset[int]:
    taken = (row for row in rows if (row.entries or row.stays) and not row.heading)
    return frozenset(row.part for row in taken)


def _grouped(ground: _Ground, sections: Sequence[ListSection]) -> Iterator[Row]:
    """Each group under its own heading; the first that has none takes the place of the list."""
    # What fits in no group stands right under the heading of the list.
    ordered = sorted(sections, key=lambda each: bool(each.heading))
    parts = {each.heading: _group(ground, each.heading) for each in ordered}
    loose = sorted(ground.all_parts - set(parts.values()))
    for number, section in enumerate(ordered):
        part = parts[section.heading]
        if part is not None:
            yield Row(section.entries, section.layout, ground.places(part), part)
            continue
        own = (each for each in loose if ground.top(each) == ground.main)
        first = next((each for each in own if ground.places(each)), None)
        places: frozenset[int] = frozenset()
        if number == 0 and first is not None:
            places = ground.places(first)
            loose.remove(first)
        yield Row(section.entries, section.layout, places, ground.main, section.heading)
    yield from (Row((), places=ground.places(each), part=each) for each in loose)


def _group(ground: _Ground, heading: str) -> int | None:
    """The part that a group goes in; None if the document has none of those words."""
    if not heading:
        return ground.main
    for part, head in enumerate(ground.heads):
        if head.below and head.words == plain(heading) and ground.top(part) == ground.main:
            return part
    return None


def _dual(ground: _Ground, sections: Sequence[ListSection]) -> Iterator[Row]:
    """Each list under its own heading; one that has none goes behind the other."""
    found = {section.heading: _top(ground, section.heading, sections) for section in sections}
    there = [section for section in sections if found[section.heading] is not None]
    others = [section for section in sections if found[section.heading] is None]
    used = [part for part in found.values() if part is not None]
    # Where the style has no list of its own, that of the document stays.
    for part in sorted(ground.all_parts) if len(sections) < _BOTH else ():
        if ground.top(part) not in used and ground.places(part):
            yield Row((), places=ground.places(part), part=part, below=False, stays=True)
    for section in there:
        top = found[section.heading]
        assert top is not None, "It is one of those that are there."
        parts = [part for part in ground.all_parts if ground.top(part) == top]
        yield Row(section.entries, section.layout, ground.places(*parts), top, below=False)
    for section in others:
        part = used[0] if used else 0
        yield Row(section.entries, section.layout, frozenset(), part, section.heading, below=False)


def _top(ground: _Ground, heading: str, sections: Sequence[ListSection]) -> int | None:
    """The part of a list: that of its own words, or else that of its script."""
    if not ground.has_list:
        return None
    words = {part: ground.heads[part].words for part in ground.tops}
    same = [part for part, each in words.items() if each == plain(heading)]
    if same:
        return same[-1]
    others = {plain(each.heading) for each in sections}
    free = [part for part, each in words.items() if each not in others]
    alike = [part for part in free if is_other_script(words[part]) == is_other_script(heading)]
    return alike[-1] if alike else None


def _single(
    ground: _Ground, sections: Sequence[ListSection], merged: frozenset[int]
) -> Iterator[Row]:
    """One list in the place of groups, or of two; under headings of the author's all stays."""
    (section,) = sections
    own = ground.all_parts - merged - {ground.main}
    by_part: dict[int, list[Entry]] = {part: [] for part in (ground.main, *sorted(own))}
    for entry in section.entries:
        part = ground.part_of(entry.id)
        by_part[part if part in own else ground.main].append(entry)
    below = [part for part in merged if ground.top(part) == ground.main]
    places = ground.places(ground.main, *below)
    entries = tuple(by_part.pop(ground.main))
    yield Row(entries, section.layout, places, ground.main, below=False)
    for part, rest in by_part.items():
        yield Row(tuple(rest), section.layout, ground.places(part), part, below=False)
    others = merged.difference(below)
    yield from (Row((), places=ground.places(part), part=part) for part in sorted(others))
