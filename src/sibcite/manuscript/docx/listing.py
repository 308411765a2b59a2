"""The reference list put where the document has it; what stays as it is stays untouched."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sibcite.manuscript.document import How, List, Row, Sought
from sibcite.manuscript.docx import listfield, section
from sibcite.manuscript.docx.looks import manner_of, new_heading, new_manner
from sibcite.manuscript.docx.names import Element, make, outside_fallbacks, shown, w
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.pens import Pen
from sibcite.manuscript.docx.revise import (
    is_counted,
    neighbours,
    put_behind,
    revise,
    without_number,
)
from sibcite.manuscript.docx.runs import written
from sibcite.manuscript.docx.styles import Styles
from sibcite.model import Entry, ListLayout, Run


def write(
    package: Package,
    styles: Styles,
    listed: List,
    how: How,
    pen: Pen,
    places: tuple[str, ...],
    sought: Sought,
) -> None:
    """Put the list into the document, whose printed references stand in `places` (`p14`)."""
    package.touch(package.main)
    wanted = section.marker(package)
    found = section.find(package, styles, listed.heading, sought)
    ground = _Ground(package, listed, found, places, wanted)
    old = ground.entries
    was_live = listfield.unwrap(old)
    setter = _Setter(package, styles, pen, ground.look())
    if wanted is not None or found is None or not (old or listed.parted):
        paragraphs = _begin(setter, listed, found, wanted)
    elif how.cites == "zotero":
        old = _in_one_place(old, pen)
        paragraphs = setter.revise(listed.entries, listed.layout, old)
    else:
        paragraphs = _in_places(setter, listed, found, ground)
    if how.cites == "zotero":
        listfield.wrap(paragraphs, None if was_live else pen)
    elif was_live and found is not None and found.heading is None:
        _name(paragraphs, styles)


class _Ground:
    """The paragraphs that a list takes the place of.

    Attributes:
        entries: All of them; what is no reference is none of them, nor is the marker.
    """

    def __init__(
        self,
        package: Package,
        listed: List,
        found: section.Section | None,
        places: tuple[str, ...],
        wanted: Element | None,
    ) -> None:
        self._listed = listed
        numbered = _numbered(package, frozenset(places))
        self._printed = [numbered[where] for where in places]
        stay = {wanted, *(self._printed[place] for place in listed.kept)}
        pairs = zip(found.entries, found.parts, strict=True) if found else ()
        self._parts = {entry: part for entry, part in pairs if entry not in stay}
        self.entries = tuple(self._parts)

    def rows(self) -> Iterator[tuple[Row, tuple[Element, ...]]]:
        """Each list, and the paragraphs that it takes the place of."""
        if not self._listed.parted:
            for row in replace(self._listed, kept=frozenset()).rows(tuple(self._parts.values())):
                yield row, tuple(self.entries[place] for place in sorted(row.places))
            return
        # What shows nothing itself, such as a field, goes with what stands first.
        taken = {place for row in self._listed.parted for place in row.places}
        known = {self._printed[place] for place in taken}
        hidden = [entry for entry in self.entries if entry not in known]
        for number, row in enumerate(self._listed.parted):
            old = {self._printed[place] for place in row.places}
            old.update(hidden if not number else ())
            yield row, tuple(entry for entry in self.entries if entry in old)

    def look(self) -> tuple[Element, ...]:
        """The paragraphs that new ones look like."""
        return next((old for _, old in self.rows() if old), ())


def _in_places(
    setter: _Setter, listed: List, found: section.Section, ground: _Ground
) -> list[Element]:
    """Each list of the row in the place of what stands there, under its heading, or behind."""
    paragraphs: list[Element] = []
    behind: Element | None = None
    for row, old in ground.rows():
        head = [setter.heading(row, found)] if row.heading else []
        if row.stays:
            made = list(old)
        elif old:
            if head:
                put_behind(head, None, old[0])
                setter.pen.added(head)
            made = setter.revise(row.entries, row.layout, old)
        else:
            made = setter.new(row)
            top = behind if row.heading and behind is not None else found.tops[row.part]
            assert top is not None, "A list without a heading has references."
            put_behind([*head, *made], top, top)
            setter.pen.added([*head, *made])
        behind = made[-1] if made else behind
        paragraphs += made
    for part in sorted(listed.over):
        if (gone := found.tops[part]) is not None:
            setter.pen.remove([gone])
    return paragraphs


class _Setter:
    """Sets entries and headings in the look of the document."""

    def __init__(
        self, package: Package, styles: Styles, pen: Pen, look: tuple[Element, ...]
    ) -> None:
        self.pen = pen
        self._package, self._styles = package, styles
        self._is_counted = bool(look) and is_counted(package, styles, look)
        self._look = manner_of(styles, look[0], ListLayout(), False) if look else None

    def revise(
        self, entries: tuple[Entry, ...], layout: ListLayout, old: tuple[Element, ...]
    ) -> list[Element]:
        """Change the entries that differ; gives the paragraphs of the list."""
        return revise(self._package, self._styles, entries, layout, old, self.pen)

    def new(self, row: Row) -> list[Element]:
        """New paragraphs, in the look of those that are there."""
        texts = [entry.text for entry in row.entries]
        manner = self._look
        # In a second list Word would count on where the first one ends.
        if manner is None or (self._is_counted and not row.below):
            manner = new_manner(self._styles, row.layout)
        elif self._is_counted:
            texts = [without_number(text) for text in texts]
        return [manner.entry(text, self.pen) for text in texts]

    def body(self) -> Element:
        """The body of the document."""
        return self._package.body()

    def level(self, paragraph: Element) -> int | None:
        """The level of a paragraph as a heading; None for any other."""
        return self._styles.heading_level(paragraph)

    def title(self, text: str) -> Element:
        """The heading of a list where the document has none."""
        return new_heading(self._styles, text, self.pen)

    def heading(self, row: Row, found: section.Section | None) -> Element:
        """The heading of a row: like that of the list, or one lower."""
        top = found.tops[row.part] if found is not None else None
        level = self._styles.heading_level(top) if top is not None else 1
        if row.below:
            style = self._styles.named(f"heading {level + 1}") if level else ""
            return new_heading(self._styles, row.heading, self.pen, style)
        if top is None:
            return self.title(row.heading)
        like = manner_of(self._styles, top, ListLayout(), False)
        run = next((run for run in top.iter(w("r")) if run.find(w("t")) is not None), None)
        look = copy.deepcopy(run.find(w("rPr"))) if run is not None else None
        made = make("p")
        if like.paragraph is not None:
            made.append(copy.deepcopy(like.paragraph))
        made.extend(self.pen.written(written((Run(row.heading),), look)))
        return made


def _in_one_place(old: tuple[Element, ...], pen: Pen) -> tuple[Element, ...]:
    """The entries up to the first thing that is none; those behind it are taken out.

    A live field shows one list, and what stood within it would go when it is refreshed.
    """
    first, *others = neighbours(old)
    for group in others:
        pen.remove(group)
    return tuple(first)


def _name(paragraphs: Sequence[Element], styles: Styles) -> None:
    """Tell entries that neither heading nor field tells any more by the style of a list."""
    key = styles.ensured("Bibliography", "Bibliography", "paragraph")
    for paragraph in paragraphs:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = make("pPr")
            paragraph.insert(0, properties)
        for named in properties.findall(w("pStyle")):
            properties.remove(named)
        properties.insert(0, make("pStyle", val=key))


def _numbered(package: Package, places: frozenset[str]) -> dict[str, Element]:
    """The paragraphs of those places."""
    paragraphs = enumerate(outside_fallbacks(package.body()), 1) if places else ()
    return {f"p{at}": paragraph for at, paragraph in paragraphs if f"p{at}" in places}


def _begin(
    setter: _Setter, listed: List, found: section.Section | None, wanted: Element | None
) -> list[Element]:
    """Write a list where there was none: at its marker, under its heading, or at the end."""
    rows = listed.parted or (Row(listed.entries, listed.layout),)
    made, whole = list[Element](), list[Element]()
    for row in rows:
        entries = setter.new(row)
        whole += [setter.heading(row, found)] if row.heading else []
        whole += entries
        made += entries
    heading = found.heading if found else None
    is_headed = any(row.heading and not row.below for row in rows) or heading is not None
    if wanted is not None:
        before = _before(wanted)
        if not is_headed and (before is None or setter.level(before) is None):
            whole = [setter.title(listed.heading), *whole]
        for each in whole:
            wanted.addprevious(each)
        setter.pen.added(whole)
        setter.pen.remove([wanted])
    elif heading is not None:
        put_behind(whole, heading, heading)
        setter.pen.added(whole)
    else:
        whole = whole if is_headed else [setter.title(listed.heading), *whole]
        _append(setter.body(), whole)
        setter.pen.added(whole)
    return made


def _append(body: Element, made: Sequence[Element]) -> None:
    last = body.find(w("sectPr"))
    for each in made:
        if last is None:
            body.append(each)
        else:
            last.addprevious(each)


def _before(paragraph: Element) -> Element | None:
    """The paragraph before this one that has text."""
    for each in paragraph.itersiblings(w("p"), preceding=True):
        if shown(each).strip():
            return each
    return None
