"""The order of the alphabet: letters before diacritics and case (``Ōtsuka`` with ``Otsuka``).

Scripts follow each other as in Unicode: Latin, Greek, Cyrillic, kana, kanji; kana and kanji stand
in the order of their code points. Punctuation counts only between texts that are else the same.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

# The letters of a text, then the letters with their diacritics, then the text with its case.
Key: TypeAlias = tuple[str, ...] | tuple[bytes, str]

# What stands before the first letter says nothing: quotes, brackets, an apostrophe.
_LEADING = " '’‘\"“”«»([{"
# An apostrophe behind a particle (`d'Arc`) sorts before all letters, as a space does; that of
# `O'Neil` is not there.
_DIVIDED = re.compile("(?<=[a-zß-ÿ])['’](?=[A-ZÀ-ÞА-ЯЁ])")
_DIVISION = "\u0001"
# Signs after all letters, so that a letter with one of them follows the letter with anything else.
_AFTER_ALL = 0x10FF00
_PUNCTUATION = re.compile("[^\\w\\s\\-\u0001\U0010ff00-\U0010ffff]")
# Primes stand for the soft and the hard sign in romanized Russian; Unicode calls them letters.
_PRIMES = "ʹʺʼ"
# Letters of their own that Unicode takes apart, or has far from the letter that they follow, each
# with that letter. Those that follow the same one do so in the order in which they stand here.
_FOLLOWERS = (
    *(("ґ", "г"), ("ѓ", "г"), ("ђ", "д"), ("є", "е"), ("ѕ", "з"), ("й", "и"), ("і", "и")),
    *(("ї", "и"), ("ј", "и"), ("ќ", "к"), ("љ", "л"), ("њ", "н"), ("ө", "о"), ("ћ", "т")),
    *(("ў", "у"), ("ү", "у"), ("џ", "ц"), ("ѣ", "ь"), ("ð", "d"), ("ı", "i")),
)
# The script that a language puts before all others (CLDR's `reorder`), as ranges of letters.
_CYRILLIC, _GREEK, _HAN, _HANGUL = "Ѐ-ӿ", "Ͱ-Ͽ", "㐀-鿿", "가-힣"
_OWN_SCRIPT = (
    {"el": _GREEK, "he": "א-ת", "ka": "ა-ჿ", "hy": "Ա-և", "ko": _HANGUL, "zh": _HAN}
    | dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"), _CYRILLIC)
    | dict.fromkeys(("ar", "fa", "ur"), "ء-ۿ")
)
_BEHIND = "\U0010fffd"
# Letters that are others with a stroke or two in one, which Unicode does not take apart.
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}
_LETTERS = str.maketrans(
    _STROKES
    | dict.fromkeys(_PRIMES, "")
    | {own: before + chr(_AFTER_ALL + at) for at, (own, before) in enumerate(_FOLLOWERS)}
)


def collator(language: str) -> Callable[[str | int], Key]:
    """The function that gives the sort key of a text, in the order of a language.

    That is PyICU's where it is installed; else `key`, but that a language's own script comes
    first: Russian lists begin with Cyrillic.
    """
    try:
        icu = importlib.import_module("icu")
    except ImportError:
        own = _OWN_SCRIPT.get(language[:2].lower())
        return _own_first(own) if own else key
    ordering = icu.Collator.createInstance(icu.Locale(language))

    def icu_key(value: str | int) -> Key:
        text = _padded(value)
        return ordering.getSortKey(_PUNCTUATION.sub("", text).strip()), text

    return icu_key


def _own_first(own: str) -> Callable[[str | int], Key]:
    foreign = re.compile(f"[^\\W\\d_{own}]")

    def own_key(value: str | int) -> Key:
        letters, accented, text = key(value)
        return foreign.sub(lambda letter: _BEHIND + letter[0], letters), accented, text

    return own_key


def key(value: str | int) -> tuple[str, str, str]:
    """What a text is sorted by, to be worked out once and compared often; numbers sort as such."""
    text = _padded(value).lstrip(_LEADING)
    divided = "'" in text or "’" in text
    accented = (_DIVIDED.sub(_DIVISION, text) if divided else text).casefold()
    if not text.isascii():
        # Letters are put together first, so that one of its own is known in either form.
        whole = unicodedata.normalize("NFC", accented).translate(_LETTERS)
        accented = unicodedata.normalize("NFKD", whole)
    # Diacritics that stand apart from their letters go with the punctuation; a hyphen parts words
    # as a space does: "al-Rashid" before "Aldermann".
    letters = " ".join(_PUNCTUATION.sub("", accented).replace("-", " ").split())
    return letters, accented, text.swapcase()


def _padded(value: str | int) -> str:
    return value if isinstance(value, str) else f"{value:020d}"
