"""Citations that a file carries, found in its text again: nobody has to read them anew.

One is found by its own words and those around it. Where an author has changed either, or there are
more or fewer like it than were written, it is read like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sibcite.manuscript import carried
from sibcite.manuscript.carried import Cite
from sibcite.manuscript.document import MASK, Flow, Manuscript
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.names import skeleton
from sibcite.model import Record, Span

_AROUND = 24
# Stands between flows, and before the first.
_BETWEEN = "\0"
_MASKED = re.compile(f"{MASK}+")


class Ground:
    """The running text of a document, in which citations stand.

    What may not be read is one sign there, however long it is: a note in a sentence, markup.
    """

    def __init__(self, flows: Sequence[Flow]) -> None:
        self._flows: list[int] = []
        self._starts: list[int] = []
        self._cuts: dict[int, _Cuts] = {}
        pieces, at = list[str](), 0
        for number, flow in enumerate(flows):
            if not flow.listed:
                self._flows.append(number)
                self._starts.append(at + 1)
                self._cuts[number] = _Cuts(flow.text)
                pieces.append(_BETWEEN + _MASKED.sub(MASK, flow.text))
                at += len(pieces[-1])
        self._text = "".join(pieces) + _BETWEEN
        self._at = dict(zip(self._flows, self._starts, strict=True))

    def around(self, flow: int, span: Span) -> tuple[str, str, str]:
        """A stretch, and what stands before and behind it, no farther than its flow goes."""
        cuts = self._cuts[flow]
        start, end = (self._at[flow] + cuts.short(at) for at in (span.start, span.end))
        before = self._text[max(0, start - _AROUND) : start]
        after = self._text[end : end + _AROUND]
        cut = after.find(_BETWEEN) + 1 or None
        return before[max(0, before.rfind(_BETWEEN)) :], self._text[start:end], after[:cut]

    def places(self, cite: Cite) -> list[tuple[int, Span]]:
        """Where a citation stands between its words, as (flow, span)."""
        words = cite.before + cite.text + cite.after
        found, at = [], self._text.find(words)
        while at >= 0:
            start = at + len(cite.before)
            place = bisect_right(self._starts, start) - 1
            flow, start = self._flows[place], start - self._starts[place]
            cuts = self._cuts[flow]
            found.append((flow, Span(cuts.long(start), cuts.long(start + len(cite.text)))))
            at = self._text.find(words, at + 1)
        return found


class _Cuts:
    """Places in a text, and in the same with one sign for all that stand together."""

    def __init__(self, text: str) -> None:
        self._long, self._short = [0], [0]
        saved = 0
        for run in _MASKED.finditer(text):
            saved += run.end() - run.start() - 1
            self._long.append(run.end())
            self._short.append(run.end() - saved)

    def short(self, at: int) -> int:
        """The place in the short text of one in the long, which is none within a run of signs."""
        return self._moved(at, self._long, self._short)

    def long(self, at: int) -> int:
        """The other way round."""
        return self._moved(at, self._short, self._long)

    def _moved(self, at: int, of: list[int], to: list[int]) -> int:
        place = bisect_right(of, at) - 1
        return to[place] + at - of[place]


def find(manuscript: Manuscript, records: Sequence[Record]) -> tuple[Mention, ...]:
    """The citations that a manuscript carries and that stand where they were written.

    Args:
        manuscript: The manuscript.
        records: The works that may be cited; a citation of others, or of a work that has become
            another, is not found.
    """
    said = carried.read(manuscript)
    if not said.cites:
        return ()
    known = set(_same(records, (work for _, work in said.works)))
    placed = _placed(Ground(manuscript.flows), said.cites)
    taken: dict[int, int] = {}
    mentions = []
    for flow, span, cite in sorted(placed, key=lambda each: (each[0], each[1].start)):
        if span.start >= taken.get(flow, 0) and known.issuperset(each.id for each in cite.works):
            taken[flow] = span.end
            mentions.append(_mention(flow, span, cite))
    return tuple(mentions)


def _placed(ground: Ground, cites: Iterable[Cite]) -> Iterator[tuple[int, Span, Cite]]:
    """Where each stands; of those alike all or none."""
    alike: dict[tuple[str, str, str], list[Cite]] = {}
    for each in cites:
        alike.setdefault((each.before, each.text, each.after), []).append(each)
    for same in alike.values():
        places = ground.places(same[0])
        if len(places) == len(same):
            for (flow, span), each in zip(places, same, strict=True):
                yield flow, span, each


def _same(records: Iterable[Record], works: Iterable[Record]) -> Iterator[str]:
    """The ids of works that are still what was carried."""
    carried_ = {each.id: each for each in works}
    for each in records:
        was = carried_.get(each.id)
        if was is not None and (each == was or _title(each) == _title(was)):
            yield each.id


def _title(record: Record) -> tuple[str, object]:
    return skeleton(record.text("title")), record.address


def _mention(flow: int, span: Span, cite: Cite) -> Mention:
    parts = tuple(Part("key", each.id, written=cite.text) for each in cite.works)
    parts += (Part("unread", cite.text),) if cite.stays else ()
    return Mention(flow, span, span, parts, cite.shape, cite.narrative, works=cite.works)
