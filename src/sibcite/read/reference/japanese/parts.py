"""What a part of a reference is by its own form: ``第12巻第3号``, ``2013年``, ``3–20頁``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sibcite.model import Span
from sibcite.read.reference.japanese import words
from sibcite.read.reference.segments import Segment

_RANGE = r"\s?[-–—~]+\s?"
_KANJI_NUMBER = "[一二三四五六七八九十百〇]+"
_COUNT = rf"(?:\d{{1,5}}(?:[-–/・,、]\d{{1,5}})?|{_KANJI_NUMBER}|[IVX]+|[Ⅰ-Ⅻ]+)"
_PAGE = r"(?:\d{1,5}|[ivxlc]+)"
_PAGES = rf"{_PAGE}(?:{_RANGE}{_PAGE})?(?:[,、・]\s?{_PAGE}(?:{_RANGE}{_PAGE})?){{0,8}}"
# A number like 1207 is rather one of a series.
_YEAR = r"(?:1[5-9]|20)\d{2}"
_ERA = r"(?:明治|大正|昭和|平成|令和)"
_OF_ERA = rf"{_ERA}(?:\d{{1,2}}|元|{_KANJI_NUMBER})"
_DAY = rf"(?:{_YEAR}|{_OF_ERA})年(?:\s?\d{{1,2}}月(?:\s?\d{{1,2}}日)?)?"
_DAY_DIGITS = rf"{_YEAR}(?:[./-]\d{{1,2}}[./-]\d{{1,2}})"
# Where a part that no word closes ends.
_EDGE = r"(?=[、,。.;:()\[\]「」『』〈〉\s]|\Z)"
_EDITION = (
    r"(?:改訂増補|増補改訂|改訂新|増補新|改訂|増補|新訂|補訂|新装|新編|新|"
    r"復刻|普及|決定|完全|文庫|初|限定|縮刷|訂正|修訂)版"
)

# In order: a longer form that begins like a shorter one stands before it.
_FORMS = (
    rf"(?:初版|初出|原著|原版)[:は]?\s?(?P<original_date>{_YEAR})年?",
    rf"(?P<issued>{_YEAR})\s?\({_ERA}(?:\d{{1,2}}|元)年?\)年?",
    rf"(?P<issued>{_DAY})(?:度|付け|付|号|初版|刊行|刊|発行)?(?:、?初版)?",
    rf"(?P<issued>{_DAY_DIGITS})(?:付)?{_EDGE}",
    rf"(?P<issued>{_YEAR}[-–—]{_YEAR})年?{_EDGE}",
    rf"通巻\s?(?:第\s?)?{_COUNT}号?",
    rf"全\s?(?P<number_of_volumes>{_COUNT})[巻冊]",
    r"全\s?(?P<number_of_pages>\d{1,5})(?:頁|ページ|p\.?)",
    rf"第?\s?(?P<volume>{_COUNT})巻\s?[、,・]?\s?第?\s?(?P<issue>{_COUNT})(?:合併)?号",
    rf"第?\s?(?P<volume>{_COUNT})\s?[巻集輯冊](?P<part_number>[上中下])?(?:目)?{_EDGE}",
    rf"第?\s?(?P<issue>{_COUNT})(?:合併)?号",
    rf"第\s?(?P<part_number>{_COUNT})[部篇編]",
    r"(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,4}(?:[-–/・]\d{1,4})?)\)",
    r"(?P<volume>別巻|補巻)",
    r"\((?P<volume>[上中下])\)",
    r"(?P<volume>[上中下](?:[・、]?[中下]){0,2})巻",
    r"(?P<unread>第?\s?\d{1,3}[章節期次])",
    r"(?:第?\s?(?P<edition>\d{1,2})版)(?:第?\s?\d{1,3}刷)?",
    rf"(?P<edition>{_EDITION})(?:第?\s?\d{{1,3}}刷)?",
    r"第?\s?\d{1,3}刷",
    rf"(?:pp|p|P)\.?\s?(?P<page>{_PAGES}){_EDGE}",
    rf"(?P<page>{_PAGES})\s?(?:頁|ページ|頁以下)(?:以下)?",
    rf"(?P<number_of_pages>\d{{1,4}})\s?p\.?{_EDGE}",
    rf"(?P<page>{_PAGES})\s?pp?\.?{_EDGE}",
    rf"(?P<edition>朝刊|夕刊)\s?(?:第?\s?(?P<page>{_PAGES})面)?",
    rf"第?\s?(?P<page>{_PAGES})面",
    r"(?:Vol|vol)\.?\s?(?P<volume>\d{1,4})(?:,?\s?(?:No|no)\.?\s?(?P<issue>\d{1,4}))?",
    r"(?:No|no|№)\.?\s?(?P<issue>\d{1,4})",
    rf"(?P<issued>{_YEAR})年?(?P<year_suffix>[a-z])?{_EDGE}",
)
_HEAD_YEAR = re.compile(
    rf"[\s、,.]*(?:\((?P<bracketed>{_YEAR})年?(?P<suffix>[a-z])?\)"
    rf"|(?P<bare>{_YEAR})年?(?P<letter>[a-z])?)[\s、,.:。]*\Z"
)
_BEHIND_TITLE = re.compile(
    rf"\s?(?P<volume>\d{{1,3}}|[上中下](?:[・、]?[中下]){{0,2}}|[IVX]+|[Ⅰ-Ⅻ]+){_EDGE}"
)
_BARE_PAGES = re.compile(rf"(?P<page>\d{{1,4}}{_RANGE}\d{{1,4}})(?=[。.\s]*\Z|[)])")
_THESIS = re.compile(
    r"(?:未公刊|未刊行)?(?P<genre>"
    r"(?:課程)?(?:博士|修士|卒業|学士)(?:\([^()]{1,8}\))?(?:学位)?(?:請求)?論文|学位(?:請求)?論文)"
)
_BODY_OF_THESIS = re.compile(
    rf"(?P<publisher>[^\d、,。.;:()\[\]「」『』]{{3,60}}?)(?:提出)?{_THESIS.pattern}"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that is known by its form: its segments, and where it ends."""

    segments: tuple[Segment, ...]
    end: int


def read(text: str, at: int, end: int) -> Part | None:
    """The part that begins at a place; None if nothing known does."""
    for pattern in (*_seen(), *_forms()):
        if match := pattern.match(text, at, end):
            return _part(match)
    return None


def behind_title(text: str, at: int, end: int) -> Part | None:
    """A bare volume right behind a title: ``『関東軍』2``, ``『ロシア史研究』92``, ``『…』上``."""
    match = _BEHIND_TITLE.match(text, at, end)
    return _part(match) if match else None


def bare_pages(text: str, at: int, end: int) -> Part | None:
    """Pages at the end, which no word says to be such: ``3–20。``."""
    match = _BARE_PAGES.match(text, at, end)
    return _part(match) if match else None


def thesis(text: str, at: int, end: int) -> Part | None:
    """``博士論文``, ``東京大学博士論文``."""
    match = _THESIS.match(text, at, end) or _BODY_OF_THESIS.match(text, at, end)
    return _part(match) if match else None


def access(text: str, at: int, end: int) -> Part | None:
    """When a page was seen: ``2020年7月8日閲覧``, ``最終閲覧日：2020年7月8日``."""
    match = next(filter(None, (each.match(text, at, end) for each in _seen())), None)
    return _part(match) if match else None


def head_year(text: str, span: Span) -> Part | None:
    """The year that ends a head, as a part that begins there: ``（2006年）``, ``、2006a、``."""
    near = max(span.start, span.end - 16)
    match = _HEAD_YEAR.search(text, near, span.end)
    if match is None:
        return None
    groups = (
        ("issued", "bracketed"),
        ("year-suffix", "suffix"),
        ("issued", "bare"),
        ("year-suffix", "letter"),
    )
    told = tuple(Segment(kind, Span(*match.span(group))) for kind, group in groups if match[group])
    return Part(told, match.start())


def _part(match: re.Match[str]) -> Part:
    return Part(tuple(_segments(match)), match.end())


def _segments(match: re.Match[str]) -> Iterator[Segment]:
    """A segment for each group, and marks between."""
    at = match.start()
    told = ((match.span(name), name) for name in match.groupdict() if match[name])
    for (start, end), name in sorted(told):
        if at < start:
            yield Segment("mark", Span(at, start))
        yield Segment(name.replace("_", "-"), Span(start, end))
        at = end
    if at < match.end():
        yield Segment("mark", Span(at, match.end()))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _FORMS))


@cache
def _seen() -> tuple[re.Pattern[str], ...]:
    seen = words.pattern("seen")
    day = rf"(?P<accessed>{_YEAR}年\s?\d{{1,2}}月\s?\d{{1,2}}日|{_DAY_DIGITS})"
    return (
        re.compile(rf"{day}\s?(?:に)?{seen}"),
        re.compile(rf"{seen}(?:日)?\s?:?\s?{day}"),
    )
