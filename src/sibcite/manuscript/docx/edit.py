"""Changes put into a .docx: in the text, in notes, in the list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sibcite.manuscript.document import Change, How, List, Sought
from sibcite.manuscript.docx import carried, listing, stories, zotero
from sibcite.manuscript.docx.names import Element
from sibcite.manuscript.docx.notes import Footnotes
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.pens import Pen, Plain, Tracked
from sibcite.manuscript.docx.runs import bare, even, rich, written
from sibcite.manuscript.docx.splice import Cut
from sibcite.manuscript.docx.styles import Styles
from sibcite.model import Span


def write(
    raw: bytes,
    changes: tuple[Change, ...],
    listed: List,
    how: How,
    places: tuple[str, ...],
    sought: Sought,
) -> bytes:
    """The document with the changes and the list in it.

    `places` are those of its printed references (`p14`), `sought` what was looked for as its list.
    """
    package = Package(raw)
    styles = Styles(package)
    pen = _put(package, styles, changes, how)
    if listed.entries:
        listing.write(package, styles, listed, how, pen, places, sought)
    if how.carried is not None:
        carried.put(package, how.carried)
    return package.written()


def _put(package: Package, styles: Styles, changes: tuple[Change, ...], how: How) -> Pen:
    """Put the changes into the parts; gives the pen that wrote them."""
    wanted: dict[int, list[Change]] = {}
    for change in changes:
        wanted.setdefault(change.flow, []).append(change)
    put: list[Change] = []
    spots: dict[int, _Spot] = {}
    cuts: dict[int, tuple[Cut, ...]] = {}
    marks: list[tuple[int, int]] = []
    for flow, told in enumerate(stories.tell(package)):
        if told.at is not None:
            marks.append(told.at)
        if flow in wanted:
            spots[flow] = _Spot(told.part, told.note, told.at, told.takes_notes)
            cuts[flow] = tuple(Cut(each) for each in (told, *stories.twins(told)))
            text = told.text()
            put += [_at_word(each, text) if told.takes_notes else each for each in wanted[flow]]
    pen = _pen(package, how, {each.part for each in spots.values()})
    _Editor(package, styles, spots, marks, how, pen).put(put, cuts)
    if how.cites == "zotero":
        in_notes = any(change.as_note or spots[change.flow].note for change in changes)
        zotero.prefer(package, how.style, in_notes)
    return pen


def _at_word(change: Change, text: str) -> Change:
    """A change that becomes a note takes the place of the space before it as well."""
    start = change.span.start
    if not change.as_note or text[start - 1 : start] not in (" ", "\u00a0"):
        return change
    return replace(change, span=Span(start - 1, change.span.end))


def there(raw: bytes, changes: tuple[Change, ...]) -> list[bool]:
    """Whether what each change would put stands there already, words and type."""
    package = Package(raw)
    wanted = {change.flow for change in changes}
    told = enumerate(stories.tell(package))
    cuts = {flow: Cut(each) for flow, each in told if flow in wanted}
    found = {}
    for place, change in sorted(enumerate(changes), key=lambda each: -each[1].span.start):
        cut = cuts[change.flow]
        runs = cut.part(change.span)
        look = cut.properties(runs, change.span.start)
        found[place] = even(rich(runs)) == even(rich(written(change.text, look)))
    return [found[place] for place in range(len(changes))]


def _pen(package: Package, how: How, parts: set[str]) -> Pen:
    if not how.tracked:
        return Plain()
    notes = package.related("footnotes")
    return Tracked(package, sorted({package.main, *parts, *notes}))


@dataclass(frozen=True, slots=True)
class _Spot:
    """What the changes of a flow ask of it.

    Attributes:
        part: The part that it stands in.
        note: The number of the note that it is, or 0.
        at: For a note, the place of its mark.
        takes_notes: Whether Word allows the mark of a note in it.
    """

    part: str
    note: int
    at: tuple[int, int] | None
    takes_notes: bool


class _Editor:
    """Puts changes into the flows that were told."""

    def __init__(
        self,
        package: Package,
        styles: Styles,
        spots: dict[int, _Spot],
        marks: list[tuple[int, int]],
        how: How,
        pen: Pen,
    ) -> None:
        self._package, self._styles, self._spots = package, styles, spots
        self._marks, self._how, self._pen = marks, how, pen
        self._new_marks: list[tuple[int, int]] = []

    def put(self, changes: Iterable[Change], cuts: dict[int, tuple[Cut, ...]]) -> None:
        """Put the changes in; notes get their ids in the order of the text.

        `cuts` are the flows, each with its twins for older readers; they are used up.
        """
        ordered = sorted(changes, key=lambda change: (change.flow, change.span.start))
        noted = [change for change in ordered if self._is_noted(change)]
        self._new_marks = [(change.flow, change.span.start) for change in noted]
        notes = Footnotes(self._package, self._styles) if noted else None
        signs = self._noted(noted, notes) if notes else {}
        by_flow: dict[int, list[Change]] = {}
        for change in ordered:
            by_flow.setdefault(change.flow, []).append(change)
        for flow, own in by_flow.items():
            for cut in cuts.pop(flow):
                self._splice(cut, own, signs)
            self._package.touch(self._spots[flow].part)
        if notes:
            notes.settle(self._package.tree(self._package.main))

    def _splice(
        self, cut: Cut, changes: list[Change], signs: dict[tuple[int, int], Element]
    ) -> None:
        for change in reversed(changes):
            words = self._bare(change)
            if words is not None and cut.replaced(change.span, words):
                continue
            runs = cut.part(change.span)
            look = cut.properties(runs, change.span.start)
            anchor = runs[0] if runs else cut.at(change.span.start)
            sign = signs.get((change.flow, change.span.start))
            self._pen.insert(anchor, self._shown(change, look) if sign is None else [sign])
            for run in runs:
                self._pen.strike(run)
            if not runs:
                Plain().strike(anchor)

    def _bare(self, change: Change) -> str | None:
        """The words of a change that may stand in a run of the author's; None for any other."""
        is_own = self._how.tracked or self._how.cites == "zotero" or self._is_noted(change)
        return None if is_own else bare(change.text)

    def _noted(self, changes: list[Change], notes: Footnotes) -> dict[tuple[int, int], Element]:
        """Write the notes; gives the mark for each place."""
        signs = {}
        for change in changes:
            content = self._pen.written([*notes.sign(), *self._shown(change, None)])
            signs[change.flow, change.span.start] = notes.add(content)
        return signs

    def _shown(self, change: Change, look: Element | None) -> list[Element]:
        """The runs of a change, as text or as a live field."""
        runs = written(change.text, look)
        if self._how.cites == "zotero" and change.works:
            code = zotero.citation_code(change, self._number(change))
            return zotero.field(code, runs, look)
        return runs

    def _is_noted(self, change: Change) -> bool:
        """Whether a change goes into a note; in a note, header or box Word allows none."""
        return change.as_note and self._spots[change.flow].takes_notes

    def _number(self, change: Change) -> int:
        """The number of the note that the change will stand in; 0 for running text."""
        spot = self._spots[change.flow]
        if spot.at is not None:
            return spot.note + bisect_left(self._new_marks, spot.at)
        if not self._is_noted(change):
            return 0
        place = (change.flow, change.span.start)
        return bisect_left(self._marks, place) + bisect_right(self._new_marks, place)
