"""What is said of a manuscript that was put into a style: what it never cites, what was left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sibcite.manuscript.document import Manuscript
from sibcite.manuscript.links import Link
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


def lost(links: Iterable[Link]) -> tuple[Remark, ...]:
    """Warnings on citations that stay, as a style would print nothing in their place."""
    message = "The style prints nothing here; the citation is left as it is."
    hint = "Name the author in the citation, or cite the work another way."
    remark = Diagnostic("prints-nothing", "warning", message, None, hint)
    mentions = (each.mention for each in links)
    return tuple(Remark(each.flow, replace(remark, span=each.span)) for each in mentions)


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
