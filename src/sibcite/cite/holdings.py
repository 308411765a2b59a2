"""The archive of a document as a style names it, in full or in short."""

from __future__ import annotations

from sibcite.archives import naming
from sibcite.cite.presentation import Archive
from sibcite.fields.template import fill
from sibcite.model import ArchiveAddress


def first(address: ArchiveAddress, rules: Archive, written: bool = False) -> str:
    """The archive where a list names it for the first time.

    Args:
        address: The address of the document.
        rules: How archives are shown.
        written: Whether somebody wrote the document, who heads its entry.
    """
    return _named(address, rules, (written and rules.behind) or rules.first)


def later(address: ArchiveAddress, rules: Archive) -> str:
    """The archive where it has been named before."""
    return _named(address, rules, rules.later or rules.first)


def short(address: ArchiveAddress, rules: Archive) -> str:
    """The archive's abbreviation; its name where it has none."""
    return _named(address, rules, "{abbreviation}")


def _named(address: ArchiveAddress, rules: Archive, template: str) -> str:
    """By the template; an archive without the name that it asks for goes by the one it has."""
    names = naming.names(address, rules.names, rules.soft_sign)
    return fill(template, names) or next(filter(None, names.values()), "")
