r"""A LaTeX file as a manuscript: ``As shown\footnote{Karpov 1997.} by \textcite{saito1995}``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript.document import MASK, Change, Flow, Head, List, Sought
from sibcite.manuscript.latex import carried, listing, masks, shown
from sibcite.manuscript.latex.plain import marked
from sibcite.manuscript.latex.writing import (
    list_edits,
    note_edits,
    shown_change,
    unlinked,
    without_links,
)
from sibcite.manuscript.mentions import Mention
from sibcite.manuscript.source import Edit, Hidden, decoded, masked
from sibcite.manuscript.textfile import TextFile
from sibcite.model import RichText, Span

_NOTE = re.compile(r"\\(?:footnote|footnotetext|endnote)[ \t]*+(?:\[[^\]\r\n]*+\])?+[ \t]*+\{")
_WORDLESS = ("%", r"\verb", *(rf"\begin{{{name}" for name in masks.CODE))
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Latex(TextFile):
    """A LaTeX file that was read; see `TextFile`."""

    def reread(self, raw: bytes, sought: Sought) -> Latex:
        """See `TextFile`."""
        return read(raw, sought)

    @property
    def link(self) -> re.Pattern[str]:
        """See `TextFile`."""
        return shown.LINK

    def as_shown(self, flow: Flow, raw: str) -> Flow:
        """See `TextFile`."""
        return replace(flow, text=shown.text(flow.text, raw), raised=shown.raised(raw))

    def as_written(self, mention: Mention) -> Mention:
        """See `TextFile`."""
        return shown.mention(mention, self._at(mention))

    def _at(self, mention: Mention) -> str:
        return mention.span.moved(self.starts[mention.flow]).of(self.source.text)

    def _shown(self, change: Change) -> str:
        return shown_change(replace(change, text=unlinked(change.text, self.source)))

    def _note_edits(self, noted: Sequence[tuple[Span, RichText]]) -> list[Edit]:
        bare = [(span, unlinked(text, self.source)) for span, text in noted]
        return note_edits(self.source, bare)

    def _list_edits(self, listed: List) -> list[Edit]:
        bare = without_links(listed, self.source)
        return list_edits(self.source, self.readable, bare, self.sought)

    def _carrying_edit(self, carried_: str) -> Edit:
        return carried.edit(self.source, self.carrying, carried_)


def read(raw: bytes, sought: Sought = listing.ANY) -> Latex:
    """Read a LaTeX file; `sought` is what is looked for as its list.

    Raises `Unfit` for what is no text in UTF-8.
    """
    source = decoded(raw)
    text = source.text
    spans = list(masks.spans(text))
    unread, hidden = tuple(_without_words(text, spans)), Hidden(spans)
    section = listing.found(masked(text, unread), sought=sought)
    items = section.items if section else ()
    struck = [(item.start, item.end) for item in items]
    notes = _notes(text, masked(text, [*unread, *struck]), hidden)
    # A note that runs over references was never closed.
    firsts = [item.start for item in items]
    notes = [each for each in notes if bisect_left(firsts, each[0]) == bisect_left(firsts, each[2])]
    # What stands in a reference belongs to it.
    apart_ = [*struck, *((mark, end + 1) for mark, _, end in notes)]
    flows = [Flow(masked(text, [*spans, *apart_])), *_note_flows(text, hidden, notes)]
    flows += [_listed(item.of(text), hidden.of(text, item.start, item.end)) for item in items]
    starts = (0, *(start for _, start, _ in notes), *(item.start for item in items))
    section = section or listing.Listing(())
    beside = carried.found(text)
    apart = tuple((0, at) for at in section.apart)
    return Latex(
        source,
        tuple(flows),
        starts,
        unread,
        section.numbered,
        section.parts,
        tuple(Head(top.words, top.below) for top in section.tops),
        sought,
        apart,
        section.keys,
        listing.bare(text, section),
        carried=carried.read(text, beside),
        carrying=beside,
    )


def _listed(text: str, masked_: str) -> Flow:
    return Flow(text, listed=True, masked=masked_, marked=marked(text))


def _without_words(text: str, hidden: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of what is hidden, the comments and the code, in which no command is one."""
    for start, end in hidden:
        is_preamble = start == 0 and "{document}" in text[max(0, end - 40) : end]
        if text.startswith(r"\end", start) and end == len(text):
            # Behind the end of the document nothing is printed; the end itself is looked for.
            yield text.find("}", start) + 1, end
        elif is_preamble or text.startswith(_WORDLESS, start):
            yield start, end


def _notes(text: str, readable: str, hidden: Hidden) -> list[tuple[int, int, int]]:
    """The notes: where each stands, where its text starts and where it ends."""
    opened, closed = list[int](), dict[int, int]()
    for brace in _BRACE.finditer(readable):
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            closed[opened.pop()] = brace.start()
    found = []
    for note in _NOTE.finditer(text):
        end = closed.get(note.end() - 1)
        # A note's command is hidden, and its brace is not; in a comment both are, and unread.
        if end is not None and readable[note.start()] != MASK and note.end() - 1 not in hidden:
            found.append((note.start(), note.end(), end))
    return found


def _note_flows(text: str, hidden: Hidden, notes: list[tuple[int, int, int]]) -> Iterator[Flow]:
    """A flow for each note, with the notes within it masked."""
    inside = list[int]()
    for number, (mark, start, end) in enumerate(notes, 1):
        while inside and notes[inside[-1] - 1][2] < mark:
            inside.pop()
        holder = inside[-1] if inside else 0
        at = (holder, mark - (notes[holder - 1][1] if holder else 0))
        inside.append(number)
        first = bisect_right(notes, (start, 0, 0))
        within = []
        while first < len(notes) and notes[first][0] < end:
            within.append((notes[first][0] - start, notes[first][2] + 1 - start))
            first = bisect_right(notes, (notes[first][2], 0, 0))
        yield Flow(masked(hidden.of(text, start, end), within), note=number, at=at)
