"""The bibliography: entries, aligned first fields, and authors that are not said twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sibcite.csl import assemble
from sibcite.csl.assemble import Seg
from sibcite.csl.context import Context
from sibcite.csl.nodes import Dress, Node, Out, is_blank, text_of

if TYPE_CHECKING:
    from sibcite.csl.processor import Processor
    from sibcite.csl.style import Area

_EVERY = 1_000_000
_LEFT, _RIGHT = Dress(display="left-margin"), Dress(display="right-inline")


def entries(processor: Processor, ids: Sequence[str]) -> Iterator[tuple[str, list[Seg]]]:
    """The id and the segments of the entries of items, in the order given.

    An item that prints nothing is left out, unless the list numbers its entries.
    """
    area = processor.style.bibliography
    assert area is not None, "a style without a bibliography has no entries"
    substitute = area.options.get("subsequent-author-substitute")
    before = None
    for id_ in ids:
        kids, ctx = processor.entry_node(id_)
        if substitute is not None:
            rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
            before = _substituted(ctx, before, substitute, rule)
        segments = assemble.segments(_laid_out(kids, area), processor.spoken(id_).quoting)
        _trim_block(segments)
        if segments or "citation-number" in ctx.used:
            yield id_, segments


def _laid_out(kids: list[Node], area: Area) -> Node:
    if all(map(is_blank, kids)):
        # The affixes of the layout alone would pass for an entry.
        return Node([])
    if area.options.get("second-field-align"):
        return _aligned(kids, area)
    if kids[-1].dress.display:
        # The suffix of the entry stands inside the block that ends it.
        last = kids[-1].dress
        block = Node(kids[-1].kids, replace(last, display=""))
        ended = Node([block, area.suffix.rstrip()], Dress(display=last.display))
        return Node([*kids[:-1], ended], replace(area.dress, suffix=""))
    return Node(kids, area.dress)


def _aligned(kids: list[Node], area: Area) -> Node:
    """The first field in the margin, and the rest in a column of its own."""
    first: list[Out] = [area.prefix, kids[0]] if area.prefix else [kids[0]]
    return Node([Node(first, _LEFT), Node([*kids[1:], area.suffix.rstrip()], _RIGHT)])


def _trim_block(segments: list[Seg]) -> None:
    """A block ends without spaces."""
    if segments and any(mark[0] == "display" for mark in segments[-1].marks):
        segments[-1].text = segments[-1].text.rstrip()


@dataclass(frozen=True, slots=True)
class _Authors:
    """What an entry begins with: as printed, and the names in it."""

    printed: str
    names: tuple[Any, ...]


def _substituted(
    ctx: Context, before: _Authors | None, substitute: str, rule: str
) -> _Authors | None:
    """Put the substitute where the entry before began alike; give what the next is held against."""
    first = ctx.first_names
    if first is None:
        return None
    rows = [row for row in ctx.row_nodes if _holds(first, row)]
    printed = " ".join(map(text_of, rows)) if rows else text_of(first)
    shown = {row.variable: row.shown for row in ctx.rows}
    people = [
        name
        for role in ctx.first_variables
        for name in ctx.item.names.get(role, ())[: shown.get(role)]
    ]
    names = [" ".join(filter(None, map(str, name.key()))) for name in people]
    current = _Authors(printed, tuple(names))
    if before is None:
        return current
    if rule == "complete-all" or not rows:
        # Two people who print alike ("Müller F") are not one.
        if before == current:
            _replace_all(first, rows, substitute)
    else:
        _replace_names(first, substitute, _alike(before, current, rule))
    return current


def _alike(before: _Authors, current: _Authors, rule: str) -> int:
    """How many names, from the first, the rule replaces."""
    if rule == "complete-each":
        return _EVERY if before.printed == current.printed else 0
    same = 0
    for one, two in zip(before.names, current.names, strict=False):
        if one != two:
            break
        same += 1
    return min(same, 1) if rule == "partial-first" else same


def _replace_all(first: Node, rows: list[Node], substitute: str) -> None:
    for place, row in enumerate(rows or [first]):
        row.kids = [] if place else [substitute]


def _replace_names(node: Node, substitute: str, count: int) -> int:
    """Replace names inside a node until `count` of them are; how many are left to replace."""
    for place, kid in enumerate(node.kids):
        if count <= 0:
            break
        if isinstance(kid, str):
            continue
        if kid.dress.tag == "name":
            node.kids[place] = Node([substitute])
            count -= 1
        else:
            count = _replace_names(kid, substitute, count)
    return count


def _holds(node: Node, sought: Node) -> bool:
    if node is sought:
        return True
    return any(not isinstance(kid, str) and _holds(kid, sought) for kid in node.kids)
