"""The archive of a document: ``Moscow, AVP RF, f. 18``, ``ll. 46–47. Arkhiv … (AVP RF)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sibcite import archives, tables
from sibcite.archives import folding, heads
from sibcite.archives.found import head_start
from sibcite.archives.heads import Head
from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference.archival import places
from sibcite.read.reference.elements import split
from sibcite.read.reference.segments import Segment

_HEAD = re.compile(
    r"(?P<written>[^()\[\]]*[^()\[\]\s.,:])\s*(?:\((?P<name>[^()\[\]]+)\))?\s*(?:\[(?P<translated>[^\[\]]+)\])?[\s.,:]*"
)
_KINDS = {"written": "archive", "name": "archive.name", "translated": "archive.translated"}
# An archive stands by itself: behind a field that has ended, or what says that it follows.
_BEGINS = re.compile(
    r"(?:\A|[.,;:/)\]»”’\"*(—–]|\b(?:see|cf|см|ср)(?:\s(?:also|также))?)\s*\Z", re.I
)
_LOCATED = re.compile(r"(?P<words>Located at):\s*\Z", re.I)
_LOCATED_FIRST = re.compile(r"(?P<words>Located at):\s+(?=\S)", re.I)
_SHORT = re.compile(r"\((?P<short>[^()]{2,80})\)\Z")
_STRONG_GAP = re.compile(r"(?:\s//|;)\s+(?=\S)")
_NOT_NAMED = re.compile(r"[“«„‘\"*]")
_ARCHIVE_WORD = re.compile(r"ar[ck]hi[vw]|архив|архів|архіў|文書館", re.I)
# Papers of a person or a family, with whoever keeps them.
_PAPERS = re.compile(r"[A-ZА-ЯЁ][^,.;:()\d]{2,60}\s(?:Papers|Collection|Records|Correspondence),\s")
_ABBREVIATION = re.compile(r"[A-ZА-ЯЁІЇЄҐ][\w’'-]*(?:\s[A-ZА-ЯЁІЇЄҐ][\w’'-]*)?")
_CAPITALS = re.compile(r"[A-ZА-ЯЁІЇЄҐ]")
_EDGE = " \t\n\u00a0–—-.,;:(（"
_WIDE = str.maketrans("（）", "()")
_LONGEST = 400
_LONGEST_LEAD = 20


@dataclass(frozen=True, slots=True)
class Holder:
    """The segments of an archive and of its place, and the stretch that they take up.

    `is_located` says whether ``Located at:`` stands before it.
    """

    segments: tuple[Segment, ...]
    span: Span
    is_located: bool = False


def before(text: str, span: Span) -> Holder | None:
    """The archive that ends a stretch, if the authority knows it."""
    head, behind = _placed(text, Span(span.start, _without_edge(text, span)))
    if head is None:
        return None
    start = head_start(head)
    if not _BEGINS.search(text[max(span.start, start - _LONGEST_LEAD) : start]):
        return None
    located = _LOCATED.search(text, max(span.start, start - 20), start)
    ahead = places.last(text, Span(span.start, start))
    words = Span(*located.span("words")) if located else ahead
    said = _hereafter(text, head.written)
    marks = tuple(Segment("mark", each) for each in (words, behind, said) if each)
    begin = words.start if words else start
    begin -= text.endswith("(", span.start, begin)
    return Holder((*_segments(text, head), *marks), Span(begin, span.end), located is not None)


def behind(text: str, span: Span) -> Holder | None:
    """The archive that begins a stretch, if the authority knows it, and what is its place."""
    end = min(span.end, span.start + _LONGEST)
    head = heads.after(text.translate(_WIDE), span.start, end)
    if head is None or not head.matches:
        return None
    at = _end(head)
    at += text.startswith(")", at)
    if at < span.end and text[at] not in ".,;":
        return None
    found = _segments(text, head)
    placed = places.first(text, Span(at, span.end))
    if placed is None:
        return Holder(found, Span(span.start, at))
    return Holder((*found, Segment("mark", placed)), Span(span.start, placed.end))


def place(text: str, span: Span) -> tuple[Segment, ...]:
    """The place of an archive that is named elsewhere: ``… l. 91. Moscow.``."""
    found = places.first(text, span)
    return (Segment("mark", found),) if found else ()


def is_archive(text: str, head: Span) -> bool:
    """Whether a head is an archive by its form or its name, and no row of persons."""
    match = _HEAD.fullmatch(text, head.start, head.end)
    return bool(
        match and (match["name"] or match["translated"] or archives.is_known(match["written"]))
    )


def named(text: str, span: Span) -> tuple[Segment, ...]:
    """All of a stretch as an archive, be it known or not: ``ARKHIV X (Name) [Translation]``."""
    match = _HEAD.fullmatch(text, span.start, span.end)
    if match is None:
        return ()
    found = {part: Span(*match.span(part)) for part in _KINDS if match[part]}
    if match["name"] and _abbreviates(match["name"], match["written"]):
        found["written"], found["name"] = found["name"], found["written"]
    return tuple(Segment(_KINDS[part], each) for part, each in found.items())


def unknown_before(text: str, span: Span) -> Holder | None:
    """What stands last before an address, where the archive should: its name as printed."""
    end = _without_edge(text, span)
    elements = split(text, Span(span.start, end))
    if not elements or elements[-1].italic:
        return None
    start = elements[-1].core.start
    gaps = tuple(_STRONG_GAP.finditer(text, start, end))
    own = Span(gaps[-1].end() if gaps else start, end)
    located = _LOCATED_FIRST.match(text, own.start, own.end)
    comma = text.find(", ", own.start, own.end)
    if located:
        own = Span(located.end(), own.end)
    elif comma > 0 and _is_dated(text[own.start : comma]):
        # What stands before is the day of the document.
        own = Span(comma + 2, own.end)
    if _NOT_NAMED.match(text, max(own.start - 1, span.start)) or _is_dated(own.of(text)):
        return None
    found = named(text, own)
    if not found:
        return None
    if located is None:
        return Holder(found, Span(own.start, span.end))
    words = Segment("mark", Span(*located.span("words")))
    return Holder((words, *found), Span(located.start(), span.end), is_located=True)


def unknown_behind(text: str, span: Span) -> Holder | None:
    """What stands first behind an address, if its words say that it is an archive."""
    elements = split(text, Span(span.start, min(span.end, span.start + _LONGEST)))
    if not elements:
        return None
    own = elements[0].core
    is_papers = _PAPERS.match(text, own.start, own.end) is not None
    # Who keeps papers is known by its place.
    placed = None if is_papers else places.last(text, own)
    own = Span(own.start, _without_edge(text, Span(own.start, placed.start if placed else own.end)))
    found = named(text, own) if own.start < own.end else ()
    written = next((each.span.of(text) for each in found if each.kind == "archive"), "")
    is_named = is_papers or _ARCHIVE_WORD.search(own.of(text)) or _is_short(written)
    if not is_named or _NOT_NAMED.search(own.of(text)) or ("," in written and not is_papers):
        return None
    marks = (Segment("mark", placed),) if placed else ()
    return Holder((*found, *marks), Span(span.start, elements[0].core.end))


def _placed(text: str, span: Span) -> tuple[Head | None, Span | None]:
    """The archive at the end of a stretch, and its place, if that stands behind it."""
    place_ = places.last(text, span)
    if place_ is not None:
        own = Span(span.start, _without_edge(text, Span(span.start, place_.start)))
        if head := _known(text, own):
            return head, place_
    return _known(text, span), None


def _known(text: str, span: Span) -> Head | None:
    """The archive at the end, its abbreviation in brackets told from its name before them."""
    plain, start = text.translate(_WIDE), max(span.start, span.end - _LONGEST)
    short = _SHORT.search(plain, start, span.end)
    if short is not None:
        written = Span(*short.span("short"))
        if said := heads.HEREAFTER.match(plain, written.start, written.end):
            written = Span(said.end(), written.end)
        full = heads.before(plain, start, short.start())
        if full and full.name is None and _is_same(full, written.of(text)):
            both = sorted((full.written, written), key=lambda each: each.end - each.start)
            return Head(both[0], both[1], full.translated, full.matches)
    head = heads.before(plain, start, span.end)
    return head if head is not None and head.matches else None


def _hereafter(text: str, written: Span) -> Span | None:
    """The words in brackets that say that an abbreviation follows: ``(hereafter RGIA)``."""
    opening = text.rfind("(", max(0, written.start - 40), written.start)
    said = heads.HEREAFTER.fullmatch(text, opening + 1, written.start) if opening >= 0 else None
    return Span(*said.span()) if said is not None and said.start() < said.end() else None


def _is_same(full: Head, beside: str) -> bool:
    """Whether what stands in brackets is another name of the archive before them."""
    keys = {each.archive for each in full.matches}
    return bool(keys.intersection(archives.candidates(beside)))


def _segments(text: str, head: Head) -> tuple[Segment, ...]:
    spans = {"written": head.written, "name": head.name, "translated": head.translated}
    if head.name and head.translated is None and _is_translated(head, head.name.of(text)):
        spans |= {"name": None, "translated": head.name}
    return tuple(Segment(_KINDS[part], each) for part, each in spans.items() if each)


def _is_translated(head: Head, name: str) -> bool:
    """Whether a full name is in words of another language than the archive's own."""
    rows = [tables.archives()[match.archive] for match in head.matches]
    printed = folding.key(name)
    others = {folding.key(each) for row in rows for each in (*row.english, row.japanese)}
    own = {folding.key(each) for row in rows for each in (*row.name, *row.ala_lc, *row.bgn_pcgn)}
    return printed in others - own


def _abbreviates(name: str, written: str) -> bool:
    """Whether what stands in the brackets is the short form of what stands before them."""
    return len(name) < len(written) and _is_short(name)


def _is_short(name: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(name)) and len(_CAPITALS.findall(name)) * 2 >= len(name)


def _is_dated(words: str) -> bool:
    """Whether words are a date, or a day whose year stands elsewhere, or end in a date."""
    printed = words.strip(" .,;")
    last = printed.rpartition(", ")[2]
    return any(dates.parse(each).value.start for each in (last, printed, f"{printed} 1900"))


def _end(head: Head) -> int:
    return max(each.end for each in (head.written, head.name, head.translated) if each)


def _without_edge(text: str, span: Span) -> int:
    return span.start + len(span.of(text).rstrip(_EDGE))
