"""The words of Russian, with ё as е, and how usual each is: ``война`` is of bucket 10, ``и`` of 15.

The file is an automaton that shares the beginnings and the ends of its three million words;
`tools/build_lexicon.py` builds it, and its layout is told in `data/lexicon/README.md`.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Mapping
from functools import cache

from sibcite import tables

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
BUCKETS = 16
# The key under which the children of a node hold the bucket of the word that ends there.
END = ""

_NAMES = (END, *LETTERS)
_LETTER_BITS, _LAST, _TARGET_SHIFT = 63, 64, 7
# Nodes that are kept unfolded; some 8 MB.
_KEPT = 20_000


class Lexicon:
    """An automaton to be walked letter by letter from its root."""

    __slots__ = ("_edges", "_unfolded", "root")

    def __init__(self, content: bytes) -> None:
        magic, self.root, count = struct.unpack_from("<4sII", content)
        self._edges = array("I", content[struct.calcsize("<4sII") :])
        if magic != b"SCD1" or len(self._edges) != count:
            raise ValueError("data/lexicon/ru.dafsa is not what tools/build_lexicon.py writes.")
        if sys.byteorder == "big":
            self._edges.byteswap()
        self._unfolded: dict[int, Mapping[str, int]] = {}

    def children(self, node: int) -> Mapping[str, int]:
        """The nodes behind a node, by letter; under `END` the bucket, if a word ends here."""
        if (known := self._unfolded.get(node)) is not None:
            return known
        found, at, edges = {}, node, self._edges
        while True:
            edge = edges[at]
            found[_NAMES[edge & _LETTER_BITS]] = edge >> _TARGET_SHIFT
            if edge & _LAST:
                break
            at += 1
        if len(self._unfolded) >= _KEPT:
            self._unfolded.clear()
        self._unfolded[node] = found
        return found

    def bucket(self, word: str) -> int | None:
        """How usual a small-letter word is, from 0 to 15; None if it is no word we know."""
        node = self.root
        for letter in word.replace("ё", "е"):
            child = self.children(node).get(letter)
            if child is None:
                return None
            node = child
        return self.children(node).get(END)

    def __contains__(self, word: str) -> bool:
        return self.bucket(word) is not None


@cache
def lexicon() -> Lexicon:
    """The lexicon of Russian, read when first asked for."""
    return Lexicon(tables.lexicon("ru.dafsa"))
