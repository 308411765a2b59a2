"""What a build does to the list of a manuscript, entry by entry: added, changed, left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sibcite.manuscript.document import Manuscript
from sibcite.manuscript.printed import Standing
from sibcite.model import Entry, plain


@dataclass(frozen=True, slots=True)
class Revised:
    """An entry of the list that is not as it was.

    Attributes:
        flow, offset: Where the old one stands; (-1, 0) for one that is new.
        was: Its text, on one line; empty for one that is new.
        now: The text of the new one; empty for one that is left out.
    """

    flow: int
    offset: int
    was: str
    now: str


def revised(
    old: Manuscript, new: Manuscript, stands: Standing, entries: Sequence[Entry]
) -> tuple[Revised, ...]:
    """The entries that differ, those of the old list in its order, then those that are new.

    Args:
        old: The manuscript as it was read.
        new: The same, read again as it was built.
        stands: What the printed references of the old one are.
        entries: The list that was put in; none leave the document's own as it is.
    """
    return tuple(_revised(old, new, stands, entries)) if entries else ()


def is_in_order(stands: Standing, entries: Sequence[Entry]) -> bool:
    """Whether the works that stood in the list come in the order that they stood in."""
    listed = [entry.id for entry in entries if entry.id in set(stands.ids.values())]
    stood = dict.fromkeys(stands.ids[place] for place in sorted(stands.ids))
    return not entries or listed == [id_ for id_ in stood if id_ in set(listed)]


def _revised(
    old: Manuscript, new: Manuscript, stands: Standing, entries: Sequence[Entry]
) -> Iterator[Revised]:
    texts = {entry.id: _even(plain(entry.text)) for entry in entries}
    stay = Counter(_lines(new))
    gone = set(texts)
    for place, line in enumerate(_lines(old)):
        if place in stands.kept:
            continue
        id_ = stands.ids.get(place, "")
        now = texts.get(id_, "") if id_ in gone else ""
        gone.discard(id_)
        # A field shows its list, and its text is masked when it is read again.
        if line == now or stay[line]:
            stay[line] -= 1
            continue
        flow, span = old.printed[place]
        yield Revised(flow, span.start, line, now)
    for entry in entries:
        if entry.id in gone and texts[entry.id]:
            yield Revised(-1, 0, "", texts[entry.id])


def _lines(manuscript: Manuscript) -> list[str]:
    return [_even(span.of(manuscript.flows[flow].text)) for flow, span in manuscript.printed]


def _even(text: str) -> str:
    return " ".join(text.split())
