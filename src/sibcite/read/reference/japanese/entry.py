"""A whole reference: names, title, the work that it is in, and the parts behind."""

from __future__ import annotations

import re

from sibcite.model import Span
from sibcite.read.reference.japanese import parts, quotes, rest, rows, words
from sibcite.read.reference.segments import Segment

_OPENS = re.compile(r"[「『]")
_BRACKETED = re.compile(r"(?P<first>[^()]{2,80})\((?P<others>[^()]{3,60})\)")
_EXTENT = re.compile(r"年?\s?[、,]\s?(?P<extent>\d{1,4})\s?(?:頁|ページ)(?![)以参])")
# A smaller number is likelier a page of the book.
_FEWEST_PAGES = 80
_BETWEEN = " 、,。.:;・"
_PERSONS = frozenset(("author", "container-author", "editor", "translator"))
_WHERE = frozenset(("container-title", "publisher", "publisher-place", "genre"))


def read(text: str, body: Span, linked: bool) -> tuple[Segment, ...]:
    """The segments of a reference that has its title in quotes; else nothing.

    Args:
        text: Plain text, as `folding` makes it.
        body: From its first name to the link.
        linked: Whether a link follows.
    """
    opening = _OPENS.search(text, body.start, body.end)
    closed = quotes.pairs(text, body)
    if opening is None or opening.start() not in closed:
        return ()
    at, close = opening.start(), closed[opening.start()]
    head = _head(text, Span(body.start, at))
    title = Segment("title", Span(at + 1, close))
    is_part = text[at] == "「"
    behind = rest.read(text, Span(close + 1, body.end), closed, is_part, linked)
    told = _paged(behind) if is_part else _counted(text, behind)
    whole = _once(text, (*head, title, *told))
    return whole if close > at + 1 and _is_certain(text, whole, linked) else ()


def _paged(found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """``45p`` is how many pages a book has, and the page of a part."""
    return tuple(
        Segment("page", each.span) if each.kind == "number-of-pages" else each for each in found
    )


def _counted(text: str, found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """``1987年、254頁``: one number right behind the year of a book is how many pages it has.

    In or behind a bracket it is where a note points to: ``（社会評論社、2004年）45頁``.
    """
    year = next((each.span for each in found if each.kind == "issued"), None)
    match = _EXTENT.match(text, year.end) if year else None
    if match and int(match["extent"]) < _FEWEST_PAGES:
        return found
    return tuple(
        Segment("number-of-pages", each.span)
        if match and each.kind == "page" and each.span.start == match.start("extent")
        else each
        for each in found
    )


def _head(text: str, span: Span) -> tuple[Segment, ...]:
    """The names before a title with their year; words that are no names are unread."""
    year = parts.head_year(text, span)
    end = year.end if year else span.end
    told = year.segments if year else ()
    names = _trimmed(text, Span(span.start, end))
    if names.start == names.end:
        return told
    if words.is_series(names.of(text)):
        return (Segment("collection-title", names), *told)
    return (*_persons(text, names), *told)


def _persons(text: str, names: Span) -> tuple[Segment, ...]:
    """The names of a head, with others in brackets behind them: ``カルポフ（長勢了治訳）``."""
    match = _BRACKETED.fullmatch(text, names.start, names.end)
    if match is None or not rows.is_roled(text, Span(*match.span("others"))):
        return rows.read(text, names, "author") or (Segment("unread", names),)
    first = rows.read(text, Span(*match.span("first")), "author")
    others = rows.read(text, Span(*match.span("others")), "author")
    return (*first, *others) if first and others else (Segment("unread", names),)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _BETWEEN:
        start += 1
    while start < end and text[end - 1] in _BETWEEN:
        end -= 1
    return Span(start, end)


def _once(text: str, found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The same with what is said twice as a mark, and what is said otherwise unread."""
    first: dict[str, str] = {}
    whole = []
    for each in found:
        if each.kind in _PERSONS or each.kind in ("mark", "unread"):
            whole.append(each)
        elif each.kind not in first:
            first[each.kind] = each.span.of(text)
            whole.append(each)
        else:
            is_same = first[each.kind].rstrip("年") == each.span.of(text).rstrip("年")
            whole.append(Segment("mark" if is_same else "unread", each.span))
    return tuple(whole)


def _is_certain(text: str, whole: tuple[Segment, ...], linked: bool) -> bool:
    """Whether enough was found for a reference: when and where, or a publisher that is known."""
    kinds = {each.kind for each in whole}
    head = next((each for each in whole if each.kind != "mark"), None)
    if "unread" in kinds and head is not None and head.kind == "unread":
        # Words before a title that are no names may be a sentence: then all else must be sure.
        behind = [each for each in whole if each.kind == "unread"]
        return len(behind) == 1 and "issued" in kinds and bool(kinds & _WHERE)
    if "issued" in kinds or linked:
        return bool(kinds & _WHERE) or linked or bool(kinds & _PERSONS)
    publisher = next((each.span.of(text) for each in whole if each.kind == "publisher"), "")
    return "unread" not in kinds and words.ends(publisher, "publishers")
