"""A manuscript that is a text file, Markdown or LaTeX: flows that are stretches of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sibcite.manuscript.document import Change, Flow, Head, How, List, Live, Sought
from sibcite.manuscript.mentions import Mention
from sibcite.manuscript.source import Edit, Source, masked
from sibcite.model import RichText, Span


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file that was read; a format says what it writes.

    Attributes:
        source: The file.
        flows: The whole file, then its notes, then its printed references.
        starts: Where in the file each flow starts.
        unread: The stretches of the file that are no running text.
        numbered: Whether the printed list is numbered.
        parts: The heading that each reference stands under, from 0.
        heads: What heads each part.
        sought: What was looked for as the list.
        apart: Where what is no list begins under its sub-headings.
        keys: What the list calls its entries; empty where it names none.
        bare: Which references of the list bear no number, from 0.
        live: No reference manager writes into text files.
        carried: What it carries of its works in a comment; see `Manuscript`.
        carrying: Where that stands; empty where it is to be written.
    """

    source: Source
    flows: tuple[Flow, ...]
    starts: tuple[int, ...]
    unread: tuple[tuple[int, int], ...]
    numbered: bool
    parts: tuple[int, ...] = ()
    heads: tuple[Head, ...] = ()
    sought: Sought = field(default_factory=Sought)
    apart: tuple[tuple[int, int], ...] = ()
    keys: tuple[str, ...] = ()
    bare: frozenset[int] = frozenset()
    live: tuple[Live, ...] = ()
    carried: str = ""
    carrying: Span = field(default_factory=lambda: Span(0, 0))

    @property
    def printed(self) -> tuple[tuple[int, Span], ...]:
        """The printed references, each a flow of its own."""
        flows = enumerate(self.flows)
        return tuple((at, Span(0, len(flow.text))) for at, flow in flows if flow.listed)

    @property
    def readable(self) -> str:
        """The file with what is no running text masked."""
        return masked(self.source.text, self.unread)

    @property
    def raw(self) -> bytes:
        """The bytes that were read."""
        return self.source.raw

    def reread(self, raw: bytes, sought: Sought) -> TextFile:
        """A file of the same format."""
        raise NotImplementedError

    @property
    def link(self) -> re.Pattern[str]:
        """What links: a group `words` for what a reader sees of it, all others for its address."""
        raise NotImplementedError

    def as_shown(self, flow: Flow, raw: str) -> Flow:
        """A flow as a reader sees it, letter for letter; `raw` is what the file has there."""
        raise NotImplementedError

    def as_written(self, mention: Mention) -> Mention:
        """A mention found in what is shown, with its words as the format has them."""
        raise NotImplementedError

    def place(self, flow: int, offset: int) -> str:
        """Line and column in the file, from 1."""
        return self.source.place(self.starts[flow] + offset)

    def stands(self, flow: int, span: Span) -> str:
        """What the file has at a stretch, its markup with it."""
        return " ".join(span.moved(self.starts[flow]).of(self.source.text).split())

    def unlike(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Those of the changes that are not there already, wrapped or not."""
        return self.needed(changes)

    def needed(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Those of the changes that are not there already, wrapped or not."""
        return tuple(each for each in changes if not self._is_there(each))

    def _is_there(self, change: Change) -> bool:
        is_note = change.as_note and not self.flows[change.flow].note
        stands = self._bounds(change).of(self.source.text)
        return not is_note and stands.split() == self._shown(change).split()

    def write(self, changes: tuple[Change, ...], listed: List, how: How) -> bytes:
        """The file with the changes and the list in it, and with what `how` lets it carry."""
        notes = frozenset(at for at, flow in enumerate(self.flows) if flow.note)
        # In a note no further note is put.
        noted = [each for each in changes if each.as_note and each.flow not in notes]
        noted.sort(key=lambda each: self._bounds(each).start)
        others = (each for each in changes if not each.as_note or each.flow in notes)
        edits = [self._edit(each) for each in others]
        edits += self._note_edits([(self._bounds(each), each.text) for each in noted])
        if listed.entries:
            edits += self._list_edits(listed)
        last = [*edits, *self._last_edits(edits, noted)]
        if how.carried is not None and how.carried != self.carried:
            last.append(self._carrying_edit(how.carried))
        return self.source.edited(last)

    def _edit(self, change: Change) -> Edit:
        bounds = self._bounds(change)
        return Edit(bounds.start, bounds.end, self._shown(change))

    def _bounds(self, change: Change) -> Span:
        """Where in the file a change is put."""
        return change.span.moved(self.starts[change.flow])

    def _shown(self, change: Change) -> str:
        """What a change puts into the file, in the words of the format."""
        raise NotImplementedError

    def _note_edits(self, noted: Sequence[tuple[Span, RichText]]) -> list[Edit]:
        """The edits that put new notes in these places, in their order."""
        raise NotImplementedError

    def _list_edits(self, listed: List) -> list[Edit]:
        """The edits that make the file's list the list given."""
        raise NotImplementedError

    def _carrying_edit(self, carried_: str) -> Edit:
        """The edit that lets the file carry this in a comment, or none where it is empty."""
        raise NotImplementedError

    def _last_edits(self, edits: Sequence[Edit], noted: Sequence[Change]) -> list[Edit]:
        """What is put behind all else, the texts of new notes where the format has them there."""
        del edits, noted
        return []
