"""A record in plain lines, as the pages of cases write it: one field a line."""

from __future__ import annotations

from collections.abc import Iterator

from sibcite.fields import dates
from sibcite.model import Name, Record


def described(record: Record) -> str:
    """Every field of a record that has a value, and its remarks."""
    return "\n".join(_lines(record))


def _lines(record: Record) -> Iterator[str]:
    yield f"{record.id}: {record.type}" + (f", {record.language}" if record.language else "")
    for role, names in record.names.items():
        yield from (f"{role}: {_name(name)}" for name in names)
    for variable, text in record.texts.items():
        yield f"{variable}: {text.text}"
        if text.translated:
            yield f"{variable}.translated: {text.translated}"
        if text.original:
            yield f"{variable}.original: {text.original}"
    for variable, date in record.dates.items():
        suffix = record.year_suffix if variable == "issued" else ""
        yield f"{variable}: {dates.show(date) or date.written}{suffix}"
    yield from (f"{variable}: {number}" for variable, number in record.numbers.items())
    yield from _address(record)
    for each in record.diagnostics:
        seen = each.span.of(record.source) if each.span else ""
        yield f"{each.severity} {each.code}: {seen}"


def _name(name: Name) -> str:
    parts = (name.non_dropping_particle, name.family, name.given, name.suffix, name.literal)
    original = f" = {name.original.literal}" if name.original else ""
    return " | ".join(part for part in parts if part) + f" ({name.order}){original}"


def _address(record: Record) -> Iterator[str]:
    address = record.address
    if address is None:
        return
    key = address.archive or " ".join(address.candidates) or "-"
    yield f"archive: {address.written} = {key}"
    if address.name is not None:
        yield f"archive.name: {address.name.text}"
        yield f"archive.translated: {address.name.translated}"
    yield " | ".join(f"{level.name} {level.value}" for level in address.levels)
