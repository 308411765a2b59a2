"""What a romanized word may be in Cyrillic, and how likely: ``Rossiia`` is likely in ALA-LC only.

All letters that a system could have written so make a lattice. A way through it keeps every
condition of the system, and costs what the language says of three letters in a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf

from sibcite import tables
from sibcite.romanize.forward import letters
from sibcite.tables import LetterRow

# Bits for three letters that do not follow one another.
_UNSEEN = 14.0
_LONGEST = 40
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'\"])*")
_SIGNS = str.maketrans(
    dict.fromkeys("’ʹʼ´`‘′", "'") | dict.fromkeys("ʺ”“″", '"') | dict.fromkeys("\u0361\ufe20\ufe21")
)

# The last two letters, and what stands for the last one.
_State = tuple[str, str, str]


def words(text: str) -> Iterator[str]:
    """The words in small letters with plain signs; abbreviations and numerals say little."""
    for word in _WORD.findall(unicodedata.normalize("NFC", text).translate(_SIGNS)):
        if len(word) == 1 or not word.isupper():
            yield word.lower().replace("''", '"')[:_LONGEST]


@lru_cache(maxsize=16384)
def cost(word: str, system: str) -> float:
    """What the likeliest reading of a word costs in bits; infinite if there is none."""
    reached: list[dict[_State, float]] = [{} for _ in range(len(word) + 1)]
    reached[0]["_", "_", ""] = 0.0
    least = inf
    for at in range(len(word) + 1):
        waiting = list(reached[at].items())
        # Letters that are not written add states at the same place; they do not follow another.
        for state, so_far in waiting:
            if at == len(word):
                least = min(least, so_far + _step(state, "_", system))
            for latin, letter in _next(word[at : at + 5], system):
                more = so_far + _step(state, letter, system)
                after = (state[1], letter, latin)
                if more < reached[at + len(latin)].get(after, inf) and (latin or state[2]):
                    reached[at + len(latin)][after] = more
                    if not latin:
                        waiting.append((after, more))
    return least


@lru_cache(maxsize=65536)
def _step(state: _State, letter: str, system: str) -> float:
    """What a next letter costs; infinite if the one before would be written otherwise."""
    first, second, latin = state
    if second != "_" and latin not in _written(first, second, letter, system):
        return inf
    grams = tables.letter_grams(tables.romanization(system).language)
    return grams.get(first + second + letter, _UNSEEN)


@lru_cache(maxsize=65536)
def _written(before: str, letter: str, after: str, system: str) -> tuple[str, ...]:
    """What may stand for a letter between two others; only an ending leaves it open."""
    found = []
    for row in _alphabet(system).rows[letter]:
        if _holds(row, before, after):
            found.append(row.latin)
            if not row.ending:
                break
    return tuple(found)


def _holds(row: LetterRow, before: str, after: str) -> bool:
    place = {"start": before == "_", "end": after == "_", "inside": "_" not in (before, after)}
    return (
        place.get(row.at, True)
        and (not row.after or before in row.after)
        and (not row.before or after in row.before)
        and (not row.ending or after == row.ending[0])
    )


@dataclass(frozen=True, slots=True)
class _Alphabet:
    rows: Mapping[str, tuple[LetterRow, ...]]
    latin: frozenset[tuple[str, str]]


@cache
def _alphabet(system: str) -> _Alphabet:
    """The letters of today with plain signs, as titles are read."""
    known = {gram[2] for gram in tables.letter_grams(tables.romanization(system).language)}
    rows: dict[str, tuple[LetterRow, ...]] = {}
    for row in letters(system):
        if row.letter in known:
            plain = row.latin.translate(_SIGNS).replace("''", '"')
            same = LetterRow(row.letter, plain, row.at, row.after, row.before, row.ending)
            rows[row.letter] = (*rows.get(row.letter, ()), same)
    pairs = frozenset((row.latin, row.letter) for each in rows.values() for row in each)
    return _Alphabet(rows, pairs)


@lru_cache(maxsize=16384)
def _next(ahead: str, system: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in sorted(_alphabet(system).latin) if ahead.startswith(pair[0]))
