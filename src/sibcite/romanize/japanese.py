"""Readings of Japanese titles: ``日本の歴史`` may be read *Nihon no rekishi*.

A dictionary reads nine titles of ten rightly and fewer names, so a reading is a suggestion, and
a name is never read. The dictionary is the extra `ja`, loaded when a reading is first asked for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from sibcite.romanize.kana import SYSTEMS, romanize_kana, with_long_vowels

_RUN = re.compile(r"[ぁ-ゖァ-ヺー]+|[一-鿿々〆]+")
_MARKS = {"、": ",", "。": ".", "・": "", "：": ":", "「": "“", "」": "”", "『": "“", "』": "”"}
_OPENING = "「『(["
_CLOSING = tuple(",.:;)]”!?")
# Parts of speech, as UniDic names them, that are written together with the word before.
_JOINED = ("助動詞", "接尾辞")
# What the dictionary reads otherwise than titles are catalogued.
_CATALOGUED = {"日本": "ニホン"}
# Letters that one side has more: a word is missing. A word that is read otherwise has no more.
_SLIP = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title in Latin letters that a dictionary suggests; nobody has looked at it."""

    text: str
    suggested: bool = True


def suggest_reading(title: str) -> Suggestion:
    """A title romanized by a dictionary, in modified Hepburn, with particles apart.

    Args:
        title: In kanji and kana. Not a name: how names are read cannot be told.

    Raises:
        ValueError: The extra `ja` is not installed.

    Source: [ala-lc-japanese], [unidic-lite]
    """
    tagger = _tagger()
    if tagger is None:
        raise ValueError("Readings need a dictionary: install sibcite[ja].")
    text, before = "", None
    for word in tagger(unicodedata.normalize("NFKC", title)):
        latin = _latin(word)
        text += latin if _is_joined(before, word, latin) else f" {latin}"
        before = word
    text = " ".join(text.split())
    return Suggestion(text[:1].upper() + text[1:])


def agrees(original: str, romanized: str) -> bool | None:
    """Whether a romanized title can be the reading of the original that stands beside it.

    Returns:
        False where kana have no counterpart or, with the extra `ja`, where a word is missing on
        one side; True where all is kana or the dictionary reads it so; None where nobody knows.
    """
    printed = _folded(romanized)
    runs = _RUN.findall(unicodedata.normalize("NFKC", original))
    if not runs:
        return None
    if not re.fullmatch("".join(map(_possible, runs)), printed):
        return False
    if all(map(_is_kana, runs)):
        return True
    if _tagger() is None:
        return None
    return _compared(_folded(suggest_reading(original).text), printed)


def _compared(read: str, printed: str) -> bool | None:
    if read == printed:
        return True
    steps = SequenceMatcher(None, read, printed, autojunk=False).get_opcodes()
    slips = [
        abs((to - at) - (end - start)) for kind, at, to, start, end in steps if kind != "equal"
    ]
    return False if max(slips) >= _SLIP else None


def _possible(run: str) -> str:
    """A pattern of what a run of kana or kanji may be in Latin letters without spaces."""
    if not _is_kana(run):
        return f"[a-z0-9]{{{len(run)},{len(run) * 8}}}"
    read = {_folded(romanize_kana(run, system)) for system in SYSTEMS}
    spoken = {word.replace("ha", "wa") for word in read}
    spoken |= {word.replace("wo", "o") for word in read | spoken}
    # へ as a particle is e, and stands at an end of its run.
    spoken |= {re.sub("^he|he$", "e", word) for word in read | spoken}
    # A u behind a kanji may lengthen its o, and is folded with it.
    spoken |= {word[1:] for word in read | spoken if word[:1] in ("u", "o")}
    return f"(?:{'|'.join(sorted(read | spoken))})"


def _is_kana(run: str) -> bool:
    return "ぁ" <= run[0] <= "ー"


def _folded(text: str) -> str:
    """Latin letters and digits only, small, long vowels bare, n for m before b, m and p."""
    bare = unicodedata.normalize("NFD", with_long_vowels(text, "bare").casefold())
    letters = re.sub(r"[^a-z0-9]", "", bare)
    return re.sub(r"m(?=[bmp])", "n", re.sub(r"o[ou]+|uu+", lambda match: match[0][0], letters))


def _is_joined(before: Any, word: Any, latin: str) -> bool:
    """Affixes, marks, and a noun of one kanji behind another: 協議会 is kyōgikai."""
    if before is None or latin[:1] in _CLOSING or before.surface[-1] in _OPENING:
        return True
    parts = (before.feature.pos1, word.feature.pos1)
    if parts[0] == "接頭辞" or parts[1] in _JOINED:
        return True
    one = len(word.surface) == 1 and "一" <= word.surface <= "鿿"
    return one and parts == ("名詞", "名詞") and not _is_kana(before.surface)


def _latin(word: Any) -> str:
    surface: str = word.surface
    if surface in _MARKS:
        return _MARKS[surface]
    kana = _CATALOGUED.get(surface) or word.feature.kana or ""
    spoken = word.feature.pron or ""
    if not kana or surface.isascii():
        return surface
    if word.feature.pos1 == "助詞":
        return romanize_kana(spoken, long="written")
    # The dictionary marks in `pron` which vowels are long: 思う is omou.
    latin = romanize_kana(kana, long="macron" if "ー" in spoken else "written")
    return latin.capitalize() if word.feature.pos2 == "固有名詞" else latin


@cache
def _tagger() -> Any:
    """The tagger, or None where the extra is not installed."""
    try:
        import fugashi
        import unidic_lite
    except ImportError:
        return None
    return fugashi.Tagger(f'-d "{unidic_lite.DICDIR}"')
