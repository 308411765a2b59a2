"""The citations of a document and its list, printed in a style as they follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sibcite import tables
from sibcite.cite import Printed, document
from sibcite.manuscript.document import Flow
from sibcite.manuscript.placing import Placed, names_author
from sibcite.model import Citation, Record, RichText

# A figure or quotes may be a citation's, between two that were told.
_MAY_CITE = re.compile(r"\d|[“«\"*]")


class Printing:
    """Prints works as a document cites them.

    Where something stands that may cite and was not told, a citation of no work stands too, so
    that no "ibid." reaches across it.

    Attributes:
        clusters: The works of each citation, in the order of the document.
    """

    def __init__(
        self,
        flows: Sequence[Flow],
        citing: Sequence[Placed],
        style: tables.StyleFiles,
        lists: str = "",
        strict: bool = False,
    ) -> None:
        self._style, self._lists, self._strict = style, lists, strict
        self._named = [works[0].id for link_, works, _ in citing if names_author(link_, works)]
        self.clusters = tuple(_spaced(flows, citing))

    def of(self, works: Sequence[Record]) -> Printed:
        """The citations and the list of works, of which each cluster names some."""
        return document(
            works, self.clusters, self._style, self._named, self._lists, strict=self._strict
        )

    def told(self, texts: Sequence[RichText]) -> list[RichText]:
        """Of what was printed of all clusters, that of the citations that were told."""
        rows = zip(self.clusters, texts, strict=True)
        return [text for cluster, text in rows if cluster[0].id]


def _spaced(flows: Sequence[Flow], citing: Sequence[Placed]) -> Iterator[tuple[Citation, ...]]:
    """The works of each citation; before those behind something untold, a cluster of no work."""
    last: tuple[int, int, int] | None = None
    for link_, works, as_note in citing:
        mention = link_.mention
        if works and (as_note or flows[mention.flow].note):
            # A new note has no words beside its citation.
            at = -1 if as_note else mention.flow
            note = _untold(flows, last, at, mention.span.start, works[0].note)
            if note:
                yield (Citation("", note=note),)
            last = at, mention.span.end, works[0].note
        yield works


def _untold(
    flows: Sequence[Flow], last: tuple[int, int, int] | None, at: int, start: int, note: int
) -> int:
    """The note in which something untold stands between two citations in notes; 0 for none.

    Args:
        flows: The flows of the document.
        last: The flow of the first, where it ends there, and the number of its note.
        at: The flow of the second; -1 for a new note, which is none.
        start: Where it begins there.
        note: The number of its note.
    """
    before, end, number = last if last is not None else (-1, 0, 0)
    # What ends the note before belongs to it.
    is_next = before >= 0 and before != at and number == note - 1
    if is_next and _MAY_CITE.search(flows[before].text, end):
        return number
    if at < 0:
        return 0
    begin = end if before == at else 0
    return note if _MAY_CITE.search(flows[at].text, begin, start) else 0
