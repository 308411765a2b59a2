"""What the words before a word say of its ending: ``novykh kategorii`` is ``новых категорий``.

Where й and и are written alike, only nouns in -ий and -ии are left in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sibcite.romanize.lexicon import lexicon

Scored = tuple[tuple[str, float], ...]

# How an adjective ends, and how the noun right behind it must end then.
_AGREEING = (
    (("ых", "их"), "ий"),
    (("ые", "ой", "ом", "ем"), "ии"),
)
_PREPOSITIONS = frozenset(("в", "во", "о", "об", "обо", "на", "при"))
# A preposition governs across so many words: ``в культурном и языковом измерении``.
_REACH = 4
_SWITCHED = 0.9
# What scores no more is a slip in print: настоящии.
_STRAY = 0.01


def settled(scored: Sequence[Scored], joints: Sequence[str]) -> list[Scored]:
    """The alternatives of each word, in the order that its neighbours suggest.

    Args:
        scored: The alternatives of each word.
        joints: What stands before each word.
    """
    found = list(scored)
    for place, alternatives in enumerate(found):
        endings = {word[-2:] for word, score in alternatives if score > _STRAY}
        if endings >= {"ий", "ии"} and (wanted := _wanted(found, joints, place)):
            found[place] = _preferring(alternatives, wanted)
    return found


def _wanted(scored: Sequence[Scored], joints: Sequence[str], place: int) -> str:
    before = _before(scored, joints, place)
    for endings, wanted in _AGREEING:
        if before and len(before[0]) > 3 and before[0].endswith(endings):
            return wanted
    stem = scored[place][0][0][:-2]
    if not _is_neuter(stem):
        return "ии" if before and before[0] in _PREPOSITIONS else ""
    # The only case of a neuter in -ии is the one that stands behind a preposition.
    return "ии" if _PREPOSITIONS.intersection(before) else "ий"


def _is_neuter(stem: str) -> bool:
    return f"{stem}ием" in lexicon() and f"{stem}ией" not in lexicon()


def _before(scored: Sequence[Scored], joints: Sequence[str], place: int) -> list[str]:
    """The words before a word in its clause, the nearest first."""
    found: list[str] = []
    while place and len(found) < _REACH and re.fullmatch(r"\s+|-", joints[place]):
        place -= 1
        found.append(scored[place][0][0] if scored[place] else "")
    return found


def _preferring(alternatives: Scored, ending: str) -> Scored:
    best = next(each for each in alternatives if each[0].endswith(ending))
    if best == alternatives[0]:
        return alternatives
    others = [each for each in alternatives if each is not best]
    whole = sum(score for _, score in alternatives)
    rest = sum(score for _, score in others)
    share = max(_SWITCHED, best[1] / whole) * whole
    return (
        (best[0], share),
        *((word, score * (whole - share) / rest) for word, score in others),
    )
