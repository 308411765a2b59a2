"""A manuscript that is a text file, Markdown or LaTeX: flows that are stretches of the file."""

from __future__ import annotations

from dataclasses import dataclass

from sibcite.manuscript.document import Change, Flow, How, List, Live
from sibcite.manuscript.source import Source
from sibcite.model import Span


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file that was read; a format says what it writes.

    Attributes:
        source: The file.
        flows: The whole file, then its notes, then its printed references.
        starts: Where in the file each flow starts.
        readable: The file with what is no running text masked.
        numbered: Whether the printed list is numbered.
        parts: The sub-heading of the list that each reference stands under; 0 for none.
        without: The parts that are no list and were left out of it.
        apart: Where those begin.
        keys: What the list calls its entries; empty where it names none.
        live: No reference manager writes into text files.
    """

    source: Source
    flows: tuple[Flow, ...]
    starts: tuple[int, ...]
    readable: str
    numbered: bool
    parts: tuple[int, ...] = ()
    without: frozenset[int] = frozenset()
    apart: tuple[tuple[int, int], ...] = ()
    keys: tuple[str, ...] = ()
    live: tuple[Live, ...] = ()

    @property
    def printed(self) -> tuple[tuple[int, Span], ...]:
        """The printed references, each a flow of its own."""
        flows = enumerate(self.flows)
        return tuple((at, Span(0, len(flow.text))) for at, flow in flows if flow.listed)

    def place(self, flow: int, offset: int) -> str:
        """Line and column in the file, from 1."""
        return self.source.place(self.starts[flow] + offset)

    def needed(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Those of the changes that are not there already, wrapped or not."""
        return tuple(each for each in changes if not self._is_there(each))

    def _is_there(self, change: Change) -> bool:
        is_note = change.as_note and not self.flows[change.flow].note
        stands = change.span.moved(self.starts[change.flow]).of(self.source.text)
        return not is_note and stands.split() == self._shown(change).split()

    def write(self, changes: tuple[Change, ...], listed: List, how: How) -> bytes:
        """The file with the changes and the list in it."""
        raise NotImplementedError

    def _shown(self, change: Change) -> str:
        """What a change puts into the file, in the words of the format."""
        raise NotImplementedError

    def _notes(self) -> frozenset[int]:
        """The flows that are notes, where no note is put."""
        return frozenset(at for at, flow in enumerate(self.flows) if flow.note)
