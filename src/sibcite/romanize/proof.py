"""What proves a restored text: each word of it, romanized again, is the word that was printed.

A title is restored as a whole or not at all, and no word of a list is put into another
romanization by a reading that no system would have printed so.
"""

from __future__ import annotations

from sibcite.romanize.fitting import russian_systems
from sibcite.romanize.forms import form
from sibcite.romanize.readings import LONGEST, every_alphabet, is_exact, walked
from sibcite.romanize.restore import Restored, RestoredWord
from sibcite.romanize.spelling import spelled, words

# A rarer word is no sign of Russian.
_RARE = 3


def left_of(text: str, found: Restored) -> tuple[str, ...]:
    """The words of a text that were left in Latin letters, as written; numerals are none."""
    return tuple(
        word.written
        for word, each in zip(words(text), found.words, strict=True)
        if not each.alternatives and form(text, word, found.system) is None
    )


def unproven(text: str, found: Restored) -> tuple[RestoredWord, ...]:
    """The restored words that no system would have printed as they stand in the text."""
    return tuple(
        each
        for word, each in zip(words(text), found.words, strict=True)
        if each.alternatives
        and form(text, word, found.system) is None
        and not _is_printed_so(each.alternatives[0][0], word.spelled, found.system)
    )


def _is_printed_so(cyrillic: str, spelling: str, system: str) -> bool:
    small = cyrillic.lower()
    return any(is_exact(small, spelling, each) for each in (system, *russian_systems()))


def may_be_russian(word: str) -> bool:
    """Whether a word that was left is one of Russian in some system, or of marked letters."""
    spelling = spelled(word)
    if word.isupper():
        return False
    if not spelling.isascii() or len(spelling) > LONGEST:
        return True
    found = walked(spelling, every_alphabet(russian_systems()))
    return any(
        bucket >= _RARE and any(is_exact(each, spelling, system) for system in russian_systems())
        for each, bucket in found
    )
