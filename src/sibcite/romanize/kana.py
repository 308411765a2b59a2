"""Kana in Latin letters and back: ``しゅっぱん`` is ``shuppan``, ``Tōkyō`` is ``とうきょう``.

Systems are `hepburn` (modified, as ALA-LC has it), `kunrei` and `nihon`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from sibcite import tables

SYSTEMS = ("hepburn", "kunrei", "nihon")
LONG = ("macron", "circumflex", "doubled", "written", "bare")
_MARKED = {"macron": "āīūēō", "circumflex": "âîûêô"}
_VOWELS = "aiueo"
# What a long vowel mostly is in kana.
_AS_KANA = {"a": "aa", "i": "ii", "u": "uu", "e": "ee", "o": "ou"}
_PARTICLES = {"は": "wa", "へ": "e", "を": "o"}
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_WORD = re.compile(r"[a-zāīūēōâîûêô'’]+", re.IGNORECASE)
_LONG_VOWEL = re.compile(r"([aiueo])(?:~|(?<=a)a|(?<=u)u|(?<=e)e|(?<=o)[ou])(?!~)")
_APOSTROPHES = str.maketrans("’ʼ", "''")


def romanize_kana(text: str, system: str = "hepburn", long: str = "") -> str:
    """Kana in Latin letters; all that is no kana stays as it is.

    Args:
        text: Hiragana or katakana, with spaces where the romanized text shall have them.
        system: One of `SYSTEMS`.
        long: How long vowels are written, one of `LONG`; empty for the system's own way, which
            is the macron of Hepburn and else the circumflex. `written` keeps おう as ou.

    Raises:
        ValueError: No such system or way; the message names the choices.
    """
    _check("romanization of kana", system, SYSTEMS)
    marked = long or ("macron" if system == "hepburn" else "circumflex")
    _check("way to write long vowels", marked, LONG)
    return _KANA.sub(lambda match: _word(match[0], system, marked), text)


def hiragana(text: str, system: str = "hepburn") -> str:
    """Romanized Japanese in hiragana; a word that is not made of morae stays as it is.

    Long o is おう, as it mostly is in words of Chinese origin.

    Raises:
        ValueError: No such system; the message names the choices.
    """
    _check("romanization of kana", system, SYSTEMS)
    return _WORD.sub(lambda match: _to_kana(match[0], system) or match[0], text)


def katakana(text: str, system: str = "hepburn") -> str:
    """Romanized Japanese in katakana, long vowels with ー; else as `hiragana`."""
    short = with_long_vowels(text, "macron")
    for bare, marked in zip(_VOWELS, _MARKED["macron"], strict=True):
        short = short.replace(marked, f"{bare}ー").replace(marked.upper(), f"{bare}ー")
    return "".join(_shifted(each, 0x60, "ぁ", "ゖ") for each in hiragana(short, system))


def with_long_vowels(text: str, long: str) -> str:
    """The long vowels of romanized Japanese written another way: `Tookyoo` as `Tōkyō`.

    Args:
        text: Words with macrons, circumflexes or doubled vowels; where vowels were left bare
            nobody can say which were long.
        long: One of `LONG`; `doubled` writes oo, `written` ou.

    Raises:
        ValueError: No such way; the message names the choices.
    """
    _check("way to write long vowels", long, LONG)
    return _WORD.sub(lambda match: _long(match[0], long) if morae(match[0]) else match[0], text)


def morae(word: str) -> tuple[str, ...]:
    """The morae of a romanized word in any of the systems, small; empty if it has not only such."""
    pattern, one = _mora_patterns()
    small = unicodedata.normalize("NFC", word).casefold().translate(_APOSTROPHES)
    return tuple(one.findall(small)) if pattern.fullmatch(small) else ()


def is_japanese(text: str) -> bool:
    """Whether every word of a text in Latin letters is made of Japanese morae.

    One or two short words may be so by chance: `Panama` is.
    """
    words = re.findall(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*", unicodedata.normalize("NFC", text))
    return bool(words) and all(morae(word) for word in words)


def _check(what: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise ValueError(f"No {what} is known as '{given}'. Choices: {', '.join(known)}.")


def _word(kana: str, system: str, long: str) -> str:
    if system != "nihon" and kana in _PARTICLES:
        return _PARTICLES[kana]
    letters = _letters(system)
    small = "".join(_shifted(each, -0x60, "ァ", "ヶ") for each in kana)
    latin, at = "", 0
    while at < len(small):
        mora = small[at : at + 2] if small[at : at + 2] in letters else small[at]
        latin += {"っ": "q", "ー": "~", "ん": "N"}.get(mora) or letters.get(mora, mora)
        at += len(mora)
    latin = re.sub(r"q+(?=ch)", "t", latin) if system == "hepburn" else latin
    latin = re.sub(r"q(?=q*([bcdfghjklmprstvwyz]))", r"\1", latin).replace("q", "")
    latin = re.sub(r"N(?=[aiueoy])", "n'", latin).replace("N", "n")
    return _lengthened(latin, long)


def _lengthened(latin: str, long: str) -> str:
    """`~` is a long mark; doubled vowels are long as well, unless they stay as written."""
    if long == "written":
        return re.sub(r"([aiueo])~", r"\1\1", latin).replace("~", "ー")
    marked = _LONG_VOWEL.sub(lambda match: _lengthen(match[1], long), latin)
    return marked.replace("~", "ー")


def _lengthen(vowel: str, long: str) -> str:
    if long == "bare":
        return vowel
    if long == "doubled":
        return vowel * 2
    if long == "written":
        return "ou" if vowel == "o" else vowel * 2
    return _MARKED[long][_VOWELS.index(vowel)]


def _long(word: str, long: str) -> str:
    small = _spelled(word, dict(zip(_VOWELS, ("a~", "i~", "u~", "e~", "o~"), strict=True)))
    written = _LONG_VOWEL.sub(lambda match: _lengthen(match[1], long), small)
    if word.isupper() and len(word) > 1:
        return written.upper()
    return written[0].upper() + written[1:] if word[0].isupper() else written


def _spelled(word: str, marked: Mapping[str, str]) -> str:
    """A word in small letters with its marked vowels, by their bare letter, as they are given."""
    small = unicodedata.normalize("NFC", word).lower()
    for marks in _MARKED.values():
        for bare, mark in zip(_VOWELS, marks, strict=True):
            small = small.replace(mark, marked[bare])
    return small


def _to_kana(word: str, system: str) -> str:
    small = _spelled(word, _AS_KANA).translate(_APOSTROPHES)
    # A doubled consonant, and the m of Hepburn before b, m and p, are morae of their own.
    small = re.sub(r"([kstpgzdbcfhjr])(?=\1)|t(?=ch)", "っ", small)
    small = re.sub(r"n'|n(?![aiueoy])|m(?=[bmp])", "ん", small)
    back = _kana(system)
    kana, at = "", 0
    while at < len(small):
        mora = next((small[at : at + n] for n in (4, 3, 2, 1) if small[at : at + n] in back), "")
        if not mora and small[at] not in "んっ":
            return ""
        kana += back[mora] if mora else small[at]
        at += len(mora) or 1
    return kana


def _shifted(character: str, by: int, first: str, last: str) -> str:
    return chr(ord(character) + by) if first <= character <= last else character


@cache
def _letters(system: str) -> Mapping[str, str]:
    table = tables.words("kana")
    both = {**table["every"], **table[system]}
    return {kana: latin for kana, latin in both.items() if kana != "source"}


@cache
def _kana(system: str) -> Mapping[str, str]:
    """The kana of Latin morae; where several are written alike, the common one."""
    back: dict[str, str] = {}
    for kana, latin in sorted(_letters(system).items(), key=lambda row: _rarity(row[0])):
        back.setdefault(latin, kana)
    return back


def _rarity(kana: str) -> int:
    """Kana of loan words are the rarest, then those that modern spelling hardly has."""
    if len(kana) > 1 and (kana[1] in "ぁぃぅぇぉ" or kana[0] in "てでふゔ"):
        return 2
    return int(any(each in "ぢづゐゑをゎ" for each in kana))


@cache
def _mora_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word of morae, and one mora; in any system, with any long vowel."""
    heads = {latin[:-1] for system in SYSTEMS for latin in _letters(system).values()}
    onset = "|".join(sorted(heads - {""}, key=len, reverse=True))
    doubled = "k(?=k)|s(?=s)|t(?=t|ch)|p(?=p)|g(?=g)|z(?=z)|d(?=d)|b(?=b)"
    one = rf"(?:(?:{doubled})?(?:{onset})?[aiueoāīūēōâîûêô]|n'?|m(?=[bmp]))"
    return re.compile(f"(?:{one})+"), re.compile(one)
