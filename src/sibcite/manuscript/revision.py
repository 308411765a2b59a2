"""What a build does to the list of a manuscript, entry by entry: added, changed, left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sibcite.manuscript.document import List, Manuscript, Row
from sibcite.manuscript.printed import Standing
from sibcite.model import plain


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
    old: Manuscript, new: Manuscript, stands: Standing, listed: List
) -> tuple[Revised, ...]:
    """The entries that differ, those of the old list in its order, then those that are new.

    Args:
        old: The manuscript as it was read.
        new: The same, read again as it was built.
        stands: What the printed references of the old one are.
        listed: The list that was put in; no entries leave the document's own as it is.
    """
    return tuple(_revised(old, new, stands, listed)) if listed.entries else ()


def headings_changed(old: Manuscript, new: Manuscript) -> tuple[str, ...]:
    """What became of the headings of lists and their groups: ``heading added: archives``."""
    before, after = (Counter(head.words for head in each.heads) for each in (old, new))
    gone = [f"heading out: {words}" for words in (before - after) if words]
    return (*gone, *(f"heading added: {words}" for words in (after - before) if words))


def is_in_order(old: Manuscript, stands: Standing, listed: List) -> bool:
    """Whether the works that stood in each list come in the order that they stood in."""
    return all(_is_in_order(row, stands) for row in listed.rows(old.parts) if row.entries)


def _is_in_order(row: Row, stands: Standing) -> bool:
    stood = dict.fromkeys(stands.ids[place] for place in sorted(row.places) if place in stands.ids)
    ids = [entry.id for entry in row.entries if entry.id in stood]
    return ids == [id_ for id_ in stood if id_ in set(ids)]


def _revised(old: Manuscript, new: Manuscript, stands: Standing, listed: List) -> Iterator[Revised]:
    rows = tuple(listed.rows(old.parts)) or (Row(listed.entries),)
    row_of = {place: number for number, row in enumerate(rows) for place in row.places}
    texts = {
        (entry.id, number): _even(plain(entry.text))
        for number, row in enumerate(rows)
        for entry in row.entries
    }
    stay = Counter(_lines(new))
    fresh = dict.fromkeys(key for key, text in texts.items() if text)
    for place, line in enumerate(_lines(old)):
        if place in stands.kept:
            continue
        key = _now(stands.ids.get(place, ""), row_of.get(place, -1), fresh)
        now = texts[key] if key is not None else ""
        if key is not None:
            del fresh[key]
        # A field shows its list, and its text is masked when it is read again.
        if line == now or stay[line]:
            stay[line] -= 1
            continue
        flow, span = old.printed[place]
        yield Revised(flow, span.start, line, now)
    for key in fresh:
        yield Revised(-1, 0, "", texts[key])


def _now(id_: str, row: int, fresh: Mapping[tuple[str, int], None]) -> tuple[str, int] | None:
    """The new entry of a work that is not told yet: that of its own list, or of another group."""
    if (id_, row) in fresh:
        return id_, row
    return next((key for key in fresh if key[0] == id_), None)


def _lines(manuscript: Manuscript) -> list[str]:
    return [_even(span.of(manuscript.flows[flow].text)) for flow, span in manuscript.printed]


def _even(text: str) -> str:
    return " ".join(text.split())
