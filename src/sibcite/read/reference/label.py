"""The label that a reference begins with: ``Galitskiy 1991 — …``, ``Galitskii 1991. V. P. …``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sibcite.model import Name, Span
from sibcite.read.reference.segments import Segment

_DASHED = re.compile(r"(?P<label>[^—–\n]{1,160}?)(?:\s+|\.\s?)[—–]\s+(?=\S)")
_STOPPED = re.compile(r"(?P<label>[^\n\[\]()]{1,120}?\s(?:[12]\d{3}[a-z]?|n\.d))\.\s+(?=\S)")
_YEAR_AT_END = re.compile(r"(?P<year>[12]\d{3})(?P<suffix>[a-zа-я])?$")
_NO_YEAR = re.compile(r"(?P<year>n\.d)$")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_OWN_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々]+")
_LOOKED_AT = 2_000


def read(text: str) -> tuple[tuple[Segment, ...], int]:
    """The label of a reference, and where the reference itself begins; nothing and 0 without one.

    Behind a dash the reference repeats its first word or its year, behind a full stop both.
    """
    for pattern, is_label in ((_DASHED, _repeats), (_STOPPED, _repeats_wholly)):
        match = pattern.match(text)
        rest = text[match.end() : match.end() + _LOOKED_AT] if match else ""
        if match and is_label(match["label"], rest):
            return (Segment("citation-label", Span(0, len(match["label"]))),), match.end()
    return (), 0


def told(people: Mapping[str, tuple[Name, ...]], label: str) -> dict[str, tuple[Name, ...]]:
    """The same people, the first with the family name that the label says.

    It parts a name in kanji, and tells how many of the last words are the family name.
    """
    family = re.split(r",|\s(?:and|et\sal\.?|&|и)\s|\s[12]\d{3}", label)[0].strip()
    return {
        role: (_parted(row[0], family), *row[1:]) if family and row else row
        for role, row in people.items()
    }


def _parted(name: Name, family: str) -> Name:
    if name.literal and len(name.literal) > len(family) and name.literal.startswith(family):
        if not _OWN_SCRIPT.fullmatch(name.literal):
            return name
        given = name.literal[len(family) :]
        return replace(name, literal="", family=family, given=given, order="family-first")
    whole = f"{name.given} {name.family}"
    if name.order == "given-first" and whole.endswith(f" {family}"):
        return replace(name, family=family, given=whole[: -len(family) - 1])
    return name


def year_suffix(label: str) -> str:
    """The letter after the year at the end of a label, or empty: ``TSAMO 1945a``."""
    match = _YEAR_AT_END.search(label)
    return (match["suffix"] or "") if match else ""


def _repeats(label: str, rest: str) -> bool:
    year = _YEAR_AT_END.search(label)
    return _first_word(label) == _first_word(rest) or bool(year and year["year"] in rest)


def _repeats_wholly(label: str, rest: str) -> bool:
    """Whether the names or the title begin the reference again, and its year comes later."""
    year = _YEAR_AT_END.search(label) or _NO_YEAR.search(label)
    first = _first_word(label)
    # Names before a year have stops of their own: "Livšic, V. A. 2011." is no label.
    if year is None or not first or re.search(r"[^\W\d_a-zа-я]\.", label):
        return False
    if re.search(r"(?<!al)\.\s[12]\d{3}[a-z]?$", label):
        return False
    word = re.escape(first) if _OWN_SCRIPT.fullmatch(first) else rf"\b{re.escape(first)}\b"
    is_dated = year["year"] in rest or year.re is _NO_YEAR
    return is_dated and re.search(word, rest, re.I) is not None


def _first_word(text: str) -> str:
    match = _FIRST_WORD.match(text)
    return match[1].casefold() if match else ""
