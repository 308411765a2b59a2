"""Names of persons in Cyrillic: ``Galitsky``, ``Galitskiy`` and ``Galitskii`` are ``Галицкий``.

A person's name is often spelled as English has it, or as its bearer does, in a list of any system;
so it is read more freely than a title, and what looks like no Russian name stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain

from sibcite.romanize.compatible import systems_of_letters
from sibcite.romanize.fitting import exact
from sibcite.romanize.forms import form, in_case_of
from sibcite.romanize.lookalikes import is_cyrillic
from sibcite.romanize.readings import (
    LONGEST,
    Reading,
    every_alphabet,
    guessed_readings,
    known_readings,
    walked,
)
from sibcite.romanize.restore import restore
from sibcite.romanize.spelling import Word, words

# English drops soft signs and writes -ий as y; other lists have Molodiakov and Andrei.
_ENGLISH = "ru-bgn-simplified"
_OTHERS = (
    _ENGLISH, "ru-bgn-journal", "ru-ala-lc-simplified", "ru-ala-lc-bare", "ru-bsi", "ru-mixed-j",
)  # fmt: skip
# How usual a name of another system is at least, and how much more than one of the list's own; if
# no system spells it quite so, by more.
_KNOWN, _BY_FAR, _BY_FARTHER = 1, 3, 5
# What English writes for кс and for ьи, and how usual a name is that is read so.
_RESPELT, _USUAL = {"x": "ks", "yi": "i"}, 6
# A name that no list has: so unlikely may each of its letters be in bits, so sure is it, and so
# much likelier is it in another system.
_UNLIKELY, _SURE, _LIKELIER = 4.7, 0.7, 5.0
# How no family ends but a Slavic one.
_FAMILY = ("ов", "ев", "ёв", "ова", "ева", "ёва", "ский", "ская", "цкий", "цкая")


def person(text: str, system: str, others: Callable[[], Sequence[str]] = tuple) -> str:
    """A name, or a part of one, in Cyrillic; empty if it may be another language's.

    Args:
        text: As printed: `Galitsky`, `V. P.`, `Elena Leonidovna`.
        system: The Russian system of the list.
        others: Gives the systems that the work's title may be in besides, if they are needed.
    """
    restored = restore(text, system).words
    pieces, at = [], 0
    for word, found in zip(words(text), restored, strict=True):
        if not word.spelled.isascii() and is_cyrillic(word.spelled):
            made = word.written
        elif form(text, word, system) is not None:
            made, score = found.alternatives[0] if found.alternatives else ("", 0.0)
            made = made if score >= _SURE else ""
        else:
            made = in_case_of(_name(word, system, others), word, system)
        if not made:
            return ""
        pieces += [text[at : word.span.start], made]
        at = word.span.end
    return "".join((*pieces, text[at:]))


def family(text: str) -> str:
    """A lone family that ends as Russian ones do, in Cyrillic; empty for any other text.

    So few letters say little of their language: *Kostjašov* looks like Ukrainian.

    Args:
        text: A family in any system, with initials or without.
    """
    found = [word for word in words(text) if text[word.span.end :][:1] != "."]
    systems = _by_letters(found[0].spelled) if len(found) == 1 else ()
    made = person(text, systems[0], lambda: systems) if systems else ""
    ends = [word.written for word in words(made) if made[word.span.end :][:1] != "."]
    return made if ends and ends[0].endswith(_FAMILY) else ""


def _name(word: Word, system: str, allowed: Callable[[], Sequence[str]]) -> str:
    spelling = word.spelled[:LONGEST]
    own = _most_usual(exact(spelling, system))
    known = own or _most_usual(known_readings(spelling, system))
    exact_ones = chain(*(exact(spelling, other) for other in _OTHERS))
    loose = (Reading(*each, False) for each in walked(spelling, every_alphabet(_OTHERS)))
    for others, far in ((exact_ones, _BY_FAR), (loose, _BY_FARTHER)):
        other = _most_usual(others)
        if other and _bucket(other) >= max(_KNOWN, _bucket(own) + far if own else 0):
            return other.word
    if known:
        return known.word
    return (
        _respelt(spelling, system)
        or _elsewhere(spelling, allowed())
        or _guessed(spelling, system)
        or _guessed_elsewhere(spelling, allowed())
    )


def _elsewhere(spelling: str, allowed: Sequence[str]) -> str:
    """A name we know in a system of its title, or else in one that has its letters."""
    for systems in (allowed, _by_letters(spelling)):
        found = _most_usual(chain(*(exact(spelling, each) for each in systems)))
        if found and _bucket(found) >= _KNOWN:
            return found.word
    return ""


def _guessed_elsewhere(spelling: str, allowed: Sequence[str]) -> str:
    """A name that no list has in a system of its title: what else could be one, as ``Carter``."""
    found = _guessed(spelling, *(each for each in allowed if each in _by_letters(spelling)))
    return found if not spelling.isascii() or found.endswith(_FAMILY) else ""


@lru_cache(maxsize=1024)
def _by_letters(spelling: str) -> tuple[str, ...]:
    return systems_of_letters(spelling, "ru")


def _respelt(spelling: str, system: str) -> str:
    """A usual name whose spelling is English in a letter: Alexey, Ilyin."""
    for english, plain in _RESPELT.items():
        if english in spelling:
            plainer = spelling.replace(english, plain)
            found = _most_usual(chain(*(exact(plainer, each) for each in (system, *_OTHERS))))
            if found and _bucket(found) >= _USUAL:
                return found.word
    return ""


def _guessed(spelling: str, *systems: str) -> str:
    """A name by its letters, if they follow one another as in Russian."""
    guesses = [guessed_readings(spelling, each) for each in (*systems, *_OTHERS)]
    found = [each for each in guesses if each and each[0].exact]
    if not found:
        return ""
    likeliest = min(found, key=lambda each: each[0].cost)
    if found[0] is guesses[0] and found[0][0].cost < likeliest[0].cost + _LIKELIER:
        likeliest = found[0]
    best = likeliest[0]
    share = 1 / sum(2.0 ** (best.cost - each.cost) for each in likeliest)
    is_likely = best.cost <= _UNLIKELY * (len(best.word) + 1)
    return best.word if is_likely and share >= _SURE else ""


def _most_usual(found: Iterable[Reading]) -> Reading | None:
    return max(found, key=_bucket, default=None)


def _bucket(reading: Reading | None) -> int:
    return (reading.bucket or 0) if reading else 0
