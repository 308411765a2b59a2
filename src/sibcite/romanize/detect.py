"""The language of a title, romanized or not: ``Shiberia no banka`` is Japanese."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sibcite import tables

_WORD = re.compile(r"[^\W\d_]+(?:['’ʹ´ʼ][^\W\d_]+)*['’ʹ´ʼ]?")

# Romanized Japanese: morae with long vowels, a syllabic n and doubled consonants.
_JAPANESE_WORD = re.compile(
    r"(?:(?:kk|ss|tt|pp|tch|ssh)?(?:[kgnhbpmr]y|sh|ch|ts|[kgsztdnhbpmyrwjf])?[aiueoāīūēōâîûêô]|n['’]?)+"
)


def language(text: str) -> str:
    """The language that a text is most likely in.

    Args:
        text: A title, or a title with its publisher and place, in any of the scripts.

    Returns:
        An ISO 639-1 code of `data/languages.toml`, or empty if nothing speaks for any of them.
    """
    if by_script := _by_script(text):
        return by_script
    words = [word.casefold() for word in _WORD.findall(text)]
    scores = {code: _score(words, code) for code in tables.languages()}
    best = max(scores.values(), default=0)
    leaders = [code for code, score in scores.items() if score == best]
    return leaders[0] if best > 0 and len(leaders) == 1 else ""


def _by_script(text: str) -> str:
    scripts = [unicodedata.name(character, "").split(" ")[0] for character in text[:400]]
    if any(character in "ґєіїҐЄІЇ" for character in text):
        return "uk"
    for code, row in tables.languages().items():
        if any(script in row.scripts for script in scripts):
            return code
    return "ja" if "CJK" in scripts else ""


def _score(words: list[str], code: str) -> int:
    small, endings, letters = _evidence(code)
    score = sum(2 for word in words if word in small)
    score += sum(1 for word in words if len(word) > 4 and word.endswith(endings))
    score += sum(1 for word in words if letters and not letters.isdisjoint(word))
    if code == "ja" and words and all(map(_JAPANESE_WORD.fullmatch, words)):
        score += len(words)
    return score


@cache
def _evidence(code: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    row = tables.languages()[code]
    return frozenset(row.words), row.endings, frozenset(row.letters)
