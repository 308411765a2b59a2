"""Slips in romanized Russian: ``mezhdru`` for ``mezhdu``, ``Soyuz a`` for ``Soyuza``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sibcite.model.span import Span
from sibcite.romanize.fitting import elsewhere, exact, fitting_system, russian_system
from sibcite.romanize.foreign import foreign_words
from sibcite.romanize.forms import form
from sibcite.romanize.forward import romanize
from sibcite.romanize.lexicon import BUCKETS
from sibcite.romanize.nearby import nearby
from sibcite.romanize.readings import known_readings
from sibcite.romanize.spelling import Word, in_spelling_of, joints, words

# How usual a suggestion must be to be a warning; for a word with a capital, which begins a text.
_WARNED, _WARNED_CAPITAL = 4, 6
# A word of so few characters has too many neighbours.
_SHORT = 4
# A word this rare may be a piece of another.
_RAREST = 1
# So many marks may stand before the first word.
_MARKS = 8
# A detached piece is no longer than this.
_PIECE = 3

Code = Literal["unknown-word", "detached-letter", "other-system"]


@dataclass(frozen=True, slots=True)
class Typo:
    """A word that is likely a slip.

    Attributes:
        code: `unknown-word`, `detached-letter`, or `other-system` for a word that is right in
            another romanization than the rest of the text.
        span: Where the word stands in the text.
        word: As it stands there.
        suggestion: What it may have been, in the system of the text.
        certainty: `warning`, or `note` for what may well be right: names, and rare words.
    """

    code: Code
    span: Span
    word: str
    suggestion: str
    certainty: Literal["warning", "note"]


def typos(text: str, system: str | None = None) -> tuple[Typo, ...]:
    """Find the slips in a romanized Russian text.

    A slip that makes another word of the language is not found.

    Args:
        text: A text whose words are Russian; titles rather than lists.
        system: The romanization of the text; None for the one that most of its words fit.

    Raises:
        ValueError: No such Russian system; the message names those there are.
    """
    found = tuple(words(text))
    name = russian_system(system) if system else fitting_system(word.spelled for word in found)
    return tuple(_typos(text, found, name))


def _typos(text: str, found: Sequence[Word], system: str) -> Iterator[Typo]:
    strange = foreign_words(found, joints(text, found), system)
    joined = False
    for place, word in enumerate(found):
        # The second half of a joined word has been spoken of.
        if joined:
            joined = False
            continue
        following = found[place + 1] if place + 1 < len(found) else None
        if following and (typo := _detached(text, word, following, system)):
            joined = True
            yield typo
        elif (
            not _is_in_phrase(place, strange)
            and form(text, word, system) is None
            and (typo := _misspelled(text, word, system))
        ):
            yield typo


def _is_in_phrase(place: int, strange: frozenset[int]) -> bool:
    """Whether a foreign word stands beside others; one alone may be a slip."""
    return place in strange and (place - 1 in strange or place + 1 in strange)


def _detached(text: str, left: Word, right: Word, system: str) -> Typo | None:
    """A word whose first or last letters stand apart."""
    if text[left.span.end : right.span.start] != " " or not right.written.islower():
        return None
    spelling = left.spelled + right.spelled
    if min(len(left.spelled), len(right.spelled)) > _PIECE or len(spelling) <= _SHORT:
        return None
    whole = exact(spelling, system)
    if not whole or (whole[0].bucket or 0) < _WARNED or not _is_broken(left, right, system):
        return None
    span = Span(left.span.start, right.span.end)
    written = span.of(text)
    suggestion = left.written + right.written
    return Typo("detached-letter", span, written, suggestion, "warning")


def _is_broken(left: Word, right: Word, system: str) -> bool:
    """Whether one of two words is none; ``a`` without a comma before it is none either."""
    return right.spelled == "a" or not (
        _is_word(left.spelled, system) and _is_word(right.spelled, system)
    )


def _is_word(spelling: str, system: str) -> bool:
    """Whether it is a word; one this rare is as likely a piece of another."""
    return any((reading.bucket or 0) > _RAREST for reading in exact(spelling, system))


def _misspelled(text: str, word: Word, system: str) -> Typo | None:
    if len(word.spelled) < _SHORT or exact(word.spelled, system):
        return None
    if others := known_readings(word.spelled, system) or elsewhere(word.spelled, system):
        suggestion = in_spelling_of(romanize(others[0].word, system), word.written)
        return Typo("other-system", word.span, word.written, suggestion, "note")
    if not (near := nearby(word.spelled, system)):
        return None
    suggestion = in_spelling_of(romanize(near[0].word, system), word.written)
    sure = near[0].bucket >= _gate(text, word)
    return Typo("unknown-word", word.span, word.written, suggestion, "warning" if sure else "note")


def _gate(text: str, word: Word) -> int:
    """How usual a suggestion must be to be a warning; a name gets none."""
    if not word.written[0].isupper():
        return _WARNED
    after = text[word.span.end : word.span.end + 2]
    begins = _begins(text, word.span.start) and after[:1].isspace() and after[1:].islower()
    return _WARNED_CAPITAL if begins else BUCKETS


def _begins(text: str, place: int) -> bool:
    """Whether nothing but marks stands before; of those there are never many."""
    return place <= _MARKS and not text[:place].strip("\"'«“‘*_ ")
