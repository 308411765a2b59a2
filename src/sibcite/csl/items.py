"""CSL-JSON items made ready once: names, dates and texts, each by its variable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from sibcite.csl import notefields, readdates, readnames
from sibcite.csl.readdates import Date
from sibcite.csl.readnames import Name
from sibcite.csl.variables import DATES, NAMES, NUMBERS, as_text, shared

__all__ = ["DATES", "NAMES", "NUMBERS", "Date", "Item", "Name", "item"]

_Names: TypeAlias = Mapping[str, tuple[Name, ...]]

# Names of variables in other programs, and CSL's own.
_SHORT = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_FIRST_PAGE = re.compile(r"\s*([^\s,&–-]+)")


@dataclass(frozen=True, slots=True)
class Item:
    """An item as a style asks it for its variables.

    Attributes:
        values: Texts and numbers, as text, with the markup of CSL-JSON.
        names: Name variables; none of them is empty.
        others: Name variables whose list was cut short: `and others`.
        present: All variables that are not empty.
    """

    id: str
    type: str
    language: str
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    names: _Names = field(default_factory=lambda: MappingProxyType({}))
    dates: Mapping[str, Date] = field(default_factory=lambda: MappingProxyType({}))
    others: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()

    def has(self, variable: str) -> bool:
        """Whether a variable is not empty."""
        return variable in self.present


def item(raw: Mapping[str, Any]) -> Item:
    """A CSL-JSON item made ready; what cannot be read of it is left out."""
    whole = notefields.unfold(raw)
    values: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    others: set[str] = set()
    for key, value in whole.items():
        if key in NAMES:
            listed, more = readnames.names(value)
            if listed:
                names[key] = listed
            if more:
                others.add(key)
        elif key in DATES:
            date = readdates.date(value)
            if date is not None:
                dates[key] = date
        elif key not in ("id", "type"):
            text = value if type(value) is str else as_text(value)
            if text and not text.isspace():
                values[key] = text
    _derive(values, names)
    told = (as_text(raw.get("id")), as_text(whole.get("type")), as_text(whole.get("language")))
    present = shared(frozenset((*values, *names, *dates)))
    return Item(*told, values, names, dates, shared(frozenset(others)), present)


def _derive(values: dict[str, str], names: dict[str, tuple[Name, ...]]) -> None:
    """Add the variables that follow from others."""
    first = _FIRST_PAGE.match(values["page"]) if "page" in values else None
    if first is not None:
        values.setdefault("page-first", first[1])
    for other, short in _SHORT.items():
        if other in values:
            values.setdefault(short, values[other])
    if "event" in values:
        values.setdefault("event-title", values["event"])
    elif "event-title" in values:
        values["event"] = values["event-title"]
    editors, translators = names.get("editor", ()), names.get("translator", ())
    if editors and [one.key() for one in editors] == [one.key() for one in translators]:
        names.setdefault("editortranslator", editors)
