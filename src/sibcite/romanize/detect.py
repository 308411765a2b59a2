"""The language of a title, romanized or not: ``Shiberia no banka`` is Japanese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from sibcite import tables
from sibcite.romanize.cyrillic import language_of_letters
from sibcite.romanize.kana import morae
from sibcite.romanize.known_share import share_of_russian
from sibcite.romanize.language_grams import LANGUAGES, share_known, weigh

_WORD = re.compile(r"[^\W\d_]+(?:['’ʹʺ´ʼ\"”`\u0361]+[^\W\d_]+)*['’ʹ´ʼ`]?")
# The part of a text that is looked at.
_LOOKED_AT = 400
# Japanese has nearly no other words than morae; a name or two of others may stand among them.
_MORAE = 0.7
# Of the n-grams of a title in a language, so many are usual in one of ours.
_KNOWN = 0.15
# What is romanized like Russian; how much more the rarer languages of lists must weigh.
_HANDICAP = {"ru": 0, "uk": 10, "be": 10}
# What the share of Russian words weighs, and from where on it speaks for Russian, at least and
# at most so much.
_WORDS, _HALFWAY, _AGAINST, _FOR = 300, 0.7, -60, 90


def language(text: str) -> str:
    """The language that a text is most likely in.

    Args:
        text: A title, or a title with its publisher and place, in any of the scripts.

    Returns:
        An ISO 639-1 code of `data/languages.toml`, or empty if nothing speaks for any of them.
    """
    text = unicodedata.normalize("NFC", text[:_LOOKED_AT])
    return _by_script(text) or _by_letters(text)


def _by_script(text: str) -> str:
    scripts = {unicodedata.name(character, "").split(" ")[0] for character in text}
    if "CYRILLIC" in scripts:
        return language_of_letters(text)
    for code, row in tables.languages().items():
        if not scripts.isdisjoint(row.scripts):
            return code
    return "ja" if "CJK" in scripts else ""


def _by_letters(text: str) -> str:
    found = _WORD.findall(text)
    weights = weigh(found)
    if sum(1 for word in found if morae(word)) < _MORAE * len(found):
        weights["ja"] = min(weights.values()) - 1
    if any(word.casefold() in _english() for word in found):
        weights |= dict.fromkeys((*_HANDICAP, "ja"), min(weights.values()) - 1)
    if not found or share_known(found) < _KNOWN:
        return ""
    for code, handicap in _HANDICAP.items():
        weights[code] -= handicap
    weights["ru"] += _by_words(text, weights)
    first, second, *_ = sorted(LANGUAGES, key=lambda code: -weights[code])
    return first if weights[first] > weights[second] else ""


def _by_words(text: str, weights: Mapping[str, int]) -> int:
    """What the words say for Russian or against it, where that can turn the scale."""
    rival = max(weight for code, weight in weights.items() if code != "ru")
    if not rival - _FOR <= weights["ru"] <= rival - _AGAINST:
        return 0
    found = round(_WORDS * (share_of_russian(text) - _HALFWAY))
    return max(_AGAINST, min(_FOR, found))


@cache
def _english() -> frozenset[str]:
    """English words that no romanization spells: a title with one is in no romanized language."""
    return frozenset(tables.words("foreign-words")["en"]["never-romanized"])
