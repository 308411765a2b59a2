"""Which systems a romanized title may be in: ``Rossiia`` is ALA-LC, ``Rossiya`` is BGN/PCGN.

A title is compatible with a system if it can be read back letter by letter, every condition kept,
as words whose letters follow one another as the language's do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import inf

from sibcite import tables
from sibcite.romanize.detect import language
from sibcite.romanize.lattice import cost, words
from sibcite.romanize.named import systems_of

LANGUAGES = ("ru", "uk", "be")
# Bits that a reading may cost more than the best one's: so much, and so much for each word.
_MARGIN, _MARGIN_OF_A_WORD = 5.0, 1.0
_TIES = ("\u0361", "\ufe20")


def compatible_systems(text: str) -> tuple[str, ...]:
    """The systems that a title may be in, the best first; none if it is not romanized Cyrillic.

    Args:
        text: A title; words in capitals and numerals count for nothing.
    """
    code = language(text)
    return systems_of_letters(text, code) if code in LANGUAGES else ()


def system_of(titles: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The systems that a list is in, and its titles that are in none of these.

    Args:
        titles: Titles of one list; those in other languages are passed by.

    Returns:
        The systems that most titles are compatible with; of several that as many others are
        compatible with, those of the same titles as the first. The deviating titles, which are
        in none of them, in their order.
    """
    found = {title: each for title in titles if (each := compatible_systems(title))}
    counts = Counter(name for each in found.values() for name in each)
    first = max(counts, key=counts.__getitem__, default="")
    fitting = [title for title, each in found.items() if first in each]
    best = tuple(
        name
        for name, count in counts.items()
        if count == len(fitting) and all(name in found[title] for title in fitting)
    )
    return best, tuple(title for title in found if title not in fitting)


def systems_of_letters(text: str, code: str) -> tuple[str, ...]:
    """The systems of a language that can have written a text, the best first; none if none can.

    Args:
        text: A title or a name.
        code: One of `LANGUAGES`, which the text is known to be in.
    """
    found = tuple(words(text))
    ties = any(tie in text for tie in _TIES)
    names = [name for name in systems_of(code) if not ties or _has_ties(name)]
    costs = {name: sum(cost(word, name) for word in found) for name in names}
    best = min(costs.values(), default=inf)
    if best == inf:
        return ()
    margin = _MARGIN + _MARGIN_OF_A_WORD * len(found)
    near = [name for name in names if costs[name] <= best + margin]
    return tuple(sorted(near, key=lambda name: (costs[name], name)))


@cache
def _has_ties(system: str) -> bool:
    return "ties" in tables.romanization(system).options
