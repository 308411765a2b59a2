"""What a variable of an item prints, generated variables included."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from sibcite.csl import numbers
from sibcite.csl.context import Context
from sibcite.csl.env import Env
from sibcite.csl.items import Item

# What gives the text of a variable, or None.
Find: TypeAlias = Callable[[Context], str | None]
# (text, whether it counts pages) to the text with its ranges as the style writes them.
_Ranged: TypeAlias = Callable[[str, bool], str]

_LABELLED = ("author", "editor", "compiler", "translator")


def finder(variable: str, form: str, env: Env) -> Find:
    """What gives the text of a variable in a form (`short` or `long`), or None without one."""
    if variable in ("locator", "page"):
        return partial(_locator if variable == "locator" else _page, _compile_ranged(env))
    if variable in _MADE:
        return _MADE[variable]
    if form != "short":
        return lambda ctx: ctx.item.values.get(variable)
    short = f"{variable}-short"
    return lambda ctx: ctx.item.values.get(short) or ctx.item.values.get(variable)


def has(ctx: Context, variable: str) -> bool:
    """Whether a condition on the variable holds."""
    if variable == "locator":
        return bool(ctx.cite.locator)
    if variable == "citation-number":
        return bool(ctx.number)
    if variable == "first-reference-note-number":
        return bool(_first_note(ctx))
    if variable == "year-suffix":
        return bool(year_suffix(ctx))
    return ctx.item.has(variable)


def _locator(ranged: _Ranged, ctx: Context) -> str | None:
    """The locator with its ranges as the style writes them; None without one."""
    if not ctx.cite.locator.strip():
        return None
    return ranged(ctx.cite.locator.strip(), ctx.cite.label in ("page", ""))


def year_suffix(ctx: Context) -> str | None:
    """The year suffix of the item, which the style then prints by itself; None without one."""
    ctx.suffixed = True
    if "year-suffix" in ctx.item.values:
        return ctx.item.values["year-suffix"]
    return ctx.dis.suffix or None if ctx.dis is not None else None


def citation_label(ctx: Context) -> str | None:
    """The label of the item, given or made; None where it has no names.

    The year suffix is a part of it, unless the style prints that by itself.
    """
    label = ctx.item.values.get("citation-label") or made_label(ctx.item)
    return label and label + (ctx.dis.suffix if ctx.dis is not None and not ctx.parted else "")


def made_label(item: Item) -> str | None:
    """A label of names and year, as ``RoNo78``; None where there are no names."""
    names = next((item.names[role] for role in _LABELLED if role in item.names), ())
    families = ["".join(filter(str.isalnum, name.family or name.literal)) for name in names]
    if not families:
        return None
    date = item.dates.get("issued")
    year = f"{date.start[0] % 100:02d}" if date is not None and date.start else ""
    letters = {1: 4, 2: 2, 3: 2}.get(len(families), 1)
    return "".join(family[:letters] for family in families[:4]) + year


def is_english(ctx: Context) -> bool:
    """Whether the item, or else the style, is in English: only then is there title case."""
    return (ctx.item.language or ctx.language or "en").lower().startswith("en")


def _number(ctx: Context) -> str | None:
    return str(ctx.number) if ctx.number else None


def _first_note(ctx: Context) -> str | None:
    ctx.placed = True
    return str(ctx.cite.first_note) if ctx.cite.first_note else None


def _page(ranged: _Ranged, ctx: Context) -> str | None:
    pages = ctx.item.values.get("page")
    return None if pages is None else ranged(pages, True)


def _compile_ranged(env: Env) -> _Ranged:
    """What writes the ranges of a text in the style's way, those of pages in its form for them."""
    form = env.globals.get("page-range-format", "")
    dash = env.locale.term("page-range-delimiter") or "–"
    ampersand = f" {env.locale.term('and', 'symbol') or '&'} "

    def ranged(text: str, paged: bool) -> str:
        return numbers.page_range(text, form if paged else "", dash).replace(" & ", ampersand)

    return ranged


_MADE: dict[str, Find] = {
    "citation-number": _number,
    "year-suffix": year_suffix,
    "first-reference-note-number": _first_note,
    "citation-label": citation_label,
}
