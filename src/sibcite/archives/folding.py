"""What stays the same of a printed text, letter for letter, so that places hold.

Full-width letters, every kind of dash, space and apostrophe, and letters of one script that look
like those of another: ``ГAРФ`` with a Latin A, ``ор.`` in Cyrillic letters inside a Latin address.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-")
_SPACES = dict.fromkeys("\u00a0\u202f\u3000\u2060" + "".join(map(chr, range(0x2000, 0x200B))), " ")
_APOSTROPHES = dict.fromkeys("\u2019\u2018\u00b4`\u02b9\u02bc\u2032\uff07", "'")
# Letters that look alike in print, each Cyrillic one with the Latin one.
ALIKE = {
    **dict(zip("АВСЕНІЈКМОРЅТХУ", "ABCEHIJKMOPSTXY", strict=True)),
    **dict(zip("асеіјорѕхуԁԛԝһ", "aceijopsxydqwh", strict=True)),
}
_TO_LATIN = str.maketrans(ALIKE)
_TO_CYRILLIC = str.maketrans({latin: cyrillic for cyrillic, latin in ALIKE.items()})


class _Levelled(dict[int, str]):
    """A table for `str.translate` that finds the plain form of a letter when it first meets it."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code))
        # A letter that stands for several keeps its place by staying as it is.
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


class _Keyed(dict[int, str]):
    """The same for keys, in which only letters and digits count, without accents and capitals."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", chr(code)).casefold())
        self[code] = "".join(filter(str.isalnum, plain))
        return self[code]


_LEVEL = _Levelled({ord(k): v for k, v in {**_DASHES, **_SPACES, **_APOSTROPHES}.items()})
# The Turkic i without a dot, whose capital is I.
_KEY = _Keyed({ord("ı"): "i"})


def level(text: str) -> str:
    """The text with plain dashes, spaces, apostrophes and letters, each in its place."""
    return text if text.isascii() else text.translate(_LEVEL)


def key(text: str) -> str:
    """The letters and digits of a name, however it is spaced, stopped, accented and capitalised."""
    return text.translate(_KEY)


def in_latin(text: str) -> str:
    """The text with every Cyrillic letter that looks like a Latin one as that one."""
    return text.translate(_TO_LATIN)


def in_cyrillic(text: str) -> str:
    """The text with every Latin letter that looks like a Cyrillic one as that one."""
    return text.translate(_TO_CYRILLIC)


@cache
def script(letter: str) -> str:
    """`Latn`, `Cyrl`, `Jpan` for kana and kanji, or `other`; empty for what is no letter."""
    if not letter.isalpha():
        return ""
    if letter.isascii():
        return "Latn"
    name = unicodedata.name(letter, "")
    for begin, code in (("LATIN", "Latn"), ("CYRILLIC", "Cyrl"), ("CJK", "Jpan")):
        if name.startswith(begin):
            return code
    return "Jpan" if name.startswith(("HIRAGANA", "KATAKANA")) else "other"


@lru_cache(maxsize=4096)
def scripts(text: str) -> frozenset[str]:
    """The scripts of a text's letters."""
    return frozenset(map(script, text)) - {""}
