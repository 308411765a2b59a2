"""``Галицкий В. П. Заглавие // Журнал. 1991. № 4. С. 66–78.``: the manner of GOST and DSTU."""

from __future__ import annotations

import re
from itertools import islice

from sibcite.model import Span
from sibcite.read.reference import bodies
from sibcite.read.reference.gost import areas, entry, forms, heading, imprint
from sibcite.read.reference.gost.entry import Entry
from sibcite.read.reference.segments import Segment

_HOST = re.compile(r"\s//\s+(?=\S)")
# Without one of these nothing below can hold, and most references of other manners have none:
# the year of "April 18, 1991" is none of an imprint.
_POSSIBLE = re.compile(
    r"\s//\s|(?:(?<!\d),|\.)\s(?:[–—-]\s)?(?:\d\d\.\d\d\.|\[)?[12]\d{3}(?![\d)])"
    r"|\s[12]\d{3}\s[гр]\.|ресурс\]"
)
_ITALIC = re.compile(r"\*[^*]+\*(?:\s/\s.*)?")
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐа-яёіїєґ]")
_DASHES = re.compile(r"\.\s[–—-]\s")
_NEWSPAPERS = re.compile(r"[12]\d{3}\.\s")
_MOST_SLASHES = 8
_NUMBERED = frozenset(("volume", "issue", "page"))
_ISSUES = frozenset(("title", "issued", *_NUMBERED))
# A page on the web has its year or says what it is: "[Электронный ресурс]".
_NOTED = frozenset(("issued", "mark"))
# Without a date, what has more words or a figure may be something else.
_UNDATED = frozenset(("title", "title.translated", "author", "mark"))
_LONGEST_PAGE = 160
_ONLINE = re.compile(r"\s*\[(?:Internet|Online)\]?[\s.\[]*\Z", re.I)
_NO_PAGE = re.compile(r"[\d;\[\](){}*]|//|\bet al|\bn\.\s?d\b|\A[^\W\d_]{1,2}\.\s")

Cut = tuple[tuple[Span, tuple[Segment, ...]], ...]


def divide(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference in the manner of GOST; else nothing.

    The evidence is what stands behind two slashes, a place with its year behind a title, numbers
    behind a journal's year, or a newspaper's date.
    """
    links = frozenset(each.kind for each in around)
    body = Span(body.start, body.start + len(body.of(text).rstrip(" \t\n–—-")))
    if not _POSSIBLE.search(text, body.start, body.end):
        return _undated(text, body) if "URL" in links else ()
    at = _host(text, body)
    if at is None:
        return _whole(text, body, links)
    part, host = entry.read(text, Span(body.start, at)), entry.host(text, _behind(text, at, body))
    if "issued" not in host.kinds() | part.kinds():
        part = entry.document(text, Span(body.start, at))
    located = host.kinds() & {"issued", "publisher-place", *_NUMBERED} or links & {"URL", "DOI"}
    return _joined(text, part, host) if located and "title" in part.kinds() else ()


def _undated(text: str, body: Span) -> tuple[Segment, ...]:
    """A page of which nothing is said but who wrote it, its title and what bears it."""
    online = _ONLINE.search(text, body.start, body.end)
    words = text[body.start : online.start() if online else body.end].rstrip(" ,")
    first, comma, _ = words.partition(",")
    if len(words) > _LONGEST_PAGE or _NO_PAGE.search(words) or (comma and bodies.is_one(first)):
        return ()
    work = entry.page(text, Span(body.start, body.start + len(words)))
    if not work.kinds() <= _UNDATED or "title" not in work.kinds():
        return ()
    marks = (Segment("mark", Span(*online.span())),) if online else ()
    return (*work.segments(), *marks)


def _host(text: str, body: Span) -> int | None:
    """Where it begins what a part is in: behind slashes, in italics, or before a journal's year."""
    for slashes in islice(_HOST.finditer(text, body.start, body.end), _MOST_SLASHES):
        before = text[body.start : slashes.start()]
        if before.count("[") <= before.count("]") and before.count("«") <= before.count("»"):
            return slashes.start()
    names, start = heading.read(text, body)
    spans = areas.split(text, Span(start, body.end))
    cut = tuple((each, forms.read(text, each)) for each in spans)
    return _italic(text, cut) or _journal(text, cut, bool(names))


def _behind(text: str, at: int, body: Span) -> Span:
    slashes = _HOST.match(text, at, body.end)
    return Span(slashes.end() if slashes else at, body.end)


def _italic(text: str, cut: Cut) -> int | None:
    """Italics behind the title, all of an area or all before its slash."""
    first = next((i for i, (span, _) in enumerate(cut) if i and text[span.start] == "*"), None)
    if first is None or any(forms.is_imprint(found) for _, found in cut[:first]):
        return None
    area = cut[first][0]
    return area.start if _ITALIC.fullmatch(text, area.start, area.end) else None


def _journal(text: str, cut: Cut, is_headed: bool) -> int | None:
    """``Журнал. 1991. № 4``, and ``Zhurnal, 1991, no. 4`` where names begin the reference."""
    if not cut or any(forms.is_imprint(found) for _, found in cut):
        return None
    if not is_headed and not _CYRILLIC.search(cut[0][0].of(text)):
        return None
    for place, (area, found) in enumerate(cut):
        if place and is_headed and not found and entry.commas(text, area):
            return area.start
        if place > 1 and _is_years(found) and _is_numbered(text, cut[place:]):
            return None if any(before for _, before in cut[:place]) else cut[place - 1][0].start
    return None


def _is_years(found: tuple[Segment, ...]) -> bool:
    return bool(found) and found[0].kind == "issued"


def _is_numbered(text: str, cut: Cut) -> bool:
    """Whether numbers of a journal stand with a year or behind it, or a newspaper's day."""
    if forms.is_numbers(cut[0][1]):
        return True
    return len(cut) > 1 and (forms.is_numbers(cut[1][1]) or forms.is_day(text, cut[1][0]))


def _joined(text: str, part: Entry, host: Entry) -> tuple[Segment, ...]:
    """The segments of both; what both have is the host's, but persons and a year of the heading."""
    headed = {each.kind: each.span.of(text) for each in part.heading}
    taken = host.kinds() - entry.SEVERAL
    own = (each for each in part.others if each.kind not in taken)
    others = []
    for each in host.others:
        if each.kind == "author":
            others.append(Segment("container-author", each.span))
        elif each.kind not in headed or each.kind in entry.SEVERAL:
            others.append(each)
        elif headed[each.kind] == each.span.of(text):
            others.append(Segment("mark", each.span))
    return (*part.heading, *own, *others)


def _whole(text: str, body: Span, links: frozenset[str]) -> tuple[Segment, ...]:
    """A work by itself: with an imprint, an issue of a newspaper, a page on the web."""
    work = entry.page(text, body)
    # A body before a book's title may be a sentence of it.
    if "URL" not in links and "genre" not in work.kinds():
        work = entry.read(text, body)
    kinds = work.kinds()
    certain = "title" in kinds and (
        ("publisher-place" in kinds and _is_imprint_ours(text, body, work))
        or ({"publisher", "issued"} <= kinds and (work.is_stated or " : " in body.of(text)))
        or (kinds <= _ISSUES and _NEWSPAPERS.match(_of(text, work, "issued")))
        or ("URL" in links and kinds & _NOTED and _is_page(text, body, work, links))
    )
    return work.segments() if certain else ()


def _is_page(text: str, body: Span, work: Entry, links: frozenset[str]) -> bool:
    """Whether a page says when it was seen, or which body wrote it and when."""
    is_told = "issued" in work.kinds() and bool(bodies.leading(text, body))
    return ("accessed" in links or is_told) and _is_ours(text, body, work)


def _is_ours(text: str, body: Span, work: Entry) -> bool:
    """Whether names with initials, a dash between areas or Cyrillic say whose manner it is."""
    dashed = _DASHES.search(text, body.start, body.end)
    return bool(work.heading or dashed or _CYRILLIC.search(_of(text, work, "title")))


def _is_imprint_ours(text: str, body: Span, work: Entry) -> bool:
    """Whether an imprint is in the manner of GOST: the manners of others have it too."""
    if work.heading or work.is_stated or "number-of-pages" in work.kinds():
        return True
    place = next(each.span for each in work.others if each.kind == "publisher-place")
    if _DASHES.search(text, body.start, body.end) or text.startswith(" : ", place.end):
        return True
    return bool(_CYRILLIC.search(place.of(text))) and imprint.begins(text, place.start, body.end)


def _of(text: str, work: Entry, kind: str) -> str:
    return next((each.span.of(text) for each in work.segments() if each.kind == kind), "")
