"""Words whose form says what they are: initials, roman numerals, capitals amid small letters."""

from __future__ import annotations

import re

from sibcite.romanize.readings import alphabet
from sibcite.romanize.spelling import Word, plain

# First letters of Russian given names and patronymics, the usual ones first.
_INITIALS = "авсниемгпдлоюкфбртязэшжчхцщуйы"
_LESS_USUAL = 0.8
# English has one Y for Юрий, Яков and Елена.
_OF_Y = (("ю", 0.5), ("я", 0.3), ("е", 0.2))
_NUMERAL = re.compile("(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SENTENCE_END = re.compile(r"(?:^|[.:!?\[(«“\"/]|(?:^|\s)[-–—])\s*$")
# The end of a sentence, and of no abbreviation: ``T. I, vyp. 2`` is a volume.
_AFTER_WORD = re.compile(r"(?:^|[^\W\d_]{4}[.!?]\s)$")
# The words beside a letter, and those that a numeral follows.
_LAST, _FIRST = re.compile(r"([^\W\d_]+)['’ʹ]?\s$"), re.compile(r"\s([^\W\d_]+)")
_COUNTED = ("chast", "glava", "kniga", "tom", "vypusk")
# ``1-y`` is first: what ends an ordinal.
_ORDINAL = re.compile(r"\d[-‐‑]$")
# So far back it is looked for what ends a sentence.
_NEAR = 40
# A numeral of these letters alone is one; МИ or ЦД may be meant by others.
_SURE = frozenset("IVX")

Scored = tuple[tuple[str, float], ...]


def form(text: str, word: Word, system: str) -> Scored | None:
    """What a word is by its form, in small letters with scores; None if it has no such form."""
    written = word.written
    before = text[max(0, word.span.start - 2) : word.span.start]
    if _ORDINAL.search(before) and word.spelled in alphabet(system).spellings["й"]:
        return (("й", 1.0),)
    if _is_numeral(text, word) or _is_part_of_number(text, word):
        return ()
    if (
        written[0].isupper()
        and len(written) <= 4
        and text[word.span.end : word.span.end + 1] == "."
    ):
        return _initial(word.spelled, system)
    return None


def in_case_of(word: str, like: Word, system: str) -> str:
    """A Cyrillic word with the capitals of the romanized one."""
    written = like.written
    if written == like.spelled or written.islower():
        return word
    if written[0].isupper() and (len(word) == 1 or written[1:].islower()):
        return word[:1].upper() + word[1:]
    if written.isupper():
        return word.upper()
    return _letter_by_letter(word, like, system)


def _is_numeral(text: str, word: Word) -> bool:
    """``XX`` is one; a lone ``I`` or ``V`` begins a sentence as a word, and names as an initial."""
    written = word.written
    if not _NUMERAL.fullmatch(written):
        return False
    if len(written) == 1:
        start, end = word.span.start, word.span.end
        before, after = text[max(0, start - _NEAR) : start], text[end : end + 3]
        starts = _SENTENCE_END.search(before) and re.match(r":?\s[\"«“(]?\w", after)
        turns = written == "I" and after[:2] == ", " and _AFTER_WORD.search(before)
        is_word = starts or turns or _is_among_capitals(text, word)
        return written in "XIV" and not is_word and after[:1] != "."
    return _SURE.issuperset(written) or len(written) > 4


def _is_among_capitals(text: str, word: Word) -> bool:
    """``VOYNA I MIR``, where all is in capitals; ``TOM I CHAST' II`` counts."""
    start, end = word.span.start, word.span.end
    before = _LAST.search(text[max(0, start - _NEAR) : start])
    after = _FIRST.match(text[end : end + _NEAR])
    if not before or not after or before[1].lower() in _COUNTED:
        return False
    both = (before[1], after[1])
    return all(len(each) > 1 and each.isupper() for each in both) and not _NUMERAL.fullmatch(
        both[0]
    )


def _is_part_of_number(text: str, word: Word) -> bool:
    """``F1``, ``N8`` and ``N 4``, where the N is a number sign."""
    after = text[word.span.end : word.span.end + 2]
    return word.written[0].isupper() and (
        after[:1].isdigit() or (word.written == "N" and after[1:].isdigit())
    )


def _initial(spelling: str, system: str) -> Scored | None:
    """The letter that an initial stands for; ``E.`` is rather Елена than Эмма.

    That holds even in BGN/PCGN, where it should be ``Ye.``: names are often spelled otherwise.
    """
    if spelling == "y":
        return _OF_Y
    known = alphabet(system).spellings
    found = [letter for letter in _INITIALS if spelling in known.get(letter, ())]
    if not found:
        return None
    weights = [_LESS_USUAL ** _INITIALS.index(letter) for letter in found]
    total = sum(weights)
    return tuple((letter, weight / total) for letter, weight in zip(found, weights, strict=True))


def _letter_by_letter(word: str, like: Word, system: str) -> str:
    """``SShA`` is США: each letter is as large as the first of those it was spelled with."""
    written = plain(like.written)
    places = _places(word, like.spelled, system)
    if places is None or len(written) != len(like.spelled):
        return word[:1].upper() + word[1:] if written[:1].isupper() else word
    large = [written[at : at + 1].isupper() for at in places]
    return "".join(
        letter.upper() if is_large else letter for letter, is_large in zip(word, large, strict=True)
    )


def _places(word: str, spelling: str, system: str) -> list[int] | None:
    """Where the spelling of each letter begins; None if the word is not spelled so."""
    known = alphabet(system).spellings
    ways: dict[int, list[int]] = {0: []}
    for letter in word:
        following: dict[int, list[int]] = {}
        for at, places in ways.items():
            for piece in known.get(letter, ()):
                if spelling.startswith(piece, at):
                    following.setdefault(at + len(piece), [*places, at])
        ways = following
    return ways.get(len(spelling))
