"""The works of a manuscript's own list, and of two lists in two scripts the one that leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sibcite.manuscript import fitting, lines
from sibcite.manuscript.document import Manuscript
from sibcite.model import Name, Record, Span
from sibcite.read.headings import is_other_script

# What was restored is marked so in a list in its own script until somebody has looked.
RESTORED = "[?]"


def records_of(manuscript: Manuscript) -> tuple[Record, ...]:
    """The works of a manuscript's own list, and those that its live citations carry."""
    from sibcite.read.items import records as read_items

    references = _of_lists(manuscript)
    known = {record.id for record in references}
    carried = {str(item.get("id")): item for live in manuscript.live for item in live.items}
    fresh = [(item, Span(0, 0)) for key, item in carried.items() if key and key not in known]
    return (*references, *read_items(fresh).value)


def leading(manuscript: Manuscript) -> Sequence[int]:
    """The places of the list in Latin letters, where there are two; else of all references."""
    heads = manuscript.heads
    tops = [part for part, head in enumerate(heads) if not head.below]
    latin = [part for part in tops if not is_other_script(heads[part].words)]
    every = range(len(manuscript.printed))
    if len(tops) < 2 or not latin:
        return every
    found = [
        place
        for place in every
        if max(top for top in tops if top <= manuscript.parts[place]) == latin[-1]
    ]
    return found or every


def _of_lists(manuscript: Manuscript) -> list[Record]:
    """The references of a document's list; of two lists those of the one in Latin letters.

    What the other has of the same works is their own script, and its further works follow.
    """
    named = _named(manuscript)
    first = frozenset(leading(manuscript))
    if len(named) != len(manuscript.printed) or len(first) == len(named):
        return [each for each in named if lines.is_reference(each)]
    works = [named[place] for place in sorted(first) if lines.is_reference(named[place])]
    others = [place for place in range(len(named)) if place not in first]
    told = _told(manuscript, others, works)
    originals = {id_: named[place] for place, id_ in told.items()}
    more = [named[place] for place in others if place not in told]
    more = [each for each in more if lines.is_reference(each)]
    return [*(_with_original(each, originals.get(each.id)) for each in works), *more]


def _told(manuscript: Manuscript, places: Sequence[int], works: Sequence[Record]) -> dict[int, str]:
    """The work that each of some printed references is, by its place."""
    plain, marked = lines.plain(manuscript), lines.marked(manuscript)
    printed = [plain[place] for place in places]
    told = fitting.told(printed, works, [marked[place] for place in places])
    return {places[at]: id_ for at, id_ in told.items()}


def _named(manuscript: Manuscript) -> tuple[Record, ...]:
    """The records of the printed lines, under the keys of the document where it has some."""
    read = lines.read(manuscript, range(len(manuscript.printed)))
    if len(manuscript.keys) != len(read):
        return read
    return tuple(replace(each, id=key) for each, key in zip(read, manuscript.keys, strict=True))


def _with_original(record: Record, other: Record | None) -> Record:
    """A record with what a second list prints of it in its own script, and no longer doubts."""
    if other is None or RESTORED in other.source:
        return record
    texts = {
        key: replace(text, original=other.text(key))
        if not text.original and key in other.texts and is_other_script(other.text(key))
        else text
        for key, text in record.texts.items()
    }
    names = {
        role: tuple(map(_in_script, row, other.names[role]))
        if len(row) == len(other.names.get(role, ()))
        else row
        for role, row in record.names.items()
    }
    return replace(record, texts=texts, names=names)


def _in_script(name: Name, other: Name) -> Name:
    is_other = is_other_script(other.family or other.literal)
    return replace(name, original=other) if name.original is None and is_other else name
