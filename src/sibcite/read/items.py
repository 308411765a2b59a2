"""A row of CSL-JSON items, each with its place in the text, to records with ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from sibcite.model import Diagnostic, Parsed, Record, Span
from sibcite.read.item import record

Located = tuple[Any, Span]


def records(items: Iterable[Located]) -> Parsed[tuple[Record, ...]]:
    """Read every item, whatever the others are like.

    Returns:
        The records in their order, also those whose id another has (remark `repeated-key`); one
        without an id is given one (`missing-id`); what is no item is remarked on (`no-item`).
    """
    read: list[Record] = []
    places: list[Span] = []
    remarks: list[Diagnostic] = []
    for item, at in items:
        if isinstance(item, Mapping):
            made, found = record(item, at)
            read.append(made)
            places.append(at)
            remarks += found
        else:
            remarks.append(_no_item(item, at))
    named, about_ids = with_ids(read, places)
    return Parsed(named, (*remarks, *about_ids))


def with_ids(
    read: list[Record], places: list[Span]
) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """The records, each with an id, and remarks on ids that are missing or repeated."""
    taken = {each.id for each in read}
    fresh = (f"item-{number}" for number in count(1) if f"item-{number}" not in taken)
    named: list[Record] = []
    remarks: list[Diagnostic] = []
    seen: set[str] = set()
    for each, at in zip(read, places, strict=True):
        whole = each if each.id else replace(each, id=next(fresh))
        if not each.id:
            message = f"An item has no id and is called '{whole.id}' here."
            remarks.append(Diagnostic("missing-id", "warning", message, at))
        elif each.id in seen:
            message = f"More than one item has the id '{each.id}'."
            hint = "Rename one of them; a citation finds only one."
            remarks.append(Diagnostic("repeated-key", "warning", message, at, hint))
        seen.add(whole.id)
        named.append(whole)
    return tuple(named), tuple(remarks)


def _no_item(value: Any, at: Span) -> Diagnostic:
    kind = "a list" if isinstance(value, list) else f"'{str(value)[:60]}'"
    message = f"An item is an object, and here stands {kind}."
    return Diagnostic("no-item", "error", message, at)
