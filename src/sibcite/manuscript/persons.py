"""Whether words before a year in brackets may be an author: ``(Petrov 1980)``, not ``(May 1945)``.

Nothing in the list is like them, so that the words themselves and the document must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from sibcite import tables
from sibcite.manuscript.document import Flow
from sibcite.manuscript.names import IN_WORD, families, letters
from sibcite.model import Record

_INITIALS = r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][a-zа-я]?\.\s?)*"
_PARTICLE = r"(?:(?:[vd](?:an|on|e[nr]?|i)|al-|el-|[Dd][’'])\s?)?"
_FAMILY = rf"{_PARTICLE}[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐΑ-Ω]{IN_WORD}+"
_PERSON = rf"{_INITIALS}{_FAMILY}(?:,?\s{_INITIALS})?"
_AND = r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\bи\b|\bта\b)\s*"
_OTHERS = r"(?:,?\s(?:et al|и др|u\. a|та ін)\.?)?"
_TEAM = re.compile(rf"{_PERSON}(?:{_AND}{_PERSON})*{_OTHERS}")
_WORD = re.compile(rf"[^\W\d_]{IN_WORD}*")
# Behind one of these a name in the text is that of a place, seldom that of a person.
_PLACED = re.compile(
    r"(?<!\w)(?i:in|at|near|outside|around|throughout|во?|под|близ|около|біля)\s+"
    rf"(?P<name>[A-ZА-ЯЁІЇЄҐ]{IN_WORD}+)"
)
# Endings of a Russian name of a place are some letters at most: в Москве, из Москвы.
_SHORTEST_STEM, _ENDING = 3, 2


class Persons:
    """Tells authors from what a document and the tables know for something else."""

    def __init__(self, flows: Sequence[Flow], records: Iterable[Record]) -> None:
        self._flows = flows
        self._places = frozenset(
            word for record in records for key in _PLACES for word in _words(record.text(key))
        )
        self._said: tuple[frozenset[str], frozenset[str]] | None = None

    def may_be(self, name: str) -> bool:
        """Whether names may be those of authors: families, and none that is known otherwise."""
        if not is_team(name):
            return False
        found = families(name)
        if not found or any(map(_is_short_name, _WORD.findall(name))):
            return False
        small, placed = self._read()
        others = _known() | self._places | small
        return others.isdisjoint(found) and placed.isdisjoint(map(_stem, found))

    def _read(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that the document writes small, and the stems of those that it is in."""
        if self._said is None:
            texts = [flow.text for flow in self._flows if not flow.listed]
            words = {word for text in texts for word in _WORD.findall(text)}
            placed = (each["name"] for text in texts for each in _PLACED.finditer(text))
            self._said = (
                frozenset(letters(word) for word in words if word.islower()),
                frozenset(_stem(family) for name in placed for family in families(name)),
            )
        return self._said


def is_team(name: str) -> bool:
    """Whether names are written as those of people: ``Petrov, A. and Ivanov``."""
    return _TEAM.fullmatch(name.strip()) is not None


def is_date(name: str) -> bool:
    """Whether words say when: ``16 May``, ``early Spring``, ``в мае``."""
    words = _words(name)
    return bool(words) and all(word in _dates() for word in words)


def ends_in_date(name: str) -> bool:
    """Whether words before a year end in a day or month of it: ``Lukina to Kruglov, 3 April``."""
    return any(word in _dates() for word in _words(name)[-1:])


_PLACES = ("publisher-place", "event-place", "archive-place", "original-publisher-place")


def _is_short_name(word: str) -> bool:
    """Whether it is written in capitals alone, as no family is: USSR, НКВД."""
    return len(word) > 1 and word.isupper()


def _words(text: str) -> list[str]:
    return [letters(word) for word in _WORD.findall(text)]


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, len(word) - _ENDING)]


@cache
def _dates() -> frozenset[str]:
    months, not_authors = tables.words("months"), tables.words("not-authors")
    rows = (row for language, row in months.items() if language != "source")
    return frozenset(
        letters(word)
        for words in (*(month for row in rows for month in row), not_authors["dates"])
        for word in words
    )


@cache
def _known() -> frozenset[str]:
    """Words that the tables know for something else than an author."""
    countries = tables.words("countries")["english"].values()
    cities = (each for archive in tables.archives().values() for each in _cities(archive))
    things = tables.words("not-authors")["things"]
    named = (word for name in (*countries, *cities, *things) for word in _words(name))
    return _dates() | frozenset(named)


def _cities(archive: tables.Archive) -> tuple[str, str]:
    return archive.place, archive.place_original
