"""The archive of a document as a style names it, in full or in short."""

from __future__ import annotations

from sibcite import tables
from sibcite.cite.presentation import Archive
from sibcite.cite.template import fill
from sibcite.model import ArchiveAddress


def first(address: ArchiveAddress, rules: Archive) -> str:
    """The archive where a list names it for the first time."""
    return fill(rules.first, _values(address, rules))


def later(address: ArchiveAddress, rules: Archive) -> str:
    """The archive where it has been named before."""
    return fill(rules.later or rules.first, _values(address, rules))


def _values(address: ArchiveAddress, rules: Archive) -> dict[str, str]:
    printed = {
        "abbreviation": address.written,
        "name": address.name.text if address.name else "",
        "translated": address.name.translated if address.name else "",
    }
    if rules.names == "printed" or address.archive is None:
        return printed
    known = tables.archives()[address.archive]
    if rules.names == "original":
        return {"abbreviation": known.abbreviation, "name": known.name, "translated": known.english}
    romanized = known.romanized[rules.names]
    name = romanized["name"].replace("'", rules.soft_sign)
    return {"abbreviation": romanized["abbreviation"], "name": name, "translated": known.english}
