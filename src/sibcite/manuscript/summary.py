"""What is said of a manuscript that was put into a style: what it never cites, what was left."""

from __future__ import annotations

from collections.abc import Sequence

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


def lost(link_: Link) -> Remark:
    """A warning on a citation that would vanish, as the style prints nothing of it."""
    message = "The style prints nothing here; the citation is left as it is."
    hint = "Name the author in the citation, or cite the work another way."
    mention = link_.mention
    return Remark(
        mention.flow, Diagnostic("prints-nothing", "warning", message, mention.span, hint)
    )


def listless(style: str) -> Diagnostic:
    """A note that a style has no bibliography."""
    message = f"'{style}' has no bibliography; a list that stands in the document is left."
    return Diagnostic("no-list", "note", message)


def left(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    """A note on live citations, which stay as their own program has written them."""
    if not manuscript.live:
        return ()
    managers = ", ".join(sorted({live.manager.title() for live in manuscript.live}))
    message = f"{len(manuscript.live)} live citations of {managers} are left as they are."
    hint = f"Choose the style in {managers}; sibcite counts their works as cited."
    return (Diagnostic("live-citation", "note", message, None, hint),)
