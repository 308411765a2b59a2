"""The number that a footnote has before its text: ``2. Там же``, ``[2]``, ``²``, ``[^2]:``."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables
from sibcite.archives import labels

_CAPITAL = "A-ZÀ-ÞА-ЯЁІЇЄҐҮӨҚ"
# A number alone is the note's only before a capital: 12 TNA, FO 371/54321.
_NUMBER = re.compile(
    r"\s*(?:\[\^?\d{1,4}\][:.]?|\(\d{1,4}\)|\^?\d{1,4}[.)](?=\s)|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}[.)]?"
    rf"|\d{{1,3}}(?=\s[{_CAPITAL}]))\s*(?=\S)"
)
_BEHIND = re.compile(r"(?P<label>[^\W\d_]+)\.?\s*(?:[,;]|$)")


def end(text: str) -> int:
    """Where a note's own number ends at the head of its text; 0 where there is none.

    A number whose label stands behind it is a level's: ``101. f., 2. apr.``
    """
    number = _NUMBER.match(text)
    if number is None:
        return 0
    word = _BEHIND.match(text, number.end())
    is_level = word is not None and _labels().find(word["label"]) is not None
    return 0 if is_level else number.end()


@cache
def _labels() -> labels.Table:
    """The labels that may stand behind their numbers."""
    schemes = [each for each in tables.schemes().values() if each.number_first]
    return labels.of(tuple(dict.fromkeys(code for each in schemes for code in each.labels)))
