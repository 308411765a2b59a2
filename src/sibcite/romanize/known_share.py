"""How much of a text is words of Russian: all of ``Memorialy i mogily``, a part of ``Narysy doby``.

Short titles have few letters to tell their language by; then it helps to know the words.
"""

from __future__ import annotations

from collections import Counter

from sibcite.romanize.fitting import russian_systems
from sibcite.romanize.readings import LONGEST, every_alphabet, is_exact, walked
from sibcite.romanize.spelling import words

# A rarer word says nothing: lists of words have words of the neighbours too.
_USUAL = 3
# So many letters of a text are looked at.
_SAMPLE = 80


def share_of_russian(text: str) -> float:
    """The share of the letters that are in usual words of Russian, as one system spells them.

    Args:
        text: A title in Latin letters; abbreviations count for nothing.

    Returns:
        From 0 to 1, for the system that has the most.
    """
    counted = [word for word in words(text[:_SAMPLE]) if not word.written.isupper()]
    known = Counter[str]()
    for word in counted:
        known.update(dict.fromkeys(_systems_with(word.spelled), len(word.spelled)))
    return max(known.values(), default=0) / max(1, sum(len(word.spelled) for word in counted))


def _systems_with(spelling: str) -> list[str]:
    """The systems that spell a usual word so."""
    if len(spelling) > LONGEST:
        return []
    found = walked(spelling, every_alphabet(russian_systems()))
    usual = [word for word, bucket in found if bucket >= _USUAL]
    return [each for each in russian_systems() if any(is_exact(w, spelling, each) for w in usual)]
