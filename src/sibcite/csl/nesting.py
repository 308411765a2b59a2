"""How deep the elements and macros of a style stand in each other, before any is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sibcite.csl.tree import Element

# The deepest published style has about 40 levels; Python itself stops at about 200.
_DEEPEST = 100


def check(elements: Iterable[Element], macros: Mapping[str, Element]) -> None:
    """Hold the elements of a style, and the macros that they call, to what can be printed.

    Raises:
        ValueError: They stand in each other too deeply, a macro calls itself, or there is none of
            that name.
    """
    nesting = _Nesting(macros)
    for element in elements:
        nesting.height(element, 1)


class _Nesting:
    def __init__(self, macros: Mapping[str, Element]) -> None:
        self._macros = macros
        self._heights: dict[str, int] = {}
        self._open: set[str] = set()

    def height(self, element: Element, depth: int) -> int:
        """How many levels an element has that stands so deep itself."""
        _hold(depth)
        levels = [self.height(child, depth + 1) for child in element.children]
        if name := element.get("macro"):
            levels.append(self._height_of(name, depth + 1))
        return 1 + max(levels, default=0)

    def _height_of(self, name: str, depth: int) -> int:
        if name in self._open:
            raise ValueError(f"The macro '{name}' calls itself.")
        if name not in self._macros:
            raise ValueError(f"The style calls the macro '{name}' and does not have it.")
        if name not in self._heights:
            self._open.add(name)
            inside = self._macros[name].children
            self._heights[name] = max((self.height(each, depth) for each in inside), default=0)
            self._open.remove(name)
        _hold(depth + self._heights[name] - 1)
        return self._heights[name]


def _hold(depth: int) -> None:
    if depth > _DEEPEST:
        message = "Elements and macros stand in each other more than {} deep."
        raise ValueError(message.format(_DEEPEST))
