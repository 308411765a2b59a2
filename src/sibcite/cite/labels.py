"""Citation labels: ``Katasonova 2005``, ``TSAMO 1945a``, ``Vsemirnaya istoriya 1965``."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.cite import forms, holdings, quoting
from sibcite.cite.presentation import Presentation
from sibcite.fields import titles
from sibcite.fields.template import fill
from sibcite.model import Name, Record

# BibTeX's word for authors whom nobody named.
_OTHERS = "others"
# Who heads a work without authors, and what is said behind their names in either script.
_ROLES = {"editor": ("(ed.)", "(ред.)"), "compiler": ("(comp.)", "(сост.)")}
# As many words as the longest of the article's own labels has; a small one at the end would ask
# for the next: "Soglasheniye o".
_MOST_WORDS = 5
_SMALL = 3


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
    text = record.texts.get("title-short") or record.texts.get("title")
    if text is None:
        return ""
    leading = forms.lead(forms.of_text(text, record.language), shown.title)
    return titles.show(_cut(titles.short(quoting.of_romanized(leading, record.language))))


def _cut(title: str) -> str:
    """The first words of a title, of which the last is no small one."""
    words = title.split()
    first = words[:_MOST_WORDS]
    while len(first) < len(words) and len(first) > 1 and _is_small(first[-1]):
        first.pop()
    return " ".join(first).rstrip(",;") if len(first) < len(words) else title


def _is_small(word: str) -> bool:
    return len(word) <= _SMALL and word.islower()


def _people(record: Record, shown: Presentation) -> str:
    authors = record.names.get("author", ())
    if authors:
        return _families(authors, record.language, shown)
    for variable, (latin, cyrillic) in _ROLES.items():
        if named := _families(record.names.get(variable, ()), record.language, shown):
            return f"{named} {latin if forms.is_latin(named) else cyrillic}"
    return ""


def _families(names: Sequence[Name], language: str, shown: Presentation) -> str:
    named = [each for each in names if each.literal != _OTHERS]
    families = [_family(forms.leading_name(each, shown.names, language)) for each in named]
    told = families[: shown.label.names or len(families)]
    if not told or len(told) == len(names):
        return ", ".join(told)
    return ", ".join(told) + (" et al." if forms.is_latin(told[0]) else " и др.")


def _family(name: Name) -> str:
    return name.literal or f"{name.non_dropping_particle} {name.family}".strip()


def _archive(record: Record, shown: Presentation) -> str:
    """The archive's abbreviation, as the style has it."""
    if record.address is None:
        return ""
    return holdings.short(record.address, shown.archive) or record.address.written
