"""When a document was written: ``…, 15 sent. 1946 g.``, ``… dated 4 May 1946``."""

from __future__ import annotations

import re
from functools import cache

from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference.segments import Segment

# A date of any language behind a title, which `dates` may not know: 26 octobre 1945.
_DAY_MONTH_YEAR = re.compile(r"\d{1,2}(?:er)?\s[^\W\d_]{3,10}\.?\s[12]\d{3}")
_NAMED_BEFORE = re.compile(r"[A-ZА-ЯЁІЇЄҐ][\w’'-]*\Z")
_LONGEST_DATE = 60


def whole(text: str, span: Span) -> tuple[Segment, ...]:
    """All of a stretch as a date, if it is one, also in a language whose months nobody knows."""
    own = trimmed(text, span)
    words = own.of(text)
    if dates.parse(words).value.start or _DAY_MONTH_YEAR.fullmatch(words):
        return (Segment("issued", own),)
    return ()


def day(text: str, year: Span, span: Span) -> tuple[Segment, ...]:
    """All of a stretch as the month and day of a year that stands elsewhere: ``September 15``."""
    own, written = trimmed(text, span), year.of(text)
    if not re.fullmatch(r"[12]\d{3}", written):
        return ()
    is_day = len(dates.parse(f"{own.of(text)} {written}").value.start) > 1
    return (Segment("issued.day", own),) if is_day else ()


def last(text: str, span: Span) -> tuple[Span, tuple[Segment, ...]]:
    """A description without the date at its end, which a sign or ``dated`` parts, and that date."""
    return _parted(text, span, _behind_sign())


def last_of_all(text: str, span: Span) -> tuple[Span, tuple[Segment, ...]]:
    """The same where a date may follow a name without a sign: ``to Zhdanov 5 May 1941``."""
    return _parted(text, span, _behind_word())


def trimmed(text: str, span: Span) -> Span:
    """A stretch without the signs around it, but for the stop of a year: ``1945 г.``."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ".,;:/"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:/"):
        end -= 1
    if start < end and text[end - 1] == "." and not text[start:end].endswith(("г.", "р.")):
        end -= 1
    return Span(start, end)


def _parted(text: str, span: Span, pattern: re.Pattern[str]) -> tuple[Span, tuple[Segment, ...]]:
    start = max(span.start, span.end - _LONGEST_DATE)
    match = pattern.search(text[start : span.end])
    if match is None:
        return span, ()
    before_ = text[span.start : start + match.start()]
    if match["gap"].isspace() and not _NAMED_BEFORE.search(before_[-40:]):
        return span, ()
    found = [Segment("issued", Span(*match.span("date")).moved(start))]
    if match["dated"]:
        found.append(Segment("mark", Span(*match.span("dated")).moved(start)))
    return Span(span.start, start + match.start()), tuple(found)


@cache
def _behind_sign() -> re.Pattern[str]:
    return re.compile(rf"(?P<gap>[,.;]?\s+(?P<dated>dated)\s+|[,.;]\s+){_date()}", re.I)


@cache
def _behind_word() -> re.Pattern[str]:
    return re.compile(rf"(?P<gap>[,.;]?\s+(?P<dated>dated)\s+|[,.;]?\s+){_date()}", re.I)


def _date() -> str:
    """A date, or the days, months or years from one to another, which ends a stretch."""
    from_ = r"(?:\d{1,2}\s)?[^\W\d_]{3,9}\.?(?:,?\s[12]\d{3})?\s?[–—-]\s?"
    day = rf"(?:{from_})?{dates.pattern()}"
    years = r"[12]\d{3}(?:\s?[–—/-]\s?(?:[12]\d{3}|\d{2}(?!-)))?"
    digits = r"[12]\d{3}年(?:\d{1,2}月(?:\d{1,2}日)?)?|"
    digits += rf"[12]\d{{3}}-\d{{2}}-\d{{2}}|\d{{1,2}}\.\d{{1,2}}\.[12]\d{{3}}|{years}"
    return rf"(?P<date>(?:{day}|{digits})(?:\s?(?:гг?|рр?|g)\b\.?)?)[\s.,;/]*\Z"
