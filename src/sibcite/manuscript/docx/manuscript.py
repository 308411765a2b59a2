"""A .docx as a manuscript: read once into flows, read again from its bytes to be changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import compress

from sibcite.manuscript.document import Change, Flow, Head, How, List, Live, Sought
from sibcite.manuscript.docx import carried, italics, live, printed, raised, section, stories
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.stories import Told
from sibcite.manuscript.docx.styles import Styles
from sibcite.manuscript.italics import starred
from sibcite.model import Span, plain


@dataclass(frozen=True, slots=True)
class Docx:
    """A Word document that was read; see `Manuscript`."""

    raw: bytes
    flows: tuple[Flow, ...]
    live: tuple[Live, ...]
    printed: tuple[tuple[int, Span], ...]
    numbered: bool
    parts: tuple[int, ...] = ()
    heads: tuple[Head, ...] = ()
    sought: Sought = section.ANY
    apart: tuple[tuple[int, int], ...] = ()
    keys: tuple[str, ...] = ()
    bare: frozenset[int] = frozenset()
    carried: str = ""

    def place(self, flow: int, offset: int) -> str:
        """A place as a message names it: `p14:109`, the 109th character of paragraph 14."""
        return f"{self.flows[flow].where}:{offset + 1}"

    def stands(self, flow: int, span: Span) -> str:
        """What a stretch of a paragraph shows."""
        return " ".join(span.of(self.flows[flow].text).split())

    def reread(self, raw: bytes, sought: Sought) -> Docx:
        """A file of the same format."""
        return read(raw, sought)

    def unlike(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Those of the changes whose words are not there already, in whatever type."""
        return tuple(change for change in changes if not self._is_alike(change))

    def needed(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Those of the changes whose words are not there already, in the same type."""
        alike = {place for place, change in enumerate(changes) if self._is_alike(change)}
        if not alike:
            return changes
        from sibcite.manuscript.docx import edit

        there = edit.there(self.raw, tuple(changes[place] for place in sorted(alike)))
        over = set(compress(sorted(alike), there))
        return tuple(change for place, change in enumerate(changes) if place not in over)

    def _is_alike(self, change: Change) -> bool:
        """Whether the bare words are there."""
        flow = self.flows[change.flow]
        is_note = change.as_note and not flow.note
        return not is_note and change.span.of(flow.text).split() == plain(change.text).split()

    def write(self, changes: tuple[Change, ...], listed: List, how: How) -> bytes:
        """The document with the changes in it, and nothing else changed."""
        is_carried = how.carried is None or how.carried == self.carried
        if not changes and not listed.entries and is_carried:
            return self.raw
        from sibcite.manuscript.docx import edit

        places = tuple(self.flows[flow].where for flow, _ in self.printed)
        return edit.write(self.raw, changes, listed, how, places, self.sought)


def read(raw: bytes, sought: Sought = section.ANY) -> Docx:
    """Read a .docx; `sought` is what is looked for as its list.

    Raises:
        Unfit: It is none, or broken, encrypted or hostile.
    """
    package = Package(raw)
    styles = Styles(package)
    found = section.find(package, styles, sought=sought) or section.Section(None, (), ())
    part_of = dict(zip(found.entries, found.parts, strict=True))
    lists, heads = found.lists(), found.heads()
    numbered = any(printed.is_numbered(package, styles, entries) for entries in lists)
    counted = dict(
        zip(found.entries, printed.numbered(package, styles, found.entries), strict=True)
    )
    bare: set[int] = set()
    flows: list[Flow] = []
    cited: list[Live] = []
    references: list[tuple[int, Span]] = []
    parts: list[int] = []
    apart: list[tuple[int, int]] = []
    for told in stories.tell(package):
        first = told.paragraphs[0] if told.paragraphs else None
        text = told.text()
        is_listed = first in part_of
        high = () if is_listed else tuple((each, each) for each in raised.of(styles, told.pieces))
        flow = Flow(text, told.where, told.note, is_listed, told.at, raised=high)
        flows.append(flow)
        cited.extend(_cited(told))
        if first in found.apart:
            apart.append((len(flows) - 1, 0))
        if first in part_of and (span := printed.span(text)) is not None:
            flows[-1] = replace(flow, marked=_marked(styles, told, span))
            if not counted[told.paragraphs[0]]:
                bare.add(len(references))
            references.append((len(flows) - 1, span))
            parts.append(part_of[first])
        stories.forget(told)
    kept = (tuple(flows), tuple(cited), tuple(references), numbered, tuple(parts))
    beside = carried.read(package)
    return Docx(raw, *kept, heads, sought, tuple(apart), bare=frozenset(bare), carried=beside)


def _marked(styles: Styles, told: Told, span: Span) -> str:
    """A reference with its italics in asterisks; empty where it has none that tell."""
    found = italics.of(styles, told.paragraphs[0], told.pieces)
    inside = ((max(each.start, span.start), min(each.end, span.end)) for each in found)
    moved = [Span(start, end).moved(-span.start) for start, end in inside if start < end]
    text = span.of(told.text())
    marked = starred(text, moved) if moved else text
    return marked if marked != text else ""


def _cited(told: Told) -> tuple[Live, ...]:
    """The live citations that end in a flow."""
    found = (live.read(shown, told.note) for shown in told.shown)
    return tuple(each for each in found if each is not None)
