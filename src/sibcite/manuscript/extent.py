"""How far a citation by title goes in a note: ``Karpov, *Plenniki*, 12.``, not what is said then.

A note may speak on behind its citation, or before it, and a sentence may cite and say more. What
is put in the place of a citation may take the place of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from sibcite import tables
from sibcite.manuscript.entries import Work
from sibcite.manuscript.labels import led
from sibcite.manuscript.locators import dashed
from sibcite.manuscript.names import SIGNS, letters, skeleton
from sibcite.model import Span

# A word joiner fills what was two signs in the file.
_END = re.compile(
    r"(?:[^\W\d_]{3}[”»\"’´*_)\u2060]*|[\d)\]])[.!?][”»\"’*_\u2060]*\s+(?=[^\W\d_a-zа-яё]|\()"
)
# A stop that ends no sentence: that of what persons did, before their names, of what leads to a
# citation ("Qtd. in", "Цит. по"), and of an edition, before its place: "2-е изд., испр. и доп.".
_ROLE = r"comps?|transl?|hrsg|übers|trad|сост|упоряд|уклад|ред|пер|sost"
_EDITION = r"изд|испр|доп|перераб|izd|ispr|dop|pererab|enl|rev"
_SHORT = re.compile(rf"(?<!\w)(?:{_ROLE}|{_EDITION}|(?i:qtd|vgl|zit|цит|напр|подробн|зокр))\.\Z")
_LONGEST_SHORT = 10
_WORD = re.compile(rf"[^\W\d_]+(?:[{SIGNS}]+[^\W\d_]+)*")
_SIGNED = re.compile(rf"[{SIGNS}]+")
_FIGURES = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlcdm]+")
_SHORTEST = 3


def sentences(piece: str) -> tuple[Span, ...]:
    """The sentences of a piece of a note, without the space between them.

    A stop in italics or square brackets is that of a title.
    """
    found = (each for each in _END.finditer(piece) if not _is_short(piece, each))
    found = (each for each in found if not _is_within(piece, each.start()))
    ends = [(each.end(), len(each[0]) - len(each[0].rstrip())) for each in found]
    starts = (0, *(end for end, _ in ends))
    stops = (*(end - gap for end, gap in ends), len(piece))
    return tuple(Span(start, stop) for start, stop in zip(starts, stops, strict=True))


def _is_within(piece: str, at: int) -> bool:
    return piece.count("*", 0, at) % 2 == 1 or piece.count("[", 0, at) > piece.count("]", 0, at)


def _is_short(piece: str, end: re.Match[str]) -> bool:
    """Whether a stop is that of a short word: ``/ сост. И. Н. Егорчев``, ``Цит. по: Карпов``."""
    stop = end.start() + len(end[0].rstrip())
    return _SHORT.search(piece[max(0, stop - _LONGEST_SHORT) : stop]) is not None


def strange(sentence: str, work: Work) -> tuple[str, ...]:
    """The words of a sentence that are none of a reference to the work.

    Words in capitals may be details that the record has not; small words are the author's own.
    """
    said = _WORD.findall(sentence[led(sentence) :])
    small = (word for word in said if word[0].islower() and len(word) >= _SHORTEST)
    return tuple(word for word in small if not _is_own(word, work))


def uncounted(sentence: str, work: Work, place: str) -> tuple[str, ...]:
    """The figures of a sentence that are neither the work's nor those of the place that was read.

    A place that was not read would be lost with the text that is put there.
    """
    rest = dashed(sentence[led(sentence) :])
    at = rest.rfind(place) if place else -1
    said = rest if at < 0 else rest[:at] + rest[at + len(place) :]
    return tuple(
        each[0] for each in _FIGURES.finditer(said) if not _is_figure(each, said, work.figures)
    )


def _is_figure(found: re.Match[str], said: str, figures: frozenset[str]) -> bool:
    """Whether a figure is one of the work's; the end of a range may be cut short: ``593–98``."""
    is_end = said[found.start() - 1 : found.start()] in ("-", "–", "—", "‑")
    bare = found[0].lstrip("0")
    return bare in figures or (is_end and any(each.endswith(found[0]) for each in figures))


def goes_on(sentence: str, work: Work) -> bool:
    """Whether a sentence says nothing but what a reference to the work says."""
    return not led(sentence) and all(_is_own(word, work) for word in _WORD.findall(sentence))


def _is_own(word: str, work: Work) -> bool:
    """Whether a word is one of the work's, whole or in its pieces: ``Karpov’s``, ``l’histoire``."""
    if _is_said(word, work):
        return True
    pieces = list(filter(None, _SIGNED.split(word)))
    return len(pieces) > 1 and all(len(each) == 1 or _is_said(each, work) for each in pieces)


def _is_said(word: str, work: Work) -> bool:
    folded, own = letters(word), _words_of(work)
    if folded in own or folded in _terms() or _ROMAN.fullmatch(folded):
        return True
    folded = skeleton(word)
    return folded in _skeletons_of(work) or folded in _places()


@lru_cache(maxsize=4096)
def _skeletons_of(work: Work) -> frozenset[str]:
    """Its words as another script or romanization would have them."""
    return frozenset(skeleton(word) for word in _WORD.findall(work.printed))


@lru_cache(maxsize=4096)
def _words_of(work: Work) -> frozenset[str]:
    words = _WORD.findall(work.printed)
    pieces = (piece for word in words for piece in _SIGNED.split(word))
    return frozenset(map(letters, (*words, *pieces)))


@cache
def _terms() -> frozenset[str]:
    """The words that references are made of: labels, places, months, names of archives."""
    rows = [*_texts(tables.words("labels")), *_texts(tables.words("locators"))]
    rows += [*_texts(tables.words("months")), *_levels()]
    for archive in tables.archives().values():
        rows += [*archive.name, *archive.bgn_pcgn, *archive.ala_lc, *archive.english]
    return frozenset(letters(word) for row in rows for word in _WORD.findall(row)) | _JOINTS


@cache
def _places() -> frozenset[str]:
    """The words of places of publication, which a style may name in another language."""
    rows = ((each.english, each.original, each.russian, *each.variants) for each in tables.places())
    named = (word for row in rows for name in row for word in _WORD.findall(name))
    return frozenset(map(skeleton, named))


def _levels() -> Iterator[str]:
    for term in tables.level_terms():
        yield from (*term.one, *term.several, *term.short, *term.shorts)


# Between names and titles, in the languages of titles that a record may lack.
_JOINTS = frozenset(
    ("and", "by", "the", "for", "from", "with", "others", "ibid", "und", "der", "die", "das", "von",
     "des", "sup", "для", "под", "при", "или", "др", "там", "же", "цит", "сборник", "материалы",
     "op", "cit", "указ", "соч", "раб", "ukaz", "soch", "зазнач", "твір", "праця",
     "here", "hier", "здесь", "ici")
)  # fmt: skip


def _texts(table: Any) -> Iterator[str]:
    """All words of a table, whatever their row."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, tuple | list):
        for each in table:
            yield from _texts(each)
    elif hasattr(table, "items"):
        for key, each in table.items():
            if key != "source":
                yield from _texts(each)
