"""The list that a manuscript prints itself: its references, their records, and what is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript import carried, fitting, lines, ownlist
from sibcite.manuscript.document import Flow, Manuscript
from sibcite.manuscript.entries import by_position
from sibcite.manuscript.lines import said
from sibcite.manuscript.ownlist import RESTORED, records_of
from sibcite.manuscript.remarks import Remark
from sibcite.model import Diagnostic, Record, Span
from sibcite.read.headings import heads_group

__all__ = [
    "NOTHING",
    "RESTORED",
    "Standing",
    "apart",
    "flows",
    "in_part",
    "no_lists",
    "numbers",
    "records_of",
    "remarks",
    "said",
    "standing",
    "twice",
    "uncounted",
    "under",
    "unread",
    "unread_of",
]

# A reference in an order that is read, to write another by.
_LIKE = "'Karpov, V. V. (1997). Plenniki Stalina. Kiev: Terra'"
_MAY_BE_ONE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the printed references of a manuscript are, by their places in `printed`.

    Attributes:
        ids: Those that are records that were given.
        others: References that are none of them.
        kept: What is no reference: a heading among them, an author's address behind them.
    """

    ids: Mapping[int, str]
    others: tuple[int, ...]
    kept: frozenset[int]


NOTHING = Standing({}, (), frozenset())


def no_lists(manuscript: Manuscript, records: Sequence[Record]) -> frozenset[int]:
    """The parts under sub-headings of the list of which less than half prints works.

    Where works are given they are those; else whatever is read as a reference.

    A heading such as Archives parts a list; what stands under any other is text of the author.
    """
    if not any(manuscript.parts):
        return frozenset()
    stands = standing(manuscript, records)
    weighed: Counter[int] = Counter(dict.fromkeys(manuscript.parts, 0))
    # A work that stands there twice will stand there once.
    printed = {(manuscript.parts[place], id_) for place, id_ in stands.ids.items()}
    weighed.update(part for part, _ in printed)
    weighed.update(manuscript.parts[place] for place in stands.others if not records)
    weighed.subtract(manuscript.parts[place] for place in stands.kept)
    groups = manuscript.sought.groups
    # A known group that prints a work is one, whatever else was put under it.
    known = {part for part, _ in printed if heads_group(manuscript.heads[part].words, groups)}
    below = {part for part, head in enumerate(manuscript.heads) if head.below} - known
    return frozenset(part for part, weight in weighed.items() if part in below and weight < 0)


def under(manuscript: Manuscript, stands: Standing, listed: Sequence[str]) -> tuple[int, ...]:
    """For each work of a new list, the part that it goes in: the one that it stood in.

    A work that is new goes where most of the others are. Empty where the list has one part.
    """
    parts = {id_: manuscript.parts[place] for place, id_ in stands.ids.items()}
    held = {part for at, part in enumerate(manuscript.parts) if at not in stands.kept}
    if len(held) < 2:
        return ()
    most = Counter(parts.values()).most_common(1)
    other = most[0][0] if most else min(held)
    return tuple(parts.get(id_, other) for id_ in listed)


def apart(manuscript: Manuscript) -> tuple[Remark, ...]:
    """What is said of text under a sub-heading of the list that is no list."""
    message = "What stands under this heading is not read as references; it stays as it is."
    hint = f"Where it is a list: write its references like {_LIKE}."
    remark = Diagnostic("no-list-part", "note", message, None, hint)
    return tuple(Remark(flow, replace(remark, span=Span(at, at))) for flow, at in manuscript.apart)


def standing(manuscript: Manuscript, records: Sequence[Record]) -> Standing:
    """Hold the printed references of a manuscript against records.

    A line of the list is the record that was read from it, or the one that fits it best; of the
    rest, what is read as a reference is another work, and all else no reference.
    """
    printed, marked = lines.plain(manuscript), lines.marked(manuscript)
    known = carried.works(manuscript)
    same = {each.id: each for each in records}
    ids = fitting.told(printed, records, marked)
    ids |= {place: work.id for place, work in known.items() if same.get(work.id) == work}
    rest = [place for place in range(len(printed)) if place not in ids.keys() | known.keys()]
    read = lines.read(manuscript, rest)
    # A line that is read as several has a reference in it, whatever else it has.
    sound = len(read) == len(rest)
    kept = [place for place, each in zip(rest, read, strict=False) if not lines.is_reference(each)]
    spare = ids.keys() | (kept if sound else ())
    others = tuple(place for place in range(len(printed)) if place not in spare)
    return Standing(ids, others, frozenset(kept if sound else ()))


def flows(manuscript: Manuscript, stands: Standing) -> tuple[Flow, ...]:
    """The flows of a manuscript; what stands in its list and is no reference is running text."""
    kept = {manuscript.printed[place][0] for place in stands.kept}
    return tuple(
        replace(flow, text=flow.masked or flow.text, listed=False, kept=True)
        if at in kept
        else flow
        for at, flow in enumerate(manuscript.flows)
    )


def numbers(
    manuscript: Manuscript, records: Sequence[Record], stands: Standing
) -> Mapping[str, str]:
    """The record of each number of the printed list; of the works where none is printed."""
    if not manuscript.printed:
        return by_position(records)
    printed = lines.plain(manuscript)
    # A heading or an address has no number; what could not be read, with a year in it, has.
    counted = [
        place
        for place in ownlist.leading(manuscript)
        if place not in stands.kept
        or (_has_number(manuscript, place) and _MAY_BE_ONE.search(printed[place]))
    ]
    return {
        str(number): stands.ids[place]
        for number, place in enumerate(counted, start=1)
        if place in stands.ids
    }


def _has_number(manuscript: Manuscript, place: int) -> bool:
    """Whether a reference counts: in a numbered list one without a number does not."""
    return not manuscript.numbered or place not in manuscript.bare


def twice(manuscript: Manuscript, stands: Standing) -> tuple[Remark, ...]:
    """What is said of references that are taken for a work which stands in their list already."""
    seen: dict[tuple[int, str], str] = {}
    found = []
    for place, id_ in sorted(stands.ids.items()):
        line = said(manuscript, place)
        first = seen.setdefault((manuscript.parts[place], id_), line)
        if first != line:
            flow, span = manuscript.printed[place]
            message = (
                f"This is taken for '{id_}', which stands in the list already, and is left out."
            )
            hint = "Where it is another work, write its reference in full, or give it with -b."
            found.append(Remark(flow, Diagnostic("work-twice", "warning", message, span, hint)))
    return tuple(found)


def remarks(manuscript: Manuscript, stands: Standing) -> tuple[Remark, ...]:
    """What is said of printed references that will not stand in the list any more."""
    message = "This reference of the document's list is none of the works; it is left out."
    hint = "Add it to the works: sibcite extract reads it into a record."
    return tuple(
        Remark(flow, Diagnostic("left-out", "warning", message, span, hint))
        for flow, span in (manuscript.printed[place] for place in stands.others)
    )


def unread_of(manuscript: Manuscript) -> tuple[Remark, ...]:
    """What is said of references of a manuscript's own list that could not be read."""
    return unread(manuscript, standing(manuscript, records_of(manuscript)))


def in_part(
    manuscript: Manuscript, records: Sequence[Record], stands: Standing
) -> tuple[Remark, ...]:
    """What is said of references that were read but for some words, which a new list leaves out."""
    by_id = {record.id: record for record in records}
    hint = "Compare the new list with it, or give the work with -b."
    found = []
    # Of what is carried the words are no longer in the list.
    known = carried.works(manuscript)
    for place, id_ in sorted((at, id_) for at, id_ in stands.ids.items() if at not in known):
        flow, span = manuscript.printed[place]
        for each in by_id[id_].diagnostics:
            if each.code == "unread-text" and each.span is not None:
                words = " ".join(each.span.of(by_id[id_].source).split())
                message = f"'{words}' was not understood; a new list leaves it out."
                found.append(
                    Remark(flow, Diagnostic("unread-text", "warning", message, span, hint))
                )
    return tuple(found)


def uncounted(manuscript: Manuscript, stands: Standing) -> tuple[Remark, ...]:
    """Errors on what may be references that could not be read, where works that count follow them.

    They stay in the list, and the numbers of the text would be those of a list without them.
    """
    message = "This was not read as a reference; numbers would be wrong behind it."
    last = max(stands.ids, default=-1)
    return tuple(
        replace(each, diagnostic=replace(each.diagnostic, severity="error", message=message))
        for place, each in _unread(manuscript, stands)
        if place < last and _has_number(manuscript, place)
    )


def unread(manuscript: Manuscript, stands: Standing) -> tuple[Remark, ...]:
    """What is said of printed references that could not be read."""
    return tuple(each for _, each in _unread(manuscript, stands))


def _unread(manuscript: Manuscript, stands: Standing) -> Iterator[tuple[int, Remark]]:
    """The same, with the places in the list."""
    message = "This was not read as a reference; it stays as it is."
    hint = f"Where it is one: write it like {_LIKE}, or give it with -b."
    remark = Diagnostic("not-a-reference", "warning", message, None, hint)
    for place, (flow, span) in enumerate(manuscript.printed):
        if place in stands.kept and _MAY_BE_ONE.search(span.of(manuscript.flows[flow].text)):
            yield place, Remark(flow, replace(remark, span=span))
