"""The imprint of a Russian work in Cyrillic: ``Podolsk: Terra`` is ``Подольск: Терра``.

Lists in English print it as English has it, so it is read more freely than a title: a place is the
usual name that its letters may stand for, and what is translated is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from sibcite import tables
from sibcite.romanize.detect import language
from sibcite.romanize.fitting import exact
from sibcite.romanize.forms import in_case_of
from sibcite.romanize.lexicon import lexicon
from sibcite.romanize.readings import known_readings
from sibcite.romanize.restore import restore
from sibcite.romanize.spelling import Word, words

# Russian names by other ones, and what finds these in a text.
_Table: TypeAlias = tuple[Mapping[str, str], re.Pattern[str]]

_LATIN = ("en", "de", "fr")
# English writes places with no soft sign, and -ий as y: Podolsk, Nizhny.
_ENGLISH = "ru-bgn-simplified"
# How usual a place is at least, and a name that may be another language's.
_PLACE, _NAME = 3, 5
# A publisher is restored if its words are so sure together.
_SURE = 0.97


def place(text: str, system: str) -> str:
    """A place, or several, in Cyrillic; empty if one of them is none we know.

    Args:
        text: As printed: `Moscow`, `Kiyev-L'vov`, `M.; L.`
        system: The Russian system of the list.
    """
    return _by_table(_known_places(), text, lambda piece: _places(piece, system))


def publisher(text: str, system: str) -> str:
    """A publisher in Cyrillic; empty if it may be named in another language.

    Args:
        text: As printed: `Nauka`, `Nauka Publ.`, `Institute of Oriental Studies RAS`.
        system: The Russian system of the list.
    """
    bare = _added().sub("", text)
    return _by_table(_known_publishers(), bare, lambda piece: _publisher(piece, system))


def restored_whole(text: str, system: str, sure: float) -> str:
    """A text in Cyrillic if every word of it is restored and all are sure together; else empty."""
    found = restore(text, system)
    whole = all(word.alternatives for word in found.words) and found.confidence >= sure
    return found.text if whole else ""


def _by_table(table: _Table, text: str, others: Callable[[str], str]) -> str:
    """The parts that a table has as it says, and what stands between them in another way."""
    names, pattern = table
    pieces = []
    for place, piece in enumerate(pattern.split(text)):
        made = names[piece.casefold()] if place % 2 else piece
        if not place % 2 and any(map(str.isalpha, piece)) and not (made := others(piece)):
            return ""
        pieces.append(made)
    return "".join(pieces)


@cache
def _known_places() -> _Table:
    """Places in Russian by what lists in Latin letters call them."""
    rows = {
        row.russian or row.original: (row.english, *row.variants)
        for row in tables.places()
        if row.russian or row.language == "ru"
    }
    # Several places are joined by a word, as in "Moscow and Leningrad".
    return _table({**rows, "и": ("and",)})


@cache
def _known_publishers() -> _Table:
    return _table(tables.words("publishers")["russian"])


def _table(rows: Mapping[str, Sequence[str]]) -> _Table:
    """The Russian names by the other ones, and what finds these, the longest first."""
    names = {form.casefold(): name for name, forms in rows.items() for form in forms}
    longest = sorted(names, key=lambda form: (-len(form), form))
    found = "|".join(map(re.escape, longest))
    return names, re.compile(rf"(?<!\w)({found})(?![\w'’ʹʼ])", re.IGNORECASE)


def _places(text: str, system: str) -> str:
    """Each word as the most usual that it may be; what is no such word as a title would have it."""
    strange = language(text) in _LATIN
    pieces, at = [], 0
    for word, found in zip(words(text), restore(text, system).words, strict=True):
        made = _most_usual(word, system)
        if not made and found.alternatives and not strange:
            made = found.alternatives[0][0]
        if not made:
            return ""
        pieces += [text[at : word.span.start], made]
        at = word.span.end
    return "".join((*pieces, text[at:]))


def _most_usual(word: Word, system: str) -> str:
    readings = (*exact(word.spelled, system), *exact(word.spelled, _ENGLISH))
    readings = readings or known_readings(word.spelled, system)
    best = max(readings, key=lambda each: each.bucket or 0, default=None)
    if best is None or (best.bucket or 0) < _PLACE:
        return ""
    return in_case_of(best.word, word, system)


def _publisher(text: str, system: str) -> str:
    if any(word.spelled in tables.words("publishers")["english"] for word in words(text)):
        return ""
    made = restored_whole(text, system, _SURE)
    return made if _is_usual(made) or language(text) not in _LATIN else ""


@cache
def _added() -> re.Pattern[str]:
    """What English lists put behind a name; the name is Russian without it."""
    added = "|".join(map(re.escape, tables.words("publishers")["added"]))
    return re.compile(rf",?\s+(?:{added})(?!\w)")


def _is_usual(text: str) -> bool:
    """Whether its words are so usual in Russian that it matters not what else they may be."""
    known = lexicon()
    return all((known.bucket(word.spelled) or 0) >= _NAME for word in words(text))
