"""Changes as tests say them: by the text that is to go."""

from __future__ import annotations

from sibcite.manuscript.document import Change, How, List, Manuscript
from sibcite.manuscript.docx import read
from sibcite.model import Citation, Entry, Mark, Run, Span

TEXT, TRACKED = How(), How(tracked=True)
ZOTERO = How(cites="zotero", style="http://www.zotero.org/styles/apa")


def texts(raw: bytes) -> list[str]:
    """The text of every flow."""
    return [flow.text for flow in read(raw).flows]


def change(
    found: Manuscript,
    old: str,
    new: str,
    *marks: Mark,
    work: Citation | None = None,
    noted: bool = False,
) -> Change:
    """The change of the first `old` in a document."""
    for number, flow in enumerate(found.flows):
        if (start := flow.text.find(old)) >= 0:
            text = (Run(new, frozenset(marks)),)
            items: tuple[dict[str, object], ...] = ()
            if work is not None:
                items = ({"id": work.id, "type": "book", "title": f"Title of {work.id}"},)
            span = Span(start, start + len(old))
            return Change(number, span, text, (work,) if work else (), noted, items)
    raise AssertionError(f"There is no '{old}'.")


def changed(raw: bytes, by_old: dict[str, str], how: How = TEXT) -> bytes:
    """A document with each old text made new."""
    found = read(raw)
    changes = tuple(change(found, old, new) for old, new in by_old.items())
    return found.write(changes, List(), how)


def listed(*entries: str, heading: str = "References") -> List:
    """A list of these entries."""
    return List(tuple(Entry(text, (Run(text),)) for text in entries), heading=heading)
