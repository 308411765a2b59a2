"""Which archive a printed abbreviation or name stands for: ``GA RF``, ``ЦАМО РФ``, ``ГАКО``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.archives import folding

# How Cyrillic abbreviations are met in Latin letters, a letter each of `_LETTERS`: in English, in
# ALA-LC, as scholars write them (C or Ch for Х), and in German.
_LETTERS = "абвгґдеёжзийклмнопрстуфхцчшщыэюяіїєў"
_ROMANIZED = (
    "a b v g g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya i yi ye u",
    "a b v g g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch y e iu ia i i ie u",
    "a b v g g d e e z z i j k l m n o p r s t u f ch c c s sc y e ju ja i ji je u",
    "a b v h g d e e z z y j k l m n o p r s t u f h c c s sc y e ju ja i ji je u",
    "a b w g g d e e sh s i j k l m n o p r s t u f ch z tsch sch schtsch y e ju ja i ji je u",
)
_TABLES = tuple(
    str.maketrans({**dict(zip(_LETTERS, row.split(), strict=True)), "ь": "", "ъ": ""})
    for row in _ROMANIZED
)
# A former name is met without the name of the state at its end.
_STATE = re.compile(r"\s+(?:СССР|РСФСР|УРСР|УССР|БССР|SSSR|RSFSR)$")
_SHORTEST_STEM = 4
_SHORTEST_CLIPPED = 5


@dataclass(frozen=True, slots=True)
class Match:
    """An archive that a printed name may stand for.

    Attributes:
        archive: Its key.
        former: The name that it had then, where the printed name is not today's; else None.
    """

    archive: str
    former: tables.FormerName | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a reader knows beside the address.

    Attributes:
        near: A place or a part of the name: `Irkutsk`, `Тверь`.
        abbreviations: The document's own list, names by abbreviation.
        archive: The key of the archive of all addresses that name none.
    """

    near: str = ""
    abbreviations: Mapping[str, str] | None = None
    archive: str = ""


NONE = Hints()


def candidates(written: str, name: str = "") -> tuple[str, ...]:
    """Keys of the archives that a printed abbreviation could stand for.

    Args:
        written: The abbreviation or name as printed.
        name: The full name printed beside it, in any form, or empty. It decides between archives
            that share the abbreviation, and never adds one.

    Returns:
        No key for an unknown archive, one for a known one, several in the order of the table for
        an abbreviation that archives share.
    """
    return tuple(match.archive for match in matches(written, name))


def matches(written: str, name: str = "", hints: Hints = NONE) -> tuple[Match, ...]:
    """The archives that a printed name could stand for, one each, as `candidates`.

    Letters that only look right (a Latin A in ``ГAРФ``) are taken for the right ones.
    """
    found = _named(written) or _named(folding.in_cyrillic(written))
    found = found or _named(folding.in_latin(written))
    if len(found) > 1 or (name and not found):
        found = _decided(found, written, name, hints)
    return found


def is_known(written: str) -> bool:
    """Whether the authority has an archive under this abbreviation or name."""
    return bool(_named(written))


def longest() -> int:
    """How many letters the longest known name has."""
    return _longest()


def has_key(folded: str) -> bool:
    """Whether there is a name of that `folding.key`."""
    return folded in _index() or folded in _clipped()


def search(text: str) -> tuple[str, ...]:
    """The keys of archives that a text may speak of: names as they are, then parts of them."""
    exact = candidates(text)
    if exact:
        return exact
    words = [folding.key(word) for word in text.split()]
    found = []
    for row in tables.archives().values():
        told = " ".join(
            (row.key, *row.abbreviation, *row.latin, *row.variants, *row.name, *row.ala_lc)
        )
        told += " ".join(
            (" ", *row.bgn_pcgn, *row.english, row.japanese, row.place, row.place_original)
        )
        whole = folding.key(told)
        if words and all(word in whole for word in words):
            found.append(row.key)
    labels = {
        former.archive
        for former in tables.former_names()
        if folding.key(text) in folding.key(" ".join(former.label))
    }
    return tuple(dict.fromkeys((*found, *sorted(labels))))


def name_in(key: str, year: int) -> tuple[str, ...]:
    """What an archive was called in a year: a former abbreviation, or today's.

    Returns:
        Every former name whose years hold the year. Behind the last of these years, and where no
        years are recorded, the abbreviation of today; before and between them nothing, since its
        name then is not known.

    Raises:
        KeyError: No such archive.
    """
    archive = tables.archives()[key]
    dated = [
        (former.label[0], span)
        for former in tables.former_names()
        if former.archive == key
        for span in former.years
    ]
    then = tuple(dict.fromkeys(label for label, span in dated if holds(span, year)))
    if then or any(year < int(span.partition("-")[2] or 9999) for _, span in dated):
        return then
    return (*archive.abbreviation, *archive.latin, *archive.name)[:1]


def holds(span: str, year: int) -> bool:
    """Whether a span of years, ``1938-1941``, ``-1992`` or ``1957-``, holds a year."""
    first, _, last = span.partition("-")
    return int(first or 0) <= year <= int(last or 9999)


def agrees(key: str, name: str) -> bool:
    """Whether a printed full name may be an archive's, its words whole or cut short (``Центр.``).

    Articles, the state at the end and a place added count for nothing.
    """
    printed = [folding.key(word) for word in re.findall(r"[^\W\d_][\w'’-]*\.?", name)]
    printed = [word for word in printed if word]
    return any(_shortened(printed, official) for official in _official(key))


def is_name_of(match: Match, name: str) -> bool:
    """Whether a printed full name is that of an archive, be it today's or the one it had."""
    former = match.former.note if match.former is not None else ""
    return agrees(match.archive, name) or folding.key(former) == folding.key(name)


def distance(key: str) -> Callable[[str], float]:
    """How like the name of an archive a text is, from 0 to 1."""
    from difflib import SequenceMatcher

    names = [" ".join(words) for words in _official(key)]
    return lambda text: max(
        (SequenceMatcher(None, text.casefold(), each).ratio() for each in names), default=0.0
    )


def _decided(found: tuple[Match, ...], written: str, name: str, hints: Hints) -> tuple[Match, ...]:
    """Those of several that what stands beside the name speaks for, if it speaks for any."""
    listed = (hints.abbreviations or {}).get(folding.key(written), "")
    for full in filter(None, (name, listed)):
        named = _named(full)
        if not found:
            found = named
        keys = {match.archive for match in named}
        agreed = tuple(match for match in found if match.archive in keys)
        agreed = agreed or tuple(match for match in found if _is_called(match, full))
        agreed = agreed or tuple(match for match in found if _is_near(match, full))
        if agreed:
            return agreed
    if hints.near and len(found) > 1:
        return tuple(match for match in found if _is_near(match, hints.near)) or found
    return found


def _is_called(match: Match, full: str) -> bool:
    former = match.former.note if match.former is not None else ""
    return agrees(match.archive, full) or bool(former and folding.key(former) in folding.key(full))


def _is_near(match: Match, near: str) -> bool:
    row = tables.archives()[match.archive]
    known = (
        row.place,
        row.place_original,
        row.key,
        *row.name,
        *row.ala_lc,
        *row.bgn_pcgn,
        *row.english,
    )
    stem = folding.key(near)
    former = match.former.note if match.former is not None else ""
    # Cyrillic places are met in the genitive and as adjectives: Тверь, Тверской; Калуга, Калужской.
    if folding.script(stem[-1:]) == "Cyrl":
        stem = stem[: max(_SHORTEST_STEM, len(stem) - 2)]
    return any(stem in folding.key(each) for each in (*known, former))


def _named(text: str) -> tuple[Match, ...]:
    folded = folding.key(text)
    return _index().get(folded) or _clipped().get(folded, ())


@cache
def _clipped() -> dict[str, tuple[Match, ...]]:
    """Abbreviations without the city or state at their end: ``ЦГАИПД`` for ЦГАИПД СПб."""
    found: dict[str, dict[str, Match]] = {}
    for row in tables.archives().values():
        for form in row.abbreviation:
            first, _, place = form.partition(" ")
            if place and len(first) >= _SHORTEST_CLIPPED and first.isupper():
                for folded in _abbreviated(first):
                    found.setdefault(folded, {}).setdefault(row.key, Match(row.key))
    return {folded: tuple(rows.values()) for folded, rows in found.items()}


@cache
def _index() -> dict[str, tuple[Match, ...]]:
    index: dict[str, dict[str, Match]] = {}
    for archive in tables.archives().values():
        match = Match(archive.key)
        for form in _printed_forms(archive):
            index.setdefault(form, {}).setdefault(archive.key, match)
    for former in tables.former_names():
        match = Match(former.archive, former)
        for form in _former_forms(former):
            index.setdefault(form, {}).setdefault(former.archive, match)
    index.pop("", None)
    return {form: tuple(rows.values()) for form, rows in index.items()}


@cache
def _longest() -> int:
    return max(map(len, _index()))


def _printed_forms(row: tables.Archive) -> Iterator[str]:
    for abbreviation in row.abbreviation:
        yield from _abbreviated(abbreviation)
    names = (*row.name, *row.bgn_pcgn, *row.ala_lc, *row.english, row.japanese, row.ukrainian)
    for form in (*row.latin, *row.variants, *names):
        yield folding.key(form)


def _former_forms(row: tables.FormerName) -> Iterator[str]:
    for label in row.label:
        yield from _abbreviated(label)
        yield from _abbreviated(_STATE.sub("", label))


def _abbreviated(form: str) -> Iterator[str]:
    """An abbreviation in its own letters and in Latin ones."""
    yield folding.key(form)
    if not form.isascii():
        small = form.casefold()
        for table in _TABLES:
            yield folding.key(small.translate(table))


@cache
def _official(key: str) -> tuple[tuple[str, ...], ...]:
    """The words of an archive's names, in every language and romanization."""
    row = tables.archives()[key]
    names = (*row.name, *row.bgn_pcgn, *row.ala_lc, *row.english, row.ukrainian)
    return tuple(
        tuple(folding.key(word) for word in re.findall(r"[^\W\d_][\w'’-]*", name)) for name in names
    )


def _shortened(printed: list[str], official: tuple[str, ...]) -> bool:
    """Whether the printed words are the official ones or begin them, in their order."""
    at = 0
    for word in official:
        if at < len(printed) and word.startswith(printed[at]):
            at += 1
    return bool(printed) and at == len(printed) and at * 2 >= len(official)
