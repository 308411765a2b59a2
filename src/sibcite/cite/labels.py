"""Citation labels: ``Katasonova 2005``, ``TSAMO 1945a``, ``Vsemirnaya istoriya 1965``."""

from __future__ import annotations

from sibcite.model import Name, Record


def label(record: Record) -> str:
    """The printed label of a record, or one of its names, archive or title, and its year."""
    if record.label:
        return record.label
    heads = _families(record) or _archive(record) or record.text("title") or record.id
    year = record.dates["issued"].year if "issued" in record.dates else None
    return f"{heads} {year}{record.year_suffix}" if year else heads


def _families(record: Record) -> str:
    authors = record.names.get("author", ())
    editors = record.names.get("editor", ())
    if authors:
        return ", ".join(map(_family, authors))
    return f"{', '.join(map(_family, editors))} (ed.)" if editors else ""


def _family(name: Name) -> str:
    return name.literal or f"{name.non_dropping_particle} {name.family}".strip()


def _archive(record: Record) -> str:
    return record.address.written if record.address else ""
