"""A manuscript's citations held against the works, and put back as keys or live fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sibcite.manuscript import (
    commands,
    lines,
    links,
    overlooked,
    ownlist,
    printed,
    recalled,
    shown,
    tokeys,
)
from sibcite.manuscript.document import Change, How, List, Manuscript
from sibcite.manuscript.entries import NAMED
from sibcite.manuscript.links import Linked
from sibcite.manuscript.mentions import Mention, order
from sibcite.manuscript.remarks import in_order
from sibcite.model import Record, Run, Span


def link(manuscript: Manuscript, records: Sequence[Record]) -> Linked:
    """The citations of a manuscript, held against the works that may be cited.

    Args:
        manuscript: The manuscript.
        records: The works.
    """
    stands = printed.standing(manuscript, records)
    return linked(manuscript, records, stands, "[" if manuscript.numbered else "")


def linked(
    manuscript: Manuscript, records: Sequence[Record], stands: printed.Standing, numbered: str
) -> Linked:
    """The same, where it is known what the manuscript's own list is.

    Args:
        manuscript: The manuscript.
        records: The works.
        stands: What its printed references are.
        numbered: The brackets in which numbers of the list cite: `[`, `[(`, or none.
    """
    records = _lettered(manuscript, records, stands)
    numbers = printed.numbers(manuscript, records, stands)
    flows = printed.flows(manuscript, stands)
    seen = shown.flows(manuscript, flows, records)
    found = shown.mentions(manuscript, links.find(seen, records, numbered))
    known = recalled.find(manuscript, records)
    by_command = tuple(_outside(commands.find(manuscript, flows), known))
    mentions = (*known, *by_command, *_outside(found, (*known, *by_command)))
    ordered = sorted(mentions, key=lambda each: order(flows, each.flow, each.span.start))
    held = links.link(flows, ordered, records, numbers)
    beside = (*commands.not_read(manuscript), *overlooked.remarks(seen, held, records))
    return replace(held, remarks=in_order((*beside, *held.remarks), flows))


def _lettered(
    manuscript: Manuscript, records: Sequence[Record], stands: printed.Standing
) -> Sequence[Record]:
    """The works with the letters behind their years that the document's own list gives them.

    A style may count the works of a year in another order than the one before it.
    """
    shared = Counter(_of_year(each) for each in records)
    several = {each.id for each in records if shared[_of_year(each)] > 1}
    # Of two lists the one in Latin letters has the letters of the text.
    leading = ownlist.leading(manuscript)
    places = [place for place in leading if stands.ids.get(place) in several]
    read = lines.read(manuscript, places)
    if len(read) != len(places) or not any(each.year_suffix for each in read):
        return records
    told = {stands.ids[at]: each.year_suffix for at, each in zip(places, read, strict=True)}
    return [
        replace(each, year_suffix=told[each.id], label="")
        if told.get(each.id, each.year_suffix) != each.year_suffix
        else each
        for each in records
    ]


def _of_year(record: Record) -> tuple[object, ...]:
    """What works of the same people and year have in common."""
    people = next((record.names[role] for role in NAMED if record.names.get(role)), ())
    issued = record.dates.get("issued")
    return tuple(each.family or each.literal for each in people), issued and issued.start[:1]


def _outside(found: Iterable[Mention], commands_: Sequence[Mention]) -> Iterator[Mention]:
    r"""The mentions that are no part of others: ``[46]`` of ``\cite[46]{karpov1997}``."""
    within: dict[int, list[Span]] = {}
    for command in commands_:
        within.setdefault(command.flow, []).append(command.span)
    for mention in found:
        spans = within.get(mention.flow, ())
        if not any(map(mention.span.meets, spans)):
            yield mention


def rewritten(
    manuscript: Manuscript, found: Linked, records: Sequence[Record], to: str, latex: bool
) -> bytes:
    """The manuscript with its citations as keys or live fields, their text as it was.

    Args:
        manuscript: The manuscript.
        found: What `link` found in it.
        records: The works.
        to: `keys` or `zotero`.
        latex: Whether keys stand in commands.
    """
    if to == "keys":
        changes = tokeys.changes(found.links, manuscript.flows, latex)
        return manuscript.write(changes, List(), How())
    return manuscript.write(_fields(manuscript, found, records), List(), How("zotero"))


def _fields(manuscript: Manuscript, found: Linked, records: Sequence[Record]) -> tuple[Change, ...]:
    from sibcite.write.item import item

    by_id = {record.id: record for record in records}
    made = []
    for each in found.links:
        if each.works:
            mention = each.mention
            put = mention.put if mention.narrative else mention.span
            text = (Run(put.of(manuscript.flows[mention.flow].text)),)
            carried = tuple(item(by_id[work.id]) for work in each.works)
            made.append(Change(mention.flow, put, text, each.works, items=carried))
    return tuple(made)
