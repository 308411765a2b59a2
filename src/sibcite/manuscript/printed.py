"""The list that a manuscript prints itself: its references, their records, and what is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript.document import Flow, Manuscript
from sibcite.manuscript.entries import by_position
from sibcite.manuscript.links import Remark
from sibcite.manuscript.names import skeleton
from sibcite.model import Diagnostic, Name, Record, Span, Text
from sibcite.read.headings import heads_group, is_other_script
from sibcite.read.lists import hints_of, read_lines

_TELLING, _SHORTEST = 24, 3
# What was restored is marked so in a list in its own script until somebody has looked.
RESTORED = "[?]"
_NO_REFERENCE = "not-a-reference"
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


def records_of(manuscript: Manuscript) -> tuple[Record, ...]:
    """The works of a manuscript's own list, and those that its live citations carry."""
    from sibcite.read.items import records as read_items

    references = _of_lists(manuscript)
    known = {record.id for record in references}
    carried = {str(item.get("id")): item for live in manuscript.live for item in live.items}
    fresh = [(item, Span(0, 0)) for key, item in carried.items() if key and key not in known]
    return (*references, *read_items(fresh).value)


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
    """Hold the printed references of a manuscript against records."""
    lines = _lines(manuscript)
    ids = _told(lines, records)
    rest = [place for place in range(len(lines)) if place not in ids]
    read = _read(manuscript, [lines[place] for place in rest])
    # A line that is read as several has a reference in it, whatever else it has.
    sound = len(read) == len(rest)
    kept = [place for place, each in zip(rest, read, strict=False) if not _is_reference(each)]
    others = [place for place in rest if not sound or place not in kept]
    return Standing(ids, tuple(others), frozenset(kept if sound else ()))


def flows(manuscript: Manuscript, stands: Standing) -> tuple[Flow, ...]:
    """The flows of a manuscript; what stands in its list and is no reference is running text."""
    kept = {manuscript.printed[place][0] for place in stands.kept}
    return tuple(
        replace(flow, text=flow.masked or flow.text, listed=False) if at in kept else flow
        for at, flow in enumerate(manuscript.flows)
    )


def numbers(
    manuscript: Manuscript, records: Sequence[Record], stands: Standing
) -> Mapping[str, str]:
    """The record of each number of the printed list; of the works where none is printed."""
    if not manuscript.printed:
        return by_position(records)
    lines = _lines(manuscript)
    # A heading or an address has no number; what could not be read, with a year in it, has.
    counted = [
        place
        for place in _leading(manuscript)
        if place not in stands.kept or _MAY_BE_ONE.search(lines[place])
    ]
    return {
        str(number): stands.ids[place]
        for number, place in enumerate(counted, start=1)
        if place in stands.ids
    }


def remarks(manuscript: Manuscript, stands: Standing) -> tuple[Remark, ...]:
    """What is said of printed references that will not stand in the list any more."""
    message = "This reference of the document's list is none of the works; it is left out."
    hint = "Add it to the works: sibcite extract reads it into a record."
    return tuple(
        Remark(flow, Diagnostic("left-out", "warning", message, span, hint))
        for flow, span in (manuscript.printed[place] for place in stands.others)
    )


def _of_lists(manuscript: Manuscript) -> list[Record]:
    """The references of a document's list; of two lists those of the one in Latin letters.

    What the other has of the same works is their own script, and its further works follow.
    """
    named = _named(manuscript)
    leading = frozenset(_leading(manuscript))
    if len(named) != len(manuscript.printed) or len(leading) == len(named):
        return [each for each in named if _is_reference(each)]
    first = [named[place] for place in sorted(leading) if _is_reference(named[place])]
    lines = _lines(manuscript)
    others = [place for place in range(len(lines)) if place not in leading]
    told = _told([lines[place] for place in others], first)
    originals = {told[at]: named[place] for at, place in enumerate(others) if at in told}
    rest = [named[place] for at, place in enumerate(others) if at not in told]
    more = [each for each in rest if _is_reference(each)]
    return [*(_with_original(each, originals.get(each.id)) for each in first), *more]


def _leading(manuscript: Manuscript) -> Sequence[int]:
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


def _named(manuscript: Manuscript) -> tuple[Record, ...]:
    """The records of the printed lines, under the keys of the document where it has some."""
    read = _read(manuscript, _lines(manuscript))
    if len(manuscript.keys) != len(read):
        return read
    return tuple(replace(each, id=key) for each, key in zip(read, manuscript.keys, strict=True))


def unread_of(manuscript: Manuscript) -> tuple[Remark, ...]:
    """What is said of references of a manuscript's own list that could not be read."""
    return unread(manuscript, standing(manuscript, records_of(manuscript)))


def unread(manuscript: Manuscript, stands: Standing) -> tuple[Remark, ...]:
    """What is said of printed references that could not be read."""
    message = "This was not read as a reference; it stays as it is."
    hint = f"Where it is one: write it like {_LIKE}, or give it with -b."
    return tuple(
        Remark(flow, Diagnostic("not-a-reference", "warning", message, span, hint))
        for place, (flow, span) in enumerate(manuscript.printed)
        if place in stands.kept and _MAY_BE_ONE.search(span.of(manuscript.flows[flow].text))
    )


def said(manuscript: Manuscript, place: int) -> str:
    """A printed reference on one line."""
    flow, span = manuscript.printed[place]
    return " ".join(span.of(manuscript.flows[flow].text).split())


def _lines(manuscript: Manuscript) -> list[str]:
    """The printed references, each on one line."""
    return [said(manuscript, place) for place in range(len(manuscript.printed))]


def _read(manuscript: Manuscript, lines: Sequence[str]) -> tuple[Record, ...]:
    if not lines:
        return ()
    # What a document calls its archives may stand in any of its paragraphs.
    own = hints_of("\n".join(flow.text for flow in manuscript.flows if not flow.note))
    return read_lines("\n".join(lines), own).value


def _is_reference(record: Record) -> bool:
    return all(remark.code != _NO_REFERENCE for remark in record.diagnostics)


def _told(lines: Sequence[str], records: Sequence[Record]) -> dict[int, str]:
    """The record of each line: the one read from it, or the one that fits it best."""
    sources = {" ".join(record.source.split()): record.id for record in records if record.source}
    signs = [_sign(record) for record in records]
    found = {}
    for place, line in enumerate(lines):
        id_ = sources.get(line) or _fitting(skeleton(line), signs)
        if id_:
            found[place] = id_
    return found


@dataclass(frozen=True, slots=True)
class _Sign:
    """By what a record is told in a line, in letters and figures alone, in whatever script.

    Attributes:
        id: The record's id.
        starts: How its title begins, in each of its forms; empty without one.
        address: The values of its archival levels.
        others: What tells it apart from a record that fits as well: title, year, first name.
    """

    id: str
    starts: tuple[str, ...]
    address: tuple[str, ...]
    others: tuple[str, ...]

    def fits(self, line: str) -> bool:
        """Whether the line may print the record: its title, or its levels in their order."""
        if any(start in line for start in self.starts):
            return True
        at = 0
        for value in self.address:
            at = line.find(value, at) + len(value)
            if at < len(value):
                return False
        return bool(self.address)


def _sign(record: Record) -> _Sign:
    title = record.texts.get("title", Text(""))
    forms = (title.text, title.original, title.romanized, title.translated)
    titles = tuple(dict.fromkeys(filter(None, map(skeleton, forms))))
    levels = record.address.levels if record.address is not None else ()
    address = tuple(filter(None, (skeleton(level.value) for level in levels)))
    year = record.dates["issued"].start[:1] if "issued" in record.dates else ()
    names = next(iter(record.names.values()), ())
    people = (skeleton(name.family or name.literal) for name in names[:1])
    others = (*titles[:1], *(skeleton(str(each)) for each in year), *people)
    starts = tuple(each[:_TELLING] for each in titles if len(each) > _SHORTEST)
    return _Sign(record.id, starts, address if len(address) > 1 else (), others)


def _fitting(line: str, signs: Sequence[_Sign]) -> str:
    """The id of the record that fits a line best; empty if none does, or two do as well."""
    rated = sorted(
        ((sum(bool(each) and each in line for each in sign.others), sign.id))
        for sign in signs
        if sign.fits(line)
    )
    if not rated or (len(rated) > 1 and rated[-1][0] == rated[-2][0]):
        return ""
    return rated[-1][1]
