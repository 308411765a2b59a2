"""From segments to a record: each field read by its own kind, its span kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sibcite import archives, romanize
from sibcite.archives import NONE, Hints
from sibcite.fields import dates, names, numbers, titles
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
from sibcite.read.reference import frame, inflected, keys, kinds
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
    "ISBN",
)
_NUMBERS = (
    "volume",
    "issue",
    "page",
    "edition",
    "number-of-pages",
    "number-of-volumes",
    "part-number",
    "collection-number",
)
_DATES = ("issued", "accessed", "original-date")
# What says where a work appeared.
_IMPRINT = frozenset(("publisher", "publisher-place", "container-title", "URL", "DOI", "genre"))


def build(text: str, segments: tuple[Segment, ...], hints: Hints = NONE) -> Record:
    """A record of what the segments say, with a remark on all that they do not."""
    segments = _journal_numbers(text, segments)
    found = {segment.kind: segment.span for segment in reversed(segments)}
    address, levels, about_address = _address(text, found, hints)
    dated = {kind: dates.parse(found[kind].of(text)) for kind in _DATES if kind in found}
    label = found["citation-label"].of(text) if "citation-label" in found else ""
    people, about_people = _names(text, segments)
    texts = _texts(text, found)
    issued = dated["issued"].value if "issued" in dated else Date()
    type_ = kinds.of(frozenset(found), people, texts, issued)
    suffix = _suffix(text, found, label)
    remarks = (
        *about_address,
        *about_people,
        *inflected.remarks(text, segments),
        *(remark.moved(found[kind].start) for kind in dated for remark in dated[kind].diagnostics),
        *_unread(text, segments, frozenset(found)),
        *_missing(text, frozenset(found), issued),
    )
    return Record(
        id=keys.key(label, people, address, texts, issued, suffix),
        type=type_,
        language=_language(text, found, texts, people),
        label=label,
        year_suffix=suffix,
        names=people,
        texts=texts,
        dates={kind: parsed.value for kind, parsed in dated.items()},
        numbers={kind: found[kind].of(text) for kind in _NUMBERS if kind in found},
        address=address,
        source=text,
        spans=_spans(segments, levels),
        diagnostics=remarks,
        confidence=_confidence(segments),
    )


def _journal_numbers(text: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """A journal's ``Vol. 18 (2)`` is volume and issue; a series' volume keeps its bracket."""
    found = {segment.kind for segment in segments}
    if "container-title" not in found or "issue" in found:
        return segments
    whole: list[Segment] = []
    for segment in segments:
        parts = (
            numbers.volume_and_issue(segment.span.of(text)) if segment.kind == "volume" else None
        )
        if parts is None:
            whole.append(segment)
            continue
        volume, issue = (part.moved(segment.span.start) for part in parts)
        whole.append(Segment("volume", volume))
        whole.append(Segment("mark", Span(volume.end, issue.start)))
        whole.append(Segment("issue", issue))
        whole.append(Segment("mark", Span(issue.end, segment.span.end)))
    return tuple(whole)


def _names(
    text: str, segments: tuple[Segment, ...]
) -> tuple[dict[str, tuple[Name, ...]], tuple[Diagnostic, ...]]:
    """The people of each role; a body is a name as a whole, remarked on if it looks like a row."""
    people: dict[str, list[Name]] = {}
    remarks: list[Diagnostic] = []
    for segment in segments:
        if segment.kind in _NAMES:
            printed = segment.span.of(text)
            parsed = names.parse(printed)
            # The end of a row ("et al.") is no row by itself.
            literal = parsed.value or (Name(literal=printed),)
            if not parsed.value and "," in printed:
                remarks.extend(moved(parsed.diagnostics, segment.span.start))
            people.setdefault(segment.kind, []).extend(literal)
    return {role: tuple(row) for role, row in people.items()}, tuple(remarks)


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
    remarks = (*moved(resolved.diagnostics, start), *moved(location.remarks, place))
    return address, levels, (*remarks, *_unnamed(address, found))


def _unnamed(address: ArchiveAddress, found: Mapping[str, Span]) -> tuple[Diagnostic, ...]:
    if address.written:
        return ()
    message = f"No archive is named before '{_quoted(address.location)}'."
    span = found["archive_location"]
    return (Diagnostic("unnamed-archive", "note", message, span, "Name the archive."),)


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
    bodies = (name.literal for row in people.values() for name in row)
    written = (each.text for kind, each in texts.items() if kind not in ("title", "URL", "DOI"))
    others = " ".join((*written, *bodies))
    return romanize.language(title) or romanize.language(f"{title} {others}")


def _suffix(text: str, found: Mapping[str, Span], label: str) -> str:
    return found["year-suffix"].of(text) if "year-suffix" in found else frame.year_suffix(label)


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


def _unread(
    text: str, segments: tuple[Segment, ...], found: frozenset[str]
) -> tuple[Diagnostic, ...]:
    unread = [segment.span for segment in segments if segment.kind == "unread"]
    if not found - {"mark", "unread"}:
        message = f"Nothing in '{_quoted(text)}' was understood as part of a reference."
        hint = (
            "A reference has a year in brackets after its names or title, or an archival address."
        )
        return (Diagnostic("not-a-reference", "error", message, Span(0, len(text)), hint),)
    message = "'{}' was not understood; it is kept in the record's text."
    hint = "Compare it with the printed reference and set the field by hand."
    return tuple(
        Diagnostic("unread-text", "warning", message.format(_quoted(span.of(text))), span, hint)
        for span in unread
    )


def _missing(text: str, found: frozenset[str], issued: Date) -> tuple[Diagnostic, ...]:
    """What every reference has and this one, which was understood otherwise, has not."""
    if not found - {"mark", "unread"} or "archive_location" in found or "unread" in found:
        return ()
    whole, hint = Span(0, len(text)), "The reference may be cut off: compare it with the original."
    if "title" not in found:
        message = f"No title was found in '{_quoted(text)}'."
        return (Diagnostic("no-title", "warning", message, whole, hint),)
    if not found & _IMPRINT and not kinds.is_newspapers(issued):
        message = f"Nothing says where the work appeared in '{_quoted(text)}'."
        return (Diagnostic("no-imprint", "warning", message, whole, hint),)
    return ()


def _confidence(segments: tuple[Segment, ...]) -> float:
    """The share of the characters in fields that were understood."""
    read = sum(_length(s) for s in segments if s.kind not in ("mark", "unread"))
    unread = sum(_length(s) for s in segments if s.kind == "unread")
    return round(read / (read + unread), 3) if read else 0.0


def _length(segment: Segment) -> int:
    return segment.span.end - segment.span.start


def _quoted(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
