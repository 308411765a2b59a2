"""Two ways to write: plainly, or as changes that an editor accepts or rejects."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Protocol

from sibcite.manuscript.docx.names import Element, make, w
from sibcite.manuscript.docx.package import Package

AUTHOR = "sibcite"
_KEPT_EMPTY = (w("rPr"), w("lastRenderedPageBreak"))
_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")))
_CALM = tuple(map(w, ("t", "tab", "br", "cr", "noBreakHyphen", "softHyphen")))
_STRUCK = tuple(map(w, ("del", "moveFrom")))
# What a paragraph may not lose with its text.
_ANCHORS = tuple(map(w, ("footnoteReference", "endnoteReference", "commentReference", "sectPr")))
_RANGES = tuple(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")))
_FRAME = (w("pPr"), *_RANGES)
_WRAPS = tuple(map(w, ("ins", "moveTo", "hyperlink", "smartTag")))


class Pen(Protocol):
    """How runs are put into a paragraph and taken out of it, and paragraphs into a text."""

    def insert(self, before: Element, runs: Iterable[Element]) -> None:
        """Put runs before one that is there."""
        ...

    def strike(self, run: Element) -> None:
        """Take the text of a run out; what else it holds stays."""
        ...

    def written(self, runs: Iterable[Element]) -> list[Element]:
        """Runs as they stand in a paragraph that is new."""
        ...

    def clear(self, paragraph: Element) -> None:
        """Take the text of a paragraph out; marks of notes and comments stay."""
        ...

    def remove(self, paragraphs: Sequence[Element]) -> None:
        """Take out neighbouring paragraphs."""
        ...

    def added(self, paragraphs: Sequence[Element]) -> None:
        """Say that these neighbouring paragraphs are new."""
        ...


class Plain:
    """Writes as if it had always been so."""

    def insert(self, before: Element, runs: Iterable[Element]) -> None:
        """Put runs before one that is there."""
        for run in runs:
            before.addprevious(run)

    def strike(self, run: Element) -> None:
        """Take the text of a run out, and the run if nothing is left in it."""
        for child in list(run):
            if child.tag in _CALM:
                run.remove(child)
        if all(child.tag in _KEPT_EMPTY for child in run):
            _remove(run)

    def written(self, runs: Iterable[Element]) -> list[Element]:
        """The runs themselves."""
        return list(runs)

    def clear(self, paragraph: Element) -> None:
        """Take the text of a paragraph out; marks of notes and comments stay."""
        for child in list(paragraph):
            if child.tag in _FRAME or not isinstance(child.tag, str):
                continue
            if next(child.iter(*_ANCHORS), None) is None:
                paragraph.remove(child)
            else:
                for run in list(child.iter(w("r"))):
                    self.strike(run)

    def remove(self, paragraphs: Sequence[Element]) -> None:
        """Remove paragraphs, but not where a bookmark or a section ends in them."""
        for paragraph in paragraphs:
            self.clear(paragraph)
            if _has_anchor(paragraph):
                continue
            for mark in reversed([each for each in paragraph if each.tag in _RANGES]):
                paragraph.addnext(mark)
            _remove(paragraph)

    def added(self, paragraphs: Sequence[Element]) -> None:
        """Nothing is to be said."""


class Tracked:
    """Writes insertions and deletions of the author `sibcite`, without a date."""

    def __init__(self, package: Package, parts: Iterable[str]) -> None:
        ids = (
            each.get(w("id"), "") for part in parts for each in package.tree(part).iter(*_CHANGES)
        )
        self._last = max((int(key) for key in ids if key.isdecimal()), default=0)

    def insert(self, before: Element, runs: Iterable[Element]) -> None:
        """Put runs before one that is there, outside another author's insertion."""
        inserted = self._change("ins", *runs)
        around = before.getparent()
        if around is not None and around.tag in (w("ins"), w("moveTo")):
            _split(around, before)
            around.addprevious(inserted)
        else:
            before.addprevious(inserted)

    def strike(self, run: Element) -> None:
        """Mark the text of a run as deleted."""
        for text in run.iter(w("t"), w("instrText")):
            text.tag = w("delText") if text.tag == w("t") else w("delInstrText")
        deleted = self._change("del")
        run.addprevious(deleted)
        deleted.append(run)

    def written(self, runs: Iterable[Element]) -> list[Element]:
        """The runs as an insertion."""
        return [self._change("ins", *runs)]

    def clear(self, paragraph: Element) -> None:
        """Mark the text of a paragraph as deleted; marks of notes and comments stay."""
        for run in list(paragraph.iter(w("r"))):
            struck = any(each.tag in _STRUCK for each in run.iterancestors())
            if not struck and next(run.iter(*_ANCHORS), None) is None:
                self.strike(run)

    def remove(self, paragraphs: Sequence[Element]) -> None:
        """Mark paragraphs as deleted, with their ends."""
        for paragraph in paragraphs:
            self.clear(paragraph)
        for paragraph in _ends(paragraphs):
            if not _has_anchor(paragraph):
                _mark_end(paragraph, self._change("del"))

    def added(self, paragraphs: Sequence[Element]) -> None:
        """Mark the ends of new paragraphs as inserted."""
        for paragraph in _ends(paragraphs):
            _mark_end(paragraph, self._change("ins"))

    def _change(self, name: str, *content: Element) -> Element:
        self._last += 1
        return make(name, *content, id=str(self._last), author=AUTHOR)


def _remove(element: Element) -> None:
    """Remove an element, and what stood around it for its sake."""
    parent = element.getparent()
    assert parent is not None, "What is removed stands somewhere."
    parent.remove(element)
    if parent.tag in _WRAPS and len(parent) == 0:
        _remove(parent)


def _split(around: Element, at: Element) -> None:
    """Part an insertion so that it begins with the run `at`, and another holds the rest."""
    before = []
    for child in around:
        if child is at:
            break
        before.append(child)
    if before:
        former = copy.copy(around)
        former.tail = None
        for child in list(former):
            former.remove(child)
        around.addprevious(former)
        former.extend(before)


def _has_anchor(paragraph: Element) -> bool:
    return next(paragraph.iter(*_ANCHORS), None) is not None


def _ends(paragraphs: Sequence[Element]) -> list[Element]:
    """The paragraphs whose ends come or go with these; a text's last end must stay."""
    after, before = paragraphs[-1].getnext(), paragraphs[0].getprevious()
    if (after is None or after.tag != w("p")) and before is not None and before.tag == w("p"):
        return [before, *paragraphs[:-1]]
    return list(paragraphs)


def _mark_end(paragraph: Element, change: Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    end = properties.find(w("rPr"))
    if end is None:
        end = make("rPr")
        later = [each for each in properties if each.tag in (w("sectPr"), w("pPrChange"))]
        if later:
            later[0].addprevious(end)
        else:
            properties.append(end)
    end.insert(0, change)
