"""What a style prints, before it is flat: nodes with affixes, marks and quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from sibcite.csl.tree import Element

# A formatting attribute and its value: ("font-style", "italic").
Mark: TypeAlias = tuple[str, str]

_FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


class Node:
    """A stretch of output: kids joined by a delimiter, in marks and quotes, between affixes.

    Attributes:
        kids: Strings and nodes; what is blank takes no delimiter. A list becomes the node's own.
        marks: Formatting, the innermost first. Affixes stand outside marks and quotes.
        quotes: Whether it stands in quotes.
        display: CSL's `display`, or empty.
        variable: The CSL variable that printed it, or empty.
        nocase: Whether text-case leaves it alone.
        link: Where it leads, or empty.
        tag: What the processor looks for later: a `name`, a date's `year`.
        inner: Whether it comes from markup inside a field, which turns over inside the same mark.
    """

    __slots__ = (
        "delimiter",
        "display",
        "inner",
        "kids",
        "link",
        "marks",
        "nocase",
        "prefix",
        "quotes",
        "suffix",
        "tag",
        "variable",
    )

    def __init__(
        self,
        kids: Sequence[Out],
        marks: tuple[Mark, ...] = (),
        prefix: str = "",
        suffix: str = "",
        quotes: bool = False,
        delimiter: str = "",
        variable: str = "",
        display: str = "",
        tag: str = "",
        link: str = "",
        nocase: bool = False,
        inner: bool = False,
    ) -> None:
        self.kids = kids if type(kids) is list else list(kids)
        self.marks = marks
        self.prefix = prefix
        self.suffix = suffix
        self.quotes = quotes
        self.delimiter = delimiter
        self.variable = variable
        self.display = display
        self.nocase = nocase
        self.link = link
        self.tag = tag
        self.inner = inner

    def like(self, kids: Sequence[Out]) -> Node:
        """A node like this one around other kids."""
        return Node(
            list(kids),
            self.marks,
            self.prefix,
            self.suffix,
            self.quotes,
            self.delimiter,
            self.variable,
            self.display,
            self.tag,
            self.link,
            self.nocase,
            self.inner,
        )


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
    return node.prefix + node.delimiter.join(map(text_of, node.kids)) + node.suffix


def is_blank(node: Out | None) -> bool:
    """Whether a node prints nothing."""
    if node is None or isinstance(node, str):
        return not node
    return not node.prefix and not node.suffix and all(map(is_blank, node.kids))
