"""One CSL-JSON item as the engine reads it: values by variable, names in parts, dates in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from citeproc.source import VariableError

from sibcite.csl.citeproc_py import markup
from sibcite.model import Citation

_ALIASES = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_NOT_PRINTED = frozenset({"id", "type", "custom", "categories"})
_CJK = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_EDTF = re.compile(r"(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?[?~%]?$")


@dataclass(frozen=True, slots=True)
class Person:
    """A name in the parts that CSL gives one; `given_last` keeps the family name first."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    family_first: bool = False

    def parts(self) -> tuple[str | None, ...]:
        """The parts in citeproc-py's order, None where there is nothing."""
        row = (self.given, self.family, self.dropping, self.non_dropping, self.suffix)
        return tuple(part or None for part in row)

    def in_fixed_order(self, given: str) -> Person:
        """The whole name as a family name, which no style can turn around."""
        tight = _CJK.search(self.family) and _CJK.search(given)
        between = (markup.TIGHT if tight else markup.SPACED) if given else ""
        return Person(family=f"{self.family}{between}{given}")


@dataclass(frozen=True, slots=True)
class When:
    """A date: points of year, month and day; `end` is None for a day, empty for an open range."""

    start: tuple[int, ...] = ()
    end: tuple[int, ...] | None = None
    season: int = 0
    circa: bool = False
    literal: str = ""

    def sortable(self, parts: int = 3) -> str:
        """Digits that sort as the dates do, also before the year 1."""
        year, month, day = (*self.start, 0, 0, 0)[:3]
        return f"{year + 10000:05}{month:02}{day:02}"[: (0, 5, 7, 9)[parts]]


Value = str | tuple[Person, ...] | When


class Reference:
    """The values of an item by variable; a missing one raises citeproc-py's `VariableError`.

    Attributes:
        known: Every value, whatever was printed; conditions look here.
        used: The variables that were looked up, so that a substitute can suppress them.
        suppressed: The variables that a substitute has printed already.
    """

    def __init__(self, known: Mapping[str, Value]) -> None:
        self.known = known
        self.used: set[str] = set()
        self.suppressed: set[str] = set()

    def __contains__(self, variable: str) -> bool:
        name = variable.replace("-", "_")
        return name in self.known and name not in self.suppressed

    def __getitem__(self, variable: str) -> Value:
        if variable not in self:
            raise VariableError
        self.used.add(variable.replace("-", "_"))
        return self.known[variable.replace("-", "_")]

    def __getattr__(self, variable: str) -> Value:
        return self[variable]

    def get(self, variable: str, default: Value | None = None) -> Value | None:
        """The value, or the default where it is missing or suppressed."""
        try:
            return self[variable]
        except VariableError:
            return default


@dataclass(frozen=True, slots=True)
class Place:
    """The place in a work that a citation points at."""

    label: str
    identifier: str


@dataclass(slots=True)
class Item:
    """An item on its way through a style, once for each time that it is printed."""

    values: Mapping[str, Value]
    type: str
    number: int
    cite: Citation | None = None
    positions: frozenset[str] = frozenset()
    reference: Reference = field(init=False)

    def __post_init__(self) -> None:
        self.reference = Reference(self.values)

    def __contains__(self, name: str) -> bool:
        return name == "locator" and self.has_locator

    @property
    def has_locator(self) -> bool:
        """Whether the citation points at a place in the work."""
        return bool(self.cite and self.cite.locator)

    @property
    def locator(self) -> Place:
        """That place; a missing variable if there is none."""
        if self.cite is None or not self.cite.locator:
            raise VariableError
        return Place(self.cite.label, markup.protected(self.cite.locator))

    @property
    def language(self) -> str:
        """The two letters of the item's language, or empty."""
        language = self.values.get("language", "")
        return language[:2].lower() if isinstance(language, str) else ""


def values(item: Mapping[str, Any]) -> dict[str, Value]:
    """What of a CSL-JSON item can be printed, by variable with `_` for `-`; nothing is empty."""
    found: dict[str, Value] = {}
    for name, value in item.items():
        if name not in _NOT_PRINTED and (read := _value(value)):
            found[_ALIASES.get(name, name).replace("-", "_")] = read
    if isinstance(doi := found.get("DOI"), str):
        found["DOI"] = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi)
    return found


def when(value: Value) -> When:
    """The date that a value is: read from EDTF where it is text, empty where it is names."""
    if isinstance(value, When):
        return value
    return _raw(value, circa=False) if isinstance(value, str) else When()


def persons(value: Value | None) -> tuple[Person, ...]:
    """The names that a value is: a text is one name, a date none."""
    if isinstance(value, str):
        return (Person(family=value),)
    return value if isinstance(value, tuple) else ()


def _value(value: Any) -> Value | None:
    if isinstance(value, Mapping):
        return _date(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_persons(value)) or None
    if value is None or isinstance(value, bool):
        return None
    return markup.protected(str(value))


def _persons(row: Sequence[Any]) -> Iterator[Person]:
    for name in row:
        if not isinstance(name, Mapping):
            yield Person(family=markup.protected(str(name)))
            continue
        part = {key: markup.protected(str(text)) for key, text in name.items() if text}
        if literal := part.get("literal"):
            yield Person(family=literal)
        elif part.get("family") or part.get("given"):
            yield Person(
                family=part.get("family") or part.get("given", ""),
                given=part.get("given", "") if part.get("family") else "",
                dropping=part.get("dropping-particle", ""),
                non_dropping=part.get("non-dropping-particle", ""),
                suffix=part.get("suffix", ""),
                family_first=name.get("static-ordering") in (True, "true", 1),
            )


def _date(value: Mapping[str, Any]) -> When | None:
    circa = value.get("circa") not in (None, False, 0, "", "false")
    parts = value.get("date-parts")
    points = [_point(point) for point in parts] if isinstance(parts, Sequence) else []
    if points and points[0]:
        season = value.get("season")
        return When(
            points[0],
            points[1] if len(points) > 1 else None,
            int(str(season)) if str(season).isdecimal() else 0,
            circa,
        )
    text = value.get("raw") or value.get("edtf")
    if text and (read := _raw(str(text), circa)).start:
        return read
    literal = value.get("literal") or text
    return When(circa=circa, literal=markup.protected(str(literal))) if literal else None


def _point(parts: Any) -> tuple[int, ...]:
    """Year, month and day as far as they are numbers; `[0, 0, 0]`, an open end, is empty."""
    numbers: list[int] = []
    for part in parts if isinstance(parts, Sequence) else ():
        if not re.fullmatch(r"-?\d+", str(part)) or (numbers and int(part) == 0):
            break
        numbers.append(int(part))
    return tuple(numbers) if numbers != [0] else ()


def _raw(text: str, circa: bool) -> When:
    start, slash, end = text.strip().partition("/")
    if not (first := _EDTF.match(start)):
        return When(literal=text)
    last = _EDTF.match(end)
    return When(
        _edtf(first),
        (_edtf(last) if last else ()) if slash else None,
        circa=circa or text.endswith(("?", "~", "%")),
    )


def _edtf(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(part) for part in match.groups() if part)
