"""What the letters of a word say of its language, by n-grams: ``shch`` speaks for Russian."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from sibcite import tables

# In the order of the columns of `data/grams/languages.grams`.
LANGUAGES = ("be", "de", "en", "fr", "ja", "pl", "ru", "uk")
# A weight is a character; the one in the middle is no weight.
ZERO, LEVELS = ord("P"), 93
_LONGEST = 4
# No word of a title is longer; what is longer is weighed by its beginning.
_LONGEST_WORD = 40


def weigh(words: Sequence[str]) -> dict[str, int]:
    """How strongly words speak for each language, together; 0 for no more than for others."""
    sums = [sum(column) for column in zip(*map(_weights, words), strict=True)]
    return dict(zip(LANGUAGES, sums or [0] * len(LANGUAGES), strict=True))


def share_known(words: Sequence[str]) -> float:
    """The share of the longer n-grams that are usual in one of the languages at least."""
    known = [_known(word) for word in words]
    return sum(each for each, _ in known) / max(1, sum(every for _, every in known))


def grams_of(word: str) -> list[str]:
    """The n-grams of a word in small letters, with `_` for its ends; short words as a whole."""
    ended = f"_{_plain(word)}_"
    end = len(ended)
    found = [ended[at : at + n] for n in range(1, _LONGEST + 1) for at in range(end - n + 1)]
    # The bare end of a word says nothing.
    return [gram for gram in found if gram != "_"] + ([ended] if end in (5, 6) else [])


@lru_cache(maxsize=16384)
def _weights(word: str) -> tuple[int, ...]:
    table = tables.language_grams()
    rows = [row for gram in grams_of(word) if (row := table.get(gram))]
    if not rows:
        return (0,) * len(LANGUAGES)
    codes = zip(*map(str.encode, rows), strict=True)
    return tuple(sum(column) - ZERO * len(rows) for column in codes)


@lru_cache(maxsize=16384)
def _known(word: str) -> tuple[int, int]:
    """How many of the longer n-grams of a word are in the table, and how many there are."""
    longer = [gram for gram in grams_of(word) if len(gram) > 2]
    return sum(gram in tables.language_grams() for gram in longer), len(longer)


_SIGNS = str.maketrans(
    dict.fromkeys("’ʹʼ´`‘′", "'") | dict.fromkeys("ʺ”“″", '"') | {"\u0361": None}
)


def _plain(word: str) -> str:
    small = unicodedata.normalize("NFC", word[:_LONGEST_WORD].casefold())
    return small.translate(_SIGNS)
