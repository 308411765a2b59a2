"""Words we know that one slip makes of a romanized word: ``mezhdru`` for ``между``.

A slip is a Latin character too many, too few, another, or two in the wrong order; so it is looked
for in the Latin letters, and what it may have been in the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sibcite.romanize.fitting import exact
from sibcite.romanize.forward import romanize
from sibcite.romanize.lexicon import END, lexicon
from sibcite.romanize.readings import LONGEST, alphabet, written_steps
from sibcite.romanize.spelling import TIE, spelled

_WIDEST = 6


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word we know: in Cyrillic, as its system spells it, and how usual it is."""

    word: str
    spelling: str
    bucket: int


@lru_cache(maxsize=2048)
def nearby(spelling: str, system: str) -> tuple[Neighbour, ...]:
    """The words whose spelling is one slip away, the usual ones first.

    Args:
        spelling: A word as `spelling.spelled` gives it.
        system: A Russian system.
    """
    if not 1 < len(spelling) <= LONGEST:
        return ()
    found = dict(_slipped(spelling, system)) | dict(_swapped(spelling, system))
    near = [
        Neighbour(word, forward, bucket)
        for word, bucket in found.items()
        if _is_one_slip(forward := _forward(word, system, spelling), spelling)
    ]
    near.sort(key=lambda each: (-each.bucket, each.spelling, each.word))
    return tuple(near)


def _forward(word: str, system: str, like: str) -> str:
    forward = spelled(romanize(word, system))
    return forward if TIE in like else forward.replace(TIE, "")


def _slipped(spelling: str, system: str) -> list[tuple[str, int]]:
    """Ways through the lattice with one letter whose spelling is one slip away."""
    children, known, end = lexicon().children, alphabet(system), len(spelling)
    written = written_steps(spelling, known)
    found: list[tuple[str, int]] = []
    paths = [(0, lexicon().root, "", False)]
    while paths:
        at, node, word, slipped = paths.pop()
        following = children(node)
        if slipped and at == end and END in following:
            found.append((word, following[END]))
        for letter, length in written[at]:
            child = following.get("е" if letter == "ё" else letter)
            if child is not None:
                paths.append((at + length, child, word + letter, slipped))
        unwritten = known.unwritten_at_end if at == end else known.unwritten
        silent = unwritten.get(word[-1:], ())
        paths += [
            (at, following[each], word + each, slipped) for each in silent if each in following
        ]
        if not slipped:
            near = _near_steps(spelling[at : at + _WIDEST], system)
            for letter, child in following.items():
                lengths = near.get(letter, ())
                paths += [(at + length, child, word + letter, True) for length in lengths]
    return found


@lru_cache(maxsize=4096)
def _near_steps(ahead: str, system: str) -> dict[str, tuple[int, ...]]:
    """For each letter, how many characters may be its spelling with one slip in it."""
    near: dict[str, tuple[int, ...]] = {}
    for letter, spellings in alphabet(system).spellings.items():
        lengths = {
            length
            for piece in spellings
            for length in range(max(0, len(piece) - 1), min(len(ahead), len(piece) + 1) + 1)
            if piece and _is_one_slip(piece, ahead[:length])
        }
        if lengths and letter != "ё":
            near[letter] = tuple(sorted(lengths))
    return near


def _swapped(spelling: str, system: str) -> list[tuple[str, int]]:
    """What the word is with two neighbouring characters the other way round."""
    swaps = (
        spelling[:at] + spelling[at + 1] + spelling[at] + spelling[at + 2 :]
        for at in range(len(spelling) - 1)
        if spelling[at] != spelling[at + 1]
    )
    return [(each.word, each.bucket or 0) for swap in swaps for each in exact(swap, system)]


def _is_one_slip(one: str, other: str) -> bool:
    """Whether a character was added, left out or taken for another, or two were swapped."""
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(other) == len(one) + 1:
        return one[start:] == other[start + 1 :]
    if len(other) != len(one) or start == len(one):
        return False
    if one[start + 1 :] == other[start + 1 :]:
        return True
    swapped = one[start : start + 2] == other[start : start + 2][::-1]
    return swapped and one[start + 2 :] == other[start + 2 :]
