"""The romanized words of a text, each with its one plain spelling: ``T͡Sʹ`` is spelled ``t͡s'``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sibcite.model.span import Span

TIE = "\u0361"
SOFT, HARD = "'", '"'

_LETTER = r"[^\W\d_]"
_MARK = "[\u0300-\u036f\ufe20-\ufe2f]"
_SINGLE = "'’‘ʼʹ′´`ʻ"
_DOUBLE = '"”“ʺ″'
_ADDRESS = r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]+\.[\w.-]+"
_WORD = re.compile(
    f"{_ADDRESS}|(?P<word>{_LETTER}(?:{_LETTER}|{_MARK}|·(?={_LETTER})"
    f"|[{_SINGLE}{_DOUBLE}]{{1,2}}(?={_LETTER}))*(?:``|[{_SINGLE}ʺ](?![{_SINGLE}]))?)"
)
_OPENING = {"’": "‘'’", "'": "'‘", "`": "`", "‘": "‘‚", "´": "´`"}
_PLAIN = str.maketrans(
    {"\ufe20": TIE, "\ufe21": "", "\u035c": TIE, "·": "", "\u0131": "i"}
    | dict.fromkeys(_SINGLE, SOFT)
    | dict.fromkeys(_DOUBLE, HARD)
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, as written, and its plain spelling in small letters."""

    span: Span
    written: str
    spelled: str


def words(text: str) -> Iterator[Word]:
    """The words of a text; a hyphen parts words, and addresses on the net hold none."""
    for match in _WORD.finditer(text):
        if written := match["word"]:
            start = match.start()
            if _is_closing_quote(written[-1], text[start - 1 : start]):
                written = written[:-1]
            yield Word(Span(start, start + len(written)), written, spelled(written))


def joints(text: str, found: Sequence[Word]) -> list[str]:
    """What stands before each word of a text."""
    ends = (0, *(word.span.end for word in found))
    return [text[end : word.span.start] for end, word in zip(ends, found, strict=False)]


@lru_cache(maxsize=8192)
def spelled(written: str) -> str:
    """Small letters, composed, with one sign for each of the apostrophes, primes and ties."""
    return plain(written.lower())


def plain(written: str) -> str:
    """The same as `spelled`, with the capitals left."""
    if written.isascii() and "`" not in written and "''" not in written:
        return written
    composed = unicodedata.normalize("NFC", written.translate(_PLAIN))
    return composed.replace(SOFT + SOFT, HARD)


def _is_closing_quote(last: str, before: str) -> bool:
    return bool(before) and before in _OPENING.get(last, "")


def in_spelling_of(word: str, written: str) -> str:
    """A romanized word with the apostrophes, the ties and the capitals of another."""
    for signs in (_SINGLE, _DOUBLE):
        used = next((sign for sign in written if sign in signs), "")
        if used:
            word = "".join(used if sign in signs else sign for sign in word)
    if TIE not in plain(written):
        word = word.replace(TIE, "")
    if len(written) > 1 and written.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if written[:1].isupper() else word
