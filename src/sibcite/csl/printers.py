"""The rendering elements: text, number, label and group as closures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache, partial

from sibcite.csl import numbers, richfield, textcase, values
from sibcite.csl.context import Context
from sibcite.csl.env import Env
from sibcite.csl.items import NUMBERS
from sibcite.csl.nodes import BARE, Dress, Node, Out, formatting, unspread
from sibcite.csl.shapes import (
    EMPTY,
    SILENT,
    Print,
    Printer,
    Rest,
    Rests,
    Shape,
    constant,
    needing,
    rests,
)
from sibcite.csl.tree import Element

# A locator that names its own unit ("fol. 186") takes no label of the style's.
_OWN_LABEL = re.compile(r"\s*[a-z]{1,6}\.\s")
# A number longer than any edition or volume is no number to count with.
_DIGITS = re.compile(r"(?<![A-Za-z\d])\d{1,9}(?![A-Za-z\d])")
# A DOI that was given as an address is the same DOI.
_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DOI = re.compile(r"^doi:\s*", re.IGNORECASE)
_RESOLVE = "https://doi.org/"
_RANGED = frozenset({"page", "locator", "page-first"})


class Frame:
    """The attributes that any rendering element may have, around what it prints."""

    __slots__ = ("case", "dress", "plain", "strip")

    def __init__(self, element: Element, variable: str = "") -> None:
        said = element.attributes.get
        self.dress = Dress(
            formatting(element),
            said("prefix", ""),
            said("suffix", ""),
            said("quotes") == "true",
            variable=variable,
            display=said("display", ""),
        )
        self.strip = said("strip-periods") == "true"
        self.case = said("text-case", "")
        self.plain = self.dress == BARE and not (self.strip or self.case)

    def around(self, kids: list[Out], language: str = "") -> Node:
        """The kids in the element's case, without periods where it strips them, and dressed."""
        if self.strip or self.case:
            kids = self.cased(kids, language)
        return Node(kids, self.dress)

    def cased(self, kids: list[Out], language: str = "") -> list[Out]:
        """The kids in the element's case, and without periods where it strips them."""
        if self.strip:
            kids = stripped(kids)
        return textcase.apply(kids, self.case, language) if self.case else kids


def stripped(kids: list[Out]) -> list[Out]:
    """The kids without full stops, affixes included."""
    return [kid.replace(".", "") if isinstance(kid, str) else _stripped(kid) for kid in kids]


def _stripped(node: Node) -> Node:
    prefix, suffix = node.dress.prefix.replace(".", ""), node.dress.suffix.replace(".", "")
    return Node(stripped(node.kids), replace(node.dress, prefix=prefix, suffix=suffix))


def text(element: Element, env: Env) -> Printer:
    """`cs:text`: a value, a term, a macro or a variable."""
    frame = Frame(element, element.get("variable"))
    if "value" in element.attributes:
        return _value(element.get("value"), frame)
    if "term" in element.attributes:
        return _term(element, frame, env)
    if "macro" in element.attributes:
        return _macro(element.get("macro"), frame, env)
    return _variable(element, frame, env)


def _value(value: str, frame: Frame) -> Printer:
    kids = frame.cased(richfield.parse(value)) if value else []
    if all(isinstance(kid, str) for kid in kids):
        return constant(lambda _: Node([*kids], frame.dress) if value else None)
    # Quotes and markup are nodes, which each cite has to itself.
    return constant(lambda _: frame.around(richfield.parse(value)))


def _term(element: Element, frame: Frame, env: Env) -> Printer:
    term = env.locale.term(element.get("term"), element.get("form", "long"), element.flag("plural"))

    @cache
    def cased(begins: bool) -> list[Out]:
        text = term or ""
        return frame.cased([text[:1].upper() + text[1:] if begins else text])

    def run(ctx: Context) -> Node | None:
        if not term:
            # A substitute that is an empty term ends the search all the same.
            return Node([]) if term == "" and ctx.substituting else None
        begins = ctx.capitalize and not ctx.printed
        ctx.printed = True
        return Node([*cased(begins)], frame.dress)

    return constant(run) if term is not None else lambda _: SILENT


def _macro(name: str, frame: Frame, env: Env) -> Printer:
    """A macro stands or falls as a group does: with the variables that it calls."""

    def wrap(kids: list[Node]) -> Node:
        if frame.plain and len(kids) == 1 and type(kids[0]) is Node:
            return kids[0]
        return frame.around(list(kids))

    return _standing(env.macro(name), wrap, frame.plain)


def _standing(
    left: Callable[[Shape], Rests],
    wrap: Callable[[list[Node]], Node],
    plain: bool,
) -> Printer:
    """A group or a macro: it prints nothing where it calls variables and all are empty.

    Args:
        left: What is left of its elements for a shape.
        wrap: Makes one node of what they print.
        plain: Whether a single node is wrapped in nothing.
    """

    def rest(shape: Shape) -> Rest:
        kids = left(shape)
        if kids.silent:
            return EMPTY if kids.calls else SILENT
        if plain and kids.stand and len(kids.prints) == 1:
            return Rest(kids.prints[0], kids.calls, gets=True, stands=True)
        return Rest(_stood(kids, wrap), gets=True, stands=True)

    return rest


def _stood(kids: Rests, wrap: Callable[[list[Node]], Node]) -> Print:
    prints, calls = kids.prints, kids.calls

    def run(ctx: Context) -> Node | None:
        called, got = ctx.called, ctx.got
        ctx.called, ctx.got = calls, False
        nodes = [node for each in prints if (node := each(ctx)) is not None]
        empty = not nodes or (ctx.called and not ctx.got)
        ctx.called, ctx.got = called or ctx.called, got or not empty
        return None if empty else wrap(nodes)

    def run_all(ctx: Context) -> Node | None:
        """As `run`, where each keeps count by itself of what was called and got."""
        nodes = [node for each in prints if (node := each(ctx)) is not None]
        if calls:
            ctx.called = True
        return wrap(nodes) if nodes else None

    def run_one(ctx: Context) -> Node | None:
        """As `run_all`, of one element."""
        node = prints[0](ctx)
        if calls:
            ctx.called = True
        return wrap([node]) if node is not None else None

    if not kids.stand:
        return run
    return run_one if len(prints) == 1 else run_all


def _variable(element: Element, frame: Frame, env: Env) -> Printer:
    variable, form = element.get("variable"), element.get("form", "long")
    generated = variable == "year-suffix"
    dashed = variable in NUMBERS and variable not in _RANGED
    dash = env.locale.term("page-range-delimiter") or "–"
    titled = frame.case == "title"
    untitled = Frame(_without_case(element), variable) if titled else frame
    find = values.finder(variable, form, env)
    linked = variable in ("URL", "DOI")

    def run(ctx: Context) -> Node | None:
        if not generated:
            ctx.called = True
        if variable in ctx.suppressed:
            return None
        value = find(ctx)
        if not value:
            return None
        called(ctx, variable)
        if dashed and numbers.is_numeric(value):
            value = numbers.dashed(value).replace("–", dash)
        shown = untitled if titled and not values.is_english(ctx) else frame
        if linked:
            return _linked(shown, value, variable)
        return shown.around(richfield.parse(value), ctx.item.language)

    return (
        needing(run, variable, f"{variable}-short") if form == "short" else needing(run, variable)
    )


def _without_case(element: Element) -> Element:
    return Element("text", {k: v for k, v in element.attributes.items() if k != "text-case"})


def _linked(frame: Frame, value: str, variable: str) -> Node:
    """An address, or a number with the one that resolves it: the whole of it is a link."""
    prefix = frame.dress.prefix
    if variable == "DOI":
        value = (_DOI if prefix.startswith("http") else _RESOLVER).sub("", value)
    if prefix.startswith("http"):
        whole = prefix + value
        return Node(frame.cased([whole]), replace(frame.dress, prefix="", link=whole))
    resolved = value if variable == "URL" or value.startswith("http") else _RESOLVE + value
    return Node(frame.cased(richfield.parse(value)), replace(frame.dress, link=resolved))


def called(ctx: Context, variable: str) -> None:
    """Note that a variable has printed something; inside a substitute it does so only once."""
    ctx.got = ctx.printed = True
    ctx.used.add(variable)
    if ctx.substituting:
        ctx.suppressed.add(variable)


def number(element: Element, env: Env) -> Printer:
    """`cs:number`: numeric, ordinal, long ordinal or roman."""
    variable, form = element.get("variable"), element.get("form", "numeric")
    frame = Frame(element, variable)
    term = env.locale.find(variable)
    gender = term.gender if term else ""
    count = _FORMS[form](env, gender) if form in _FORMS else None
    find = values.finder(variable, "long", env)
    dash = env.locale.term("page-range-delimiter") or "–"

    def run(ctx: Context) -> Node | None:
        ctx.called = True
        if variable in ctx.suppressed:
            return None
        value = find(ctx)
        if not value:
            return None
        called(ctx, variable)
        if numbers.is_numeric(value):
            # The hyphen of an ordinal ending ("2-е") is none between numbers.
            if variable not in _RANGED:
                value = numbers.dashed(value).replace("–", dash)
            value = _DIGITS.sub(lambda m: count(int(m[0])), value) if count else value
        return frame.around(richfield.parse(value), ctx.item.language)

    return needing(run, variable)


def _ordinal(env: Env, gender: str) -> Callable[[int], str]:
    return lambda count: numbers.ordinal(count, env.locale, gender)


def _long_ordinal(env: Env, gender: str) -> Callable[[int], str]:
    return lambda count: numbers.long_ordinal(count, env.locale, gender)


def _roman(env: Env, gender: str) -> Callable[[int], str]:
    del env, gender
    return numbers.roman


_FORMS = {"ordinal": _ordinal, "long-ordinal": _long_ordinal, "roman": _roman}


def label(element: Element, env: Env) -> Printer:
    """`cs:label` of a number or the locator; labels of names are theirs."""
    variable, form = element.get("variable"), element.get("form", "long")
    plural = element.get("plural", "contextual")
    frame = Frame(element)
    find = _labelled(variable, env)

    @lru_cache(maxsize=64)
    def named(name: str, many: bool) -> list[Out]:
        term = env.locale.term(name, form, many)
        if term is None:
            term = env.locale.term(name.replace(" ", "-"), form, many)
        return frame.cased([term]) if term else []

    def run(ctx: Context) -> Node | None:
        value, name = find(ctx)
        # What this very substitute has printed keeps its label.
        gone = variable in ctx.suppressed and variable not in ctx.used
        if not value or gone:
            return None
        many = _is_many(variable, value) if plural == "contextual" else plural == "always"
        kids = named(name, many)
        return Node([*kids], frame.dress) if kids else None

    rest, needed = Rest(run), frozenset({variable})
    return lambda shape: SILENT if shape.lacks(needed) else rest


def _labelled(variable: str, env: Env) -> Callable[[Context], tuple[str | None, str]]:
    """What gives the thing that is counted, and the name of its term."""
    if variable == "locator":
        return _located
    if variable == "page":
        return lambda ctx: (ctx.item.values.get("page"), "page")
    find = values.finder(variable, "long", env)
    return lambda ctx: (find(ctx), variable)


def _located(ctx: Context) -> tuple[str | None, str]:
    own = _OWN_LABEL.match(ctx.cite.locator)
    return (None if own else ctx.cite.locator), ctx.cite.label or "page"


def _is_many(variable: str, value: str) -> bool:
    if variable.startswith("number-of-"):
        return value.strip() != "1"
    return numbers.is_several(value)


def group(element: Element, env: Env) -> Printer:
    """`cs:group`: its elements with a delimiter between them."""
    printers = env.children(element)
    dress = Dress(
        formatting(element),
        element.get("prefix"),
        element.get("suffix"),
        delimiter=element.get("delimiter"),
        display=element.get("display"),
    )
    branches = element.first("choose") is not None
    bare = not (dress.marks or dress.prefix or dress.suffix or dress.display)

    def wrap(nodes: list[Node]) -> Node:
        if bare and len(nodes) == 1 and type(nodes[0]) is Node:
            return nodes[0]
        kids = unspread(nodes) if branches else nodes
        return Node(kids, dress)

    return _standing(partial(rests, printers), wrap, bare)
