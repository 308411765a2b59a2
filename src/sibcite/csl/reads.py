"""What macros ask of an item's shape: shapes alike in that have the same left of a macro."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sibcite.csl.tree import Element

# The attributes that name variables.
_NAMING = frozenset(("variable", "is-numeric", "is-uncertain-date"))


class Reads(NamedTuple):
    """The variables that elements call or ask for, and the types that their conditions name."""

    variables: frozenset[str]
    types: frozenset[str]


class Macros(dict[str, Element]):
    """The macros of a style by name, and what each of them reads, worked out once."""

    def __init__(self, style: Element) -> None:
        super().__init__((macro.get("name"), macro) for macro in style.every("macro"))
        self._known: dict[str, Reads] = {}

    def reads(self, name: str) -> Reads:
        """What a macro reads, that of the macros it calls included; it must not call itself."""
        if name not in self._known:
            variables, types = set[str](), set[str]()
            for element in self[name].within():
                self._add(element.attributes, variables, types)
            self._known[name] = Reads(frozenset(variables), frozenset(types))
        return self._known[name]

    def _add(self, said: Mapping[str, str], variables: set[str], types: set[str]) -> None:
        """Add what one element reads."""
        for key, value in said.items():
            if key in _NAMING:
                variables.update(value.split())
                if said.get("form") == "short":
                    variables.add(f"{value}-short")
            elif key == "type":
                types.update(value.split())
            elif key == "locator":
                variables.add(key)
            elif key == "macro":
                inner = self.reads(value)
                variables |= inner.variables
                types |= inner.types
