"""Positions: which mention of a work is the first, which says only "ibid."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sibcite.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Cite


@dataclass(slots=True)
class Citation:
    """One citation of a document; `note` is the number of its note, 0 in running text."""

    cites: list[Cite]
    note: int = 0


@dataclass(slots=True)
class _Mentions:
    """Where each work was mentioned first and last, and the citation before in text and notes."""

    first: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    before: dict[bool, Citation] = field(default_factory=dict)


def place(document: Sequence[Citation], near: int) -> None:
    """Give every cite its position, whether its last mention is near, and the note of its first.

    Args:
        document: The citations in the order of the document; their cites are changed in place.
        near: How many notes a mention is near for.
    """
    in_note = Counter(citation.note for citation in document)
    mentions = _Mentions()
    for citation in document:
        previous = mentions.before.get(citation.note > 0)
        for number, cite in enumerate(citation.cites):
            before = citation.cites[number - 1] if number else _solo(previous, citation, in_note)
            _place(cite, before, citation.note, mentions, near)
        mentions.before[citation.note > 0] = citation


def _place(cite: Cite, before: Cite | None, note: int, mentions: _Mentions, near: int) -> None:
    cite.position, cite.near, cite.first_note = FIRST, False, 0
    if cite.id in mentions.first:
        same = before is not None and before.id == cite.id
        cite.position = _ibid(before, cite) if before is not None and same else SUBSEQUENT
        cite.first_note = mentions.first[cite.id]
        cite.near = note - mentions.last[cite.id] <= near
    mentions.first.setdefault(cite.id, note)
    mentions.last[cite.id] = note


def _solo(previous: Citation | None, citation: Citation, in_note: Counter[int]) -> Cite | None:
    """The one work that the citation before cites, if that stands right before this one."""
    if previous is None or not previous.cites:
        return None
    if citation.note and citation.note - previous.note > 1:
        return None
    if previous.note and previous.note != citation.note and in_note[previous.note] > 1:
        return None
    if len({cite.id for cite in previous.cites}) > 1:
        return None
    return previous.cites[-1]


def _ibid(before: Cite, cite: Cite) -> int:
    if not cite.locator:
        return SUBSEQUENT if before.locator else IBID
    same = (before.locator, before.label) == (cite.locator, cite.label)
    return IBID if same else IBID_WITH_LOCATOR
