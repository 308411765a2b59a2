"""Which works a document cites, and where: mentions found and held against the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript import keys, labels, notes
from sibcite.manuscript.before import Before
from sibcite.manuscript.document import Flow
from sibcite.manuscript.entries import Index, Match, by_position
from sibcite.manuscript.locators import Locator
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.persons import Persons, is_date
from sibcite.model import Citation, Diagnostic, Record, Span


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and the works that it cites; none of them where one could not be told.

    `whole` is false where something beside the works was not understood, so that it stays.
    """

    mention: Mention
    works: tuple[Citation, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a place in a flow."""

    flow: int
    diagnostic: Diagnostic


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
        `unread-part`, `more-than-cited` (a note).
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
    for number, flow in enumerate(flows):
        if not flow.listed:
            found += _in_flow(number, flow, index, numbered)
    return tuple(sorted(found, key=lambda each: order(flows, each.flow, each.span.start)))


def order(flows: Sequence[Flow], flow: int, offset: int) -> tuple[int, int, int, int]:
    """Where a place stands in the order of reading: a note stands where its mark does."""
    at = flows[flow].at
    return (*at, 1, offset) if at is not None else (flow, offset, 0, 0)


def _in_flow(number: int, flow: Flow, index: Index, numbered: str) -> Iterator[Mention]:
    taken: list[Span] = []
    for mention in keys.find(number, flow):
        taken.append(mention.span)
        yield mention
    by_title = notes.find if flow.note else notes.in_brackets
    for mention in by_title(number, flow, index):
        if not _meets(mention.span, taken):
            taken.append(mention.span)
            yield mention
    for mention in labels.find(number, flow, numbered, index.is_person):
        if not _meets(mention.span, taken):
            taken.append(mention.span)
            yield mention


def _meets(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.start < each.end and each.start < span.end for each in taken)


class _Linker:
    """Goes through the mentions of a document once, and remembers what was cited last."""

    def __init__(
        self, index: Index, numbers: Mapping[str, str], persons: Persons, before: Before
    ) -> None:
        self._index = index
        self._persons = persons
        self._before = before
        self._numbers = numbers
        self._remarks: list[Remark] = []
        self._last = ""
        self._last_place = Locator()
        self._has_unlisted = False
        self._untold: list[Mention] = []

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
                self._missing(mention, part, "error" if sure else "warning")
            whole = all(part.kind != "unread" for part in mention.parts)
            if not missing and not whole:
                self._unread(mention)
            cited = () if missing else tuple(self._flat(works))
            links.append(Link(mention, cited, whole))
        return Linked(tuple(links), tuple(self._sorted(flows)))

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

    def _sorted(self, flows: Sequence[Flow]) -> list[Remark]:
        def place(remark: Remark) -> tuple[int, int, int, int]:
            span = remark.diagnostic.span
            return order(flows, remark.flow, span.start if span is not None else 0)

        return sorted(self._remarks, key=place)

    def _is_meant(self, mention: Mention, shapes: set[str], missing: Sequence[Part]) -> bool:
        """Whether a mention that nothing matches is a citation at all, and not a bracket."""
        if mention.shape in ("key", "[1", "(1") or mention.shape.endswith(("ibid", "address")):
            return True
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
        return is_alike and all(self._persons.may_be(part.name) for part in missing)

    def _works(self, mention: Mention) -> tuple[list[Part], list[tuple[Citation, ...] | None]]:
        """The parts that name a work, and the works of each."""
        parts = [
            part
            for part in mention.parts
            if part.kind != "unread" and (part.kind != "key" or part.name)
        ]
        works = [self._part(mention, part) for part in parts]
        if works:
            self._before.note(mention, works[-1][-1] if works[-1] else None)
        return parts, works

    def _unread(self, mention: Mention) -> None:
        said = "; ".join(part.name for part in mention.parts if part.kind == "unread")
        if mention.shape == "note":
            message = f"Beside the work this says '{said}'; it is left as it is."
            hint = "Part the citation from what is said of it by a semicolon or a full stop."
            self._say(mention, "more-than-cited", "note", message, hint)
            return
        if mention.command:
            message = f"What {said} prints is not known; the whole is left as it is."
            hint = "Write it out, as text of the note."
            self._say(mention, "unread-part", "warning", message, hint)
            return
        message = f"'{said}' beside other citations is no label; the whole is left as it is."
        hint = "Write it as a label of the list, or put it into brackets of its own."
        self._say(mention, "unread-part", "warning", message, hint)

    def _part(self, mention: Mention, part: Part) -> tuple[Citation, ...] | None:
        ids = self._ids(mention, part)
        if not ids:
            return None
        if part.kind == "address":
            part = replace(part, locator=self._index.located(part.name).place)
        elif mention.shape == _THERE and not part.locator.value:
            # Nothing else is said, so it is the same place.
            before = self._before.cited(mention)
            assert before is not None, "what has no work has no ids"
            part = replace(part, locator=Locator(before.locator, before.label))
        elif part.kind == "ibid" and not (part.locator.value or part.locator.rest):
            part = replace(part, locator=self._last_place)
        self._last, self._last_place = ids[-1], replace(part.locator, rest="")
        made = [_citation(part, id_, last=number == len(ids) - 1) for number, id_ in enumerate(ids)]
        made[0] = replace(made[0], prefix=_spaced(part.prefix))
        if mention.narrative:
            made = [replace(each, suppress_author=mention.shape != "key") for each in made]
        return tuple(made)

    def _ids(self, mention: Mention, part: Part) -> list[str]:
        if part.kind == "key":
            return [part.name] if self._index.has(part.name) else []
        if part.kind == "number":
            return [self._numbers[part.name]] if part.name in self._numbers else []
        if part.kind == "title":
            return [part.name]
        if part.kind == "ibid":
            last = self._right_before(mention) if mention.shape == _THERE else self._last
            return [last] if last else []
        if part.kind == "address":
            ids = self._index.located(part.name).ids
            return list(ids) if len(ids) == 1 else []
        matches = [self._index.find(part.name, year, part.label) for year in part.years]
        if not all(len(match.ids) == 1 for match in matches):
            return []
        for match in matches:
            if not match.exact and len(part.years) == 1 and not mention.narrative:
                self._differs(mention, part, match)
        return [match.ids[0] for match in matches]

    def _right_before(self, mention: Mention) -> str:
        """The work cited right before "there"; empty for none, remembered where nothing is told."""
        if not self._before.is_told(mention):
            self._untold.append(mention)
        before = self._before.cited(mention)
        return before.id if before is not None else ""

    def _differs(self, mention: Mention, part: Part, match: Match) -> None:
        (work,) = (each for each in self._index.works if each.id == match.ids[0])
        message = (
            f"'{part.label}' is taken for '{work.label or work.shown}', which is written otherwise."
        )
        hint = "Write the label as the list has it, if that is the work that you mean."
        self._say(mention, "label-differs", "note", message, hint)

    def _missing(self, mention: Mention, part: Part, severity: str) -> None:
        if part.kind == "key":
            near = ", ".join(self._index.near(part.name))
            message = f"No record is called '{part.name}'."
            hint = f"Nearest: {near}." if near else "Add it to the works."
            self._say(mention, "unknown-key", "error", message, hint)
        elif part.kind == "number":
            message = f"Entry {part.name} of the list is not there, or is none of the works."
            hint = "Count the entries; sibcite extract says which were read."
            self._say(mention, "unknown-number", "error", message, hint)
        elif part.kind == "ibid" and mention.shape == _THERE:
            self._there(mention, part)
        elif part.kind == "ibid":
            message = f"'{part.written.strip()}' refers to a citation before it, and there is none."
            self._say(mention, "ibid-alone", "error", message, "Name the work.")
        elif part.kind == "address":
            self._unlocated(mention, part)
        else:
            self._unknown(mention, part, severity)

    def _there(self, mention: Mention, part: Part) -> None:
        """Nothing is said where the citation before it was remarked on."""
        if mention in self._untold:
            message = f"What stands before '{part.written.strip()}' cites none of the works."
            hint = "Name the work, or add the one before to the list."
            self._say(mention, "ibid-alone", "note", message, hint)

    def _unlocated(self, mention: Mention, part: Part) -> None:
        """Many articles give addresses in the text alone, so that none is an error."""
        ids = self._index.located(part.name).ids
        if ids:
            message = f"'{part.name}' is the address of {len(ids)} records: {', '.join(ids)}."
            hint = "Cite the one that you mean by its key or label."
            self._say(mention, "ambiguous-address", "warning", message, hint)
            return
        hint = "Add the document to the list, if it is to be cited as the style asks."
        if self._index.has_addresses:
            message = f"No record of the list lies at '{part.name}'; it is left as it is."
            severity = "note" if mention.shape.startswith("bare") else "warning"
            self._say(mention, "unknown-address", severity, message, hint)
        elif not self._has_unlisted:
            # Where no archival document is listed at all, saying so once is enough.
            self._has_unlisted = True
            message = f"The list has no archival documents; '{part.name}' and the like are left."
            self._say(mention, "unknown-address", "note", message, hint)

    def _unknown(self, mention: Mention, part: Part, severity: str) -> None:
        for year in part.years:
            match = self._index.find(part.name, year)
            label = f"{part.name} {year}".strip()
            if len(match.ids) > 1:
                message = f"'{label}' may be {len(match.ids)} works of the list."
                hint = (
                    f"They are {', '.join(match.ids)}: tell them apart by letters behind the year."
                )
                self._say(mention, "ambiguous-label", "error", message, hint)
            elif not match.ids:
                near = "; ".join(self._index.nearest(part.name, year))
                message = f"No entry of the list is '{label}'."
                hint = f"Nearest: {near}." if near else "Add it to the list, or mend the label."
                if severity == "warning":
                    hint = f"If it cites a work: {hint[0].lower()}{hint[1:]}"
                self._say(mention, "unknown-label", severity, message, hint)

    def _say(self, mention: Mention, code: str, severity: str, message: str, hint: str) -> None:
        assert severity in ("note", "warning", "error")
        remark = Diagnostic(code, severity, message, mention.span, hint)  # type: ignore[arg-type]
        self._remarks.append(Remark(mention.flow, remark))


def _citation(part: Part, id_: str, last: bool) -> Citation:
    where = part.locator if last else Locator()
    suffix = where.rest
    if suffix and suffix.removeprefix("<i>")[:1].isalnum():
        suffix = f", {suffix}"
    return Citation(id_, where.value, where.label, "", suffix, suppress_author=part.suppress_author)


def _spaced(prefix: str) -> str:
    return f"{prefix.rstrip()} " if prefix.strip() else ""


# A note that says nothing but "there".
_THERE = "bare ibid"
# Names of more words than these are those of no team, but words of a sentence.
_MANY_WORDS, _FEW_WORDS = 5, 3


def _is_name(text: str) -> bool:
    """Whether it could be the names before a year: a few words, the first with a capital."""
    words = text.split()
    return bool(words) and len(words) <= 8 and words[0][:1].isupper()


def _may_name(text: str) -> bool:
    """Whether it could be the names before a year, and says no date."""
    return _is_name(text) and not is_date(text)
