"""Citation labels: ``Katasonova 2005``, ``TSAMO 1945a``, ``Vsemirnaya istoriya 1965``."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.cite import forms, holdings
from sibcite.cite.presentation import Presentation
from sibcite.fields.template import fill
from sibcite.model import Name, Record


def label(record: Record, shown: Presentation) -> str:
    """The label of a record: its printed one, or what the presentation makes of it."""
    rules = shown.label
    if record.label and rules.printed:
        return record.label
    names = _people(record, shown)
    parts = {
        "names": names,
        "archive": "" if names else _archive(record, shown),
        "title": _title(record, shown),
        "year": _year(record),
    }
    # A document goes by its archive, unless somebody wrote it; a work of nobody by its title.
    template = rules.archive if parts["archive"] else rules.form
    if not names:
        template = template.replace("{names}", "{title}")
    return fill(template, parts) or record.id


def _year(record: Record) -> str:
    year = record.dates["issued"].year if "issued" in record.dates else None
    return f"{year}{record.year_suffix}" if year else ""


def _title(record: Record, shown: Presentation) -> str:
    if "title" not in record.texts:
        return ""
    return forms.lead(forms.of_text(record.texts["title"], record.language), shown.title)


def _people(record: Record, shown: Presentation) -> str:
    authors = record.names.get("author", ())
    editors = record.names.get("editor", ())
    if authors:
        return _families(authors, record.language, shown)
    named = _families(editors, record.language, shown)
    role = "(ed.)" if forms.is_latin(named) else "(ред.)"
    return f"{named} {role}" if named else ""


def _families(names: Sequence[Name], language: str, shown: Presentation) -> str:
    most = shown.label.names or len(names)
    families = [_family(forms.leading_name(each, shown.names, language)) for each in names]
    others = "" if len(names) <= most else (" et al." if forms.is_latin(families[0]) else " и др.")
    return ", ".join(families[:most]) + others


def _family(name: Name) -> str:
    return name.literal or f"{name.non_dropping_particle} {name.family}".strip()


def _archive(record: Record, shown: Presentation) -> str:
    """The archive's abbreviation, as the style has it."""
    if record.address is None:
        return ""
    return holdings.short(record.address, shown.archive) or record.address.written
