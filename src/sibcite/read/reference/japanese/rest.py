"""What stands behind a title: ``木村汎編『日露関係の歴史』世界思想社、1993年、45-67頁``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from sibcite.model import Span
from sibcite.read.reference.japanese import leftover, parts, quotes, rows, series, words
from sibcite.read.reference.japanese.parts import Part
from sibcite.read.reference.segments import Segment

_SIGNS = " 、,。.;:・*-/"
_WORDS = re.compile(
    r"(?:(?!(?:1[5-9]|20)\d{2}(?:年|\b))[^、,。;:()\[\]「」『』〈〉《》【】\s]){1,60}"
    r"(?:(?<=[A-Za-z.&])\s(?=[A-Za-z&])[^、,。;:()\[\]「」『』〈〉《》【】\s]{1,30}){0,6}"
)
_LONGEST_ROW = 100
_LINK = re.compile(r"(?:URL|DOI|リンク)\s?:?\s*\Z", re.I)


@dataclass(slots=True)
class _Found:
    """What a walk over the rest has found so far; it never leaves this file."""

    segments: list[Segment] = field(default_factory=list)
    words: list[Span] = field(default_factory=list)
    is_in_work: bool = False

    def kinds(self) -> frozenset[str]:
        return frozenset(each.kind for each in self.segments)


def read(
    text: str, span: Span, closed: Mapping[int, int], is_part: bool, linked: bool
) -> tuple[Segment, ...]:
    """Every stretch behind a title in order; what nobody knows is unread.

    Args:
        text: Plain text, as `folding` makes it.
        span: From behind the title to the end.
        closed: Where each quote and bracket closes.
        is_part: Whether the title is in the quotes of an article or chapter.
        linked: Whether a link follows.
    """
    found = _Found()
    at = _behind_title(text, span, found, not is_part)
    _walk(text, Span(at, span.end), closed, is_part, found)
    told = leftover.told(text, tuple(found.words), found.kinds(), is_part, linked)
    return tuple(sorted((*found.segments, *told), key=lambda each: each.span.start))


def _behind_title(text: str, span: Span, found: _Found, is_work: bool) -> int:
    """A bare number right behind the title of a book or a journal is its volume."""
    part = parts.behind_title(text, span.start, span.end) if is_work else None
    if part is None or parts.read(text, span.start, span.end):
        return span.start
    found.segments += part.segments
    return part.end


def _walk(text: str, span: Span, closed: Mapping[int, int], is_part: bool, found: _Found) -> None:
    at = span.start
    while at < span.end:
        if text[at] in _SIGNS:
            at += 1
        elif (part := _known(text, at, span.end, closed, is_part, found)) is not None:
            found.segments += part.segments
            at = part.end
        elif text[at] in quotes.OPEN:
            at = _opened(text, Span(at, span.end), closed, is_part, found)
        else:
            at = _plain(text, Span(at, span.end), found)


def _known(
    text: str, at: int, end: int, closed: Mapping[int, int], is_part: bool, found: _Found
) -> Part | None:
    """The part at a place that its own form tells."""
    if part := parts.read(text, at, end):
        return part
    if match := _within().match(text, at, end) or _LINK.match(text, at, end):
        return Part((Segment("mark", Span(*match.span())),), match.end())
    if part := parts.thesis(text, at, end):
        return part
    if is_part and not found.is_in_work and text[at] not in quotes.OPEN:
        return _before_work(text, at, end, closed)
    return parts.bare_pages(text, at, end) if found.is_in_work else None


def _before_work(text: str, at: int, end: int, closed: Mapping[int, int]) -> Part | None:
    """What stands before the work that a part is in: its persons, its series, its period."""
    work = text.find("『", at, min(end, at + _LONGEST_ROW))
    if work < 0 or work not in closed:
        return None
    opened = re.search(r"[(「〈《]", text[at:work])
    if opened and not rows.is_roled(text, Span(at, work)):
        return None
    row = Span(at, at + len(text[at:work].rstrip(" 、,:")))
    if row.of(text) in words.of("periods"):
        return Part((Segment("mark", row),), row.end)
    if words.is_series(row.of(text)):
        return Part((Segment("collection-title", row),), row.end)
    names = rows.read(text, row, "container-author")
    names = tuple(
        Segment("container-author", each.span) if each.kind == "author" else each for each in names
    )
    is_told = rows.is_roled(text, row) or all(
        rows.is_person(each.span.of(text)) for each in names if each.kind != "mark"
    )
    return Part(names, row.end) if names and is_told else None


def _opened(text: str, span: Span, closed: Mapping[int, int], is_part: bool, found: _Found) -> int:
    """A quote or bracket: the work that a part is in, a series, or parts; else it is unread."""
    at = span.start
    close = closed.get(at, span.end)
    if close >= span.end:
        found.segments.append(Segment("unread", span))
        return span.end
    inside = Span(at + 1, close)
    if text[at] == "『" and is_part and not found.is_in_work and inside.start < inside.end:
        found.segments.append(Segment("container-title", inside))
        found.is_in_work = True
        return _behind_title(text, Span(close + 1, span.end), found, True)
    if text[at] in "〈《" or (text[at] in "([" and series.is_one(inside.of(text))):
        found.segments += series.read(text, inside)
    elif text[at] in "([":
        _walk(text, inside, closed, is_part, found)
    else:
        found.segments.append(Segment("unread", inside))
    return close + 1


def _plain(text: str, span: Span, found: _Found) -> int:
    """Words up to the next sign: persons with their role, a place, or what is left over."""
    match = _WORDS.match(text, span.start, span.end)
    if match is None:
        found.segments.append(Segment("unread", Span(span.start, span.start + 1)))
        return span.start + 1
    end = match.start() + len(match[0].rstrip(". "))
    whole = Span(span.start, max(end, span.start + 1))
    if rows.is_roled(text, whole):
        _persons(text, whole, found)
    elif whole.of(text) in words.of("places") or text[whole.end : whole.end + 1] == ":":
        is_place = whole.end - whole.start <= 8
        found.segments.append(Segment("publisher-place" if is_place else "unread", whole))
    else:
        found.words.append(whole)
    return whole.end


def _persons(text: str, last: Span, found: _Found) -> None:
    """Persons with their role, and those before them in the same row: ``田中太郎、山田花子訳``."""
    start = last.start
    while found.words and rows.is_person(found.words[-1].of(text)):
        if text[found.words[-1].end : start].strip(" 、,"):
            break
        start = found.words.pop().start
    row = Span(start, last.end)
    found.segments += rows.read(text, row, "translator") or (Segment("unread", row),)


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"{words.pattern('within')}(?=[、,。.()\s「『]|\d|\Z)|(?:in|In):?\s(?=\S)")
