"""The addresses between two semicolons: the archive first, then its labels, chain or signature."""

from __future__ import annotations

import re
from dataclasses import replace

from sibcite.archives import behind, boxed, classified, codes, labelled, tails
from sibcite.archives.authority import Hints
from sibcite.archives.found import Clause, Found
from sibcite.model import ArchiveAddress, Span

_LEAD = re.compile(
    r"\s*(?:(?:подробнее\s+)?см\.?(?:\s*(?:также|тж)\.?)?|see(?:\s+also)?|cf\.|vgl\.)\s*:?\s*", re.I
)
_IBID = re.compile(
    r"\s*(?P<word>(?:там\s+же|то\s+же|там\s+само|tam\s+zhe|to\s+zhe|ibid(?:em)?|同上|同前)"
    r"(?!\w))[.,:\s/]*",
    re.I,
)


def read(
    text: str, plain: str, span: Span, last: ArchiveAddress | None, hints: Hints
) -> list[Found]:
    """Read the addresses of a clause.

    Args:
        text: The text as printed.
        plain: The same, made plain by `folding.level`.
        span: The clause.
        last: The address before, from which one without an archive takes over; or None.
        hints: What is known beside the text.
    """
    clause = Clause(text, plain, span.start, span.end, last, hints)
    if lead := _LEAD.match(text, clause.start, clause.end):
        clause = clause.after(lead.end())
    ibid = _IBID.match(text, clause.start, clause.end)
    if ibid is not None:
        clause = clause.after(ibid.end())
    found = _coded(clause) or classified.read(clause) or behind.read(clause)
    found = found or boxed.read(clause) or labelled.read(clause)
    found = found or behind.chained(clause)
    if ibid is None or last is None:
        return found
    there = ibid.start() + len(ibid[0]) - len(ibid[0].lstrip())
    if not found:
        end = ibid.end("word")
        # The full stop is that of the sentence, but for one before a semicolon.
        end += text.startswith(".;", end)
        over = tails.left_over(text, end, clause.end)
        return [Found(last, Span(there, end), inherited=len(last.levels), remarks=over)]
    if found[0].head is None:
        found[0] = replace(found[0], span=Span(there, found[0].span.end))
    return found


def behind_ibid(text: str, span: Span) -> int:
    """Where a stretch goes on behind an ``ibid.`` that it begins with; its start without one."""
    ibid = _IBID.match(text, span.start, span.end)
    return ibid.end() if ibid is not None else span.start


def is_ibid(text: str, span: Span) -> bool:
    """Whether a clause refers back to the address before: ``Там же. Л. 47``."""
    return _IBID.match(text, span.start, span.end) is not None


def _coded(clause: Clause) -> list[Found]:
    coded = codes.find(clause.text, Span(clause.start, clause.end))
    if coded is None:
        return []
    begin = coded.head.written.start if coded.head else coded.steps[0].value.start
    return [Found(coded.address, Span(begin, coded.end), coded.head, coded.steps)]
