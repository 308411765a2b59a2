"""Letters of a fond's number in the script of the labels: ``f. R-9401``, ``Ф. Р-9401``."""

from __future__ import annotations

import re
from functools import lru_cache

from sibcite.archives import naming

_LETTERS = r"[^\W\d_]{1,4}"
# Before a number or behind it, or all there is: Р-9401, 4п, 1-П, ВУА.
_LETTERED = re.compile(
    rf"^{_LETTERS}(?=[-‐‑–.\s]?\d)|(?<=\d){_LETTERS}(?!\w)|(?<=\d[-‐‑–]){_LETTERS}(?!\w)"
    rf"|^(?-i:[А-ЯЁІЇЄҐ]{{2,4}})$"
)
# Latin letters that stand for one Cyrillic letter, be it romanized or mistyped. A P may be Р or П.
_SURE = {"R": "Р", "A": "А", "K": "К", "M": "М", "T": "Т", "O": "О", "D": "Д", "F": "Ф", "L": "Л"}


@lru_cache(maxsize=4096)
def in_latin(fond: str, system: str) -> str:
    """A fond with its Cyrillic letters in Latin ones: `R-9401`, `4p`.

    Args:
        fond: The number of a fond as printed.
        system: Whose names of archives the form has, one of `tables.ARCHIVE_NAMES`.
    """
    if fond.isascii():
        return fond
    return _LETTERED.sub(lambda letters: naming.romanized(letters[0], system), fond)


@lru_cache(maxsize=4096)
def in_cyrillic(fond: str) -> str:
    """A fond with the Latin letter before its number in Cyrillic, where that is sure: `Р-9401`."""
    letter = fond[:1]
    alone = letter in _SURE and re.match(r"[A-Z][-‐‑–.\s]?\d", fond) is not None
    return _SURE[letter] + fond[1:] if alone else fond
