"""Words of another language amid romanized Russian: ``Homo sapiens``, ``Windows NT``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sibcite import tables
from sibcite.romanize.fitting import elsewhere, exact
from sibcite.romanize.readings import Reading, guessed_readings, known_readings
from sibcite.romanize.spelling import Word

# A word at least so usual, or a word that is known and so long, is Russian whatever it looks like.
_USUAL, _LONG = 5, 8
_FAIRLY_USUAL, _VERY_USUAL = 8, 9
# Words of one phrase have none of these between them.
_BREAK = re.compile(r"[.:;!?()\[\]/\n]")


def foreign_words(found: Sequence[Word], joints: Sequence[str], system: str) -> frozenset[int]:
    """The places of the words that are not Russian.

    A word that neither the system nor another can have made is foreign; so is what stands next
    to one in its sentence and is no usual word of Russian.

    Args:
        found: The words of a text.
        joints: What stands before each of them.
        system: A Russian system.
    """
    sure = [_is_foreign(word.spelled, system) for word in found]
    if not any(sure):
        return frozenset()
    doubtful = [not _is_usual(word.spelled, system) for word in found]
    for place in (place for place, is_sure in enumerate(sure) if is_sure):
        sure[place] = not _is_at_home(found, doubtful, place, system)
    spread = _spread(sure, doubtful, [bool(_BREAK.search(joint)) for joint in joints])
    return frozenset(place for place, is_foreign in enumerate(spread) if is_foreign)


def _is_foreign(spelling: str, system: str) -> bool:
    if known := known_readings(spelling, system):
        return spelling in _small_words() and (known[0].bucket or 0) < _VERY_USUAL
    others = elsewhere(spelling, system)
    return not (guessed_readings(spelling, system) or (others and _bucket(others) >= _USUAL))


def _is_at_home(found: Sequence[Word], doubtful: Sequence[bool], place: int, system: str) -> bool:
    """Whether a small word that is Russian too, ``par`` (пар), stands between Russian words."""
    known = exact(found[place].spelled, system)
    beside = (*doubtful[max(0, place - 1) : place], *doubtful[place + 1 : place + 2])
    return bool(known) and _bucket(known) >= _FAIRLY_USUAL and not any(beside)


def _bucket(readings: Sequence[Reading]) -> int:
    return readings[0].bucket or 0


def _is_usual(spelling: str, system: str) -> bool:
    known = known_readings(spelling, system)
    if not (known and known[0].exact):
        return False
    return len(spelling) >= _LONG or (known[0].bucket or 0) >= _USUAL


def _spread(sure: Sequence[bool], doubtful: Sequence[bool], breaks: Sequence[bool]) -> list[bool]:
    """Foreign to the right and the left of a foreign word, as far as words are doubtful."""
    spread = list(sure)
    for place in range(1, len(spread)):
        if spread[place - 1] and doubtful[place] and not breaks[place]:
            spread[place] = True
    for place in range(len(spread) - 2, -1, -1):
        if spread[place + 1] and doubtful[place] and not breaks[place + 1]:
            spread[place] = True
    return spread


@cache
def _small_words() -> frozenset[str]:
    """The small words of the languages that are written in Latin letters."""
    return frozenset(
        word for row in tables.words("foreign-words").values() for word in row["words"]
    )
