"""``cs:names``: the names of its variables with their labels, or what is substituted for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from sibcite.csl import textcase
from sibcite.csl.context import Context
from sibcite.csl.env import Env
from sibcite.csl.initials import initials
from sibcite.csl.nameoptions import Options, options
from sibcite.csl.namerows import compile_row, count
from sibcite.csl.nodes import Dress, Node, Out, formatting
from sibcite.csl.shapes import EMPTY, Print, Printer, Rest, Rests, Row, Shape, later
from sibcite.csl.tree import Element

__all__ = ["Options", "compile_names", "initials"]

# (variables that the item has) to their nodes.
_Found: TypeAlias = Callable[[Context, list[str]], list[Node]]
# (term, whether there are several names) to the label's node.
_Label: TypeAlias = Callable[[str, bool], Node | None]

_ROLES = ("name", "et-al", "label")


def compile_names(
    element: Element,
    env: Env,
    parent: Element | None = None,
    sort: Mapping[str, str] | None = None,
) -> Printer:
    """A `cs:names`, compiled.

    Args:
        element: The `cs:names`.
        env: What is known while compiling.
        parent: The `cs:names` that it is a substitute of; one without children looks like it.
        sort: The attributes of the `cs:key` that it is compiled for.
    """
    variables = element.get("variable").split()
    needed = frozenset(variables)
    dress = _dress(element, env)
    inside = element.first("substitute") or Element("substitute")
    substitutes = env.rests(inside.children, parent=element)
    bare = not any(map(element.first, _ROLES))
    source = parent if parent is not None and bare else element
    named = later(lambda: _compile_named(source, variables, dress, substitutes, env, sort))

    def rest(shape: Shape) -> Rest:
        if not shape.lacks(needed):
            return named(shape)
        left = substitutes(shape).prints if inside.children else ()
        return Rest(_without_names(left, dress), gets=True, stands=True) if left else EMPTY

    return rest


def _compile_named(
    source: Element,
    variables: list[str],
    dress: Dress,
    substitutes: Callable[[Shape], Rests],
    env: Env,
    sort: Mapping[str, str] | None,
) -> Printer:
    """A `cs:names` for items that have names, which seldom come to the substitutes all the same."""
    o = options(source.first("name"), env, sort)
    find = _counted(o) if o.form == "count" else _compile_found(source, variables, o, env)
    otherwise, named, bare = Row(substitutes), replace(dress, variable="names"), _is_bare(dress)

    def run(ctx: Context) -> Node | None:
        ctx.called = True
        wanted = [v for v in variables if v in ctx.item.names and v not in ctx.suppressed]
        found = find(ctx, wanted) if wanted else []
        if not found:
            return _without_names(otherwise.prints(ctx), dress)(ctx)
        ctx.got = ctx.printed = True
        if ctx.substituting:
            ctx.suppressed.update(wanted)
        dressed = found[0] if bare and len(found) == 1 else Node(found, named)
        if ctx.first_names is None and o.form != "count":
            ctx.first_names, ctx.first_variables = dressed, wanted
        return dressed

    rest = Rest(run, gets=True, stands=True)
    return lambda _: rest


def _without_names(substitutes: Sequence[Print], dress: Dress) -> Print:
    """What prints a `cs:names` for items that have none of its variables."""
    substitute, bare = _substituting(substitutes), _is_bare(dress)

    def run(ctx: Context) -> Node | None:
        ctx.called = True
        node = substitute(ctx)
        if node is None or (bare and type(node) is Node):
            return node
        return Node([node], dress)

    return run


def _dress(element: Element, env: Env) -> Dress:
    """The formatting, affixes and delimiter of a `cs:names`."""
    return Dress(
        formatting(element),
        element.get("prefix"),
        element.get("suffix"),
        delimiter=element.get("delimiter", env.inherited.get("names-delimiter", "")),
        display=element.get("display"),
    )


def _is_bare(dress: Dress) -> bool:
    """Whether a single node is dressed in nothing."""
    return not (dress.marks or dress.prefix or dress.suffix or dress.display)


def _counted(o: Options) -> _Found:
    """The number of names in place of the names."""

    def find(ctx: Context, wanted: list[str]) -> list[Node]:
        ctx.used.update(wanted)
        counted = wanted[:1] if _is_one_team(ctx, wanted) else wanted
        return [Node([str(sum(count(ctx.item, variable, o) for variable in counted))])]

    return find


def _compile_found(source: Element, variables: list[str], o: Options, env: Env) -> _Found:
    """The names of each variable with its label."""
    row = compile_row(o, source.first("et-al"), env)
    label, leads, form = _compile_label(source, o, env)
    merges = set(variables) == {"editor", "translator"} and (
        label is None or bool(env.locale.term("editortranslator", form))
    )

    alone = {variable: replace(o.dress, variable=variable) for variable in variables}
    labelled = {variable: Dress(variable=variable) for variable in variables}

    def one(ctx: Context, variable: str, role: str) -> Node | None:
        names = row(ctx, variable)
        if names is None:
            return None
        node = Node([names], alone[variable])
        ctx.row_nodes.append(node)
        if label is not None:
            several = len(ctx.item.names[variable]) > 1 or variable in ctx.item.others
            term = label(role, several)
            if term is not None:
                node.dress = o.dress
                return Node([term, node] if leads else [node, term], labelled[variable])
        return node

    def find(ctx: Context, wanted: list[str]) -> list[Node]:
        team = merges and _is_one_team(ctx, wanted)
        found = []
        for variable in wanted[:1] if team else wanted:
            node = one(ctx, variable, "editortranslator" if team else variable)
            if node is not None:
                found.append(node)
        if found:
            ctx.used.update(wanted)
        return found

    return find


def _is_one_team(ctx: Context, wanted: list[str]) -> bool:
    """Whether the same people edited and translated."""
    if sorted(wanted) != ["editor", "translator"]:
        return False
    editors, translators = (ctx.item.names[variable] for variable in wanted)
    return [name.key() for name in editors] == [name.key() for name in translators]


def _compile_label(source: Element, o: Options, env: Env) -> tuple[_Label | None, bool, str]:
    """The label, if it is printed; whether it stands before the names; and its form."""
    element = source.first("label")
    if element is None or o.sorting:
        return None, False, ""
    form, plural = element.get("form", "long"), element.get("plural", "contextual")
    dress = Dress(formatting(element), element.get("prefix"), element.get("suffix"))
    case = element.get("text-case")
    strips = element.flag("strip-periods")

    @cache
    def named(role: str, many: bool) -> list[Out]:
        term = env.locale.term(role, form, many)
        if not term:
            return []
        return textcase.apply([term.replace(".", "") if strips else term], case)

    def label(role: str, several: bool) -> Node | None:
        text = named(role, several if plural == "contextual" else plural == "always")
        return Node([*text], dress) if text else None

    order = [child.name for child in source.children]
    leads = "name" in order and order.index("label") < order.index("name")
    return label, leads, form


def _substituting(substitutes: Sequence[Print]) -> Print:
    """The first of the substitutes that prints something; what it uses prints nowhere else."""

    def run(ctx: Context) -> Node | None:
        for each in substitutes:
            used, got, substituting = ctx.used, ctx.got, ctx.substituting
            ctx.used, ctx.got, ctx.substituting = set(), False, True
            node = each(ctx)
            fresh = ctx.used
            ctx.used, ctx.got, ctx.substituting = used | fresh, got, substituting
            if node is None:
                continue
            ctx.got = True
            if ctx.first_names is None:
                ctx.first_names, ctx.first_variables = node, sorted(fresh)
            return node
        return None

    return run
