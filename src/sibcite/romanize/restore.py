"""Romanized Russian in Cyrillic again: ``Plenniki Stalina`` was ``Пленники Сталина``.

What a romanization has lost comes back by what words there are; so a restored text is a
suggestion, is never taken for a printed one, and keeps its alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sibcite.model.span import Span
from sibcite.romanize.agreement import settled
from sibcite.romanize.fitting import elsewhere, exact, fitting_system, russian_system
from sibcite.romanize.foreign import foreign_words
from sibcite.romanize.forms import Scored, form, in_case_of
from sibcite.romanize.forward import romanize
from sibcite.romanize.inverse import letters_back, reversible_systems
from sibcite.romanize.readings import guessed_readings, known_readings
from sibcite.romanize.spelling import Word, joints, spelled, words

# What a step of the buckets is worth, and how far a word is trusted that no list has, or that
# its system would have romanized otherwise.
_STEP = 2.75
_CERTAIN, _RELAXED, _GUESSED = 0.999, 0.9, 0.99
# Where English has -y for -ий, and how usual a word is that is read so.
_ENGLISH, _USUAL = "ru-bgn-simplified", 4
# The longest word that is an abbreviation before a stop, and how near another reading is to it.
_ABBREVIATION, _NEAR = 4, 0.05
_FOREIGN = re.compile("[бвгджзклмнпрстфхцчшщ]э")


@dataclass(frozen=True, slots=True)
class RestoredWord:
    """A word and what it may have been.

    Attributes:
        span: Where it stands in the romanized text.
        written: As it stands there.
        alternatives: Cyrillic words with their scores, which add up to 1 or less, the best
            first; empty for a word that is left alone.
    """

    span: Span
    written: str
    alternatives: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """A text that sibcite, not its author, put in Cyrillic.

    Attributes:
        text: The restored text; not to be given out as printed.
        confidence: The share of its words that are likely right, from 0 to 1.
        words: Every word, with alternatives.
        system: The romanization that was taken back.
    """

    text: str
    confidence: float
    words: tuple[RestoredWord, ...]
    system: str


def restore(text: str, system: str | None = None) -> Restored:
    """Put a romanized Russian text back in Cyrillic.

    Words of other languages, roman numerals and all that is no word stay as they are.

    Args:
        text: A text whose words are Russian; titles rather than lists.
        system: The romanization of the text; None for the one that most of its words fit.

    Raises:
        ValueError: No such Russian system; the message names those there are.
    """
    found = tuple(words(text))
    name = russian_system(system) if system else fitting_system(word.spelled for word in found)
    restored = _restored(text, found, name)
    return Restored(joined(text, restored), _confidence(restored), restored, name)


def _restored(text: str, found: Sequence[Word], system: str) -> tuple[RestoredWord, ...]:
    between = joints(text, found)
    strange = foreign_words(found, between, system)
    scored = [
        () if place in strange else _scored(text, word, system) for place, word in enumerate(found)
    ]
    return tuple(
        RestoredWord(word.span, word.written, _in_case(alternatives, word, system))
        for word, alternatives in zip(found, settled(scored, between), strict=True)
    )


def _in_case(alternatives: Scored, word: Word, system: str) -> Scored:
    return tuple((in_case_of(each, word, system), score) for each, score in alternatives)


def _scored(text: str, word: Word, system: str) -> Scored:
    """The alternatives of a word: what its form says, else words we know, else guesses."""
    by_form = form(text, word, system)
    if by_form is not None:
        return by_form
    found = _by_letters(word.spelled, system)
    is_short = len(word.spelled) <= _ABBREVIATION and text[word.span.end :][:1] == "."
    return _without_foreign(found) if is_short else found


def _without_foreign(found: Scored) -> Scored:
    """``ser.`` is ``сер.``: abbreviations are of Russian words, which have no э inside."""
    if len(found) < 2 or found[1][1] < _NEAR:
        return found
    ordered = sorted((word for word, _ in found), key=lambda word: bool(_FOREIGN.search(word)))
    return tuple(zip(ordered, (score for _, score in found), strict=True))


@lru_cache(maxsize=8192)
def _by_letters(spelling: str, system: str) -> Scored:
    if found := exact(spelling, system):
        return _shares([(r.word, _STEP ** (r.bucket or 0)) for r in found], _CERTAIN)
    if system in reversible_systems() and (back := _back(spelling, system)):
        return ((back, _CERTAIN),)
    if found := known_readings(spelling, system) or elsewhere(spelling, system):
        return _shares([(r.word, _STEP ** (r.bucket or 0)) for r in found], _RELAXED)
    is_english = spelling.endswith("y")
    if english := is_english and [
        r for r in exact(spelling, _ENGLISH) if (r.bucket or 0) >= _USUAL
    ]:
        return _shares([(r.word, _STEP ** (r.bucket or 0)) for r in english], _RELAXED)
    guessed = guessed_readings(spelling, system)
    # A word that can be read in one way only is certain, whether a list has it or not.
    trust = _CERTAIN if len(guessed) == 1 else _GUESSED
    return _shares([(r.word, 2.0 ** (guessed[0].cost - r.cost)) for r in guessed], trust)


def _back(spelling: str, system: str) -> str:
    """A word of a system that loses nothing, letter by letter; empty if it is not in it."""
    back = letters_back(spelling, system)
    known = back.isalpha() and not any(letter.isascii() for letter in back)
    return back if known and spelled(romanize(back, system)) == spelling else ""


def _shares(weights: list[tuple[str, float]], whole: float) -> Scored:
    total = sum(weight for _, weight in weights)
    return tuple((word, whole * weight / total) for word, weight in weights)


def joined(text: str, restored: Sequence[RestoredWord]) -> str:
    """A romanized text with the best of each word's alternatives in its place."""
    pieces, at = [], 0
    for word in restored:
        pieces.append(text[at : word.span.start])
        pieces.append(word.alternatives[0][0] if word.alternatives else word.written)
        at = word.span.end
    return "".join((*pieces, text[at:]))


def _confidence(restored: Sequence[RestoredWord]) -> float:
    scores = [word.alternatives[0][1] for word in restored if word.alternatives]
    return sum(scores) / len(scores) if scores else 0.0
