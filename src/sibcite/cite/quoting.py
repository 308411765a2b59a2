"""Quotes in romanized titles: ``«Iaponskii vopros» v TsK`` has those of the list around it."""

from __future__ import annotations

import re

from sibcite import romanize
from sibcite.cite import forms

# Languages in Cyrillic, whose marks a list in Latin letters does not have.
_CYRILLIC = ("ru", "uk", "be")
_OUTER = str.maketrans("«»", "“”")
_INNER = re.compile("„([^„“”]*)“")


def of_romanized(title: str, language: str) -> str:
    """A title with English quotes for Cyrillic ones, which a style then makes its own.

    Args:
        title: A title in the form that is printed.
        language: The language of the work, empty if it is not known.

    Returns:
        The title as it is, if it is not romanized: French ones in Latin letters keep their marks.
    """
    if not ("«" in title or "„" in title) or not forms.is_latin(title):
        return title
    if (language or romanize.language(title)) not in _CYRILLIC:
        return title
    return _INNER.sub(r"“\1”", title).translate(_OUTER)
