"""The title: its other forms, the kind of content, the degree of a thesis, its volume."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables
from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference import sorts, work
from sibcite.read.reference.elements import element
from sibcite.read.reference.gost import forms
from sibcite.read.reference.segments import Segment

_PARALLEL = re.compile(r"\s=\s")
# The code of a specialty behind the degree: "07.00.02", "5.6.1".
_CODE = r"(?<!\d)\d{1,2}\.\d{1,2}\.\d{1,2}(?!\d)"
_WORDS = (
    r"dissertation\sof\s(?:candidate|doctor)|автореф|дис|дисс|канд|докт|автор|avtoref|dis|diss|"
    r"ph\.?\s?d|doctoral|candidate|master"
)
_DEGREE = re.compile(
    rf"\s?:\s(?P<genre>(?:{_WORDS})(?![^\W\d_]{{6}})[^:;/\[\]]{{2,90}}?)"
    rf"(?=\s?:\s|[\s,(]+{_CODE}|\s?$)",
    re.I,
)
_SPECIALTY = re.compile(
    r"[\s:,(]*(?:(?:спец|спеціальність|специальность|spets)\.?:?\s)?"
    rf"(?P<number>{_CODE}(?:,\s{_CODE})*)\)?\s?$",
    re.I,
)
# What else a work is, as its last words: "Growing old on the coast : Report".
_SORT = re.compile(r"\s:\s(?P<sort>[^:;/\[\](),]{3,40}?)\s?$")
_SHORT = re.compile(r"(?<!\w)(?:diss?|дисс?|канд|докт)\Z", re.I)
_VOLUMES = re.compile(r"\s?:\s(?P<area>(?:в|у|v|in)\s\d+\s(?:т|кн|ч|vols?|томах)\.?)\s?$", re.I)
_COUNTED = re.compile(
    r"(?<=[\w»\"”\]])\.\s+(?P<area>[^.]{1,8}\.?\s?[\dIVXLC]{1,5}(?:\s?\([^()]{1,12}\))?)\s?$"
)

_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


def read(text: str, span: Span, kind: str) -> tuple[Segment, ...]:
    """The segments of a printed title.

    Args:
        text: The whole reference.
        span: The title, with what belongs to it, without the names before and behind it.
        kind: `title` or `container-title`.
    """
    span, behind = without_content(text, span)
    found: list[Segment] = []
    for pattern in (_VOLUMES, _COUNTED):
        match = pattern.search(text, max(span.start, span.end - 40), span.end)
        said = forms.read(text, Span(*match.span("area"))) if match else ()
        # The year of "19 Oct. 1956" counts nothing.
        if match and said and not forms.is_year(said) and match.start() > span.start:
            found += said
            span = Span(span.start, match.start())
    if degree := _DEGREE.search(text, span.start, span.end):
        found.append(Segment("genre", _with_stop(text, Span(*degree.span("genre")))))
        if specialty := _SPECIALTY.match(text, degree.end("genre"), span.end):
            found.append(Segment("number", Span(*specialty.span("number"))))
            found.append(Segment("mark", Span(degree.end("genre"), specialty.start("number"))))
        span = Span(span.start, degree.start())
    elif sort := _SORT.search(text, span.start, span.end):
        told = _sorted(text, Span(*sort.span("sort")))
        found += told
        span = Span(span.start, sort.start()) if told else span
    return (*_forms(text, span, kind), *found, *behind)


def _sorted(text: str, sort: Span) -> tuple[Segment, ...]:
    """What a work is, with the number that a report has: ``Report``, ``Research Report no. 27``."""
    if sorts.is_medium(sort.of(text)):
        return (Segment("genre", sort),)
    found = sorts.numbered(text, sort.start, sort.end)
    return found if found and found[-1].span.end == sort.end else ()


def _with_stop(text: str, genre: Span) -> Span:
    """A degree with the full stop of the abbreviation that ends it: ``PhD diss.``."""
    is_short = text.startswith(".", genre.end) and _SHORT.search(genre.of(text))
    return Span(genre.start, genre.end + 1) if is_short else genre


def without_content(text: str, span: Span) -> tuple[Span, tuple[Segment, ...]]:
    """A title without ``[Электронный ресурс]``, ``: сайт``, ``. – Текст : электронный``."""
    match = _content().search(text, span.start, span.end)
    if match is None or match.start() == span.start:
        return span, ()
    return Span(span.start, match.start()), (Segment("mark", Span(*match.span())),)


def dated(text: str, span: Span) -> tuple[Span, tuple[Segment, ...]]:
    """A title without the date of the document at its end: ``Записка, 15 сент. 1946 г.``."""
    match = _date_last().search(text, max(span.start, span.end - 40), span.end)
    if match is None:
        return span, ()
    return Span(span.start, match.start()), (Segment("issued", Span(*match.span("date"))),)


def _forms(text: str, span: Span, kind: str) -> tuple[Segment, ...]:
    """The title itself and its translation, in brackets or behind a sign of equality."""
    parallel = _PARALLEL.search(text, span.start, span.end)
    if parallel is None:
        return _titled(text, span, kind)
    own = Span(span.start, parallel.start())
    after = Span(parallel.end(), span.end)
    return (*_titled(text, own, kind), Segment(f"{kind}.translated", after))


def _titled(text: str, span: Span, kind: str) -> tuple[Segment, ...]:
    whole = element(text, span)
    if whole.core.start >= whole.core.end and whole.translated:
        # A title in brackets is one that somebody gave the document.
        return (Segment(kind, whole.translated),)
    if whole.translated and _is_supplied(text, whole.core, whole.translated):
        stop = text.find("]", whole.translated.end) + 1
        return (Segment(kind, Span(whole.core.start, stop)),)
    return work.titled(text, kind, whole)


def _is_supplied(text: str, core: Span, bracket: Span) -> bool:
    """Words in brackets that are in the script of the title are no translation of it."""
    return bool(_CYRILLIC.search(core.of(text)) and _CYRILLIC.search(bracket.of(text)))


@cache
def _content() -> re.Pattern[str]:
    table = tables.words("responsibility")
    words = "|".join(map(re.escape, sorted(table["content"], key=len, reverse=True)))
    sites = "|".join(map(re.escape, sorted(table["sites"], key=len, reverse=True)))
    media = "|".join(map(re.escape, (*table["media"], *table["content"])))
    # A site is called one at the end of its name, what is in brackets may stand anywhere.
    return re.compile(
        rf"\s?\[(?:{media})\]|\.\s+[–—-]\s(?:{words})(?=\.|\s?$)|\s?(?::\s|\[)(?:{sites})\]?\.?\s?$",
        re.I,
    )


@cache
def _date_last() -> re.Pattern[str]:
    date = rf"(?:{dates.pattern()}|[12]\d{{3}})(?:\s?(?:гг?|g|р)\b\.?)?"
    return re.compile(rf"[,.]\s+(?P<date>{date})[\s.,;]*\Z", re.I)
