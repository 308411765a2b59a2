"""Addresses by their labels, the archive before or behind them: ``Title // ГАРФ. Ф. 1. Оп. 2``."""

from __future__ import annotations

import re

from sibcite import tables
from sibcite.archives import boxed, following, heads, tails
from sibcite.archives.found import Clause, Found, end_of_head, scheme_in
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step, reader

# Something like a label and a number, which the labels read so far do not know.
_MORE = re.compile(r"[^\W\d_]{1,6}\.?\s?\d|\d+\.?[\s-][^\W\d_]")
# What says of an unknown name, where an address could go on from the one before, that it is one.
_NAME = re.compile(
    r"(?-i:[A-ZА-ЯЁІЇЄҐҚ]{3,})|ar[ck]hi[vw]|архив|архів|архіў|муз[ее]|muse[ue]", re.I
)
# Schemes that an archive which nobody knows may follow, by what its labels are.
_OTHERS = ("lit", "lat", "rou", "kaz", "mon", "bul", "nara", "pol", "arm", "aze", "est", "geo")
# Levels that are an address where a text has nothing else, and what may open one.
_LONE = ("fond", "opis", "delo", "list")
_OPENING = ' \t\n([«"“'


def read(clause: Clause) -> list[Found]:
    """The addresses of a clause that have labels."""
    place = _place(clause)
    if place is None:
        return []
    head, steps = place
    end = max(steps[-1].value.end, steps[-1].label.end)
    if head is None or not head.matches:
        tail = heads.after(clause.text, end, clause.end, clause.hints)
        if tail is not None:
            begin = min(steps[0].label.start, steps[0].value.start)
            again = reader(heads.scheme_of(tail)).read(clause.text, clause.plain, begin, end)
            return following.made(clause, tail, again or steps, ())
    return following.made(clause, head, steps, ())


def _place(clause: Clause) -> tuple[Head | None, tuple[Step, ...]] | None:
    """The archive and the levels of the first address of a clause."""
    text, plain = clause.text, clause.plain
    known = tables.archives()[clause.hints.archive].scheme if clause.hints.archive else ""
    usual = known or (scheme_in(clause.last) if clause.last is not None else "")
    fallback: tuple[Head | None, tuple[Step, ...]] | None = None
    for start in reader(usual).starts(plain, clause.start, clause.end)[: following.MOST_STARTS]:
        head = heads.before(text, clause.start, start, clause.hints)
        scheme = heads.scheme_of(head) or (usual if head is None else "")
        steps = reader(scheme).read(text, plain, start, clause.end)
        if head is not None and steps:
            return head, steps
        begins = not text[clause.start : start].strip(_OPENING)
        if following.is_address(steps) or (steps and (known or (clause.last and begins))):
            head = _unknown(clause, start)
            if scheme_ := heads.scheme_of(head):
                return head, reader(scheme_).read(text, plain, start, clause.end) or steps
            return head, _best(clause, start, steps, scheme)
        if begins and steps and _is_alone(clause, steps):
            fallback = None, steps
    return fallback or _other(clause)


def _is_alone(clause: Clause, steps: tuple[Step, ...]) -> bool:
    """Whether a level, which many a sentence may name, is all that a text says: ``Л. 5``."""
    rest = clause.text[steps[-1].value.end : clause.end]
    return steps[0].level.name in _LONE and not any(map(str.isalnum, rest))


def _unknown(clause: Clause, start: int) -> Head | None:
    """What stands where the archive should, unless the address goes on from the one before.

    A known archive may have words between it and the levels: ``ГАРФ. Коллекция документов. Ф. 1``.
    """
    said = heads.unknown(clause.text, clause.start, start)
    if said is None:
        return None
    known = heads.after(clause.text, said.written.start, start, clause.hints)
    if known is not None and known.matches:
        rest = clause.text[end_of_head(clause.text, known, start) : start]
        if not rest.strip() or rest.lstrip()[0] in ".,:;(":
            return known
    named = heads.within(clause.text, clause.start, start, clause.hints)
    if named is not None and named.matches:
        return named
    return said if clause.last is None or _NAME.search(said.written.of(clause.text)) else None


def _best(clause: Clause, start: int, steps: tuple[Step, ...], scheme: str) -> tuple[Step, ...]:
    """The reading that gets furthest, where the archive is unknown and something is left over."""
    at = max(steps[-1].value.end, steps[-1].label.end)
    rest = clause.plain[at : clause.end].lstrip(" .,:-")
    if scheme or not _MORE.match(rest) or tails.is_known(rest):
        return steps
    others = (reader(each).read(clause.text, clause.plain, start, clause.end) for each in _OTHERS)
    return max([steps, *others], key=len)


def _other(clause: Clause) -> tuple[Head | None, tuple[Step, ...]] | None:
    """The levels in labels that only archives of other countries have: ``64-қор, 1-тізбе``."""
    best: tuple[int, tuple[Step, ...]] = (0, ())
    for scheme in _OTHERS:
        for start in reader(scheme).starts(clause.plain, clause.start, clause.end)[:1]:
            steps = reader(scheme).read(clause.text, clause.plain, start, clause.end)
            is_enough = len(steps) > 2 or boxed.is_address(steps)
            if is_enough and len(steps) > len(best[1]):
                best = start, steps
    start, steps = best
    if not steps:
        return None
    head = heads.before(clause.text, clause.start, start, clause.hints)
    return head or _unknown(clause, start), steps
