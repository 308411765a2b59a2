"""What a part of a reference is by its own form, in the order in which forms are tried.

Edition, thesis and persons are read here: ``2nd ed.``, ``PhD diss.``, ``edited by A. Petrov``.
"""

from __future__ import annotations

import re
from functools import cache

from sibcite.model import Span
from sibcite.read.reference import people
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import dated, events, forms, imprint, numbers, rows, words
from sibcite.read.reference.western.forms import Form, Part

# "2nd", "2e", "2<sup>e</sup>", "2-е", "2-oe".
_ORDINAL = r"(?:st|nd|rd|th|e|er|<sup>e</sup>|-?[ея]|-?ое)?"
# ", rev. and enl.", ", испр. и доп.", which only words in small letters are.
_EDITION_NOTE = r"(?-i:[a-zà-ÿа-яё]+)\.(?:\s(?:and|et|und|i|и)\s)?(?:,\s(?=[a-zа-я]))?"
# "PhD dissertation", "M.A. thesis", "unpublished doctoral thesis".
_DEGREE = (
    r"(?:Ph\.?\s?D\.?|D\.?Phil\.?|M\.?\s?A\.?|Doctoral|Master(?:['’]s)?|Candidate(?:['’]s)?"
    r"|Kand\.|Dokt\.)"
)
_ENGLISH_THESIS = rf"{_DEGREE}\s(?:dissertation|diss\.?|thesis)"
_ABSTRACT = r"abstract\sof\s(?:candidate|doctoral)\s(?:dissertation|diss\.?)"
# "Dissertation of Candidate of Sciences (History)", as Russian journals have it in English.
_OF_SCIENCES = (
    r"(?:Abstract\sof\s)?Dissertation\sof\s(?:a\s)?(?:Candidate|Doctor)\sof\s"
    r"(?:[^\W\d_]{4,14}\s)?Sciences(?:\s\([^()]{3,40}\))?"
)
_FRENCH_THESIS = r"thèse(?:\sde\s[^\W\d]+)?"
# "дис. … канд. ист. наук", "avtoref. dis. kand. ist. nauk".
_RUSSIAN_THESIS = (
    r"(?:автореф\w*|дис+\w*|avtoref\w*|dis+)\.?\s[^,:;()\[\]]{3,60}?(?=[,:)\]]|\.?\s*\Z)"
)
_THESIS = re.compile(
    rf"(?:unpublished\s)?(?P<genre>{_ENGLISH_THESIS}|{_ABSTRACT}|{_OF_SCIENCES}|{_FRENCH_THESIS}|Dissertation"
    rf"|{_RUSSIAN_THESIS})"
    r"(?=[,.:)\]]|\s*\Z|(?<=\.)\s)",
    re.I,
)


def read(text: str, at: int, end: int) -> Part | None:
    """The part that begins at a place; None if nothing known does."""
    return forms.first(_FORMS, text, at, end)


def medium(text: str, at: int, end: int) -> Part | None:
    """``[Internet]``, which only says on what a work was read."""
    match = _bracketed_medium().match(text, at, end)
    return Part((Segment("mark", Span(*match.span())),), match.end()) if match else None


def _edition(text: str, at: int, end: int) -> Part | None:
    """``2nd ed.`` is its number; with notes, ``2nd ed., rev. and enl.``, the whole says more."""
    match = _numbered_edition().match(text, at, end)
    if match is None:
        return None
    if not match["notes"]:
        marked = Segment("mark", Span(*match.span("mark")))
        return Part((Segment("edition", Span(*match.span("edition"))), marked), match.end())
    whole = Span(match.start(), match.start() + len(match[0].rstrip(", ")))
    return Part((Segment("edition", whole),), match.end())


def _revised(text: str, at: int, end: int) -> Part | None:
    """``Second edition``, ``Revised and enlarged ed.``: an edition in words."""
    return forms.by(_worded_edition(), text, at, end)


# "evening edition", behind the day of a newspaper.
_of_day = forms.of(
    re.compile(r"(?P<edition>(?:evening|morning|late|early)\sed(?:ition|n|\.))", re.I)
)
_first_printed = forms.of(
    re.compile(
        rf"(?P<tail>(?:originally|first)\spublished(?:\sin)?\s)(?P<original>[12]\d{{3}}){forms.EDGE}",
        re.I,
    )
)


def _media(text: str, at: int, end: int) -> Part | None:
    """``Kindle edition``, ``PDF``: on what a book is read."""
    return forms.by(_medium(), text, at, end)


def _thesis(text: str, at: int, end: int) -> Part | None:
    """``PhD diss.``, ``unpublished doctoral thesis``, ``дис. … канд. ист. наук``."""
    match = _THESIS.match(text, at, end)
    if match is None:
        return None
    mark = Segment("mark", Span(match.start(), match.start("genre")))
    return Part((mark, Segment("genre", Span(*match.span("genre")))), match.end())


def _persons(text: str, at: int, end: int) -> Part | None:
    """``edited by D. V. Strel'tsov``, ``trans. Thomas P. Whitney``: the role stands first."""
    match = _role_first().match(text, at, end)
    if match is None:
        return None
    row = rows.run(text, Span(match.end(), end))
    if row is None:
        return None
    role = words.first_roles()[match["role"].casefold()]
    marked = Segment("mark", Span(match.start(), match.end()))
    return Part((marked, *people.row(text, row, role, "natural")), row.end)


def persons_behind(text: str, at: int, end: int) -> Part | None:
    """``Whitney TP, translator``, ``Strel'tsov, D. V. ed.``: the role stands behind."""
    noted = rows.noted(text, at, end)
    if noted is None:
        return None
    return Part(people.row(text, noted.row, noted.role, noted.manner), noted.end)


@cache
def _numbered_edition() -> re.Pattern[str]:
    mark = rf"{_ORDINAL}\s?(?:rev\.\s)?{words.pattern('editions')}(?!\w)\.?"
    notes = rf",\s(?:{_EDITION_NOTE}){{1,3}}"
    return re.compile(rf"(?P<edition>\d+)(?P<mark>{mark})(?P<notes>{notes})?", re.I)


@cache
def _worded_edition() -> re.Pattern[str]:
    more = rf"(?:(?:,|\sand|\s&)?\s{words.pattern('also-revised')})*"
    last = r"(?:\s(?:ed\.|edn|edition)|(?<=and\s)(?:expanded|enlarged))"
    return re.compile(rf"(?P<edition>{words.pattern('revised')}{more}{last})(?=[.,;)]|\s*\Z)")


@cache
def _medium() -> re.Pattern[str]:
    edition = r"(?:\sed(?:ition|\.)?)?"
    return re.compile(rf"(?P<mark>{words.pattern('media')}{edition})(?=[.,]|\s*\Z)", re.I)


@cache
def _bracketed_medium() -> re.Pattern[str]:
    return re.compile(rf"\[{words.pattern('bracketed-media')}\]", re.I)


@cache
def _role_first() -> re.Pattern[str]:
    also = r"(?:\sand\s(?:edited|translated|compiled|annotated|introduced|ed\.|trans\.|comp\.))?"
    by = r"(?:\s(?:by|par|von))?"
    return re.compile(rf"(?P<role>{words.first_role()}){also}{by}\s(?=\S)", re.I)


# What has signs of its own stands before what is only words; a bare year before persons and
# imprint, which could hold it; the widest form last.
_FORMS: tuple[Form, ...] = (
    events.presented,
    numbers.behind_date,
    numbers.page_of_day,
    dated.iso,
    numbers.small_capitals,
    numbers.volumes,
    imprint.reprint,
    _media,
    numbers.cited,
    _of_day,
    _first_printed,
    dated.date,
    _edition,
    _revised,
    numbers.extent,
    numbers.labelled,
    dated.no_date,
    dated.bare_year,
    _thesis,
    _persons,
    persons_behind,
    imprint.place_of_year,
    imprint.read,
    dated.day,
)
