"""Reversible romanizations read back letter by letter: ``Ûlâ`` is ``Юля`` in ISO 9.

Systems that lose letters need a lexicon; this is for those whose letters are enough.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sibcite import tables
from sibcite.romanize.compiled import compiled
from sibcite.romanize.named import whole_name


def reversible_systems() -> tuple[str, ...]:
    """The systems that can be read back by their letters alone."""
    names = tables.romanization_names()
    return tuple(name for name in names if tables.romanization(name).reversible)


def letters_back(text: str, system: str) -> str:
    """A text that a reversible system romanized, in Cyrillic again.

    Args:
        text: Words of that system only; what is no letter of it stays as it is.
        system: One of `reversible_systems()`.

    Raises:
        ValueError: The system is not reversible; the message names those that are.
    """
    system = whole_name(system)
    if system not in reversible_systems():
        choices = ", ".join(reversible_systems())
        raise ValueError(f"{system} is not reversible by its letters. Choices: {choices}.")
    pattern, back = _backwards(system)
    return pattern.sub(lambda match: _cased(match, back), text)


@lru_cache(maxsize=32)
def _backwards(system: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The longest Latin first; a mark that follows belongs to the letter before it."""
    back: dict[str, str] = {}
    for row in compiled(system).rows:
        if row.latin:
            back.setdefault(row.latin, row.letter)
    longest = sorted(back, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)), re.IGNORECASE), back


def _cased(match: re.Match[str], back: dict[str, str]) -> str:
    latin = match[0]
    letter = back[latin.lower()]
    if latin != latin.lower():
        return letter.upper()
    return letter.upper() if latin == latin.upper() and _is_in_capitals(match) else letter


def _is_in_capitals(match: re.Match[str]) -> bool:
    """Whether a sign, which has no capital, stands in a word of capitals."""
    return match.string[match.start() - 1 : match.start()].isupper() and not (
        match.string[match.end() : match.end() + 1].islower()
    )
