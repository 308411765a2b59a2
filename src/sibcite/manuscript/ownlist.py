"""The works of a manuscript's own list, and of two lists in two scripts the one that leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sibcite.manuscript import carried, fitting, lines
from sibcite.manuscript.document import Manuscript
from sibcite.model import Name, Record, Span
from sibcite.read.headings import is_other_script
from sibcite.read.reference.keys import told_apart

# What was restored is marked so in a list in its own script until somebody has looked.
RESTORED = "[?]"


def records_of(manuscript: Manuscript) -> tuple[Record, ...]:
    """The works of a manuscript's own list, and those that its live citations carry."""
    from sibcite.read.items import records as read_items

    references = _of_lists(manuscript)
    known = {record.id for record in references}
    live = {str(item.get("id")): item for each in manuscript.live for item in each.items}
    fresh = [(item, Span(0, 0)) for key, item in live.items() if key and key not in known]
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
    known = {each.id for each in works}
    # Of a work that the file carries both lines are known.
    rest = [at for at, each in enumerate(named) if at not in first and each.id not in known]
    told = _told(manuscript, rest, works)
    originals = {id_: named[place] for place, id_ in told.items()}
    more = [named[place] for place in rest if place not in told]
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
    works = _works(manuscript)
    if len(manuscript.keys) != len(works):
        return works
    return tuple(replace(each, id=key) for each, key in zip(works, manuscript.keys, strict=True))


def _works(manuscript: Manuscript) -> tuple[Record, ...]:
    """The records of the printed lines: as the file carries them, else as they are read."""
    known = carried.works(manuscript)
    said = lines.plain(manuscript)
    # An entry of which nothing is printed is no line.
    places = [place for place, line in enumerate(said) if line]
    read = lines.read(manuscript, places)
    if not known or len(read) != len(places):
        return read
    # The keys of works that are carried may stand in the text.
    works = {each.id: each for each in known.values()}
    fresh = {place: each for place, each in zip(places, read, strict=True) if place not in known}
    apart = told_apart((*works.values(), *fresh.values()))
    named = known | dict(zip(fresh, apart[len(works) :], strict=True))
    return tuple(named[place] for place in places)


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
