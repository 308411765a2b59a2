"""Items of one shape: of one type and with the same variables, so that most of a style is silent.

Which branches an item takes and which groups stay empty for it hangs on little else. What is left
of a style for all items of a shape is worked out once, and only that is called for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from sibcite.csl.context import Context
from sibcite.csl.nodes import Node
from sibcite.csl.variables import GENERATED

Print: TypeAlias = Callable[[Context], Node | None]

# What is told only while printing: the processor's own variables, and a label made of names.
_UNTOLD = GENERATED | {"citation-label"}
# How many shapes a row keeps; a list of more works over again what is left for each.
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a cite before it is printed.

    Attributes:
        type: The type of its item.
        present: The variables that the item has.
        located: Whether the cite has a locator.
        macros: What was found to be left of each macro.
    """

    type: str
    present: frozenset[str]
    located: bool = False
    macros: dict[str, Rests] = field(default_factory=dict)

    def has(self, variable: str) -> bool | None:
        """Whether it has a variable; None where only printing tells."""
        if variable == "locator":
            return self.located
        return None if variable in _UNTOLD else variable in self.present

    def lacks(self, *variables: str) -> bool:
        """Whether it certainly has none of the variables."""
        return all(each not in self.present and self.has(each) is False for each in variables)


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of an element for cites of one shape.

    Attributes:
        print: The closure that prints it; None where it never prints anything.
        calls: Whether it calls variables all the same, which are empty.
        gets: Whether it may come upon one that is not.
        stands: Whether it is one node that stands by itself: what it prints counts as a variable.
    """

    print: Print | None
    calls: bool = False
    gets: bool = False
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Rests:
    """What is left of several elements in a row; `calls`, `gets` and `stand` as for one."""

    prints: tuple[Print, ...]
    calls: bool = False
    gets: bool = False
    stand: bool = False

    @property
    def silent(self) -> bool:
        """Whether a group of them prints nothing: it calls variables, and all are empty."""
        return not self.prints or (self.calls and not self.gets)


SILENT = Rest(None)
# It calls a variable, which is empty.
EMPTY = Rest(None, calls=True)


# A compiled element: what is left of it for a shape.
Printer: TypeAlias = Callable[[Shape], Rest]


def constant(print_: Print) -> Printer:
    """An element that calls no variable."""
    rest = Rest(print_)
    return lambda _: rest


def needing(print_: Print, *variables: str) -> Printer:
    """An element that calls variables and prints only where one of them is not empty."""
    rest = Rest(print_, gets=True, stands=True)
    return lambda shape: EMPTY if shape.lacks(*variables) else rest


def rests(printers: Iterable[Printer], shape: Shape) -> Rests:
    """What is left of elements in a row."""
    prints, calls, gets, stand = [], False, False, True
    for printer in printers:
        left = printer(shape)
        calls, gets = calls or left.calls, gets or left.gets
        if left.print is not None:
            prints.append(left.print)
            stand = stand and left.stands
    return Rests(tuple(prints), calls, gets, stand)


class Row:
    """The elements of a layout or a sort key: called with a state, it gives what they print."""

    __slots__ = ("_known", "_printers")

    def __init__(self, printers: Iterable[Printer]) -> None:
        self._printers = tuple(printers)
        self._known: dict[tuple[str, frozenset[str], bool], tuple[Print, ...]] = {}

    def __call__(self, ctx: Context) -> list[Node]:
        """The nodes that the elements print."""
        item = ctx.item
        key = item.type, item.present, bool(ctx.cite.locator)
        prints = self._known.get(key)
        if prints is None:
            if len(self._known) == _MOST:
                self._known.clear()
            prints = self._known[key] = rests(self._printers, Shape(*key)).prints
        return [node for each in prints if (node := each(ctx)) is not None]
