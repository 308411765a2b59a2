"""What follows names and year in a reference: title, container, numbers, imprint."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sibcite import tables
from sibcite.fields import dates, names, numbers, titles
from sibcite.model import Span
from sibcite.read.reference import people, sorts
from sibcite.read.reference.elements import Element, element, split
from sibcite.read.reference.gost import imprint as places
from sibcite.read.reference.segments import Segment

_NEXT_IN_PLACE = r"[A-ZА-ЯЁ][\w'’ʹ´.-]*|and|und|i|и|&|de|am"
_PLACE = rf"[^\W\d_][\w'’ʹ´.-]*(?:(?:\s|[,;]\s|\s?[–—]\s?)(?:{_NEXT_IN_PLACE})){{0,4}}"
_PUBLISHER = r"[^:]*?(?:\s?:\s[^:]*?)?[^\s:,]"
_IMPRINT = re.compile(
    rf"(?!Ser[iy])(?P<place>{_PLACE})\s?:\s(?P<publisher>{_PUBLISHER})"
    r"(?:,\s(?P<year>[12]\d{3}))?(?:[,.]\s(?P<rest>.+))?"
)
_IN = re.compile(r"(?:In|V kn\.|В кн\.|V|В):\s+|In\s+(?=[*“«A-Z])")
_EDITION = re.compile(r"(\d+(?:st|nd|rd|th)?)\s(?:ed|edition|izd|изд)", re.I)
_EXTENT = re.compile(r"(\d+)\s(?:p|pp|s|с|pages)", re.I)
_SERIES = re.compile(r"(?:Series|Seriya|Серия):?\s([^:]{3,})", re.I)
_THESIS = re.compile(
    r"((?:Ph\.?\s?D\.?|M\.?\s?A\.?|Doctoral|Master(?:['’]s)?|Candidate)[\w\s.'’]*(?:diss\w*|thesis))"
    r"\.?(?:,\s([A-Z][^,:\d]+))?",
    re.I,
)
_DEGREE = re.compile(
    r"((?:Avtoref\w*|Dis+\w*|Автореф\w*|Дис+\w*)\.?\s.{3,60}?)"
    r"(?:\s?[:,]\s(\d{1,2}\.\d{1,2}\.\d{1,2}))?",
    re.I,
)
_CITY = re.compile(r"[A-ZА-ЯЁ][\w'’ʹ-]{2,30}")

# What an element is by its own form, and the variables that its groups hold.
_FORMS = (
    (_EDITION, ("edition",)),
    (_EXTENT, ("number-of-pages",)),
    (_THESIS, ("genre", "publisher")),
    (_DEGREE, ("genre", "number")),
    (_SERIES, ("collection-title",)),
)


@dataclass(frozen=True, slots=True)
class _Read:
    """One element and what it was understood as; nothing if it was not."""

    element: Element
    segments: tuple[Segment, ...]


def divide(text: str, body: Span, linked: bool) -> tuple[Segment, ...]:
    """Cut a body that begins with a title.

    Args:
        text: The whole reference.
        body: From the title to the link or the notes.
        linked: Whether a link follows: then an element that is nothing else is who published it.
    """
    elements = split(text, body)
    if not elements:
        return ()
    read = [_Read(each, _understood(text, each, place)) for place, each in enumerate(elements)]
    count = _title_length(read)
    rest = read[count:]
    title = _title(text, [each.element for each in read[:count]])
    return (*title, *_rest(text, rest, linked))


def continued(text: str, body: Span, linked: bool) -> tuple[Segment, ...]:
    """Cut what follows a title and its date: container, numbers, imprint."""
    elements = split(text, body)
    read = [_Read(each, _understood(text, each, place)) for place, each in enumerate(elements, 1)]
    return _rest(text, read, linked)


def begins_with_title(text: str, body: Span) -> bool:
    """Whether what follows a date is a work's own title, and not the volume that it is in."""
    elements = split(text, body)
    if not elements or _understood(text, elements[0], 1):
        return False
    if elements[0].translated:
        return True
    after = [_Read(each, _understood(text, each, 1)) for each in elements[1:]]
    return elements[0].italic and not any(map(_is_numbered, after))


def _title_length(read: list[_Read]) -> int:
    """How many of the first elements are the title: it may hold full stops of its own."""
    unread = next((i for i, each in enumerate(read) if i and each.segments), len(read))
    marked = (i for i, each in enumerate(read[:unread]) if each.element.italic)
    first_italic = next(marked, None)
    if first_italic == 0:
        return 1
    if first_italic is not None:
        return first_italic
    translated = (i for i, each in enumerate(read[:unread]) if each.element.translated)
    if (first := next(translated, None)) is not None:
        return first + 1
    if 1 < unread < len(read) and _is_journals(read[unread]):
        return unread - 1
    return 1 if unread == len(read) and len(read) > 1 else max(1, unread)


def _is_numbered(read: _Read) -> bool:
    return any(segment.kind in ("issue", "page", "volume") for segment in read.segments)


def _is_contained(read: _Read) -> bool:
    return any(segment.kind == "container-title" for segment in read.segments)


def _title(text: str, elements: list[Element]) -> tuple[Segment, ...]:
    whole = Span(elements[0].core.start, elements[-1].core.end)
    return titled(text, "title", replace(elements[-1], core=whole))


def titled(text: str, kind: str, whole: Element) -> tuple[Segment, ...]:
    """A title and its other forms, as segments of `kind`."""
    start, end = titles.bare(whole.core.of(text))
    segments = [Segment(kind, Span(start, end).moved(whole.core.start))]
    if whole.translated:
        is_medium = _is_medium(whole.translated.of(text), segments[0].span.of(text))
        segments.append(Segment("genre" if is_medium else f"{kind}.translated", whole.translated))
    if whole.original:
        segments.append(Segment(f"{kind}.original", whole.original))
    return tuple(segments)


def _is_medium(bracketed: str, title: str) -> bool:
    return sorts.is_medium(bracketed) and not sorts.may_translate(bracketed, title)


def _rest(text: str, rest: list[_Read], linked: bool) -> tuple[Segment, ...]:
    numbered = (i for i in range(len(rest) - 1, -1, -1) if _is_journals(rest[i]))
    last_number = next(numbered, -1)
    found: dict[str, list[Segment]] = {}
    for place, read in enumerate(rest):
        kinds = frozenset(found) | _theses(text, found)
        for each in _taken(text, read, kinds, place < last_number, linked):
            found.setdefault(each.kind, []).append(each)
    return tuple(each for row in found.values() for each in row)


def _taken(
    text: str, read: _Read, kinds: frozenset[str], numbered: bool, linked: bool
) -> tuple[Segment, ...]:
    """What one element adds to the kinds that were found before it."""
    is_genre = [each.kind for each in read.segments] == ["genre"]
    if read.segments and not (is_genre and numbered and "container-title" not in kinds):
        return tuple(each for each in _published(read, kinds) if each.kind not in kinds)
    if "container-title" not in kinds and (read.element.italic or numbered):
        return titled(text, "container-title", read.element)
    if "genre" in kinds and (found := _of_body(text, read.element.core)):
        return tuple(each for each in found if each.kind not in kinds)
    if "thesis" in kinds and (found := _of_thesis(text, read.element.core, linked)):
        return tuple(each for each in found if each.kind not in kinds)
    if linked and "publisher" not in kinds:
        return (Segment("publisher", read.element.core),)
    return ()


def _published(read: _Read, kinds: frozenset[str]) -> tuple[Segment, ...]:
    """The segments of an element; what stands before the pages of a part is no second book.

    ``*Across the strait*. Harrow & Stone, pp. 112-134``
    """
    pair = [each.kind for each in read.segments]
    if pair != ["container-title", "page"] or not kinds >= {"container-title", "editor"}:
        return read.segments
    return (replace(read.segments[0], kind="publisher"), read.segments[1])


def _theses(text: str, found: Mapping[str, Sequence[Segment]]) -> frozenset[str]:
    """Whether a genre that was found is the degree of a thesis."""
    genres = (each.span.of(text) for each in found.get("genre", ()))
    return frozenset(sorts.type_of(each) for each in genres) & {"thesis"}


def _of_thesis(text: str, core: Span, linked: bool) -> tuple[Segment, ...]:
    """Where a thesis was defended, behind its degree: a city.

    Behind a link a word that is no known city may be a site.
    """
    is_city = _CITY.fullmatch(core.of(text)) is not None and not linked
    return (Segment("publisher-place", core),) if is_city else ()


def _of_body(text: str, core: Span) -> tuple[Segment, ...]:
    """Who brought out a report or awarded a degree, by its words, and a place that is known."""
    printed = core.of(text)
    if places.is_place(printed):
        return (Segment("publisher-place", core),)
    words = set(re.findall(r"\w+", printed.casefold()))
    if words.isdisjoint(tables.words("labels")["bodies"]):
        return ()
    body, comma, last = printed.rpartition(", ")
    if not comma or not places.is_place(last):
        return (Segment("publisher", core),)
    publisher = Segment("publisher", Span(core.start, core.start + len(body)))
    return (publisher, Segment("publisher-place", Span(core.end - len(last), core.end)))


def _is_journals(read: _Read) -> bool:
    """Whether an element is numbers whose journal stands before it."""
    return _is_numbered(read) and not _is_contained(read)


def _understood(text: str, whole: Element, place: int) -> tuple[Segment, ...]:
    """What an element says by its own form; its place says the rest."""
    printed, start = whole.core.of(text), whole.core.start
    if whole.italic or place == 0:
        return ()
    if found := _sort(text, whole.core):
        return found
    if numbered := numbers.located(printed):
        return tuple(Segment(kind, span.moved(start)) for kind, span in numbered)
    if re.fullmatch(dates.pattern(), printed, re.I):
        return (Segment("issued", whole.core),)
    for pattern, kinds in _FORMS:
        if match := pattern.fullmatch(printed):
            # A part that the pattern may leave out is nowhere, or empty.
            return tuple(
                Segment(kind, Span(*match.span(part)).moved(start))
                for part, kind in enumerate(kinds, start=1)
                if match[part]
            )
    return (
        _in_book(text, whole)
        or _persons(text, whole.core)
        or _imprint(printed, start)
        or _year_led(printed, start)
        or _in_journal(text, whole)
    )


def _sort(text: str, core: Span) -> tuple[Segment, ...]:
    """``Research Report``, ``Report No. 27``, ``Brochure``: what the work is, and nothing else."""
    if sorts.is_genre(core.of(text)):
        return (Segment("genre", core),)
    found = sorts.numbered(text, core.start, min(core.end + 1, len(text)))
    return found if found and found[-1].span.end == core.end else ()


def _year_led(printed: str, start: int) -> tuple[Segment, ...]:
    """``2018, No. 4, pp. 5-20``: a journal's year again, and its numbers."""
    match = re.match(r"[12]\d{3}[,.]\s(?=\D)", printed)
    if match is None:
        return ()
    found = numbers.located(printed[match.end() :])
    year = Segment("mark", Span(start, start + match.end()))
    moved = tuple(Segment(kind, span.moved(start + match.end())) for kind, span in found)
    return (year, *moved) if found else ()


def _in_journal(text: str, whole: Element) -> tuple[Segment, ...]:
    """``*Cold War History*, 17 (4), 425-442``: a journal and its numbers in one element."""
    printed, start = whole.core.of(text), whole.core.start
    for gap in re.finditer(r"(?<=\S)(?<![–—-]),?\s(?=\S)", printed[-80:]):
        first = max(0, len(printed) - 80)
        found = numbers.located(printed[first + gap.end() :])
        if gap[0].startswith(",") and printed[first + gap.end()].isdigit() and len(found) == 2:
            # Behind a comma a bare number is a volume: "War in History, 10, 22-40".
            found = tuple(("volume" if kind == "issue" else kind, span) for kind, span in found)
        if {"page", "issue"}.intersection(kind for kind, _ in found):
            journal = element(text, Span(start, start + first + gap.start()))
            numbered = (
                Segment(kind, span.moved(start + first + gap.end())) for kind, span in found
            )
            return (*titled(text, "container-title", journal), *numbered)
    return ()


def _imprint(printed: str, start: int) -> tuple[Segment, ...]:
    match, rest = _with_numbers(printed)
    if match is None:
        match = _IMPRINT.fullmatch(printed)
        if match and match["rest"]:
            match = re.fullmatch(rf"(?P<place>{_PLACE})\s?:\s(?P<publisher>.+)(?P<year>)", printed)
    if match is None:
        return ()
    kinds = {"publisher-place": "place", "publisher": "publisher"}
    found = [Segment(kind, Span(*match.span(name)).moved(start)) for kind, name in kinds.items()]
    if match["year"]:
        found.append(Segment("issued", Span(*match.span("year")).moved(start)))
    return (*found, *(Segment(kind, span.moved(start)) for kind, span in rest))


def _with_numbers(printed: str) -> tuple[re.Match[str] | None, numbers.Found]:
    """An imprint with the numbers behind it: ``New York: W. W. Norton, pp. 12-40``."""
    for gap in re.finditer(r"[,.]\s", printed):
        found = numbers.located(printed[gap.end() :])
        if found and (match := _IMPRINT.fullmatch(printed[: gap.start()])):
            return match, tuple((kind, span.moved(gap.end())) for kind, span in found)
    return None, ()


def _persons(text: str, core: Span) -> tuple[Segment, ...]:
    """``Whitney, T. P. (trans.)``: persons with their role, and nothing else."""
    note = people.note(text, core)
    if note is None or text[note.end : core.end].strip(" .,;:"):
        return ()
    return people.segments(text, note.names, note.role)


def _in_book(text: str, whole: Element) -> tuple[Segment, ...]:
    """``In: Shmakov, N. A. (ed.) Zdorov'e v Rossii``: the book that a chapter is in."""
    match = _IN.match(text, whole.core.start, whole.core.end)
    if match is None:
        return ()
    book = Span(match.end(), whole.core.end)
    note = people.note(text, book)
    if note is None or not names.located(note.names.of(text)):
        return _book(text, Element(book, whole.translated))
    after = Element(Span(note.end, book.end), whole.translated)
    return (*people.segments(text, note.names, note.role), *_book(text, after))


def _book(text: str, whole: Element) -> tuple[Segment, ...]:
    """A book's title and its translation, and after a comma its pages."""
    printed = whole.core.of(text)
    comma = printed.rfind(", ")
    found = numbers.located(printed[comma + 2 :]) if comma > 0 else ()
    if not found:
        book = element(text, whole.core)
        return titled(text, "container-title", Element(book.core, whole.translated))
    book = element(text, Span(whole.core.start, whole.core.start + comma))
    moved = (Segment(kind, span.moved(whole.core.start + comma + 2)) for kind, span in found)
    return (*titled(text, "container-title", book), *moved)
