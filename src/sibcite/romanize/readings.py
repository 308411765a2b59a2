"""What a romanized word may stand for: ``zhil'`` is ``жиль`` in BGN/PCGN, ``zhil`` is ``жил``.

The letters that each piece of the word could stand for make a lattice; what of it is in the
lexicon are its known readings, and each is romanized again to see whether the word comes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sibcite import tables
from sibcite.romanize.forward import letters, romanize
from sibcite.romanize.grams import START, Context, grams
from sibcite.romanize.lexicon import END, LETTERS, lexicon
from sibcite.romanize.spelling import TIE, spelled

# No word of Russian is longer; what is longer is not looked into.
LONGEST = 60
_WIDEST = 5
_BEAM, _GUESSES = 12, 5
_LETTERS, _OLD = LETTERS + "ё", "іѣѳѵ"
_BEFORE_NO_SIGN = "аеёиоуыэюяйьъ"
# In bits, by trial on words that are in no list: names in Э are rare, words of two words are not.
_FOREIGN_START, _COMPOUND, _SHORTEST = 5.0, 3.0, 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A Cyrillic word, in small letters, that a romanized one may stand for.

    Attributes:
        word: The word.
        bucket: How usual it is, from 0 to 15; None if no list has it.
        exact: Whether the romanized word is what the system makes of it.
        cost: How unlikely its letters are, in bits; 0 for a word that a list has.
    """

    word: str
    bucket: int | None
    exact: bool
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A system backwards: the spellings of each letter, and the letters by first character."""

    spellings: Mapping[str, tuple[str, ...]]
    by_first: Mapping[str, tuple[tuple[str, str], ...]]
    silent: tuple[str, ...]


@lru_cache(maxsize=64)
def alphabet(system: str) -> Alphabet:
    """The alphabet of a Russian system."""
    found: dict[str, dict[str, None]] = {}
    for row in letters(system):
        if row.letter in _LETTERS:
            spelling = spelled(row.latin)
            # Ties are left out in print more often than not.
            both = {spelling: None, spelling.replace(TIE, ""): None}
            found.setdefault(row.letter, {}).update(both)
    if set(found["ё"]) <= set(found["е"]):
        found["ё"] = {}
    found["ё"]["ë"] = None
    if tables.romanization(system).reversible:
        found |= _old_letters(system, {spelling for all_ in found.values() for spelling in all_})
    pairs = [(spelling, letter) for letter, all_ in found.items() for spelling in all_]
    firsts = {spelling[0] for spelling, _ in pairs if spelling}
    return Alphabet(
        {letter: tuple(all_) for letter, all_ in found.items()},
        {first: tuple(p for p in pairs if p[0].startswith(first)) for first in sorted(firsts)},
        tuple(letter for letter, all_ in found.items() if "" in all_),
    )


def _old_letters(system: str, taken: set[str]) -> dict[str, dict[str, None]]:
    """The letters before 1918, where they have a spelling of their own."""
    rows = [row for row in letters(system) if row.letter in _OLD]
    return {row.letter: {own: None} for row in rows if (own := spelled(row.latin)) not in taken}


@lru_cache(maxsize=8192)
def known_readings(spelling: str, system: str) -> tuple[Reading, ...]:
    """The readings that are words we know: exact ones first, and of these the usual ones.

    Args:
        spelling: A word as `spelling.spelled` gives it.
        system: A Russian system.
    """
    if len(spelling) > LONGEST:
        return ()
    found = [
        Reading(word, bucket, is_exact(word, spelling, system))
        for word, bucket in _walked(spelling, system)
    ]
    found.sort(key=lambda reading: (not reading.exact, -(reading.bucket or 0), reading.word))
    return tuple(found)


@lru_cache(maxsize=4096)
def guessed_readings(spelling: str, system: str) -> tuple[Reading, ...]:
    """The likeliest readings by their letters alone; none if the word is not of this system."""
    if len(spelling) > LONGEST:
        return ()
    found = [
        Reading(word, None, is_exact(word, spelling, system), cost)
        for cost, word in _guessed(spelling, system)
    ]
    exact = [reading for reading in found if reading.exact]
    return tuple((exact or found)[:_GUESSES])


def is_exact(word: str, spelling: str, system: str) -> bool:
    """Whether a Cyrillic word is romanized so, with its ties or with none."""
    forward = spelled(romanize(word, system))
    return forward == spelling or (TIE not in spelling and forward.replace(TIE, "") == spelling)


def _walked(spelling: str, system: str) -> list[tuple[str, int]]:
    """The words that the lattice and the lexicon have in common."""
    children, end = lexicon().children, len(spelling)
    found: dict[str, int] = {}
    paths = [(0, lexicon().root, "", False)]
    while paths:
        at, node, word, silent = paths.pop()
        following = children(node)
        if at == end and END in following:
            found[word] = following[END]
        for letter, length in steps(spelling[at : at + _WIDEST], system):
            if silent and not length:
                continue
            child = following.get("е" if letter == "ё" else letter)
            if child is not None:
                paths.append((at + length, child, word + letter, not length))
    return list(found.items())


@lru_cache(maxsize=8192)
def steps(ahead: str, system: str) -> tuple[tuple[str, int], ...]:
    """The letters that may stand next, with the length of their spelling."""
    known = alphabet(system)
    silent = tuple((letter, 0) for letter in known.silent)
    spoken = known.by_first.get(ahead[:1], ())
    return silent + tuple(
        (letter, len(spelling)) for spelling, letter in spoken if ahead.startswith(spelling)
    )


def _guessed(spelling: str, system: str) -> list[tuple[float, str]]:
    """The cheapest ways through the lattice, a few kept at each place."""
    cost, end, silent = grams().cost, len(spelling), alphabet(system).silent
    reached: list[dict[str, tuple[float, Context]]] = [{} for _ in range(end + 1)]
    reached[0][""] = (0.0, START)
    for at in range(end + 1):
        here = reached[at]
        # A sign that is not written stands behind a written consonant.
        for word, (sum_, context) in list(here.items()) if silent else ():
            if word and word[-1] not in _BEFORE_NO_SIGN:
                for letter in silent:
                    _keep(here, word + letter, sum_, cost(context, letter))
        for word, (sum_, context) in _cheapest(here):
            for letter, length in steps(spelling[at : at + _WIDEST], system):
                if length:
                    _keep(reached[at + length], word + letter, sum_, cost(context, letter))
    complete = (
        (sum_ + cost(context, "")[0], word) for word, (sum_, context) in reached[end].items()
    )
    return sorted((sum_ + _oddity(word), word) for sum_, word in complete)[:_BEAM]


def _cheapest(
    hypotheses: Mapping[str, tuple[float, Context]],
) -> list[tuple[str, tuple[float, Context]]]:
    return sorted(hypotheses.items(), key=lambda item: (item[1][0], item[0]))[:_BEAM]


def _oddity(word: str) -> float:
    """What speaks for a word beside its letters: two words we know, and no э in front."""
    odd = _FOREIGN_START if word.startswith("э") else 0.0
    return odd - _COMPOUND if _is_compound(word) else odd


def _is_compound(word: str) -> bool:
    children, node = lexicon().children, lexicon().root
    for at, letter in enumerate(word[:-_SHORTEST]):
        if at >= _SHORTEST - 1 and END in children(node) and word[at:] in lexicon():
            return True
        if (child := children(node).get(letter)) is None:
            return False
        node = child
    return False


def _keep(
    hypotheses: dict[str, tuple[float, Context]],
    word: str,
    before: float,
    step: tuple[float, Context],
) -> None:
    cost = before + step[0]
    if word not in hypotheses or hypotheses[word][0] > cost:
        hypotheses[word] = (cost, step[1])
