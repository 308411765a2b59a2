"""Disambiguation: added names, given names, the condition, and year suffixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sibcite.csl import givennames
from sibcite.csl.context import SUBSEQUENT, Cite, Dis, Look, Row
from sibcite.csl.nodes import Node

if TYPE_CHECKING:
    from sibcite.csl.processor import Processor

_INITIALS, _GIVEN = 1, 2
_MOST_CONDITIONS = 5


def suffix_letters(number: int) -> str:
    """The year suffix of a number from 0: a to z, then aa."""
    letters = ""
    while number >= 0:
        letters = chr(97 + number % 26) + letters
        number = number // 26 - 1
    return letters


def suffix_number(letters: str) -> int:
    """The number of a year suffix, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 96
    return number - 1


@dataclass(frozen=True, slots=True)
class _Steps:
    """Which steps a style asks for."""

    names: bool
    given: bool
    rule: str
    suffix: bool

    @property
    def by_cite(self) -> bool:
        return self.given and self.rule == "by-cite"


def run(processor: Processor) -> None:
    """Tell alike cites of all registered items apart, as far as the style lets."""
    steps = _steps(processor.style.citation.options)
    processor.dis = {i: Dis() for i in processor.order}
    asks = processor.style.citation.asks
    if steps.names or steps.given or steps.suffix or asks:
        _tell_apart(processor, steps, asks)
    looks = processor.looks
    processor.states = {id_: processor.state(id_) for id_ in processor.order}
    last = ((id_, looks.get((id_, state))) for id_, state in processor.states.items())
    processor.known = {id_: look for id_, look in last if look and not look.ctx.placed}
    looks.clear()


def _tell_apart(processor: Processor, steps: _Steps, asks: bool) -> None:
    if steps.given and not steps.by_cite:
        givennames.expand(processor, _rows(processor, processor.order), steps.rule)
    for group in _parts(processor, processor.order):
        if len(group) > 1:
            _resolve(processor, group, steps, asks)
    if steps.suffix:
        _suffixes(processor)


def _steps(options: Mapping[str, str]) -> _Steps:
    def asked(step: str) -> bool:
        return options.get(f"disambiguate-{step}") == "true"

    rule = options.get("givenname-disambiguation-rule", "by-cite")
    return _Steps(asked("add-names"), asked("add-givenname"), rule, asked("add-year-suffix"))


def _look(processor: Processor, id_: str) -> Look:
    """What a later mention of an item prints: the shortest form that a reader meets."""
    key = (id_, processor.state(id_))
    look = processor.looks.get(key)
    if look is None:
        kids, ctx = processor.cite_node(Cite(id_, position=SUBSEQUENT, near=True, looking=True))
        look = processor.looks[key] = Look(processor.text(Node(kids)), kids, ctx)
    return look


def _rows(processor: Processor, ids: Iterable[str]) -> dict[str, list[Row]]:
    return {id_: _look(processor, id_).ctx.rows for id_ in ids}


def _parts(processor: Processor, members: list[str]) -> list[list[str]]:
    """The members by what they print."""
    alike: dict[str, list[str]] = {}
    for id_ in members:
        alike.setdefault(_look(processor, id_).text, []).append(id_)
    return list(alike.values())


def _resolve(processor: Processor, group: list[str], steps: _Steps, asks: bool) -> None:
    left = [group]
    if steps.names or steps.by_cite:
        left = _Names(processor, steps).resolved(group)
    if asks:
        for members in left:
            _by_condition(processor, members, 1)


class _Names:
    """Names, and given names of the names shown, added until nothing more tells cites apart."""

    def __init__(self, processor: Processor, steps: _Steps) -> None:
        self._p = processor
        self._steps = steps
        self._most = 0

    def resolved(self, group: list[str]) -> list[list[str]]:
        """Tell a group apart; give the sets that stay alike.

        What was added after the last step that told any two of a set apart is taken back.
        """
        rows = _rows(self._p, group)
        if not rows[group[0]]:
            return [group]
        self._most = max(row.total for each in rows.values() for row in each)
        return self._narrowed(group, min(row.shown for row in rows[group[0]]), 0)

    def _narrowed(self, members: list[str], count: int, place: int) -> list[list[str]]:
        """Work on cites that print alike, from name `place` of `count` shown names on."""
        saved = {i: self._p.dis[i].copy() for i in members}
        while True:
            while self._steps.by_cite and place < count:
                for level in (_INITIALS, _GIVEN):
                    parts = self._with_given(members, place, level)
                    if len(parts) > 1:
                        after = place if level == _INITIALS else place + 1
                        return self._each(parts, count, after)
                place += 1
            if not self._steps.names or count >= self._most:
                break
            count += 1
            self._show(members, count)
            parts = _parts(self._p, members)
            if len(parts) > 1:
                return self._each(parts, count, 0)
        for id_, dis in saved.items():
            self._p.dis[id_] = dis
        return [members]

    def _each(self, parts: list[list[str]], count: int, place: int) -> list[list[str]]:
        alike = (part for part in parts if len(part) > 1)
        return [left for part in alike for left in self._narrowed(part, count, place)]

    def _show(self, members: list[str], count: int) -> None:
        for id_, rows in _rows(self._p, members).items():
            for row in rows:
                if row.shown < row.total:
                    self._p.dis[id_].shown[row.variable] = max(min(count, row.total), row.shown)

    def _with_given(self, members: list[str], place: int, level: int) -> list[list[str]]:
        """The parts once one name of each cite has its given name or initials.

        Where that tells no two apart it is taken back.
        """
        saved = {i: self._p.dis[i].copy() for i in members}
        changed = [
            self._give(id_, rows[0], place, level)
            for id_, rows in _rows(self._p, members).items()
            if rows
        ]
        if not any(changed):
            return [members]
        parts = _parts(self._p, members)
        if len(parts) == 1:
            self._p.dis.update(saved)
        return parts

    def _give(self, id_: str, row: Row, place: int, level: int) -> bool:
        options = row.options
        short = options.initialize_with is not None and options.form != "long"
        if place >= row.shown or (level == _INITIALS and not short):
            return False
        levels = self._p.dis[id_].levels.setdefault(row.variable, [None] * row.total)
        changed = levels[place] != level
        levels[place] = level
        return changed


def _by_condition(processor: Processor, members: list[str], start: int) -> None:
    """Let more and more `disambiguate` conditions hold until the cites differ."""
    saved = {i: processor.dis[i].copy() for i in members}
    for count in range(start, _MOST_CONDITIONS + 1):
        if all(_look(processor, id_).ctx.conditions < count for id_ in members):
            break  # None of them asks so many conditions, so that one more changes nothing.
        for id_ in members:
            processor.dis[id_].condition = count
        parts = _parts(processor, members)
        if len(parts) > 1:
            for part in parts:
                if len(part) > 1:
                    _by_condition(processor, part, count + 1)
            return
    processor.dis.update(saved)


def _suffixes(processor: Processor) -> None:
    """Letters for what still prints alike, in the order of the list."""
    for group in _parts(processor, processor.order):
        if len(group) > 1:
            for number, id_ in enumerate(group):
                processor.dis[id_].suffix = suffix_letters(number)
