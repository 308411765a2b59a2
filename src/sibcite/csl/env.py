"""What is known while a style is compiled: its locale, inherited options, and macros."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from sibcite.csl.locales import Locale
from sibcite.csl.nodes import Spread, unspread
from sibcite.csl.reads import Macros
from sibcite.csl.shapes import (
    EMPTY,
    SILENT,
    Cut,
    Print,
    Printer,
    Rest,
    Rests,
    Shape,
    later,
    rests,
)

if TYPE_CHECKING:
    from sibcite.csl.context import Context
    from sibcite.csl.nodes import Node
    from sibcite.csl.tree import Element

Compile: TypeAlias = "Callable[[Element, Env], Printer]"
_Left = TypeVar("_Left")


class Env:
    """The surroundings of an element that is being compiled.

    Attributes:
        locale: The locale of the style, everything it falls back on included.
        globals: The attributes of the style.
        inherited: Options of names that the style and the area hand down.
        area: `citation` or `bibliography`.
        sort: The attributes of the `cs:key` that a macro is compiled for; None outside sorting.
        digraphs: Whether initials of romanized names keep their digraphs (`Yuliya` to `Yu.`).
        parent: The `cs:names` whose substitutes are being compiled, also those inside a choice.
    """

    def __init__(
        self,
        locale: Locale,
        style: Mapping[str, str],
        area: str,
        options: Mapping[str, str],
        macros: Macros,
        elements: Mapping[str, Compile],
        sort: Mapping[str, str] | None = None,
        digraphs: bool = False,
    ) -> None:
        self.locale = locale
        self.globals = style
        self.area = area
        self.inherited = {**style, **options}
        self.sort = sort
        self.digraphs = digraphs
        self.parent: Element | None = None
        self._macros = macros
        self._elements = elements
        self._cuts: dict[str, Cut] = {}

    def compile(self, element: Element) -> Printer:
        """An element, compiled."""
        return self._elements[element.name](element, self)

    def children(self, element: Element) -> list[Printer]:
        """An element's children, compiled."""
        return [self.compile(child) for child in element.children]

    def branch(self, element: Element) -> Printer:
        """An element's children printed in its place, as those of a branch are."""
        printers = self.children(element)
        if len(printers) == 1:
            return printers[0]

        def rest(shape: Shape) -> Rest:
            left = rests(printers, shape)
            if not left.prints:
                return EMPTY if left.calls else SILENT
            if len(left.prints) == 1:
                return Rest(left.prints[0], left.calls, left.gets, left.stand)
            return Rest(_spreading(left), gets=left.gets)

        return rest

    def later(self, element: Element) -> Printer:
        """As `branch`, compiled when an item first comes to it."""
        return self._later(lambda: self.branch(element), self.parent)

    def rests(
        self, elements: Sequence[Element], parent: Element | None = None
    ) -> Callable[[Shape], Rests]:
        """What is left of elements in a row; they are compiled when an item first comes to them.

        Args:
            elements: The elements.
            parent: The `cs:names` that they are substitutes of.
        """
        return self._later(
            lambda: partial(rests, [self.compile(each) for each in elements]), parent
        )

    def macro(self, name: str) -> Cut:
        """What is left of a macro, which is compiled once for substitutes of any names."""
        if name not in self._cuts:
            left = self.rests(self._macros[name].children)
            self._cuts[name] = Cut(left, self._macros.reads(name))
        return self._cuts[name]

    def _later(
        self, compile_: Callable[[], Callable[[Shape], _Left]], parent: Element | None
    ) -> Callable[[Shape], _Left]:
        def compiled() -> Callable[[Shape], _Left]:
            outer, self.parent = self.parent, parent
            made = compile_()
            self.parent = outer
            return made

        return later(compiled)


def _spreading(left: Rests) -> Print:
    """What prints several elements in the place of one."""
    prints, calls = left.prints, left.calls

    def run(ctx: Context) -> Node | None:
        nodes = [node for each in prints if (node := each(ctx)) is not None]
        if calls:
            ctx.called = True
        if len(nodes) < 2:
            return nodes[0] if nodes else None
        return Spread(unspread(nodes))

    return run
