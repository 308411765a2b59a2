"""``cs:choose``: its branches and their conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from sibcite.csl import numbers, values
from sibcite.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Context
from sibcite.csl.env import Env
from sibcite.csl.nodes import Node
from sibcite.csl.shapes import SILENT, Print, Printer, Rest, Shape
from sibcite.csl.tree import Element
from sibcite.csl.variables import GENERATED

Check: TypeAlias = Callable[[Context], bool]
# Whether a condition holds for all cites of a shape; None where only printing tells.
Told: TypeAlias = Callable[[Shape], bool | None]


class Test(NamedTuple):
    """A condition, or several."""

    check: Check
    told: Told


_POSITIONS = {
    "first": FIRST,
    "subsequent": SUBSEQUENT,
    "ibid": IBID,
    "ibid-with-locator": IBID_WITH_LOCATOR,
}


def choose(element: Element, env: Env) -> Printer:
    """`cs:choose`: the first branch whose conditions hold."""
    branches = [(_test(child, env), env.later(child)) for child in element.children]
    # The conditions on being ambiguous are counted, so that each of them must be asked.
    counts = any(child.get("disambiguate") for child in element.children)

    def rest(shape: Shape) -> Rest:
        open_: list[tuple[Check, Rest]] = []
        for test, printer in branches:
            holds = None if counts else test.told(shape)
            if holds is False:
                continue
            left = printer(shape)
            if holds and not open_:
                return left
            open_.append((test.check, left))
            if holds:
                break
        return _undecided(open_, counts)

    return rest


def _undecided(branches: list[tuple[Check, Rest]], counts: bool) -> Rest:
    """What is left of branches of which none is told to hold; those that count all stay."""
    left = [rest for _, rest in branches]
    if not (counts or any(rest.print or rest.calls for rest in left)):
        return SILENT
    print_ = _first([(check, _alone(rest)) for check, rest in branches])
    stands = all(rest.stands or rest.print is None for rest in left)
    return Rest(print_, gets=counts or any(rest.gets for rest in left), stands=stands)


def _alone(rest: Rest) -> Print:
    """What prints a branch, and notes that it calls variables where the branch is taken."""
    print_ = rest.print
    if print_ is None:
        return _call if rest.calls else _skip
    if not rest.calls:
        return print_

    def run(ctx: Context) -> Node | None:
        node = print_(ctx)
        ctx.called = True
        return node

    return run


def _first(branches: list[tuple[Check, Print]]) -> Print:
    def run(ctx: Context) -> Node | None:
        for check, print_ in branches:
            if check(ctx):
                return print_(ctx)
        return None

    return run


def _skip(ctx: Context) -> Node | None:
    del ctx
    return None


def _call(ctx: Context) -> Node | None:
    """A branch that calls variables, all of which are empty."""
    ctx.called = True
    return None


def _test(element: Element, env: Env) -> Test:
    """The test of `cs:if` and `cs:else-if`; that of `cs:else` always holds."""
    match = element.get("match", "all")
    tests = [
        test
        for key, value in element.attributes.items()
        if key == "type" or key in _TESTS
        for test in _tests(key, value.split(), match, env)
    ]
    if len(tests) == 1 and match != "none":
        return tests[0]
    checks, tellings = [test.check for test in tests], [test.told for test in tests]
    if match == "any":
        return Test(lambda ctx: any(check(ctx) for check in checks), _any_told(tellings))
    if match == "none":
        some = _any_told(tellings)
        return Test(lambda ctx: not any(check(ctx) for check in checks), _not_told(some))
    fails = _any_told([_not_told(told) for told in tellings])
    return Test(lambda ctx: all(check(ctx) for check in checks), _not_told(fails))


def _any_told(tellings: list[Told]) -> Told:
    """Whether any of several conditions is told to hold."""

    def told(shape: Shape) -> bool | None:
        some: bool | None = False
        for each in tellings:
            answer = each(shape)
            if answer:
                return True
            some = None if answer is None else some
        return some

    return told


def _not_told(telling: Told) -> Told:
    def told(shape: Shape) -> bool | None:
        answer = telling(shape)
        return None if answer is None else not answer

    return told


def _tests(key: str, words: list[str], match: str, env: Env) -> list[Test]:
    """The tests of one attribute; a row of types or of the item's variables is one test."""
    row = frozenset(words)
    if key == "type":
        # Of all types of a row, as `match` may say, no item ever is.
        return [Test(lambda ctx: ctx.item.type in row, lambda shape: shape.type in row)]
    if key == "variable" and row.isdisjoint(GENERATED):
        if match == "all":
            return [Test(lambda ctx: row <= ctx.item.present, lambda shape: row <= shape.present)]
        return [
            Test(
                lambda ctx: not row.isdisjoint(ctx.item.present),
                lambda shape: not row.isdisjoint(shape.present),
            )
        ]
    return [Test(_bound(_TESTS[key], word), _told(key, word, env)) for word in words]


def _bound(check: Callable[[Context, str], bool], word: str) -> Check:
    return lambda ctx: check(ctx, word)


def _told(key: str, word: str, env: Env) -> Told:
    """What is known beforehand of a condition that is asked of each cite."""
    if key == "position" and env.area == "bibliography":
        return lambda _: False
    if key == "variable" and word == "locator":
        return lambda shape: shape.located
    if key == "locator":
        return lambda shape: None if shape.located else False
    if key in ("is-numeric", "is-uncertain-date"):
        asked = frozenset({word})
        return lambda shape: False if shape.lacks(asked) else None
    return lambda _: None


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
    ctx.placed = True
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
