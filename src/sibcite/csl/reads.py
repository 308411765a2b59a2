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


class Reader:
    """Tells what macros read, that of the macros they call included, each worked out once."""

    def __init__(self, macros: Mapping[str, Element]) -> None:
        self._macros = macros
        self._known: dict[str, Reads] = {}

    def macro(self, name: str) -> Reads:
        """What a macro reads; it must not call itself."""
        if name not in self._known:
            variables, types = set[str](), set[str]()
            for element in self._macros[name].within():
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
                inner = self.macro(value)
                variables |= inner.variables
                types |= inner.types
