"""Sort keys: what an item is sorted by under a ``cs:key``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from sibcite.csl import dates, richfield, values
from sibcite.csl.context import Context
from sibcite.csl.env import Env
from sibcite.csl.items import DATES, NAMES, NUMBERS
from sibcite.csl.nodes import Out, text_of
from sibcite.csl.shapes import Row
from sibcite.csl.tree import Element

# What an item is sorted by, or None, which stands last in either direction.
Sought: TypeAlias = Callable[[Context], str | int | None]
Key: TypeAlias = tuple[Sought, bool]

_UNITS = ("year", "month", "day")


def key(element: Element, env: Env, macros: Mapping[str, Element]) -> Key:
    """The closure of a `cs:key`, and whether it sorts downwards."""
    descending = element.get("sort") == "descending"
    if element.get("macro"):
        return _macro(element.get("macro"), env, macros), descending
    return _variable(element.get("variable"), env), descending


def _macro(name: str, env: Env, macros: Mapping[str, Element]) -> Sought:
    row = Row(env.macro(name))
    children = macros[name].children
    if len(children) == 1 and children[0].name == "date":
        return _date(children[0])

    def run(ctx: Context) -> str | None:
        return "".join(map(spelt, row(ctx))) or None

    return run


def spelt(node: Out) -> str:
    """The letters of a node; collation passes over the signs that would meet at its seams."""
    if isinstance(node, str):
        return node
    kids = [text for kid in node.kids if (text := kid if type(kid) is str else spelt(kid))]
    dress = node.dress
    return f"{dress.prefix}{dress.delimiter.join(kids)}{dress.suffix}" if kids else ""


def _date(element: Element) -> Sought:
    """A macro that only prints a date sorts by the date, as far as its parts go."""
    parts = element.get("date-parts", "-".join(_UNITS)).split("-")
    units = parts if element.get("form") else [part.get("name") for part in element.children]
    return lambda ctx: _sorted_date(ctx, element.get("variable"), tuple(units))


def _sorted_date(ctx: Context, variable: str, units: tuple[str, ...]) -> str | None:
    date = ctx.item.dates.get(variable)
    return None if date is None else dates.sort_key(date, units)


def _variable(variable: str, env: Env) -> Sought:
    if variable in NAMES:
        named = Element("names", {"variable": variable}, (Element("name"),))
        row = Row(env.rests([named]))
        return lambda ctx: "".join(map(spelt, row(ctx))) or None
    if variable in DATES:
        return lambda ctx: _sorted_date(ctx, variable, _UNITS)
    if variable == "citation-number":
        return lambda ctx: ctx.number
    if variable == "citation-label":
        return values.citation_label
    if variable in NUMBERS:
        return lambda ctx: _padded(ctx.item.values.get(variable))
    return lambda ctx: _plain(ctx.item.values.get(variable))


def _padded(value: str | None) -> str | None:
    """A number that sorts as one: its first digits with zeros before them, and then itself."""
    match = re.search(r"\d+", value) if value else None
    return f"{int(match[0]):010d}{value}" if match else value


def _plain(value: str | None) -> str | None:
    return "".join(map(text_of, richfield.parse(value))) or None if value else None
