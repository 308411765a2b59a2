"""What is said of the mentions of a document: a label without a work, words that were not read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sibcite.manuscript import authorpage
from sibcite.manuscript.document import Flow
from sibcite.manuscript.entries import Index, Match
from sibcite.manuscript.mentions import THERE, Mention, Part, order
from sibcite.model import Diagnostic


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a place in a flow."""

    flow: int
    diagnostic: Diagnostic


class Remarks:
    """Gathers what is said of the mentions of a document.

    Attributes:
        untold: The mentions of what stands before them, where none of that was told.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._said: list[Remark] = []
        self._has_unlisted = False
        self.untold: list[Mention] = []

    def sorted(self, flows: Sequence[Flow]) -> tuple[Remark, ...]:
        """All of it, in the order of the document."""
        return in_order(self._said, flows)

    def unread(self, mention: Mention) -> None:
        """Words beside works were not read."""
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

    def differs(self, mention: Mention, part: Part, match: Match) -> None:
        """A label is taken for one that is written otherwise."""
        (work,) = (each for each in self._index.works if each.id == match.ids[0])
        message = (
            f"'{part.label}' is taken for '{work.label or work.shown}', which is written otherwise."
        )
        hint = "Write the label as the list has it, if that is the work that you mean."
        self._say(mention, "label-differs", "note", message, hint)

    def missing(self, mention: Mention, part: Part, severity: str) -> None:
        """A part of a mention cites no work that could be told."""
        if part.kind == "key":
            near = ", ".join(self._index.near(part.name))
            message = f"No record is called '{part.name}'."
            hint = f"Nearest: {near}." if near else "Add it to the works."
            self._say(mention, "unknown-key", "error", message, hint)
        elif part.kind == "number":
            message = f"Entry {part.name} of the list is not there, or is none of the works."
            hint = "Count the entries; sibcite extract says which were read."
            self._say(mention, "unknown-number", "error", message, hint)
        elif part.kind == "ibid" and mention.shape == THERE:
            self._there(mention, part)
        elif part.kind == "ibid":
            message = f"'{part.written.strip()}' refers to a citation before it, and there is none."
            self._say(mention, "ibid-alone", "error", message, "Name the work.")
        elif part.kind == "address":
            self._unlocated(mention, part)
        elif part.kind == "named":
            self._unnamed(mention, part, severity)
        else:
            self._unknown(mention, part, severity)

    def _there(self, mention: Mention, part: Part) -> None:
        """Nothing is said where the citation before it was remarked on."""
        if mention in self.untold:
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

    def _unnamed(self, mention: Mention, part: Part, severity: str) -> None:
        """An author or a title before a page, or a page alone."""
        said = part.written
        if not part.name:
            message = f"'({said})' may be a page, and its sentence names no one work of the list."
            hint = "Name the author in the bracket, if it cites a work."
            self._say(mention, "page-alone", "warning", message, hint)
        elif ids := authorpage.works(part.name, self._index):
            message = f"'{said}' may cite {len(ids)} works of the list."
            hint = f"They are {', '.join(ids)}: tell them apart by a short title."
            # What "op. cit." means, a reader of the notes before it knows.
            severity = "warning" if mention.shape == "note" else "error"
            self._say(mention, "ambiguous-label", severity, message, hint)
        else:
            near = "; ".join(self._index.nearest(part.name, ""))
            hint = f"nearest: {near}." if near else "add it to the list, or mend the name."
            message = f"No entry of the list is '{part.name}'."
            self._say(mention, "unknown-label", severity, message, f"If it cites a work: {hint}")

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
        self._said.append(Remark(mention.flow, remark))


def in_order(said: Iterable[Remark], flows: Sequence[Flow]) -> tuple[Remark, ...]:
    """Remarks in the order of the document."""

    def place(remark: Remark) -> tuple[int, int, int, int]:
        span = remark.diagnostic.span
        return order(flows, remark.flow, span.start if span is not None else 0)

    return tuple(sorted(said, key=place))
