"""``cs:date``: dates in parts, localized forms, ranges that print once what both ends share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sibcite.csl import numbers, textcase
from sibcite.csl.context import Context
from sibcite.csl.env import Env
from sibcite.csl.locales import Locale
from sibcite.csl.nodes import Dress, Node, Out, formatting
from sibcite.csl.readdates import OPEN, Date, Point
from sibcite.csl.shapes import Printer, needing
from sibcite.csl.tree import Element

_UNITS = ("year", "month", "day")
_EN_DASH = "–"
_YEAR_SUFFIX = Dress(variable="year-suffix")
# Makes every year a positive number of ten digits, so that sort keys sort as text.
_EPOCH = 5 * 10**9


@dataclass(frozen=True, slots=True)
class _Part:
    """A `cs:date-part`; `unit` is 0 for years, 1 for months, 2 for days."""

    unit: int
    form: str
    dress: Dress
    case: str
    strips: bool
    dash: str


@dataclass(frozen=True, slots=True)
class _Form:
    """The parts of a date in their order, what stands between them, and the words for them."""

    parts: tuple[_Part, ...]
    dress: Dress
    locale: Locale


def compile_date(element: Element, env: Env) -> Printer:
    """A `cs:date`, compiled."""
    variable, form = element.get("variable"), _form(element, env.locale)
    finish = _finisher(element)

    def run(ctx: Context) -> Node | None:
        ctx.called = True
        if variable in ctx.suppressed:
            return None
        # When a page was looked at does not make it another work.
        if ctx.cite.looking and variable == "accessed":
            ctx.placed = True
            return None
        date = ctx.item.dates.get(variable)
        kids = _print(date, form) if date is not None else []
        if not kids:
            return None
        ctx.got = ctx.printed = True
        ctx.used.add(variable)
        if ctx.substituting:
            ctx.suppressed.add(variable)
        if ctx.implicit and not ctx.suffixed and ctx.dis is not None and ctx.dis.suffix:
            ctx.suffixed = _add_suffix(kids, ctx.dis.suffix)
        return finish(kids)

    return needing(run, variable)


def sort_key(date: Date, units: Sequence[str] = _UNITS) -> str:
    """A text that sorts as the date does: ``YYYYMMDD`` with zeros for what is missing.

    A range stands behind the date that it begins with, by its end. Seasons count for nothing, as
    they come in another order on the other half of the earth (CSL 1.0.2, sorting).

    Args:
        date: The date. One that could not be read sorts by its letters.
        units: The parts that are printed.
    """
    if date.literal:
        return date.literal
    start = _sorted(date.start or date.end or (), units)
    if date.end is None:
        return start
    return f"{start}-{'9' * len(start) if date.end == OPEN else _sorted(date.end, units)}"


def _sorted(point: Point, units: Sequence[str]) -> str:
    known = [value if unit in units else 0 for unit, value in zip(_UNITS, point, strict=False)]
    year, month, day = (*known, 0, 0, 0)[:3]
    return f"{year + _EPOCH:010d}{month if month <= 12 else 0:02d}{day:02d}"


def _finisher(element: Element) -> Callable[[list[Out]], Node]:
    """What puts the formatting and affixes of a `cs:date` round its parts."""
    case = element.get("text-case")
    dress = Dress(
        formatting(element),
        element.get("prefix"),
        element.get("suffix"),
        variable=element.get("variable"),
        display=element.get("display"),
    )

    def finish(kids: list[Out]) -> Node:
        return Node(textcase.apply(kids, case) if case else kids, dress)

    return finish


def _form(element: Element, locale: Locale) -> _Form:
    """The parts of a date: its own, or those of the localized form that it calls."""
    own = [part.attributes for part in element.every("date-part")]
    if not element.get("form"):
        dress = Dress(delimiter=element.get("delimiter"))
        return _Form(tuple(map(_part, own)), dress, locale)
    outer, base = locale.dates.get(element.get("form"), ({}, ()))
    wanted = element.get("date-parts", "year-month-day").split("-")
    overriding = {part.get("name", ""): part for part in own}
    parts = [
        _part({**part, **overriding.get(part["name"], {})})
        for part in base
        if part["name"] in wanted
    ]
    return _Form(tuple(parts), Dress(delimiter=outer.get("delimiter", "")), locale)


def _part(attributes: Mapping[str, str]) -> _Part:
    element = Element("date-part", attributes)
    name, affixes = element.get("name"), (element.get("prefix"), element.get("suffix"))
    return _Part(
        unit=_UNITS.index(name),
        form=element.get("form"),
        dress=Dress(formatting(element), *affixes, tag=name),
        case=element.get("text-case"),
        strips=element.flag("strip-periods"),
        dash=element.get("range-delimiter", _EN_DASH),
    )


def _print(date: Date, form: _Form) -> list[Out]:
    """A date or a range in its parts; empty if it has none of them."""
    if date.literal:
        # A date in words stands in the place of the year, and is not said again beside it.
        return [date.literal] if any(part.unit == 0 for part in form.parts) else []
    if date.end is None:
        return _joined(_show_all(form.parts, date.start, date, form), form)
    if not date.start or date.end == OPEN:
        kids = _joined(_show_all(form.parts, date.start or date.end, date, form), form)
        dash = next((part.dash for part in form.parts if part.unit == 0), _EN_DASH)
        if not kids:
            return []
        return [*kids, dash] if date.start else [dash, *kids]
    return _range(date, date.start, date.end, form)


def _range(date: Date, start: Point, end: Point, form: _Form) -> list[Out]:
    """Both ends of the parts that differ and of what stands between these, the rest once."""
    unit = next((u for u in range(3) if start[u : u + 1] != end[u : u + 1]), len(_UNITS))
    differing = [place for place, part in enumerate(form.parts) if part.unit >= unit]
    if not differing:
        return _joined(_show_all(form.parts, start, date, form), form)
    low, high = differing[0], differing[-1] + 1
    first = _show_all(form.parts[low:high], start, date, form)
    last = _show_all(form.parts[low:high], end, date, form)
    if first:
        first[-1].dress = replace(first[-1].dress, suffix="")
    middle = _joined(first, form)
    if last:
        last[0].dress = replace(last[0].dress, prefix="")
        middle = [*middle, _dash(form, unit, form.parts[low], start), *_joined(last, form)]
    before = _show_all(form.parts[:low], start, date, form)
    after = _show_all(form.parts[high:], end, date, form)
    return _joined([*before, *([Node(middle)] if middle else ()), *after], form)


def _dash(form: _Form, unit: int, lowest: _Part, start: Point) -> str:
    """The delimiter of the largest part that differs, if the start has it."""
    largest = next((part for part in form.parts if part.unit == unit), lowest)
    return largest.dash if len(start) > unit else lowest.dash


def _joined(kids: Sequence[Node], form: _Form) -> list[Out]:
    if not form.dress.delimiter or len(kids) < 2:
        return list(kids)
    return [Node(kids, form.dress)]


def _add_suffix(kids: Sequence[Out], suffix: str) -> bool:
    """Put the suffix behind the last year, if there is one; whether there was."""
    for kid in reversed(kids):
        if isinstance(kid, str):
            continue
        if kid.dress.tag == "year":
            kid.kids.append(Node([suffix], _YEAR_SUFFIX))
            return True
        if _add_suffix(kid.kids, suffix):
            return True
    return False


def _show_all(parts: Sequence[_Part], point: Point, date: Date, form: _Form) -> list[Node]:
    """The parts that the point has."""
    nodes = []
    for part in parts:
        node = _show(part, point, date, form.locale)
        if node is not None:
            nodes.append(node)
    return nodes


def _show(part: _Part, point: Point, date: Date, locale: Locale) -> Node | None:
    if part.unit == 1:
        text = _month(point, date, part.form, locale)
    elif part.unit >= len(point):
        return None
    else:
        text = (_day if part.unit else _year)(point, part.form, locale)
    if not text:
        return None
    kids: list[Out] = [text.replace(".", "") if part.strips else text]
    if part.case:
        kids = textcase.apply(kids, part.case)
    return Node(kids, part.dress)


def _year(point: Point, form: str, locale: Locale) -> str:
    year = point[0]
    if year < 0:
        return f"{-year}{locale.term('bc') or 'BC'}"
    if form == "short":
        return f"{year % 100:02d}"
    if 0 < year < 1000:
        return f"{year}{locale.term('ad') or 'AD'}"
    return str(year)


def _month(point: Point, date: Date, form: str, locale: Locale) -> str:
    """A month, or the season in its place; empty if there is neither."""
    if len(point) < 2:
        named = date.season in ("1", "2", "3", "4")
        return (named and locale.term(f"season-0{date.season}")) or date.season
    month = point[1]
    if month > 12:
        season = month - 20 if month > 20 else (month - 13) % 4 + 1
        return locale.term(f"season-0{season}") or ""
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02d}"
    return locale.term(f"month-{month:02d}", form or "long") or str(month)


def _day(point: Point, form: str, locale: Locale) -> str:
    day = point[2]
    if form == "numeric-leading-zeros":
        return f"{day:02d}"
    limited = locale.options.get("limit-day-ordinals-to-day-1") == "true" and day > 1
    if form != "ordinal" or limited:
        return str(day)
    month = locale.find(f"month-{point[1]:02d}")
    return numbers.ordinal(day, locale, month.gender if month else "")
