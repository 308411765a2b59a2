"""``GA RF (Name) [Name] (1956). *Title* [Translation]. F. 9401, op. 2, d. 582, l. 9-12.``."""

from __future__ import annotations

import re

from sibcite import archives
from sibcite.model import Span
from sibcite.read.reference import people, sorts
from sibcite.read.reference.archival import dating, documents, holders, titles
from sibcite.read.reference.archival.documents import Headed
from sibcite.read.reference.archival.holders import Holder
from sibcite.read.reference.gost import imprint
from sibcite.read.reference.segments import Segment

_TRANSLATOR = re.compile(r"(?<=\s)(?P<words>translated by)\s(?P<names>[^,;]{3,80}?)\.?\s*\Z", re.I)
_UNDATED = re.compile(
    r"(?<![\w.])(?P<date>[Nn]\.\s?d\.|б\.\s?г\.|\[date\sunknown\])(?:[.,]|(?=\s|\Z))"
)
_MEDIUM = re.compile(r"\.\s(?P<genre>[^\W\d_][^.\d]{3,30})\.?\s*\Z")
_CODE = re.compile(r"[A-C]\d{11}")
_LABEL = re.compile(r"(?P<words>Ref(?:erence|\.)?(?:\s(?:[Cc]ode|[Nn]o\.))?:?)\s?\Z")
_BEHIND = re.compile(r"[\s.,(]*(?P<name>[^\W\d][^.“”«»*()]{3,120})[).]*")
_QUOTES = (("*", "*"), ('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"))
_LONGEST_NOTE, _LONGEST_MEDIUM = 110, 40


def divide(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference that holds an archival address; else nothing."""
    del around
    address = archives.find(text, body.start)
    if address is None or address.end > body.end or _is_quoted(text, body, address):
        return ()
    body, medium = _without_medium(text, body, address)
    bare, marks = _coded(text, body, address)
    return (*_undated(bare, body, address), *medium, *marks)


def _is_quoted(text: str, body: Span, address: Span) -> bool:
    """Whether an address is of a title in quotes or italics: ``“Storage in box 4, folder 3”``."""
    before, behind = text[body.start : address.start], text[address.end : body.end]
    for opening, close in _QUOTES:
        if opening == close:
            is_open = before.count(opening) % 2 == 1
        else:
            is_open = before.count(opening) > before.count(close)
        if is_open and close in behind:
            return True
    return False


def _coded(text: str, body: Span, address: Span) -> tuple[str, tuple[Segment, ...]]:
    """A text without what stands around the code of a copy, and those words: JACAR's.

    Its label (``Ref. B02033015200``) is none of the title, and who has the original is told by the
    code and not the archive of the copy.
    """
    if not _CODE.fullmatch(address.of(text)) or "JACAR" not in text[body.start : address.start]:
        return text, ()
    label = _LABEL.search(text, body.start, address.start)
    behind = _BEHIND.fullmatch(text, address.end, body.end)
    spans = [Span(*label.span("words"))] if label else []
    if behind and archives.candidates(behind["name"].partition(",")[0]):
        spans.append(Span(*behind.span("name")))
    bare = text
    for each in spans:
        bare = bare[: each.start] + " " * (each.end - each.start) + bare[each.end :]
    return bare, tuple(Segment("mark", each) for each in spans)


def _without_medium(text: str, body: Span, address: Span) -> tuple[Span, tuple[Segment, ...]]:
    """A body without what MLA says last that a document is: ``Typescript``."""
    match = _MEDIUM.search(text, max(address.end, body.end - _LONGEST_MEDIUM), body.end)
    if match is None or sorts.type_of(match["genre"]) != "manuscript":
        return body, ()
    return Span(body.start, match.start()), (Segment("genre", Span(*match.span("genre"))),)


def _undated(text: str, body: Span, address: Span) -> tuple[Segment, ...]:
    """The segments of a body that may say that its document has no date."""
    undated = _UNDATED.search(text, body.start, body.end)
    if undated is None or Span(*undated.span()).meets(address):
        return _found(text, body, address)
    # Spaces in its place leave every other word where it stands.
    bare = f"{text[: undated.start()]}{' ' * len(undated[0])}{text[undated.end() :]}"
    found = (each for each in _found(bare, body, address) if not each.kind.startswith("issued"))
    cut = (_before(text, each, Span(*undated.span())) for each in found)
    placed = (_untitled(text, each) for each in cut if each.span.start < each.span.end)
    return (*placed, Segment("issued", Span(*undated.span("date"))))


def _before(text: str, segment: Segment, date: Span) -> Segment:
    """A field without what it has from a date on: what stands behind that is unread."""
    if not segment.span.meets(date):
        return segment
    printed = text[segment.span.start : date.start].rstrip(" .,;")
    return Segment(segment.kind, Span(segment.span.start, segment.span.start + len(printed)))


def _untitled(text: str, segment: Segment) -> Segment:
    """The place of an archive is no title of a document that has none."""
    is_place = segment.kind == "title" and imprint.is_place(segment.span.of(text))
    return Segment("mark", segment.span) if is_place else segment


def _found(text: str, body: Span, address: Span) -> tuple[Segment, ...]:
    before, behind = Span(body.start, address.start), Span(address.end, body.end)
    found = _held(text, before, behind) or _headed(text, before, behind)
    found = found or _led(text, before, behind) or _unknown(text, before, behind)
    return (*found, Segment("archive_location", address))


def _held(text: str, before: Span, behind: Span) -> tuple[Segment, ...]:
    """A reference whose archive is known and stands right before its address, or right behind."""
    if holder := holders.before(text, before):
        return _around(text, Span(before.start, holder.span.start), holder, behind)
    if holder := holders.behind(text, behind):
        rest = Span(holder.span.end, behind.end)
        return (*documents.before(text, before), *holder.segments, *_rest(text, rest))
    return ()


def _around(text: str, document: Span, holder: Holder, behind: Span) -> tuple[Segment, ...]:
    if holder.is_located:
        found = documents.located(text, document)
    elif text.startswith("(", holder.span.start) and ")" in behind.of(text):
        found = documents.printed(text, document)
        behind = Span(behind.start, behind.start + behind.of(text).rindex(")"))
    else:
        found = documents.before(text, document)
    return (*found, *holder.segments, *_behind(text, behind, found))


def _behind(text: str, span: Span, found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """What stands behind an address whose archive stands before it: the document, or more of it."""
    told = {each.kind for each in found} - {"mark"}
    if rest := _rest(text, span):
        return rest
    if not told:
        return documents.behind(text, span)
    return dating.whole(text, span) if "issued" not in told else ()


def _led(text: str, before: Span, behind: Span) -> tuple[Segment, ...]:
    """An archive that leads to its document: ``Arkhiv … (GAKhK). “Title” [Translation]. 1909``."""
    title = titles.marked(text, before)
    if title is None:
        return ()
    head, rest = Span(before.start, title.start), Span(title.end, before.end)
    dated = dating.whole(text, rest)
    is_whole = bool(dated) or not any(map(str.isalnum, rest.of(text)))
    is_archive = holders.is_archive(text, head) and not documents.authors(text, head)
    named = holders.named(text, head) if is_whole and is_archive else ()
    return (*named, *title.segments, *dated, *_rest(text, behind)) if named else ()


def _headed(text: str, before: Span, behind: Span) -> tuple[Segment, ...]:
    """A reference that begins with its archive, known or not, and the year behind it."""
    found = documents.headed(text, before)
    if found is None or not found.is_continued(text):
        return ()
    is_archive = holders.is_archive(text, found.head) or (
        documents.is_certain(text, found) and not documents.authors(text, found.head)
    )
    named = holders.named(text, found.head) if is_archive else ()
    rest = (*documents.titled(text, found), *_rest(text, behind)) if named else ()
    return (*named, *found.dated, *rest) if named else ()


def _unknown(text: str, before: Span, behind: Span) -> tuple[Segment, ...]:
    """A reference whose archive nobody knows, before its address or behind, or that names none."""
    found = documents.headed(text, before)
    start = documents.behind_title(text, before)
    is_open = start == before.start and found is not None and _is_open(text, found)
    holder = None if is_open else holders.unknown_before(text, Span(start, before.end))
    if holder is not None:
        return _around(text, Span(before.start, holder.span.start), holder, behind)
    if holder := holders.unknown_behind(text, behind):
        behind = Span(holder.span.end, behind.end)
    named = holder.segments if holder is not None else ()
    document = documents.before(text, before)
    if not named and not document:
        return _behind(text, behind, document)
    return (*document, *named, *_rest(text, behind))


def _is_open(text: str, found: Headed) -> bool:
    """Whether names or a bracket say of a year that a title follows, with stops of its own."""
    is_certain = found.is_bracketed or bool(documents.authors(text, found.head))
    return is_certain and found.is_continued(text)


def _rest(text: str, span: Span) -> tuple[Segment, ...]:
    """What stands behind the address: the archive's place, and who translated the document."""
    near = max(span.start, span.end - _LONGEST_NOTE)
    match = _TRANSLATOR.search(text, near, span.end)
    if match is None:
        return holders.place(text, span)
    named = people.segments(text, Span(*match.span("names")), "translator", "natural")
    return (Segment("mark", Span(*match.span("words"))), *named) if named else ()
