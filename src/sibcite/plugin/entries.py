"""Entries of pybtex to records: fields as they stand, and persons, which pybtex has parted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sibcite.model import Record
from sibcite.read import bibtex


def records(entries: Iterable[Any], others: Iterable[Any] = ()) -> Mapping[str, Record]:
    """The records of entries by their keys, which are the records' ids.

    Args:
        entries: Of the class `pybtex.database.Entry`.
        others: Entries from which these may inherit by `crossref` or `xdata`.

    Returns:
        A record for each entry but for what is none (a set, data for others).
    """
    parted = [_parted(entry) for entry in entries]
    read = bibtex.read_entries(parted, [_parted(entry) for entry in others])
    return {key: replace(record, id=key) for key, record in read.items()}


def _parted(entry: Any) -> bibtex.Parted:
    """The type, the key and the fields in TeX, the names among them."""
    fields = {str(name): str(value) for name, value in entry.fields.items()}
    names = {
        str(role): " and ".join(str(person) for person in persons)
        for role, persons in entry.persons.items()
    }
    return str(entry.type), str(entry.key), names | fields
