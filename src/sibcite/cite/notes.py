"""The note of a work's language: ``(In Russian)``, ``[на яп. яз.]``."""

from __future__ import annotations

from sibcite import tables
from sibcite.cite.presentation import LanguageNote


def note(language: str, rules: LanguageNote) -> str:
    """The note of a language; empty where none is asked for, or nobody knows the language."""
    row = tables.languages().get(language)
    if not rules.text or row is None or language in rules.unless:
        return ""
    return rules.text.replace("{language}", row.noted[rules.in_])
