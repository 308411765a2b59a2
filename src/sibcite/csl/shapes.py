"""Items of one shape: of one type and with the same variables, so that most of a style is silent.

Which branches an item takes and which groups stay empty for it hangs on little else. What is left
of a style for all items of a shape is worked out once, and only that is called for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias, TypeVar

from sibcite.csl.context import Context
from sibcite.csl.nodes import Node
from sibcite.csl.reads import Reads
from sibcite.csl.variables import GENERATED, shared

Print: TypeAlias = Callable[[Context], Node | None]

_Left = TypeVar("_Left")
# What a shape holds, which is asked for more often than a shape is made.
_Told: TypeAlias = tuple[str, frozenset[str], bool]

# What is told only while printing: the processor's own variables, and a label made of names.
_UNTOLD = (GENERATED - {"locator"}) | {"citation-label"}
# For how many shapes what is left is kept; a list of more works it out over again.
_MOST = 1_000


class Shape(NamedTuple):
    """What is known of a cite before it is printed.

    Attributes:
        type: The type of its item.
        present: The variables that the item has.
        located: Whether the cite has a locator.
    """

    type: str
    present: frozenset[str]
    located: bool = False

    def lacks(self, variables: frozenset[str]) -> bool:
        """Whether it certainly has none of the variables."""
        if not self.present.isdisjoint(variables) or not _UNTOLD.isdisjoint(variables):
            return False
        return not (self.located and "locator" in variables)


class Rest(NamedTuple):
    """What is left of an element for cites of one shape.

    Attributes:
        print: The closure that prints it; None where it never prints anything.
        calls: Whether it calls variables, besides those of the closure, which are empty.
        gets: Whether it may come upon one that is not.
        stands: Whether it is one node that stands by itself: what it prints counts as a variable.
    """

    print: Print | None
    calls: bool = False
    gets: bool = False
    stands: bool = False


class Rests(NamedTuple):
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
_SILENT, _EMPTY = Rests((), stand=True), Rests((), calls=True, stand=True)


# A compiled element: what is left of it for a shape.
Printer: TypeAlias = Callable[[Shape], Rest]


def constant(print_: Print) -> Printer:
    """An element that calls no variable."""
    rest = Rest(print_)
    return lambda _: rest


def needing(print_: Print, *variables: str) -> Printer:
    """An element that calls variables and prints only where one of them is not empty."""
    rest, needed = Rest(print_, gets=True, stands=True), frozenset(variables)
    return lambda shape: EMPTY if shape.lacks(needed) else rest


def later(compile_: Callable[[], Callable[[Shape], _Left]]) -> Callable[[Shape], _Left]:
    """Something that is compiled when a shape first comes to it."""
    made: list[Callable[[Shape], _Left]] = []

    def rest(shape: Shape) -> _Left:
        if not made:
            made.append(compile_())
        return made[0](shape)

    return rest


def rests(printers: Iterable[Printer], shape: Shape) -> Rests:
    """What is left of elements in a row."""
    prints, calls, gets, stand = [], False, False, True
    for printer in printers:
        print_, called, got, stands = printer(shape)
        calls, gets = calls or called, gets or got
        if print_ is not None:
            prints.append(print_)
            stand = stand and stands
    if not prints and not gets:
        return _EMPTY if calls else _SILENT
    return Rests(tuple(prints), calls, gets, stand)


class Cut:
    """What is left of a macro; shapes that differ only in what it does not read share it."""

    __slots__ = ("_known", "_reads", "_rests")

    def __init__(self, rests_: Callable[[Shape], Rests], reads: Reads) -> None:
        self._rests, self._reads = rests_, reads
        self._known: dict[_Told, Rests] = {}

    def __call__(self, shape: Shape) -> Rests:
        """What is left for a shape."""
        type_, present, located = shape
        variables, types = self._reads
        seen = (
            type_ if type_ in types else "",
            shared(present & variables),
            located and "locator" in variables,
        )
        left = self._known.get(seen)
        if left is None:
            if len(self._known) == _MOST:
                self._known.clear()
            left = self._known[seen] = self._rests(Shape(*seen))
        return left


class Row:
    """The elements of a layout or a sort key: called with a state, it gives what they print."""

    __slots__ = ("_known", "_rests")

    def __init__(self, rests_: Callable[[Shape], Rests]) -> None:
        self._rests = rests_
        self._known: dict[_Told, tuple[Print, ...]] = {}

    def __call__(self, ctx: Context) -> list[Node]:
        """The nodes that the elements print."""
        return [node for each in self.prints(ctx) if (node := each(ctx)) is not None]

    def prints(self, ctx: Context) -> tuple[Print, ...]:
        """What is left of the elements for what is printed."""
        item = ctx.item
        told = item.type, item.present, bool(ctx.cite.locator)
        prints = self._known.get(told)
        if prints is None:
            if len(self._known) == _MOST:
                self._known.clear()
            prints = self._known[told] = self._rests(Shape(*told)).prints
        return prints
