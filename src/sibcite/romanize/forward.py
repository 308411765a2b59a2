"""Cyrillic in Latin letters: ``Военнопленные в СССР`` is ``Voyennoplennyye v SSSR``."""

from __future__ import annotations

import re
from functools import partial

from sibcite import tables
from sibcite.romanize.compiled import Compiled, compiled
from sibcite.romanize.cyrillic import language_of_letters
from sibcite.romanize.named import whole_name
from sibcite.tables import LetterRow

# Letters that some programs write as a letter and a mark.
_COMPOSED = {
    "и\u0306": "й", "И\u0306": "Й", "е\u0308": "ё", "Е\u0308": "Ё",
    "і\u0308": "ї", "І\u0308": "Ї", "у\u0306": "ў", "У\u0306": "Ў",
}  # fmt: skip
# Roman numerals that were typed with Cyrillic letters, wholly or in part: ХХ, ХVIII, ІІ.
_NUMERAL = re.compile(r"[ХІIVX]{2,}(?![^\W\d_])")
_LATIN_NUMERAL = str.maketrans("ХІ", "XI")
# The longest abbreviation whose digraphs may be mixed; a longer word in capitals is a word.
_ABBREVIATION = 6
# Both letters of a tie, with the tie between or in halves over both.
_TIED = re.compile("[^\\W\\d_](?:\u0361|\ufe20)[^\\W\\d_]")


def romanize(text: str, system: str, **options: str | bool) -> str:
    """A Cyrillic text in Latin letters.

    Args:
        text: Any text; only letters that the system has rows for are touched.
        system: A name of `tables.romanization_names()`, such as `ru-bgn-pcgn`, or a short one,
            `bgn-pcgn`, for the language that the letters of the text are of.
        options: What the system's file names under `options`, with `_` for `-`:
            `acronyms` is `capitals` (TSAMO) or `mixed` (TsAMO), `apostrophe` and `ties` as
            `tables.ROMANIZATION_OPTIONS` has them, and options of rows are true or false.

    Raises:
        ValueError: No such system, option or choice; the message names those there are.
    """
    asked = tuple((option.replace("_", "-"), value) for option, value in sorted(options.items()))
    is_whole = system in tables.romanization_names()
    ready = compiled(system if is_whole else whole_name(system, language_of_letters(text)), asked)
    if "\u0306" in text or "\u0308" in text:
        for apart, together in _COMPOSED.items():
            text = text.replace(apart, together)
    text = _NUMERAL.sub(_numeral, text)
    if ready.pattern:
        text = ready.pattern.sub(partial(_letter, ready), text)
    return text.translate(ready.letters)


def letters(system: str, **options: str | bool) -> tuple[LetterRow, ...]:
    """Every row of a system under options: the letter, the Latin, and its conditions.

    Raises:
        ValueError: As for `romanize`.
    """
    asked = tuple((option.replace("_", "-"), value) for option, value in sorted(options.items()))
    return compiled(whole_name(system), asked).rows


def _numeral(match: re.Match[str]) -> str:
    at = match.start()
    if at and match.string[at - 1].isalpha():
        return match[0]
    return match[0].translate(_LATIN_NUMERAL)


def _letter(ready: Compiled, match: re.Match[str]) -> str:
    """What stands for a letter in its place."""
    letter, case = match[0], match.lastindex
    small = letter.lower()
    latin = ready.cases[case - 1] if case else ready.plain[small]
    if letter == small or not latin:
        return latin
    if len(latin) > 1 and not _is_in_capitals(match.string, match.start(), ready.mixed):
        return _with_capital(latin, ready.tied)
    return latin.upper()


def _with_capital(latin: str, tied: bool) -> str:
    if tied and (match := _TIED.match(latin)):
        return match[0].upper() + latin[match.end() :]
    first = next((at for at, character in enumerate(latin) if character.isalpha()), 0)
    return latin[:first] + latin[first].upper() + latin[first + 1 :]


def _is_in_capitals(text: str, at: int, mixed: bool) -> bool:
    """Whether a capital stands in a word of capitals, or alone between such words."""
    after, before = text[at + 1 : at + 2], text[at - 1] if at else ""
    if after.isupper() or (before.isupper() and not after.isalpha()):
        return not mixed or _word_length(text, at) > _ABBREVIATION
    return not after.isalpha() and after != "." and _is_between_capitals(text, at)


def _word_length(text: str, at: int) -> int:
    start = end = at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return end - start


def _is_between_capitals(text: str, at: int) -> bool:
    """``ТЫ И Я``: the words next to it have two capitals and more; an initial's have not."""
    around = text[max(at - 24, 0) : at].split()[-2:] + text[at + 1 : at + 25].split()[:2]
    words = [word for word in around if len(word) > 1]
    return bool(words) and all(word.isupper() and "." not in word for word in words)
