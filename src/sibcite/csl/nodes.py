"""What a style prints, before it is flat: nodes with affixes, marks and quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sibcite.csl.tree import Element

# A formatting attribute and its value: ("font-style", "italic").
Mark: TypeAlias = tuple[str, str]

_FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


@dataclass(frozen=True, slots=True)
class Dress:
    """What stands around the kids of a node: the same for all that one element prints.

    Attributes:
        marks: Formatting, the innermost first. Affixes stand outside marks and quotes.
        quotes: Whether the kids stand in quotes.
        delimiter: What stands between the kids; what is blank takes none.
        variable: The CSL variable that printed them, or empty.
        display: CSL's `display`, or empty.
        tag: What the processor looks for later: a `name`, a date's `year`.
        link: Where they lead, or empty.
        nocase: Whether text-case leaves them alone.
        inner: Whether it comes from markup inside a field, which turns over inside the same mark.
    """

    marks: tuple[Mark, ...] = ()
    prefix: str = ""
    suffix: str = ""
    quotes: bool = False
    delimiter: str = ""
    variable: str = ""
    display: str = ""
    tag: str = ""
    link: str = ""
    nocase: bool = False
    inner: bool = False


BARE = Dress()


class Node:
    """A stretch of output: its kids, and what stands around them.

    Attributes:
        kids: Strings and nodes. A list becomes the node's own.
        dress: What the node shares with all that are printed alike.
    """

    __slots__ = ("dress", "kids")

    def __init__(self, kids: Sequence[Out], dress: Dress = BARE) -> None:
        self.kids = kids if type(kids) is list else list(kids)
        self.dress = dress

    def like(self, kids: Sequence[Out]) -> Node:
        """A node like this one around other kids."""
        return Node(list(kids), self.dress)


class Spread(Node):
    """Several kids in the place of one, each with its own delimiter: a branch of `cs:choose`."""

    __slots__ = ()


Out: TypeAlias = Node | str


def unspread(nodes: list[Node]) -> Sequence[Out]:
    """The nodes with the kids of a branch in its place; a branch holds none itself."""
    for node in nodes:
        if type(node) is Spread:
            break
    else:
        return nodes
    flat: list[Out] = []
    for node in nodes:
        if type(node) is Spread:
            flat += node.kids
        else:
            flat.append(node)
    return flat


def formatting(element: Element) -> tuple[Mark, ...]:
    """The marks of an element, the innermost first."""
    said = element.attributes
    if said.keys().isdisjoint(_FORMATTING):
        return ()
    return tuple((key, said[key]) for key in _FORMATTING if said.get(key))


def text_of(node: Out) -> str:
    """The bare text of a node, affixes and delimiters included."""
    if isinstance(node, str):
        return node
    dress = node.dress
    return dress.prefix + dress.delimiter.join(map(text_of, node.kids)) + dress.suffix


def is_blank(node: Out | None) -> bool:
    """Whether a node prints nothing."""
    if node is None or isinstance(node, str):
        return not node
    return not (node.dress.prefix or node.dress.suffix) and all(map(is_blank, node.kids))
