"""What the words beside a word say of its ending: ``novykh kategorii`` is ``новых категорий``.

Where й and и are written alike, nouns in -ий and -ии are left in doubt, and ``свой`` and ``свои``.
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
# A preposition governs across so many words: ``в культурном и языковом измерении``; and across
# words that end so, or that never change.
_REACH = 4
_BETWEEN = ("ом", "ем")
_UNCHANGED = frozenset(("и", "или", "но", "не", "его", "ее", "их"))
# Behind these stands a genitive of several.
_MANY = frozenset(("много", "мало", "несколько", "сколько", "большинство", "множество", "ряд"))
# What is said of one ends in й, of several in и.
_OWN = (frozenset(("мой", "мои")), frozenset(("твой", "твои")), frozenset(("свой", "свои")))
_OF_SEVERAL = ("а", "е", "и", "ы", "я")
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
        if wanted := _ending(found, joints, place):
            found[place] = _preferring(alternatives, wanted)
    return found


def _ending(scored: Sequence[Scored], joints: Sequence[str], place: int) -> str:
    """The ending that a word of two endings has to have, or empty."""
    known = {word for word, score in scored[place] if score > _STRAY}
    if {word[-2:] for word in known} >= {"ий", "ии"}:
        return _wanted(scored, joints, place)
    return _owned(scored, joints, place) if any(known >= pair for pair in _OWN) else ""


def _owned(scored: Sequence[Scored], joints: Sequence[str], place: int) -> str:
    """The ending before what is owned: ``свой дом``, ``свои дома``."""
    after = place + 1
    if after >= len(scored) or not scored[after] or not joints[after].isspace():
        return ""
    return "ои" if scored[after][0][0].endswith(_OF_SEVERAL) else "ой"


def _wanted(scored: Sequence[Scored], joints: Sequence[str], place: int) -> str:
    before = _before(scored, joints, place)
    if before and before[0] in _MANY:
        return "ий"
    for endings, wanted in _AGREEING:
        if before and len(before[0]) > 3 and before[0].endswith(endings):
            return wanted
    stem = scored[place][0][0][:-2]
    if not _is_neuter(stem):
        return "ии" if before and before[0] in _PREPOSITIONS else ""
    # The only case of a neuter in -ии is the one that stands behind a preposition.
    return "ии" if _governed(before) else "ий"


def _governed(before: Sequence[str]) -> bool:
    """Whether the first word before that is no adjective is a preposition."""
    for word in before:
        if word in _PREPOSITIONS:
            return True
        if not (word in _UNCHANGED or word.endswith(_BETWEEN)):
            return False
    return False


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
