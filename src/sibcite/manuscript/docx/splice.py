"""A stretch of a flow parted from its runs, and new runs in its place."""

from __future__ import annotations

import copy
from bisect import bisect_right
from itertools import accumulate

from sibcite.manuscript.docx.names import Element, make, set_said, w
from sibcite.manuscript.docx.runs import fitted, properties_of
from sibcite.manuscript.docx.stories import Told
from sibcite.model import Span


class Cut:
    """A flow whose changes are put in from its end to its beginning, so that places hold."""

    def __init__(self, told: Told) -> None:
        self._last = told.paragraphs[-1]
        self._elements = [element for _, element in told.pieces]
        self._starts = [0, *accumulate(len(text) for text, _ in told.pieces)]

    def part(self, span: Span) -> list[Element]:
        """The runs that hold the stretch and nothing else, cut out of those that hold more."""
        if span.start == span.end:
            return []
        self._cut(span.end)
        first = self._cut(span.start)
        past = bisect_right(self._starts, span.end - 1)
        runs = []
        for place in range(first, past):
            element = self._elements[place]
            assert element is not None, "A change holds no masked character."
            runs.append(_parent(element))
        last = self._elements[past - 1]
        assert last is not None, "A change holds no masked character."
        _end_run(last)
        return list(dict.fromkeys(runs))

    def replaced(self, span: Span, text: str) -> bool:
        """Put words in the place of a stretch in the midst of one text; whether it stands there.

        What stands before it in the same run says how they look.
        """
        place = bisect_right(self._starts, span.start) - 1
        start = self._starts[place]
        if not start < span.start < span.end <= self._starts[place + 1]:
            return False
        element = self._elements[place]
        if element is None or element.tag != w("t"):
            return False
        said = element.text or ""
        set_said(element, said[: span.start - start] + text + said[span.end - start :])
        return True

    def at(self, offset: int) -> Element:
        """An empty run to stand at a place that nothing is taken from."""
        place = bisect_right(self._starts, offset) - 1
        made = make("r")
        if place < len(self._elements) and (element := self._elements[place]) is not None:
            self._cut(offset)
            if self._starts[place] < offset:
                element = self._elements[place + 1]
                assert element is not None, "A cut has two sides."
            _parent(element).addprevious(made)
        elif place > 0 and (element := self._elements[place - 1]) is not None:
            _parent(element).addnext(made)
        else:
            self._last.append(made)
        return made

    def properties(self, runs: list[Element], offset: int) -> Element | None:
        """How the text looks there: in the type of the first run, set off only as what is around.

        A citation may begin in italics in a sentence that is not, and end otherwise.
        """
        before = properties_of(self._run(max(0, offset - 1)))
        if not runs:
            return before
        width = sum(len(text or "") for run in runs for text in run.itertext(w("t")))
        around = before if offset else properties_of(self._run(offset + width))
        return fitted(properties_of(runs[0]), around)

    def _run(self, offset: int) -> Element | None:
        """The run that holds the character at `offset`, if one may be read there."""
        place = bisect_right(self._starts, offset) - 1
        element = self._elements[place] if 0 <= place < len(self._elements) else None
        return None if element is None else element.getparent()

    def _cut(self, offset: int) -> int:
        """Make a run begin at `offset`; gives the number of the piece that now begins there."""
        place = bisect_right(self._starts, offset) - 1
        if place >= len(self._elements):
            return place
        element, start = self._elements[place], self._starts[place]
        if element is None:
            return place
        if offset > start:
            element = _halve(element, offset - start)
            place += 1
            self._elements.insert(place, element)
            self._starts.insert(place, offset)
        # What a later change took out stands in no run any more.
        if element.getparent() is not None:
            _begin_run(element)
        return place


def _halve(element: Element, at: int) -> Element:
    """Part a text in two; gives the second half."""
    text = element.text or ""
    second = copy.deepcopy(element)
    second.tail = None
    set_said(element, text[:at])
    set_said(second, text[at:])
    element.addnext(second)
    return second


def _begin_run(element: Element) -> None:
    """Make an element the first of its run, moving what stands before into a run of its own."""
    run = _parent(element)
    before = []
    for child in run:
        if child is element:
            break
        if child.tag != w("rPr"):
            before.append(child)
    if not before:
        return
    former = _alike(run)
    run.addprevious(former)
    former.extend(before)


def _end_run(element: Element) -> None:
    """Make an element the last of its run, moving what stands behind into a run of its own."""
    behind = list(element.itersiblings())
    if behind:
        latter = _alike(_parent(element))
        _parent(element).addnext(latter)
        latter.extend(behind)


def _alike(run: Element) -> Element:
    """A run without content that looks like this one."""
    made = make("r")
    for key, value in run.attrib.items():
        made.set(key, value)
    properties = run.find(w("rPr"))
    if properties is not None:
        made.append(copy.deepcopy(properties))
    return made


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None, "Text stands in a run."
    return parent
