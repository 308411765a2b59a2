"""In what language a printed text is, as far as its letters say so: ``Пленники`` of a Russian work.

A reader's program needs it to read aloud, to hyphenate, and to choose the Japanese form of a
character that Chinese and Japanese write differently. Romanized text gets no language, since a
translation stands among it as often as not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sibcite.model import RichText, plain

_CYRILLIC = "\u0400-\u052f"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_LATIN = "A-Za-z\u00aa-\u024f\u1e00-\u1eff"
_IN_LATIN = (
    "af ca cs cy da de en eo es et eu fi fr ga hr hu id is it la lb lt lv ms nb nl nn no pl pt ro "
    "sk sl sq sv tr vi"
)
_LETTERS = {
    **dict.fromkeys(_IN_LATIN.split(), _LATIN),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), _CYRILLIC),
    "ar": "\u0620-\u06ff\u0750-\u077f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u05d0-\u05ea",
    "hy": "\u0531-\u0588",
    "ja": _HAN + _KANA,
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf",
    "ko": _HAN + _HANGUL,
    "zh": _HAN,
}
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile("([a-z]{2,3})(?:-[A-Za-z0-9]+)*")


def of_whole(rich: RichText, language: str) -> str:
    """The language where all letters are those that the work's language is written in, or empty.

    Args:
        rich: A printed reference.
        language: The language of the work, a code such as `ru`; one whose letters are not known
            here gives nothing, and so does what is no code.
    """
    code = _CODE.fullmatch(language)
    if code is None or code[1] not in _LETTERS:
        return ""
    own = re.compile(f"[{_LETTERS[code[1]]}]")
    letters = _LETTER.findall(plain(rich))
    return language if letters and all(map(own.match, letters)) else ""


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """A text in stretches, each with its language or an empty one.

    Only what is in letters other than Latin, and in those of the work's language, is known.
    """
    code = _CODE.fullmatch(language)
    if code is None or _LETTERS.get(code[1], _LATIN) == _LATIN:
        yield text, ""
        return
    own = _LETTERS[code[1]]
    start = 0
    for found in re.finditer(rf"[{own}]+(?:[\W\d_]+[{own}]+)*", text):
        if text[start : found.start()]:
            yield text[start : found.start()], ""
        yield found[0], language
        start = found.end()
    if text[start:]:
        yield text[start:], ""
