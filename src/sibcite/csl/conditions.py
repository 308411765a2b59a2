"""``cs:choose``: its branches and their conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sibcite.csl import numbers, values
from sibcite.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Context, Printer
from sibcite.csl.env import Env
from sibcite.csl.nodes import Node
from sibcite.csl.tree import Element

Test: TypeAlias = Callable[[Context], bool]

_POSITIONS = {
    "first": FIRST,
    "subsequent": SUBSEQUENT,
    "ibid": IBID,
    "ibid-with-locator": IBID_WITH_LOCATOR,
}


def choose(element: Element, env: Env) -> Printer:
    """A closure that prints the first branch whose conditions hold."""
    by_type: dict[str, Printer] = {}
    branches: list[tuple[Test, Printer]] = []
    otherwise: Printer = _nothing
    for child in element.children:
        printer = env.branch(child)
        if child.name == "else":
            otherwise = printer
        elif not branches and (types := _types(child)):
            # Branches by type alone, as styles are full of, are found at once.
            by_type = dict.fromkeys(types, printer) | by_type
        else:
            branches.append((_test(child), printer))

    def run(ctx: Context) -> Node | None:
        for test, printer in branches:
            if test(ctx):
                return printer(ctx)
        return otherwise(ctx)

    if not by_type:
        return run

    def find(ctx: Context) -> Node | None:
        return by_type.get(ctx.item.type, run)(ctx)

    return find


def _nothing(ctx: Context) -> Node | None:
    del ctx
    return None


def _types(element: Element) -> tuple[str, ...]:
    """The types that a branch asks for, if it asks for nothing else."""
    said = {key for key in element.attributes if key != "match"}
    only = said == {"type"} and element.get("match") != "none"
    return tuple(element.get("type").split()) if only else ()


def _test(element: Element) -> Test:
    """The test of `cs:if` and `cs:else-if`."""
    match = element.get("match", "all")
    tests = [
        test
        for key, value in element.attributes.items()
        if key == "type" or key in _TESTS
        for test in _tests(key, value.split(), match)
    ]
    if len(tests) == 1 and match != "none":
        return tests[0]
    if match == "any":
        return lambda ctx: any(test(ctx) for test in tests)
    if match == "none":
        return lambda ctx: not any(test(ctx) for test in tests)
    return lambda ctx: all(test(ctx) for test in tests)


def _tests(key: str, words: list[str], match: str) -> list[Test]:
    """The tests of one attribute; a row of types or of the item's variables is one test."""
    row = frozenset(words)
    if key == "type":
        # Of all types of a row, as `match` may say, no item ever is.
        return [lambda ctx: ctx.item.type in row]
    if key == "variable" and row.isdisjoint(values.GENERATED):
        if match == "all":
            return [lambda ctx: row <= ctx.item.present]
        return [lambda ctx: not row.isdisjoint(ctx.item.present)]
    return [_bound(_TESTS[key], word) for word in words]


def _bound(check: Callable[[Context, str], bool], word: str) -> Test:
    return lambda ctx: check(ctx, word)


def _is_numeric(ctx: Context, variable: str) -> bool:
    if variable == "citation-number":
        return bool(ctx.number)
    value = ctx.cite.locator if variable == "locator" else ctx.item.values.get(variable)
    return bool(value) and numbers.is_numeric(str(value))


def _is_uncertain(ctx: Context, variable: str) -> bool:
    date = ctx.item.dates.get(variable)
    return date is not None and date.circa


def _is_at(ctx: Context, label: str) -> bool:
    return bool(ctx.cite.locator) and ctx.cite.label.replace("-", " ") == label.replace("-", " ")


def _stands(ctx: Context, wanted: str) -> bool:
    cite = ctx.cite
    if ctx.area == "bibliography":
        return False
    if wanted == "near-note":
        return cite.near
    if wanted == "far-note":
        return cite.position >= SUBSEQUENT and not cite.near
    if wanted == "first":
        return cite.position == FIRST
    return cite.position >= _POSITIONS[wanted]


def _is_needed(ctx: Context, wanted: str) -> bool:
    """Whether this condition of the cite, counted from its first, is one that must hold."""
    ctx.conditions += 1
    holds = ctx.dis is not None and ctx.dis.condition >= ctx.conditions
    return holds == (wanted == "true")


_TESTS: dict[str, Callable[[Context, str], bool]] = {
    "variable": values.has,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _is_at,
    "position": _stands,
    "disambiguate": _is_needed,
}
