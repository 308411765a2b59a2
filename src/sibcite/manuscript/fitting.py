"""Which record a printed reference is: the one read from it, or told by its title or address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sibcite.manuscript.names import skeleton
from sibcite.model import Record, Text

# How many letters of a title tell it, how few do so beside the year, and how few are no title.
_TELLING, _WITH_YEAR, _SHORTEST = 24, 18, 3
# A character of kanji says as much as some letters.
_KANJI, _AS_LETTERS = re.compile("[\u3400-\u9fff]"), 3
# A title that stands first may have a label or a number before it.
_NEAR = 24


def told(lines: Sequence[str], records: Sequence[Record], marked: Sequence[str]) -> dict[int, str]:
    """The record of each line: the one read from it, or the one that fits it best.

    Args:
        lines: Printed references, each on one line.
        records: The works that they may be.
        marked: The same lines with their italics, as they may have been read.

    Returns:
        The id of the record by the place of the line; a line that none fits, or several as well,
        is not among them.
    """
    sources = {" ".join(record.source.split()): record.id for record in records if record.source}
    signs = [_sign(record) for record in records]
    found = {}
    for place, line in enumerate(lines):
        id_ = sources.get(marked[place]) or sources.get(line) or _fitting(skeleton(line), signs)
        if id_:
            found[place] = id_
    return found


@dataclass(frozen=True, slots=True)
class _Sign:
    """By what a record is told in a line, in letters and figures alone, in whatever script.

    Attributes:
        id: The record's id.
        starts: How its title begins, in each of its forms; empty without one.
        address: The values of its archival levels.
        others: What tells it apart from a record that fits as well: title, year, first name;
            empty where there is none.
    """

    id: str
    starts: tuple[str, ...]
    address: tuple[str, ...]
    others: tuple[str, str, str]

    def fits(self, line: str) -> bool:
        """Whether the line may print the record: its title, or its levels in their order."""
        if any(start in line and self._is_sure(start, line) for start in self.starts):
            return True
        # A title of one short word tells a work beside its year and its first name.
        if all(each and each in line for each in self.others):
            return True
        at = 0
        for value in self.address:
            at = line.find(value, at) + len(value)
            if at < len(value):
                return False
        return bool(self.address)

    def _is_sure(self, start: str, line: str) -> bool:
        """Whether a title that a line has is the work's: *Plague* stands in many others.

        Its first name says so, or its year beside a long title; without a name it stands first.
        """
        _, year, name = self.others
        if name:
            weight = len(start) + len(_KANJI.findall(start)) * (_AS_LETTERS - 1)
            return name in line or (weight >= _WITH_YEAR and (not year or year in line))
        return line.find(start) <= _NEAR or (bool(year) and year in line)

    def place(self, line: str) -> int:
        """Where the title begins in a line; where it does not stand, behind all."""
        found = (line.find(start) for start in self.starts)
        return min((place for place in found if place >= 0), default=len(line))


def _sign(record: Record) -> _Sign:
    title = record.texts.get("title", Text(""))
    forms = (title.text, title.original, title.romanized, title.translated)
    titles = tuple(dict.fromkeys(filter(None, map(skeleton, forms))))
    levels = record.address.levels if record.address is not None else ()
    address = tuple(filter(None, (skeleton(level.value) for level in levels)))
    year = record.dates["issued"].start[:1] if "issued" in record.dates else ()
    names = next(iter(record.names.values()), ())
    people = [skeleton(name.family or name.literal) for name in names[:1]]
    years = [skeleton(str(each)) for each in year]
    others = ("".join(titles[:1]), "".join(years), "".join(people))
    starts = tuple(each[:_TELLING] for each in titles if len(each) > _SHORTEST)
    return _Sign(record.id, starts, address if len(address) > 1 else (), others)


def _fitting(line: str, signs: Sequence[_Sign]) -> str:
    """The id of the record that fits a line best; empty if none does, or two do as well.

    A chapter's line has the title of its book too: the title that stands first is the line's own.
    """
    rated = sorted((*_rated(line, sign), sign.id) for sign in signs if sign.fits(line))
    if not rated or (len(rated) > 1 and rated[-1][:3] == rated[-2][:3]):
        return ""
    return rated[-1][3]


def _rated(line: str, sign: _Sign) -> tuple[int, int, int]:
    """How much of a sign a line has, how early its title stands there, and how many letters it is.

    *Studies 1* stands in the line of *Studies 12* as well, whose sign is the longer.
    """
    found = [each for each in sign.others if each and each in line]
    return len(found), -sign.place(line), sum(map(len, found))
