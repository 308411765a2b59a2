"""The state of printing one cite or one entry, and what disambiguation adds to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sibcite.csl.nodes import Node

if TYPE_CHECKING:
    from sibcite.csl.items import Item
    from sibcite.csl.names import Options

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)


class Dis:
    """What disambiguation adds to a cite.

    Attributes:
        shown: How many names are shown, by name variable, where et-al would show fewer.
        levels: For each name of a variable None (as the style says), 1 (initials) or 2 (given).
        condition: How many `disambiguate` conditions of the cite hold.
        suffix: The year suffix, or empty.
    """

    __slots__ = ("condition", "levels", "shown", "suffix")

    def __init__(self) -> None:
        self.shown: dict[str, int] = {}
        self.levels: dict[str, list[int | None]] = {}
        self.condition = 0
        self.suffix = ""

    def copy(self) -> Dis:
        """The same, to be changed apart."""
        other = Dis()
        other.shown = dict(self.shown)
        other.levels = {variable: list(levels) for variable, levels in self.levels.items()}
        other.condition, other.suffix = self.condition, self.suffix
        return other


@dataclass(slots=True)
class Cite:
    """One cite of a citation, with its place in the document.

    Attributes:
        leads: Whether it is the first of its citation.
        looking: Whether it is printed only to see what it looks like.
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: int = FIRST
    near: bool = False
    first_note: int = 0
    leads: bool = True
    looking: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing of the cite's own stands around or behind it."""
        return not (self.locator or self.prefix or self.suffix)


@dataclass(slots=True)
class Row:
    """The names of one variable as a cite printed them: how many there are, how many it showed."""

    variable: str
    total: int
    shown: int
    options: Options


class Context:
    """The state of printing one cite or one entry.

    Attributes:
        area: `citation` or `bibliography`.
        language: The style's, for items that do not say theirs.
        number: The item's number in the list; 0 if it has none.
        called, got: Whether a variable was called since the group began, and had a value.
        suppressed: Variables that a substitute has printed.
        used: Variables that printed something.
        conditions: How many `disambiguate` conditions were asked so far.
        rows: The names printed so far, and `row_nodes` their nodes without labels.
        first_names: The first names, or what stands for them, with their `first_variables`.
        printed: Whether anything has been printed; `capitalize` whether a term then begins a
            sentence.
        implicit: Whether the year suffix goes behind the year, as the style does not print it.
        parted: Whether the style prints the year suffix apart, so that a label is without it.
        placed: Whether what was printed hangs on where in the document the cite stands.
    """

    __slots__ = (
        "area",
        "called",
        "capitalize",
        "cite",
        "conditions",
        "dis",
        "first_names",
        "first_variables",
        "got",
        "implicit",
        "item",
        "language",
        "number",
        "parted",
        "placed",
        "printed",
        "row_nodes",
        "rows",
        "substituting",
        "suffixed",
        "suppressed",
        "used",
    )

    def __init__(
        self, item: Item, area: str, language: str, number: int, cite: Cite, dis: Dis | None
    ) -> None:
        self.item = item
        self.area = area
        self.language = language
        self.number = number
        self.cite = cite
        self.dis = dis
        self.called = self.got = False
        self.suppressed: set[str] = set()
        self.used: set[str] = set()
        self.conditions = 0
        self.rows: list[Row] = []
        self.row_nodes: list[Node] = []
        self.first_names: Node | None = None
        self.first_variables: list[str] = []
        self.printed = self.capitalize = self.implicit = self.parted = False
        self.suffixed = self.substituting = self.placed = False


@dataclass(frozen=True, slots=True)
class Look:
    """What a cite prints while it is told from others: characters, nodes, the state left."""

    text: str
    kids: list[Node]
    ctx: Context
