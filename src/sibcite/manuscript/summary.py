"""What is said of a manuscript that was put into a style: what it never cites, what was left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sibcite.manuscript.document import Flow, Manuscript
from sibcite.manuscript.links import Link
from sibcite.manuscript.placing import Placed
from sibcite.manuscript.remarks import Remark
from sibcite.model import Diagnostic, Record


def uncited(listed: Sequence[Record], cited: set[str]) -> tuple[Diagnostic, ...]:
    """A note on works of the document's own list that it never cites."""
    found = [record.label or record.id for record in listed if record.id not in cited]
    if not found:
        return ()
    message = f"Of the list these are not cited: {'; '.join(found)}."
    hint = "Cite them, or strike them off the list."
    return (Diagnostic("uncited-work", "note", message, None, hint),)


def displaced(
    flows: Sequence[Flow], remarks: Iterable[Remark], placed: Sequence[Placed]
) -> tuple[Remark, ...]:
    """Remarks, those on an "ibid." that would follow a new note as errors.

    What it refers to was not told, and with another note before it would name another work.

    Args:
        flows: The flows of the document.
        remarks: What is said of its citations.
        placed: The citations, and which become notes of their own.
    """
    fresh = [_at(link_) for link_, _, as_note in placed if as_note]
    marks = {flow.note: flow.at for flow in flows if flow.note and flow.at is not None}
    return tuple(
        _displaced(each) if _is_displaced(flows[each.flow], each, marks, fresh) else each
        for each in remarks
    )


def _at(link_: Link) -> tuple[int, int]:
    return link_.mention.flow, link_.mention.span.start


def _is_displaced(
    flow: Flow,
    remark: Remark,
    marks: Mapping[int, tuple[int, int]],
    fresh: Sequence[tuple[int, int]],
) -> bool:
    """Whether a new note comes between an "ibid." and the note before it."""
    if remark.diagnostic.code != "ibid-alone" or not flow.note or flow.at is None:
        return False
    before = marks.get(flow.note - 1, (-1, 0))
    return any(before < at < flow.at for at in fresh)


def _displaced(remark: Remark) -> Remark:
    message = "A new note would stand before this, and it would refer to that."
    return replace(remark, diagnostic=replace(remark.diagnostic, severity="error", message=message))


def lost(links: Iterable[Link]) -> tuple[Remark, ...]:
    """Warnings on citations that stay, as a style would print nothing in their place."""
    message = "The style prints nothing here; the citation is left as it is."
    hint = "Name the author in the citation, or cite the work another way."
    remark = Diagnostic("prints-nothing", "warning", message, None, hint)
    mentions = (each.mention for each in links)
    return tuple(Remark(each.flow, replace(remark, span=each.span)) for each in mentions)


def miscounted(manuscript: Manuscript) -> tuple[Remark, ...]:
    """An error at a numbered list whose numbers were not read in the text."""
    message = (
        "The list is numbered, and no number that cites it was read; a new order would be wrong."
    )
    hint = "Write the numbers in brackets, [1, p. 5], or cite by names and years."
    flow, span = manuscript.printed[0]
    return (Remark(flow, Diagnostic("numbers-not-read", "error", message, span, hint)),)


def listless(style: str) -> tuple[Diagnostic, ...]:
    """A note that a style has no bibliography."""
    message = f"'{style}' has no bibliography; a list that stands in the document is left."
    return (Diagnostic("no-list", "note", message),)


def left(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    """A note on live citations, which stay as their own program has written them."""
    if not manuscript.live:
        return ()
    managers = ", ".join(sorted({live.manager.title() for live in manuscript.live}))
    message = f"{len(manuscript.live)} live citations of {managers} are left as they are."
    hint = f"Choose the style in {managers}; sibcite counts their works as cited."
    return (Diagnostic("live-citation", "note", message, None, hint),)
