"""Which letters follow which in Russian, for words that no list has: ``Катасонова``."""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from functools import cache

from sibcite import tables
from sibcite.romanize.lexicon import LETTERS

# Codes of letters in the file; 0 stands before and behind a word, 63 fills up a short n-gram.
_CODES = {letter: code for code, letter in enumerate(LETTERS, start=1)} | {"ё": 6, "": 0}
_FILL = (0, 63 << 18, 63 << 18 | 63 << 12, 63 << 18 | 63 << 12 | 63 << 6)
_PARTS_OF_A_BIT = 16
# What it costs to know less of what stands before, and a letter that is not of the alphabet.
_SHORTER, _STRANGE = 1.0, 12.0

# Costs that are kept unpacked; some 4 MB.
_KEPT = 20_000

Context = tuple[int, int, int]
START: Context = (0, 0, 0)


class Grams:
    """N-grams of up to four letters, in order, each with its cost."""

    __slots__ = ("_entries", "_known")

    def __init__(self, content: bytes) -> None:
        magic, count = struct.unpack_from("<4sI", content)
        self._entries = array("I", content[struct.calcsize("<4sI") :])
        if magic != b"SCG1" or len(self._entries) != count:
            raise ValueError("data/lexicon/ru.grams is not what tools/build_lexicon.py writes.")
        if sys.byteorder == "big":
            self._entries.byteswap()
        self._known: dict[tuple[Context, str], tuple[float, Context]] = {}

    def cost(self, before: Context, letter: str) -> tuple[float, Context]:
        """How unlikely a letter is behind three others, in bits; and the context after it.

        The letter is empty for the end of the word.
        """
        if (known := self._known.get((before, letter))) is not None:
            return known
        if len(self._known) >= _KEPT:
            self._known.clear()
        found = self._known[before, letter] = self._cost(before, letter)
        return found

    def _cost(self, before: Context, letter: str) -> tuple[float, Context]:
        code = _CODES.get(letter)
        if code is None:
            return _STRANGE, (before[1], before[2], 0)
        first, second, third = before
        packed = first << 18 | second << 12 | third << 6 | code
        after = (second, third, code)
        for shorter in range(4):
            if (found := self._found(packed & ~(-1 << (24 - 6 * shorter)) | _FILL[shorter])) >= 0:
                return found / _PARTS_OF_A_BIT + shorter * _SHORTER, after
        return _STRANGE, after

    def _found(self, packed: int) -> int:
        at = bisect_left(self._entries, packed << 8)
        if at < len(self._entries) and self._entries[at] >> 8 == packed:
            return self._entries[at] & 255
        return -1


@cache
def grams() -> Grams:
    """The n-grams of Russian, read when first asked for."""
    return Grams(tables.lexicon("ru.grams"))
