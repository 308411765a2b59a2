"""A Markdown file as a manuscript: ``As shown[^1] (Karpov 1997, 46)``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript.document import MASK, Change, Flow, Head, List, Sought
from sibcite.manuscript.markdown import carried, inline, listing, shown
from sibcite.manuscript.markdown.bibliography import listed_edits
from sibcite.manuscript.markdown.blocks import Definition, blocks
from sibcite.manuscript.markdown.writing import note_edits, shown_change, text_edits
from sibcite.manuscript.mentions import Mention
from sibcite.manuscript.source import Edit, Hidden, decoded, masked
from sibcite.manuscript.textfile import TextFile
from sibcite.model import RichText, Span

_BRACKET = re.compile(r"[\[\]]|\n[ \t]*+\r?\n")


@dataclass(frozen=True, slots=True)
class MarkdownText(TextFile):
    """A Markdown file that was read; see `TextFile`."""

    def reread(self, raw: bytes, sought: Sought) -> MarkdownText:
        """See `TextFile`."""
        return read(raw, sought)

    @property
    def link(self) -> re.Pattern[str]:
        """See `TextFile`."""
        return shown.LINK

    def as_shown(self, flow: Flow, raw: str) -> Flow:
        """See `TextFile`; a reference is read as it stands."""
        if flow.listed:
            return flow
        return replace(flow, text=shown.text(flow.text, raw), raised=shown.raised(raw))

    def as_written(self, mention: Mention) -> Mention:
        """See `TextFile`."""
        return shown.mention(mention)

    def _shown(self, change: Change) -> str:
        span = self._bounds(change)
        return shown_change(self.source.text, span.start, span.end, change)

    def _note_edits(self, noted: Sequence[tuple[Span, RichText]]) -> list[Edit]:
        return note_edits(self.source, noted)

    def _list_edits(self, listed: List) -> list[Edit]:
        return listed_edits(self.source, self.readable, listed, self.sought)

    def _carrying_edit(self, carried_: str) -> Edit:
        return carried.edit(self.source, self.carrying, carried_)

    def _last_edits(self, edits: Sequence[Edit], noted: Sequence[Change]) -> list[Edit]:
        return text_edits(self.source, edits, [change.text for change in noted])


@dataclass(frozen=True, slots=True)
class _Note:
    """Where a note's text stands, and its mark; the mark of none is -1."""

    start: int
    end: int
    mark: int


def read(raw: bytes, sought: Sought = listing.ANY) -> MarkdownText:
    """Read a Markdown file; `sought` is what is looked for as its list.

    Raises `Unfit` for what is no text in UTF-8.
    """
    source = decoded(raw)
    text, found = source.text, blocks(source)
    blocked = [*found.masks, *_first_mark(text)]
    spans = [*blocked, *_inline(text, blocked, found.links)]
    defined = [(note.start, note.end) for note in found.notes]
    unread, hidden = (*blocked, *defined), Hidden(spans)
    section = listing.found(source, masked(text, unread), sought=sought)
    items = section.items if section else ()
    listed = [(item.start, item.end) for item in items]
    # What stands in a reference belongs to it.
    inline_notes = inline.inline_notes(masked(text, [*spans, *listed]))
    outside = [*spans, *listed, *inline_notes]
    notes = tuple(_notes(text, hidden, found.notes, inline_notes))
    flows = [Flow(masked(text, [*outside, *defined]))]
    flows += _note_flows(text, hidden, Hidden(outside), notes)
    flows += [_listed_flow(text, hidden, item.inside, item.end) for item in items]
    starts = (0, *(note.start for note in notes), *(item.inside for item in items))
    parts = section.parts if section else ()
    apart = tuple((0, at) for at in section.apart) if section else ()
    numbered = bool(section and section.numbered)
    heads = tuple(Head(top.words, top.below) for top in section.tops) if section else ()
    kept = (numbered, parts, heads, sought, apart)
    marks = (text[item.start : item.inside] for item in items)
    bare = frozenset(at for at, mark in enumerate(marks) if not any(map(str.isdigit, mark)))
    at = carried.found(text, found.masks)
    beside = carried.read(text, at)
    return MarkdownText(
        source, tuple(flows), starts, unread, *kept, bare=bare, carried=beside, carrying=at
    )


def _inline(
    text: str, blocked: list[tuple[int, int]], links: set[str]
) -> Iterator[tuple[int, int]]:
    """Within paragraphs, what is no running text."""
    found = list(inline.spans(masked(text, blocked), links))
    yield from found
    yield from _link_brackets(text, masked(text, [*blocked, *found]))


def _listed_flow(text: str, hidden: Hidden, start: int, end: int) -> Flow:
    return Flow(text[start:end], listed=True, masked=hidden.of(text, start, end))


def _link_brackets(text: str, whole: str) -> Iterator[tuple[int, int]]:
    """The brackets around the words of links and images, which cite nothing."""
    opened = list[int]()
    for sign in _BRACKET.finditer(whole):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] != "]":
            opened.clear()
        elif opened:
            start, end = opened.pop(), sign.end()
            behind = text[end : end + 2]
            is_masked = whole[end : end + 1] == MASK
            if is_masked and behind[:1] in ("(", "[") and behind != "[^":
                yield start, start + 1
                yield end - 1, end


def _first_mark(text: str) -> list[tuple[int, int]]:
    """The byte order mark."""
    return [(0, 1)] if text.startswith("\ufeff") else []


def _notes(
    text: str,
    hidden: Hidden,
    defined: list[Definition],
    inline_notes: tuple[tuple[int, int], ...],
) -> Iterator[_Note]:
    """The notes in the order of their marks; those without any come last."""
    marks: dict[str, int] = {}
    heads = {note.start for note in defined}
    for mark in inline.MARK.finditer(text):
        # A bracket that is read would be one in code or behind a backslash.
        is_mark = mark.start() in hidden and mark.start() not in heads
        if is_mark:
            marks.setdefault(mark[0][2:-1], mark.start())
    notes, seen = list[_Note](), set[str]()
    for note in defined:
        mark_at = -1 if note.label in seen else marks.get(note.label, -1)
        seen.add(note.label)
        notes.append(_Note(note.inside, max(note.inside, note.end), mark_at))
    notes += [_Note(start + 2, end - 1, start) for start, end in inline_notes]
    yield from sorted(notes, key=lambda note: (note.mark < 0, note.mark, note.start))


def _note_flows(
    text: str, hidden: Hidden, outside: Hidden, notes: tuple[_Note, ...]
) -> Iterator[Flow]:
    """A flow for each note; `outside` hides the notes within notes too."""
    by_start = sorted((note.start, note.end, at) for at, note in enumerate(notes, 1))
    starts = [start for start, _, _ in by_start]
    for at, note in enumerate(notes, 1):
        where = None if note.mark < 0 else (0, note.mark)
        holder = bisect_right(starts, note.mark) - 1
        if note.mark >= 0 and holder >= 0 and note.mark < by_start[holder][1]:
            where = (by_start[holder][2], note.mark - by_start[holder][0])
        is_inline = note.mark == note.start - 2
        masks = hidden if is_inline else outside
        yield Flow(masks.of(text, note.start, note.end), note=at, at=where)
