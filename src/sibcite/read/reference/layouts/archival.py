"""``GA RF (Name) [Name] (1956). *Title* [Translation]. F. 9401, op. 2, d. 582, l. 9-12.``."""

from __future__ import annotations

import re
from functools import cache

from sibcite import archives
from sibcite.fields import dates, titles
from sibcite.model import Span
from sibcite.read.reference import people, year
from sibcite.read.reference.elements import split
from sibcite.read.reference.gost import entry
from sibcite.read.reference.segments import Segment

_HEAD = re.compile(
    r"(?P<written>[^()\[\]]*[^()\[\]\s.,:])\s*(?:\((?P<name>[^()\[\]]+)\))?\s*(?:\[(?P<translated>[^\[\]]+)\])?[\s.,:]*"
)

_GAP = re.compile(r"(?:\s//|[.,;:])\s+(?=[^\s/])")
_STRONG_GAP = re.compile(r"(?:\s//|;)\s+(?=\S)")
_LONGEST_NAME = 160


def divide(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference that holds an archival address; else nothing."""
    del around
    address = archives.find(text, body.start)
    if address is None or address.end > body.end:
        return ()
    located = Segment("archive_location", address)
    before = Span(body.start, address.start)
    dated = year.bracketed(text, before)
    if dated is None:
        return (*_archive_last(text, before), located)
    head = Span(before.start, dated.start)
    title = _title(text, Span(dated.end, before.end))
    names = () if _is_archive(text, head) else people.head(text, head)
    return (*(names or _archive(text, head)), *dated.segments, *title, located)


def _is_archive(text: str, head: Span) -> bool:
    match = _HEAD.fullmatch(head.of(text))
    return bool(
        match and (match["name"] or match["translated"] or archives.is_known(match["written"]))
    )


def _archive(text: str, head: Span) -> tuple[Segment, ...]:
    match = _HEAD.fullmatch(text, head.start, head.end)
    if match is None:
        return ()
    kinds = {"archive": "written", "archive.name": "name", "archive.translated": "translated"}
    return tuple(
        Segment(kind, Span(*match.span(part))) for kind, part in kinds.items() if match[part]
    )


def _archive_last(text: str, before: Span) -> tuple[Segment, ...]:
    """``Title. GA RF. F. …`` and ``GA RF, f. …``: the archive stands right before its address."""
    before = Span(before.start, before.start + len(before.of(text).rstrip(" \t\n–—-")))
    archive = _known_last(text, before) or _element_last(text, before)
    if archive is None:
        return ()
    document = Span(before.start, archive.start)
    described = entry.document(text, _without_slashes(text, document))
    if described.heading or described.is_stated:
        return (*described.segments(), *_archive(text, archive))
    date = _date_last().search(text, max(before.start, archive.start - 60), archive.start)
    if date is None:
        return (*_title(text, document), *_archive(text, archive))
    title = _title(text, Span(before.start, date.start()))
    return (*title, Segment("issued", Span(*date.span("date"))), *_archive(text, archive))


def _without_slashes(text: str, document: Span) -> Span:
    return Span(document.start, document.start + len(document.of(text).rstrip(" /")))


def _known_last(text: str, before: Span) -> Span | None:
    """The longest end that is an archive we know: ``…, 16 avg. 1945 g. // TsAMO RF``."""
    for gap in _GAP.finditer(text, max(before.start, before.end - _LONGEST_NAME), before.end):
        tail = Span(gap.end(), before.end)
        match = _HEAD.fullmatch(text, tail.start, tail.end)
        if match and archives.is_known(match["written"]):
            return tail
    return None


def _element_last(text: str, before: Span) -> Span | None:
    elements = split(text, before)
    if not elements:
        return None
    start = elements[-1].core.start
    gaps = tuple(_STRONG_GAP.finditer(text, start, before.end))
    return Span(gaps[-1].end() if gaps else start, before.end)


@cache
def _date_last() -> re.Pattern[str]:
    """A date at the end of a document's description, parted by a comma or a stop."""
    date = rf"(?:{dates.pattern()}|[12]\d{{3}})(?:\s?(?:гг?|g)\b\.?)?"
    return re.compile(rf"[,.;]\s+(?P<date>{date})[\s.,;/]*\Z", re.I)


def _title(text: str, span: Span) -> tuple[Segment, ...]:
    elements = split(text, span)
    if not elements:
        return ()
    whole = Span(elements[0].core.start, elements[-1].core.end)
    start, end = titles.bare(whole.of(text))
    title = Segment("title", Span(start, end).moved(whole.start))
    translated = elements[-1].translated
    return (title, Segment("title.translated", translated)) if translated else (title,)
