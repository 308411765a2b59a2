"""What a romanized word may stand for: ``zhil'`` is ``жиль`` in BGN/PCGN, ``zhil`` is ``жил``.

The letters that each piece of the word could stand for make a lattice; what of it is in the
lexicon are its known readings, and each is romanized again to see whether the word comes back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sibcite import tables
from sibcite.romanize.forward import letters, romanize
from sibcite.romanize.grams import START, Context, grams
from sibcite.romanize.lexicon import END, LETTERS, lexicon
from sibcite.romanize.spelling import TIE, spelled

# No word of Russian is longer; what is longer is not looked into.
LONGEST = 60
_BEAM, _GUESSES = 8, 5
_LETTERS, _OLD = LETTERS + "ё", "іѣѳѵ"
_SIGNS, _VOWELS, _CONSONANTS = "ьъ", "аеёиоуыэюя", "бвгджзклмнпрстфхцчшщ"
# In bits, by trial on words that are in no list: names in Э are rare, words of two words are not.
_FOREIGN_START, _COMPOUND, _SHORTEST = 5.0, 3.0, 4


# Japanese words have э in Russian and never е (Polivanov): what is all morae is rather one.
_JAPANESE = 10.0
_RUSSIAN = ("ова", "ева", "ая")
# й stands behind a vowel.
_NO_VOWEL_BEFORE, _IMPOSSIBLE = re.compile("[бвгджзклмнпрстфхцчшщьъ]й"), 10.0
_MORAE = re.compile(
    "(?:(?:к?к|с?с|т?т|п?п|[гнхмрб]|дз)[аоэияюё]|(?:к?к|с?с|т?ц|п?п|[гнфмрб]|дз)у|д[аоэ]|ва"
    "|[аиуэояюё]|(?<=[аоуэ])й|н|м(?=[бпм])){2,}"
)


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
    """A system backwards.

    `spellings` are those of each letter; `steps` are the letters by their spelling, each with its
    length, and `lengths` those of the spellings by first character. `unwritten` are the letters
    that may stand unwritten behind a letter, and `unwritten_at_end` where the word ends there.
    """

    spellings: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, tuple[tuple[str, int], ...]]
    lengths: Mapping[str, tuple[int, ...]]
    unwritten: Mapping[str, tuple[str, ...]]
    unwritten_at_end: Mapping[str, tuple[str, ...]]


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
    ending = {row.letter for row in letters(system) if not row.latin and row.at == "end"}
    return _backwards({letter: tuple(all_) for letter, all_ in found.items()}, ending)


@cache
def every_alphabet(systems: tuple[str, ...]) -> Alphabet:
    """The alphabets of several systems as one."""
    found: dict[str, dict[str, None]] = {}
    anywhere: set[str] = set()
    for system in systems:
        known = alphabet(system)
        anywhere.update(*known.unwritten.values())
        for letter, spellings in known.spellings.items():
            found.setdefault(letter, {}).update(dict.fromkeys(spellings))
    ending = {letter for letter in found if letter not in anywhere}
    return _backwards({letter: tuple(all_) for letter, all_ in found.items()}, ending)


def _backwards(spellings: Mapping[str, tuple[str, ...]], ending: Collection[str]) -> Alphabet:
    steps: dict[str, tuple[tuple[str, int], ...]] = {}
    for letter, all_ in spellings.items():
        for spelling in filter(None, all_):
            steps[spelling] = (*steps.get(spelling, ()), (letter, len(spelling)))
    lengths: dict[str, tuple[int, ...]] = {}
    for spelling in sorted(steps, key=len):
        before = lengths.get(spelling[0], ())
        lengths[spelling[0]] = before if len(spelling) in before else (*before, len(spelling))
    silent = [letter for letter, all_ in spellings.items() if "" in all_]
    anywhere = [letter for letter in silent if letter not in ending]
    return Alphabet(spellings, steps, lengths, _behind(anywhere), _behind(silent))


def _behind(silent: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The letters that may stand unwritten behind each: signs behind consonants, others not."""
    signs = tuple(letter for letter in silent if letter in _SIGNS)
    others = tuple(letter for letter in silent if letter not in _SIGNS)
    found = dict.fromkeys(_CONSONANTS, signs) | dict.fromkeys(_VOWELS, others)
    return {letter: letters for letter, letters in found.items() if letters}


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
        for word, bucket in walked(spelling, alphabet(system))
    ]
    found.sort(key=lambda reading: (not reading.exact, -(reading.bucket or 0), reading.word))
    return tuple(found)


@lru_cache(maxsize=4096)
def guessed_readings(spelling: str, system: str) -> tuple[Reading, ...]:
    """The likeliest readings by their letters alone; none if the word is not of this system."""
    if len(spelling) > LONGEST:
        return ()
    guessed = _guessed(spelling, system)
    exact = [each for each in guessed if is_exact(each[1], spelling, system)]
    likely = sorted((cost + _oddity(word), word) for cost, word in exact or guessed[:_BEAM])
    return tuple(Reading(word, None, bool(exact), cost) for cost, word in likely[:_GUESSES])


def is_exact(word: str, spelling: str, system: str) -> bool:
    """Whether a Cyrillic word is romanized so, with its ties or with none."""
    forward = spelled(romanize(word, system))
    return forward == spelling or (TIE not in spelling and forward.replace(TIE, "") == spelling)


def walked(spelling: str, known: Alphabet) -> list[tuple[str, int]]:
    """The words that the lattice and the lexicon have in common, with their buckets."""
    children, end = lexicon().children, len(spelling)
    written = written_steps(spelling, known)
    found: dict[str, int] = {}
    paths = [(0, lexicon().root, "", False)]
    while paths:
        at, node, word, is_silent = paths.pop()
        following = children(node)
        if at == end and END in following:
            found[word] = following[END]
        for letter, length in written[at]:
            child = following.get("е" if letter == "ё" else letter)
            if child is not None:
                paths.append((at + length, child, word + letter, False))
        unwritten = known.unwritten_at_end if at == end else known.unwritten
        silent = () if is_silent else unwritten.get(word[-1:], ())
        paths += [(at, following[each], word + each, True) for each in silent if each in following]
    return list(found.items())


def written_steps(spelling: str, known: Alphabet) -> list[list[tuple[str, int]]]:
    """At each place of a word, the letters whose spelling begins there, with its length."""
    return [
        [
            step
            for length in known.lengths.get(spelling[at], ())
            if at + length <= len(spelling)
            for step in known.steps.get(spelling[at : at + length], ())
        ]
        for at in range(len(spelling))
    ] + [[]]


def _guessed(spelling: str, system: str) -> list[tuple[float, str]]:
    """Ways through the lattice with their costs, the cheapest first and kept at each place."""
    known, cost, end = alphabet(system), grams().cost, len(spelling)
    written = written_steps(spelling, known)
    reached: list[dict[str, tuple[float, Context]]] = [{} for _ in range(end + 1)]
    reached[0][""] = (0.0, START)
    for at in range(end + 1):
        here = reached[at]
        unwritten = known.unwritten_at_end if at == end else known.unwritten
        for word, (sum_, context) in list(here.items()) if unwritten else ():
            for letter in unwritten.get(word[-1:], ()):
                _keep(here, word + letter, sum_, cost(context, letter))
        for word, (sum_, context) in _cheapest(here) if written[at] else ():
            for letter, length in written[at]:
                _keep(reached[at + length], word + letter, sum_, cost(context, letter))
    return sorted(
        (sum_ + cost(context, "")[0], word) for word, (sum_, context) in reached[end].items()
    )


def _cheapest(
    hypotheses: Mapping[str, tuple[float, Context]],
) -> list[tuple[str, tuple[float, Context]]]:
    return sorted(hypotheses.items(), key=lambda item: (item[1][0], item[0]))[:_BEAM]


def _oddity(word: str) -> float:
    """What speaks for a word beside its letters: two words we know, Japanese, no э in front."""
    odd = _FOREIGN_START if word.startswith("э") else 0.0
    if "э" in word and _MORAE.fullmatch(word) and not word.endswith(_RUSSIAN):
        odd -= _JAPANESE
    if _NO_VOWEL_BEFORE.search(word):
        odd += _IMPOSSIBLE
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
