"""From segments to a record: each field read by its own kind, its span kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sibcite import archives, romanize, tables
from sibcite.archives import NONE, Hints
from sibcite.fields import names, titles
from sibcite.model import (
    ArchiveAddress,
    Date,
    Diagnostic,
    Name,
    Record,
    Span,
    Text,
    moved,
)
from sibcite.read.reference import (
    frame,
    inflected,
    keys,
    kinds,
    label,
    numbered,
    remarks,
    sorts,
    when,
)
from sibcite.read.reference.segments import Segment

_NAMES = ("author", "container-author", "editor", "translator", "compiler")
_TEXTS = (
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "URL",
    "DOI",
    "genre",
    "collection-title",
    "volume-title",
    "event-title",
    "event-place",
    "ISBN",
)
_ENGLISH_PREPOSITIONS = ("by", "from", "of", "on", "to")
_DATES = ("issued", "accessed", "original-date")


def build(text: str, segments: tuple[Segment, ...], hints: Hints = NONE) -> Record:
    """A record of what the segments say, with a remark on all that they do not.

    Args:
        text: The whole reference.
        segments: What it was cut into, end to end.
        hints: What the document around it calls its archives.

    Returns:
        The record, under a key made of its label or its names and year, with the span of each
        field in the text, and a confidence that is the share of the text in fields.
    """
    segments = numbered.told(text, segments)
    found = {segment.kind: segment.span for segment in reversed(segments)}
    address, levels, about_address = _address(text, found, hints)
    dated = {kind: when.date(text, found, kind) for kind in _DATES if kind in found}
    printed = found["citation-label"].of(text) if "citation-label" in found else ""
    people, about_people = _names(text, segments)
    people = label.told(people, printed)
    texts = _texts(text, found)
    issued = dated["issued"].value if "issued" in dated else Date()
    type_ = kinds.of(frozenset(found), people, texts, issued, _marks(text, segments, found))
    suffix = _suffix(text, found, printed)
    about = (
        *about_address,
        *about_people,
        *inflected.remarks(text, segments),
        *(remark.moved(found[kind].start) for kind in dated for remark in dated[kind].diagnostics),
        *remarks.of_text(text, segments, frozenset(found), issued),
    )
    return Record(
        id=keys.key(printed, people, address, texts, issued, suffix),
        type=type_,
        language=_language(text, found, texts, people),
        label=printed,
        year_suffix=suffix,
        names=people,
        texts=texts,
        dates={kind: parsed.value for kind, parsed in dated.items()},
        numbers=numbered.read(text, found),
        address=address,
        source=text,
        spans=_spans(segments, levels),
        diagnostics=about,
        confidence=_confidence(segments),
    )


def _names(
    text: str, segments: tuple[Segment, ...]
) -> tuple[dict[str, tuple[Name, ...]], tuple[Diagnostic, ...]]:
    """The people of each role; a body is a name as a whole, remarked on if it looks like a row."""
    people: dict[str, list[Name]] = {}
    about: list[Diagnostic] = []
    for segment in segments:
        if segment.kind in _NAMES:
            printed = segment.span.of(text)
            parsed = names.parse(printed, segment.manner)
            # The end of a row ("et al.") is no row by itself.
            literal = parsed.value or (names.body(printed),)
            if not parsed.value and "," in printed:
                about.extend(moved(parsed.diagnostics, segment.span.start))
            people.setdefault(segment.kind, []).extend(literal)
    return {role: tuple(row) for role, row in people.items()}, tuple(about)


def _marks(text: str, segments: tuple[Segment, ...], found: Mapping[str, Span]) -> kinds.Marks:
    is_on_site = "URL" in found and _is_on_site(text, segments)
    return kinds.Marks(_is_unmarked(text, found), _is_italic(text, found), is_on_site)


def _is_italic(text: str, found: Mapping[str, Span]) -> bool:
    """Whether italics mark the title, and no year in brackets before it: APA sets all so."""
    if "title" not in found or text[: found["title"].start][-1:] != "*":
        return False
    issued = found.get("issued", found["title"])
    return issued.start >= found["title"].start or text[issued.start - 1] != "("


def _is_unmarked(text: str, found: Mapping[str, Span]) -> bool:
    """Whether neither italics nor quotes mark the title, nor brackets the date, nor a label all."""
    if "citation-label" in found:
        return False
    spans = [found[kind] for kind in ("title", "issued") if kind in found]
    return all(text[max(0, span.start - 1) : span.start] not in tuple('*“«‘"„(') for span in spans)


def _is_on_site(text: str, segments: tuple[Segment, ...]) -> bool:
    """Whether a mark between fields says ``: сайт`` or ``[Электронный ресурс]``."""
    return any(each.kind == "mark" and sorts.is_on_site(each.span.of(text)) for each in segments)


def _texts(text: str, found: Mapping[str, Span]) -> dict[str, Text]:
    texts = {}
    for kind in _TEXTS:
        if kind in found:
            translated = found.get(f"{kind}.translated")
            original = found.get(f"{kind}.original")
            texts[kind] = Text(
                titles.closed(found[kind].of(text)) if "title" in kind else found[kind].of(text),
                original=original.of(text) if original else "",
                translated=translated.of(text) if translated else "",
            )
    return texts


def _address(
    text: str, found: Mapping[str, Span], hints: Hints
) -> tuple[ArchiveAddress | None, tuple[tuple[str, Span], ...], tuple[Diagnostic, ...]]:
    """The address, each level with where its value stands, and what is doubtful."""
    if "archive_location" not in found:
        return None, (), ()
    parts = {
        kind: found[kind].of(text) if kind in found else ""
        for kind in ("archive", "archive.name", "archive.translated", "archive_location")
    }
    name = Text(parts["archive.name"], translated=parts["archive.translated"])
    resolved = archives.resolve(parts["archive"], None if name == Text("") else name, hints)
    location = archives.locate(parts["archive_location"], resolved.value.archive)
    address = replace(
        resolved.value,
        archive=resolved.value.archive or location.address.archive,
        location=parts["archive_location"],
        levels=location.address.levels,
        holder=location.address.holder,
    )
    start = found["archive"].start if "archive" in found else 0
    place = found["archive_location"].start
    levels = tuple((step.level.name, step.value.moved(place)) for step in location.steps)
    about = (*moved(resolved.diagnostics, start), *moved(location.remarks, place))
    return address, levels, (*about, *_unnamed(address, found))


def _unnamed(address: ArchiveAddress, found: Mapping[str, Span]) -> tuple[Diagnostic, ...]:
    if address.written:
        return ()
    return (remarks.unnamed(address.location, found["archive_location"]),)


def _language(
    text: str,
    found: Mapping[str, Span],
    texts: Mapping[str, Text],
    people: Mapping[str, tuple[Name, ...]],
) -> str:
    """What the note says, else what the words of the record say, the title first."""
    if "language" in found:
        return frame.language_code(found["language"].of(text))
    title = texts["title"].text if "title" in texts else ""
    if _is_english(title):
        return "en"
    bodies = (name.literal for row in people.values() for name in row)
    written = (each.text for kind, each in texts.items() if kind not in ("title", "URL", "DOI"))
    others = " ".join((*written, *bodies))
    found_ = romanize.language(title)
    # Beside a title in English its own script is that of the work that was translated.
    original = texts["title"].original if found_ not in ("", "en") else ""
    return romanize.language(original) or found_ or romanize.language(f"{title} {others}")


def _is_english(title: str) -> bool:
    """Whether a title begins as a document's in English, whatever names follow: ``Letter to``."""
    first, second = (*title.casefold().split(maxsplit=2), "", "")[:2]
    return first in tables.words("labels")["english-documents"] and second in _ENGLISH_PREPOSITIONS


def _suffix(text: str, found: Mapping[str, Span], printed: str) -> str:
    return found["year-suffix"].of(text) if "year-suffix" in found else label.year_suffix(printed)


def _spans(segments: tuple[Segment, ...], levels: tuple[tuple[str, Span], ...]) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    counts = dict.fromkeys(_NAMES, 0)
    for segment in segments:
        if segment.kind in _NAMES:
            spans[f"{segment.kind}.{counts[segment.kind]}"] = segment.span
            counts[segment.kind] += 1
        elif segment.kind not in ("mark", "unread"):
            spans.setdefault(segment.kind, segment.span)
    for level, span in levels:
        spans.setdefault(f"archive.{level}", span)
    return spans


def _confidence(segments: tuple[Segment, ...]) -> float:
    """The share of the characters in fields that were understood."""
    read = sum(_length(s) for s in segments if s.kind not in ("mark", "unread"))
    unread = sum(_length(s) for s in segments if s.kind == "unread")
    return round(read / (read + unread), 3) if read else 0.0


def _length(segment: Segment) -> int:
    return segment.span.end - segment.span.start
