"""Given names wherever two people would print alike, in whatever cites they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sibcite.csl.context import Row
from sibcite.csl.initials import initials
from sibcite.csl.items import Name
from sibcite.csl.namerows import may_be_romanized_cyrillic

if TYPE_CHECKING:
    from sibcite.csl.processor import Processor

_INITIALS, _GIVEN = 1, 2


@dataclass(frozen=True, slots=True)
class _Use:
    """One name in one cite."""

    id: str
    row: Row
    place: int
    name: Name
    digraphs: bool

    @property
    def initials(self) -> str:
        """The initials of the name as the style wants them, or with stops."""
        options = self.row.options
        mark, make = options.initialize_with, options.initialize
        if mark is None:
            mark, make = ".", True
        return initials(self.name.given, mark, make, options.hyphen, self.digraphs)

    @property
    def person(self) -> tuple[str, str]:
        """What tells one person from another under the same family name."""
        given = self.name.given
        if "." in given:
            given = given.replace(". ", ".").replace(" ", "")
        return given, self.name.dropping

    @property
    def printed(self) -> tuple[str, ...]:
        """What the style prints of the name."""
        options, name = self.row.options, self.name
        if options.form == "short":
            return name.nondropping, name.family
        given = name.given if options.initialize_with is None else self.initials
        return name.nondropping, name.family, given


def expand(processor: Processor, rows: Mapping[str, list[Row]], rule: str) -> None:
    """Show initials or given names of all people that print alike and are not the same.

    Args:
        processor: Where the levels of the names are set.
        rows: The names that each registered item prints.
        rule: CSL's `givenname-disambiguation-rule`, but for `by-cite`.
    """
    alike: dict[tuple[str, ...], dict[tuple[str, str], list[_Use]]] = {}
    for use in _uses(processor, rows, first_only=rule.startswith("primary")):
        alike.setdefault(use.printed, {}).setdefault(use.person, []).append(use)
    for people in alike.values():
        if len(people) > 1:
            _tell_apart(processor, people, only_initials=rule.endswith("with-initials"))


def _uses(processor: Processor, rows: Mapping[str, list[Row]], first_only: bool) -> Iterator[_Use]:
    for id_, printed in rows.items():
        may_be_cyrillic = may_be_romanized_cyrillic(processor.items[id_])
        for row in printed:
            digraphs = row.options.digraphs and may_be_cyrillic
            names = processor.items[id_].names[row.variable]
            for place, name in enumerate(names[:1] if first_only else names):
                if not name.literal and row.options.form != "count":
                    yield _Use(id_, row, place, name, digraphs)


def _tell_apart(
    processor: Processor, people: dict[tuple[str, str], list[_Use]], only_initials: bool
) -> None:
    by_initials: dict[str, int] = {}
    for uses in people.values():
        letters = uses[0].initials
        by_initials[letters] = by_initials.get(letters, 0) + 1
    if only_initials and len(by_initials) < 2:
        return
    for uses in people.values():
        options = uses[0].row.options
        shared = by_initials[uses[0].initials] > 1
        full = not only_initials and (options.initialize_with is None or shared)
        for use in uses:
            levels = processor.dis[use.id].levels
            row = levels.setdefault(use.row.variable, [None] * use.row.total)
            row[use.place] = _GIVEN if full else _INITIALS
