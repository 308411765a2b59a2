"""Which works a document cites, and where: mentions found and held against the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript import authorpage, insentence, keys, labels, locators, notes, raised
from sibcite.manuscript.before import Before
from sibcite.manuscript.document import Flow
from sibcite.manuscript.entries import Index, by_position
from sibcite.manuscript.locators import Locator
from sibcite.manuscript.mentions import THERE, Mention, Part, order
from sibcite.manuscript.persons import Persons, ends_in_date, is_date
from sibcite.manuscript.remarks import Remark, Remarks
from sibcite.model import Citation, Record, Span


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and the works that it cites; none of them where one could not be told.

    `whole` is false where something beside the works was not understood, so that it stays.
    """

    mention: Mention
    works: tuple[Citation, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Linked:
    """What a document cites, in its order, and what is remarked on."""

    links: tuple[Link, ...]
    remarks: tuple[Remark, ...]


def link(
    flows: Sequence[Flow],
    mentions: Sequence[Mention],
    records: Sequence[Record],
    numbers: Mapping[str, str] | None = None,
) -> Linked:
    """Hold mentions against the records that may be cited.

    Args:
        flows: The flows of the document.
        mentions: What looks like a citation, of all flows in the order of the document.
        records: The works that may be cited.
        numbers: The record of each number of the document's list; by position where None.

    Returns:
        The links in the order of the document. Remarks: `unknown-key`, `unknown-label` (with the
        nearest; a warning where it may be no citation), `ambiguous-label`, `label-differs`
        (a note), `unknown-number`, `unknown-address`, `ambiguous-address`, `ibid-alone`,
        `page-alone` (a warning), `unread-part`, `more-than-cited` (a note).
    """
    counted = numbers if numbers is not None else by_position(records)
    linker = _Linker(Index(records), counted, Persons(flows, records), Before(flows))
    return linker.run(flows, mentions)


def find(flows: Sequence[Flow], records: Sequence[Record], numbered: str) -> tuple[Mention, ...]:
    """What looks like a citation in the flows of a document, in its order.

    Args:
        flows: The flows.
        records: The works that may be cited, whose titles notes may give.
        numbered: The brackets in which numbers of the list cite; empty where it has none.
    """
    index = Index(records)
    found: list[Mention] = []
    is_raised = bool(numbered) and not raised.are_notes(flows)
    for number, flow in enumerate(flows):
        if is_raised and not flow.listed:
            found += raised.find(number, flow)
        if not flow.listed:
            found += _in_flow(number, flow, index, numbered)
    found += authorpage.find(flows, index, found)
    return tuple(sorted(found, key=lambda each: order(flows, each.flow, each.span.start)))


def _in_flow(number: int, flow: Flow, index: Index, numbered: str) -> Iterator[Mention]:
    taken: list[Span] = []
    for mention in keys.find(number, flow):
        taken.append(mention.span)
        yield mention
    by_title = notes.find if flow.note else notes.in_brackets
    for mention in by_title(number, flow, index):
        if not any(map(mention.span.meets, taken)):
            taken.append(mention.span)
            yield mention
    for mention in labels.find(number, flow, numbered, index.is_person, index.bodies):
        if not any(map(mention.span.meets, taken)):
            taken.append(mention.span)
            yield mention
    named = insentence.find(number, flow, index)
    yield from (each for each in named if not any(map(each.span.meets, taken)))


class _Linker:
    """Goes through the mentions of a document once, and remembers what was cited last."""

    def __init__(
        self, index: Index, numbers: Mapping[str, str], persons: Persons, before: Before
    ) -> None:
        self._index = index
        self._persons = persons
        self._before = before
        self._numbers = numbers
        self._remarks = Remarks(index)
        self._last = ""
        self._last_place = Locator()

    def run(self, flows: Sequence[Flow], mentions: Sequence[Mention]) -> Linked:
        found = [self._told(each, *self._works(each)) for each in mentions]
        shapes = {mention.shape for mention, _, works in found if works and all(works)}
        links = []
        for mention, parts, works in found:
            if not works:
                continue
            missing = [part for part, work in zip(parts, works, strict=True) if work is None]
            # A bracket in which one label fits is a citation, whatever else it names.
            sure = not missing or any(works) or self._is_meant(mention, shapes, missing)
            if not sure and not self._may_be_meant(mention, shapes, missing):
                continue
            for part in missing:
                self._remarks.missing(mention, part, "error" if sure else "warning")
            whole = all(part.kind != "unread" for part in mention.parts)
            if not missing and not whole:
                self._remarks.unread(mention)
            cited = () if missing else tuple(self._flat(works))
            links.append(Link(mention, cited, whole))
        return Linked(tuple(links), self._remarks.sorted(flows))

    def _told(
        self, mention: Mention, parts: list[Part], works: list[tuple[Citation, ...] | None]
    ) -> tuple[Mention, list[Part], list[tuple[Citation, ...] | None]]:
        """A mention, with its parts and their works; words beside a work that name none unread."""
        others = [
            part
            for part, work in zip(parts, works, strict=True)
            if work is None and part.kind == "label" and not _may_name(part.name)
        ]
        if not others or not any(works):
            return mention, parts, works
        rows = [row for row in zip(parts, works, strict=True) if row[0] not in others]
        told = tuple(
            Part("unread", part.written) if part in others else part for part in mention.parts
        )
        return replace(mention, parts=told), [part for part, _ in rows], [work for _, work in rows]

    def _flat(self, works: Sequence[Sequence[Citation] | None]) -> Iterator[Citation]:
        for each in works:
            yield from each or ()

    def _is_meant(self, mention: Mention, shapes: set[str], missing: Sequence[Part]) -> bool:
        """Whether a mention that nothing matches is a citation at all, and not a bracket."""
        if mention.shape in ("key", "note", "[1", "(1") or mention.shape.endswith(
            ("ibid", "address")
        ):
            return True
        if mention.shape == authorpage.SHAPE:
            return any(authorpage.works(part.name, self._index) for part in missing)
        placed = any(part.locator.value for part in missing)
        matches = [self._index.find(missing[0].name, year) for year in missing[0].years]
        near = any(len(match.ids) > 1 for match in matches) or self._index.knows(missing[0].name)
        if mention.narrative:
            far = mention.put.start - mention.span.start > len(missing[0].name) + 2
            if far:
                return False
            # A few words before a bracket are seldom the names of its year.
            return near and len(missing[0].name.split()) < _MANY_WORDS
        if mention.shape == "bare":
            return near
        # Where nothing at all fits, the list may be another document's.
        square = mention.shape.startswith("[")
        alone = square and not shapes and len(missing[0].name.split()) <= _FEW_WORDS
        known = placed or near or alone or (square and mention.shape in shapes)
        return _is_name(missing[0].name) and known and (near or not is_date(missing[0].name))

    def _may_be_meant(self, mention: Mention, shapes: set[str], missing: Sequence[Part]) -> bool:
        """Whether round brackets look like those that cite, and name what may be an author."""
        is_alike = mention.shape.startswith("(") and mention.shape in shapes
        if mention.shape == authorpage.SHAPE and not missing[0].name:
            return is_alike
        return is_alike and all(self._persons.may_be(part.name) for part in missing)

    def _works(self, mention: Mention) -> tuple[list[Part], list[tuple[Citation, ...] | None]]:
        """The parts that name a work, and the works of each."""
        if mention.works:
            return self._carried(mention)
        parts = [
            part
            for part in mention.parts
            if part.kind != "unread" and (part.kind != "key" or part.name)
        ]
        works = [self._part(mention, part) for part in parts]
        # A bracket with the day of a document, (Lukina to Kruglov, 3 April 1949), is no citation.
        if any(works) or not all(ends_in_date(part.name) for part in parts):
            self._before.note(mention, works[-1][-1] if works[-1] else None)
        return parts, works

    def _carried(self, mention: Mention) -> tuple[list[Part], list[tuple[Citation, ...] | None]]:
        """The same of a citation of which the file says itself what it cites."""
        last = mention.works[-1]
        self._last, self._last_place = last.id, Locator(last.locator, last.label)
        self._before.note(mention, last)
        parts = [part for part in mention.parts if part.kind != "unread"]
        return parts, [(work,) for work in mention.works]

    def _part(self, mention: Mention, part: Part) -> tuple[Citation, ...] | None:
        ids = self._ids(mention, part)
        if not ids:
            return None
        if part.kind == "address":
            part = replace(part, locator=self._index.located(part.name).place)
        elif mention.shape == THERE and not part.locator.value:
            # Nothing else is said, so it is the same place.
            before = self._before.cited(mention)
            assert before is not None, "what has no work has no ids"
            part = replace(part, locator=Locator(before.locator, before.label))
        elif part.kind == "ibid" and not (part.locator.value or part.locator.rest):
            part = replace(part, locator=self._last_place)
        part = replace(part, locator=self._in_volume(part.locator, ids[-1]))
        self._last, self._last_place = ids[-1], replace(part.locator, rest="")
        made = [_citation(part, id_, last=number == len(ids) - 1) for number, id_ in enumerate(ids)]
        made[0] = replace(made[0], prefix=_spaced(part.prefix))
        if mention.narrative:
            made = [replace(each, suppress_author=mention.shape != "key") for each in made]
        return tuple(made)

    def _in_volume(self, where: Locator, id_: str) -> Locator:
        """A place without the volume that the work itself is: ``т. 2, с. 233`` of its volume 2."""
        inside = locators.read(where.rest) if where.label == "volume" else Locator()
        is_own = bool(inside.value) and where.value == self._index.volume(id_)
        return inside if is_own else where

    def _ids(self, mention: Mention, part: Part) -> list[str]:
        if part.kind == "key":
            return [part.name] if self._index.has(part.name) else []
        if part.kind == "number":
            return [self._numbers[part.name]] if part.name in self._numbers else []
        if part.kind == "title":
            return [part.name]
        if part.kind == "named":
            ids_ = authorpage.works(part.name, self._index)
            return list(ids_) if len(ids_) == 1 else []
        if part.kind == "ibid":
            last = self._right_before(mention) if mention.shape == THERE else self._last
            return [last] if last else []
        if part.kind == "address":
            ids = self._index.located(part.name).ids
            return list(ids) if len(ids) == 1 else []
        return self._labelled(mention, part)

    def _labelled(self, mention: Mention, part: Part) -> list[str]:
        """The works of a label, one a year; none where one of them could not be told."""
        matches = [self._index.find(part.name, year, part.label) for year in part.years]
        if len(matches) > 1 and not matches[-1].ids and labels.is_range(part.label):
            # A work of several years goes by the first: Rogov 1975–1979.
            matches = matches[:1]
        if not all(len(match.ids) == 1 for match in matches):
            return []
        for match in matches:
            if not match.exact and len(part.years) == 1 and not mention.narrative:
                self._remarks.differs(mention, part, match)
        return [match.ids[0] for match in matches]

    def _right_before(self, mention: Mention) -> str:
        """The work cited right before "there"; empty for none, remembered where nothing is told."""
        if not self._before.is_told(mention):
            self._remarks.untold.append(mention)
        before = self._before.cited(mention)
        return before.id if before is not None else ""


def _citation(part: Part, id_: str, last: bool) -> Citation:
    where = part.locator if last else Locator()
    suffix = where.rest
    if suffix and suffix.removeprefix("<i>")[:1].isalnum():
        suffix = f", {suffix}"
    return Citation(id_, where.value, where.label, "", suffix, suppress_author=part.suppress_author)


def _spaced(prefix: str) -> str:
    return f"{prefix.rstrip()} " if prefix.strip() else ""


# Names of more words than these are those of no team, but words of a sentence.
_MANY_WORDS, _FEW_WORDS = 5, 3


def _is_name(text: str) -> bool:
    """Whether it could be the names before a year: a few words, the first with a capital."""
    words = text.split()
    return bool(words) and len(words) <= 8 and words[0][:1].isupper()


def _may_name(text: str) -> bool:
    """Whether it could be the names before a year, and says no date."""
    return _is_name(text) and not is_date(text)
