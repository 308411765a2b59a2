"""The order of a list: ``GA RF`` before ``Galitskiy``, ``Ōtsuka`` among O, ``Ёлкин`` among Е."""

from __future__ import annotations

import re
import unicodedata

from sibcite.csl.citeproc_py import markup

_UNHEARD = dict.fromkeys(map(ord, "'’‘ʹʺʼ`´\"“”«»„"))
# Unicode takes these apart too far, or not at all; й stands between и and к.
_LETTERS = str.maketrans({"й": "и\u04ff", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_NUMBER = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """What a text is sorted by: word by word, without case, diacritics and apostrophes.

    Digits come before Latin letters, Cyrillic after them, and numbers count as numbers.
    """
    text = unicodedata.normalize("NFC", markup.bare(text)).casefold().translate(_UNHEARD)
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _NUMBER.sub(lambda number: number[0].zfill(12), _BETWEEN.sub(" ", text).strip())
