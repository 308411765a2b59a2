"""The names of one variable: how many are shown, what stands between them, and "et al."."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sibcite.csl.context import SUBSEQUENT, Context, Row
from sibcite.csl.env import Env
from sibcite.csl.items import Item, Name
from sibcite.csl.nameoptions import Options
from sibcite.csl.nameparts import can_turn, compile_name
from sibcite.csl.nodes import Dress, Node, Out, formatting
from sibcite.csl.tree import Element

PrintRow: TypeAlias = Callable[[Context, str], Node | None]

# Languages that are written in Cyrillic, whose names have digraphs when they are romanized.
_CYRILLIC = frozenset(
    ("ab", "ba", "be", "bg", "ce", "cv", "kk", "ky", "mk", "mn", "os", "ru", "sr", "tg", "tt", "uk")
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words between names and after them, and what stands around these and the names."""

    and_: str
    et_al: str
    others: Dress
    row: Dress


def compile_row(o: Options, et_al: Element | None, env: Env) -> PrintRow:
    """A closure that prints the names of a variable, which the item must have.

    Args:
        o: The options of the names.
        et_al: The `cs:et-al`, if there is one.
        env: Gives the terms.
    """
    words = _words(o, et_al or Element("et-al"), env)
    # To tell cites apart, each is printed many times; an entry or a sort key is printed once.
    show = compile_name(o, 2**15 if env.area == "citation" and not o.sorting else 2**10)
    turned = _turned(o)

    def run(ctx: Context, variable: str) -> Node | None:
        names = ctx.item.names[variable]
        shown, cut = _limits(ctx, variable, o)
        ctx.rows.append(Row(variable, len(names), shown, o))
        if not shown:
            return None
        levels = _levels(ctx, variable, len(names))
        digraphs = o.digraphs and may_be_romanized_cyrillic(ctx.item)
        row = [
            show(names[place], place < turned, levels[place], digraphs) for place in range(shown)
        ]
        if not cut:
            return _with_last(row, names, o, words)
        if o.etal_last and len(names) - shown > 1 and variable not in ctx.item.others:
            last = show(names[-1], len(names) <= turned, levels[-1], digraphs)
            return Node([Node(row, words.row), o.delimiter, "… ", last])
        return _with_others(row, names, o, words)

    return run


def count(item: Item, variable: str, o: Options) -> int:
    """How many names of a variable a style shows that abbreviates them."""
    total = len(item.names[variable])
    return min(total, o.etal_first) if o.etal_min and total >= o.etal_min else total


def _words(o: Options, et_al: Element, env: Env) -> _Words:
    term, symbol = env.locale.term("and"), env.locale.term("and", "symbol")
    joint = {"symbol": symbol or "&", "text": term or "and"}.get(o.and_ or "", "")
    others = env.locale.term(et_al.get("term", "et-al")) or ""
    # A style silences the term with one that is nothing but space.
    others = others if others.strip() else ""
    dress = Dress(formatting(et_al), et_al.get("prefix"), et_al.get("suffix"))
    return _Words(joint, others, dress, Dress(delimiter=o.delimiter))


def _limits(ctx: Context, variable: str, o: Options) -> tuple[int, bool]:
    """How many names to show, and whether others follow."""
    total, others = len(ctx.item.names[variable]), variable in ctx.item.others
    least, first = o.etal_min, o.etal_first
    if (o.subs_min, o.subs_first) != (least, first) and ctx.area == "citation":
        ctx.placed = True
        if ctx.cite.position >= SUBSEQUENT:
            least, first = o.subs_min, o.subs_first
    if not least or total + others < least:
        return total, others
    if ctx.dis is not None:
        first = max(first, ctx.dis.shown.get(variable, 0))
    return (total, others) if first >= total else (first, True)


def _turned(o: Options) -> int:
    """How many names `name-as-sort-order` turns round."""
    return {"all": sys.maxsize, "first": 1}.get(o.sort_order, 0)


def _levels(ctx: Context, variable: str, total: int) -> Sequence[int | None]:
    """How much of each name disambiguation shows; None as the options say."""
    levels = ctx.dis.levels.get(variable) if ctx.dis is not None and ctx.dis.levels else None
    return levels or (None,) * total


def may_be_romanized_cyrillic(item: Item) -> bool:
    """Whether names in Latin letters may stand for Cyrillic ones: the language is not another."""
    return not item.language or item.language.lower().partition("-")[0] in _CYRILLIC


def _with_others(row: list[Node], names: tuple[Name, ...], o: Options, words: _Words) -> Node:
    """Names and "et al."; in a sort key, names alone."""
    if not words.et_al or o.sorting:
        return Node(row, words.row)
    joint = "" if "\u3000" < words.et_al[0] < "\ua000" else " "
    if _precedes(o.precedes_et_al, o, names, len(row), more=len(row) > 1):
        joint = o.delimiter
    return Node([Node(row, words.row), joint, Node([words.et_al], words.others)])


def _with_last(row: list[Node], names: tuple[Name, ...], o: Options, words: _Words) -> Node:
    """All names, with "and" before the last."""
    if len(row) == 1:
        return row[0]
    if not words.and_ or o.sorting:
        return Node(row, words.row)
    first: list[Out] = [Node(row[:-1], words.row)]
    # A term that brings its own space stands as it is.
    if words.and_[-1].isspace():
        return Node([*first, words.and_, row[-1]])
    joint = " "
    if _precedes(o.precedes_last, o, names, len(row) - 1, more=len(row) > 2):
        joint = o.delimiter if o.delimiter.endswith(" ") else o.delimiter + " "
    return Node([*first, f"{joint}{words.and_} ", row[-1]])


def _precedes(rule: str, o: Options, names: tuple[Name, ...], before: int, more: bool) -> bool:
    """Whether the delimiter stands after the first names, by `delimiter-precedes-…`.

    Args:
        rule: The value of the attribute.
        o: The options of the names.
        names: All names of the variable.
        before: How many names stand before it.
        more: Whether there are so many names that `contextual` has it.
    """
    if rule == "after-inverted-name":
        return before <= _turned(o) and can_turn(names[before - 1])
    return rule == "always" or (rule == "contextual" and more)
