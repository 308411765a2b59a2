"""Short titles in notes, in whatever script: ``Kuzmina, “Voennoplennye iaponskoi armii,” 33``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from sibcite.manuscript.entries import Work
from sibcite.manuscript.names import SIGNS, alike, letters, skeleton

# A first citation has given names before the family.
MOST_GIVEN = 3
# A title of fewer letters is a word that may stand anywhere.
SHORTEST = 8
# Behind its author all of a title may be shorter: Gorshkov, Sol', 7.
_SHORTEST_WHOLE = 3
_ARTICLES = frozenset(map(skeleton, ("the", "a", "an", "der", "die", "das", "le", "la", "les")))
_WORD = re.compile(rf"\w+(?:[{SIGNS}]+\w+)*[´`′″ʹʺ]?")
# A short title begins behind a sign, and ends at one.
_BEFORE = re.compile(r"[^\w\s]")
_BEHIND = re.compile(r"\s*(?:[^\w\s]|$)")


def cites(piece: str, work: Work) -> bool:
    """Whether a piece of a note names somebody of a work, and then begins a title of it.

    Args:
        piece: ``Smirnov, “Lageria UPVI,” 103``.
        work: A work, whose names and titles may be in another script or romanization.
    """
    if set(alike(piece, MOST_GIVEN)).isdisjoint(work.alike):
        return False
    found = list(_WORD.finditer(piece))
    said = [skeleton(word[0]) for word in found]
    for title in _beginnings(work.titles):
        for at in range(1, len(found)):
            start, before = found[at].start(), found[at - 1].end()
            count = _common(said[at:], title)
            if count and _BEFORE.search(piece, before, start):
                end = found[at + count - 1].end()
                least = SHORTEST if count < len(title) else _SHORTEST_WHOLE
                if len(letters(piece[start:end])) >= least and _BEHIND.match(piece, end):
                    return True
    return False


def _beginnings(titles: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The words of titles, and without the article that a short form leaves out."""
    for title in map(_words, titles):
        yield title
        if title[:1] and title[0] in _ARTICLES and len(title) > 1:
            yield title[1:]


@lru_cache(maxsize=4096)
def _words(title: str) -> tuple[str, ...]:
    return tuple(skeleton(word) for word in _WORD.findall(title))


def _common(said: list[str], title: tuple[str, ...]) -> int:
    """How many words two rows begin with alike."""
    both = takewhile(lambda pair: pair[0] == pair[1], zip(said, title, strict=False))
    return sum(1 for _ in both)
