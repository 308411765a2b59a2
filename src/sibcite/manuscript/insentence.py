"""Brackets whose author stands in the sentence before: ``Sato, surveying …, notes (2007, 12)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sibcite.manuscript import extent, locators
from sibcite.manuscript.document import Flow
from sibcite.manuscript.entries import Index, Work
from sibcite.manuscript.labels import YEAR, brackets
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.names import families

_FARTHEST = 500
_YEARS = re.compile(rf"\s*{YEAR}(?:\s*[,;–-]\s*{YEAR})*\s*")
_PLACED = re.compile(rf"\((?P<year>{YEAR})\s?[,:]\s?(?P<place>[^()]+)\)")


def find(number: int, flow: Flow, index: Index) -> Iterator[Mention]:
    """The years with a place in brackets that cite the one work which a sentence names.

    Args:
        number: The place of the flow in its manuscript.
        flow: The flow.
        index: The works that may be cited.
    """
    for bracket in brackets(flow.text):
        found = _PLACED.fullmatch(bracket.of(flow.text))
        where = locators.read(found["place"]) if found is not None else locators.NOWHERE
        if found is None or not where.value or where.rest or _YEARS.fullmatch(found["place"]):
            continue
        dated = [work for work in index.works if work.year == found["year"]]
        work = named(flow.text, bracket.start, dated)
        if work is not None:
            part = Part("title", work.id, (), where, suppress_author=True, written=found[0])
            yield Mention(number, bracket, bracket, (part,), shape="narrative", narrative=True)


def named(text: str, end: int, works: Sequence[Work]) -> Work | None:
    """The one of some works whose people the sentence before a place names; None for none or more.

    Args:
        text: A text.
        end: A place in it.
        works: The works.
    """
    people = set(_said(text, end))
    whole = [work for work in works if work.names and people.issuperset(work.names)]
    teams = [frozenset(work.names) for work in whole]
    # Who is named with others has not written alone.
    rows = zip(whole, teams, strict=True)
    found = [work for work, team in rows if not any(team < other for other in teams)]
    # A first author may stand for the others: "Matsuda and colleagues".
    found = found or [work for work in works if work.names and work.names[0] in people]
    return found[0] if len(found) == 1 else None


def names_anyone(text: str, end: int, index: Index) -> bool:
    """Whether the sentence before a place names somebody who may be cited."""
    return not index.people.isdisjoint(_said(text, end))


def _said(text: str, end: int) -> tuple[str, ...]:
    """The words of a sentence up to a place in it, folded as names are."""
    before = text[max(0, end - _FARTHEST) : end].rpartition("\n\n")[2]
    return families(extent.sentences(before)[-1].of(before))
