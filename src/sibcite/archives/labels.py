"""Labels of levels, from print to the archivist's names: ``Ед. хр.`` is a delo."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables


@cache
def pattern() -> str:
    """A regular expression of every label, the longest first, without the full stop after it."""
    labels = {label for row in tables.levels().values() for label in row.labels}
    ordered = sorted(labels, key=lambda label: (-len(label), label))
    return "|".join(re.escape(label).replace(r"\ ", r"\s?") for label in ordered)


def level_of(label: str) -> str:
    """The archivist's name of the level that a printed label stands for."""
    row = row_of(label)
    return tables.levels()[row].level or row


def row_of(label: str) -> str:
    """The row of `data/levels.toml` that has the label."""
    return _index()[_folded(label)]


def is_plural(label: str) -> bool:
    """Whether the label says that several follow: ``ll.``, ``Дд.``."""
    folded = _folded(label)
    return len(folded) > 1 and len(set(folded)) == 1


@cache
def _index() -> dict[str, str]:
    return {_folded(label): key for key, row in tables.levels().items() for label in row.labels}


def _folded(label: str) -> str:
    return "".join(character for character in label.casefold() if character.isalnum())
