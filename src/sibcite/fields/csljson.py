"""Names, dates and the other values of a record as CSL-JSON has them, both ways.

What is shown is valid CSL-JSON 1.0.2; what is parsed may come from any program. A value of a kind
that cannot be read raises `TypeError` or `ValueError`, which the reader of the item turns into a
remark.

Source: [csl-1.0.2]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from sibcite.fields import edtf
from sibcite.model import Date, Diagnostic, Level, Name, Severity, Span, Text
from sibcite.model.date import Point
from sibcite.model.name import Order

Json = dict[str, Any]

# The key of CSL-JSON, and the part of a name that it holds.
PARTS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_TEXT_FORMS = ("original", "romanized", "translated", "language", "system")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def show_name(name: Name) -> Json:
    """The name as CSL-JSON says it: its parts, and whether the family name stands first."""
    shown: Json = {key: value for key, part in PARTS.items() if (value := getattr(name, part))}
    if name.order == "family-first":
        shown["static-ordering"] = True
    return shown


def parse_name(value: Any) -> Name:
    """A name object; a bare string is a name without parts."""
    if isinstance(value, str):
        return Name(literal=value)
    parts: dict[str, Any] = {part: text(value.get(key)) for key, part in PARTS.items()}
    order: Order = "family-first" if value.get("static-ordering") else "inverted"
    return Name(**parts, order=order)


def show_whole_name(name: Name) -> Json:
    """The name with all it has, for `custom`, where the schema leaves us free."""
    shown = show_name(name)
    if name.order == "given-first":
        shown["order"] = name.order
    if name.original is not None:
        shown["original"] = show_whole_name(name.original)
    return shown


def parse_whole_name(value: Any) -> Name:
    """The inverse of `show_whole_name`."""
    name = parse_name(value)
    if "order" in value:
        name = replace(name, order=parse_order(value["order"]))
    if "original" in value:
        name = replace(name, original=parse_whole_name(value["original"]))
    return name


def parse_order(value: Any) -> Order:
    """The order of a name, one of those that the model knows."""
    return _one_of(value, get_args(Order))  # type: ignore[no-any-return]


def show_date(date: Date) -> Json:
    """The date as CSL-JSON can say it; what it cannot say is left out."""
    if not date.start:
        return {"literal": date.written}
    shown: Json = {}
    start, end = date.start, date.end
    if end is None and _is_season(start):
        shown = {"date-parts": [[start[0]]], "season": start[1] - 20}
    elif end is None:
        shown = {"date-parts": [list(start)]}
    else:
        shown = {"date-parts": [list(start), list(end) or [0]]}
    return {**shown, "circa": True} if date.approximate else shown


def parse_date(value: Any) -> Date:
    """A date object of CSL-JSON, or an EDTF string."""
    if isinstance(value, (str, int)):
        return _raw_date(text(value))
    if "edtf" in value:
        return _raw_date(text(value["edtf"]))
    if not value.get("date-parts"):
        date = _raw_date(text(value["raw"])) if value.get("raw") else Date()
    else:
        date = _date_of_parts(value["date-parts"], value.get("season"))
    if literal := text(value.get("literal")):
        date = replace(date, written=literal)
    return replace(date, approximate=True) if _is_true(value.get("circa")) else date


def show_whole_date(date: Date) -> Json:
    """The date with all it has, for `custom`."""
    shown: Json = {"start": list(date.start)}
    if date.end is not None:
        shown["end"] = list(date.end)
    shown |= {mark: True for mark in ("uncertain", "approximate") if getattr(date, mark)}
    return {**shown, "written": date.written} if date.written else shown


def parse_whole_date(value: Any) -> Date:
    """The inverse of `show_whole_date`."""
    return Date(
        _point(value["start"]),
        _point(value["end"]) if "end" in value else None,
        bool(value.get("uncertain")),
        bool(value.get("approximate")),
        text(value.get("written")),
    )


def show_text(shown: Text) -> Json:
    """A text with all its forms, for `custom`."""
    forms = {form: value for form in _TEXT_FORMS if (value := getattr(shown, form))}
    return {"text": shown.text, **forms}


def parse_text(value: Any) -> Text:
    """The inverse of `show_text`."""
    return Text(text(value["text"]), **{form: text(value.get(form)) for form in _TEXT_FORMS})


def show_diagnostic(diagnostic: Diagnostic) -> Json:
    """A remark, without what it does not have."""
    shown: Json = {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
    }
    if diagnostic.span is not None:
        shown["span"] = show_span(diagnostic.span)
    return {**shown, "hint": diagnostic.hint} if diagnostic.hint else shown


def parse_diagnostic(value: Any) -> Diagnostic:
    """The inverse of `show_diagnostic`."""
    return Diagnostic(
        text(value["code"]),
        _one_of(value["severity"], get_args(Severity)),
        text(value["message"]),
        parse_span(value["span"]) if "span" in value else None,
        text(value.get("hint")),
    )


def show_span(span: Span) -> list[int]:
    """A span as a pair."""
    return [span.start, span.end]


def parse_span(value: Any) -> Span:
    """The inverse of `show_span`."""
    start, end = value
    return Span(whole(start), whole(end))


def show_levels(levels: tuple[Level, ...]) -> list[list[str]]:
    """Levels as pairs of name and value, from the general to the specific."""
    return [[level.name, level.value] for level in levels]


def parse_levels(pairs: Any, labels: Any) -> tuple[Level, ...]:
    """Levels from their pairs and the row of their printed labels, which may be empty."""
    labels = labels or [""] * len(pairs)
    return tuple(
        Level(text(name), text(value), text(label))
        for (name, value), label in zip(pairs, labels, strict=True)
    )


def text(value: Any) -> str:
    """A string or a number as text; nothing as the empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise TypeError("no text")


def whole(value: Any) -> int:
    """A whole number, also where a program wrote it as a string."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise TypeError("no whole number")
    return int(value)


def strings(value: Any) -> Mapping[str, str]:
    """An object whose values are texts."""
    return {key: text(each) for key, each in value.items()}


def is_said(date: Date) -> bool:
    """Whether CSL-JSON says all of the date, what was printed apart."""
    return replace(parse_date(show_date(date)), written="") == replace(date, written="")


def _date_of_parts(parts: Any, season: Any) -> Date:
    start, *rest = (_point(each) for each in parts)
    if season and len(start) == 1 and not rest:
        number = _SEASONS.get(str(season).lower()) or (whole(season) - 1) % 20 + 1
        return Date((*start, 20 + number))
    if not rest:
        return Date(start)
    return Date(start, () if rest[0][:1] == (0,) else rest[0])


def _point(parts: Any) -> Point:
    if not isinstance(parts, list) or len(parts) > 3:
        raise TypeError("no point in time")
    return tuple(whole(part) for part in parts if part not in (None, ""))


def _raw_date(raw: str) -> Date:
    return edtf.parse(raw) or Date(written=raw)


def _is_season(point: Point) -> bool:
    return len(point) == 2 and 21 <= point[1] <= 24


def _is_true(value: Any) -> bool:
    return value not in (None, False, 0, "", "0", "false")


def _one_of(value: Any, choices: tuple[str, ...]) -> Any:
    if value not in choices:
        raise ValueError(f"not one of {', '.join(choices)}")
    return value
