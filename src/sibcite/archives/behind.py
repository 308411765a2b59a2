"""Addresses right behind an archive, as its own scheme has them: ``RGASPI, 17/162/18/94``."""

from __future__ import annotations

import re
from dataclasses import replace

from sibcite import tables
from sibcite.archives import codes, doubts, following, heads, labelled, tails, values
from sibcite.archives.found import (
    Clause,
    Found,
    closed,
    end_of_head,
    head_start,
    resolved,
    scheme_in,
)
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step, reader
from sibcite.model import Diagnostic, Span

# ``RGASPI: Rossiiskii gosudarstvennyi arkhiv …``
_NAMED = re.compile(r"\s*(?::|[-–—]\s)\s*(?P<name>[^\W\d_][^\d(]{9,}?)[\s.;]*$")
# What parts a signature from the label behind it; a full stop does where no initial stands.
_PARTED = re.compile(r"(?:[,;]|\d\.)\s*$")
_NEAR = 4
_LEAVES = re.compile(rf"\s?[:,]\s?(?P<value>{values.pattern('list')})[.\s]*$", re.I)


def read(clause: Clause) -> list[Found]:
    """An address that an archive begins whose documents have a chain or a signature, or none."""
    text = clause.text
    gap = text.rfind("//", clause.start, clause.end)
    start = gap + 2 if gap >= 0 else clause.start
    head = heads.after(text, start, clause.end, clause.hints)
    if head is None or not head.matches:
        return []
    at = end_of_head(text, head, clause.end)
    head, named_to = _told(clause, head, at)
    at = max(at, named_to)
    schemes = {tables.archives()[match.archive].scheme for match in head.matches}
    # Where several archives have the name, the reading that finds most stands for all of them.
    readings = [_by_scheme(clause, head, scheme, at) for scheme in sorted(schemes)]
    steps, remarks = max(readings, key=lambda reading: len(reading[0]))
    if not steps:
        return _nothing_more(clause, head, at)
    return following.made(clause, head, steps, remarks)


def chained(clause: Clause) -> list[Found]:
    """A chain in the archive of the address before: ``RGASPI, 17/162/18/94; 17/3/995/1``."""
    if clause.last is None or clause.last.archive is None:
        return []
    scheme = tables.schemes()[scheme_in(clause.last)]
    steps = codes.chain(clause.text, clause.plain, Span(clause.start, clause.end), scheme)
    if not following.is_top(steps) or len(steps) < len(clause.last.levels) - 1:
        return []
    return following.made(clause, None, (*steps, *_leaves_behind(clause, steps)), ())


def _by_scheme(
    clause: Clause, head: Head, scheme: str, at: int
) -> tuple[tuple[Step, ...], tuple[Diagnostic, ...]]:
    """What stands right behind an archive: labels, a chain, or a signature with labels after it."""
    text, row = clause.text, tables.schemes()[scheme]
    hangs = text[at : at + 1] != "" and text[at] in row.joints.strip()
    steps = () if hangs else reader(scheme).read(text, clause.plain, at, clause.end)
    if steps:
        return steps, ()
    begin = head.written.start if row.prefix_joins and _is_prefix(head, text) else at
    steps = codes.chain(text, clause.plain, Span(begin, clause.end), row)
    remarks: tuple[Diagnostic, ...] = ()
    if not steps and row.whole:
        first = next((each for each in range(at, clause.end) if text[each].isalnum()), at)
        # A code ends by itself, and letters within it are no labels: Д 5678, Д 5679.
        labels = reader(scheme).starts(clause.plain, first + 1, clause.end) if not row.coded else ()
        parted = (each for each in labels if _PARTED.search(text, max(at, each - _NEAR), each))
        stop = next(parted, clause.end)
        steps = codes.whole(text, Span(at, stop), row)
        remarks = (codes.opaque(text, steps[0]),) if steps and row.whole == "opaque" else ()
    if not steps:
        return (), ()
    end = steps[-1].value.end
    end += text[end : end + 1] == ")"
    more = _leaves_behind(clause, steps)
    more = more or reader(scheme).read(text, clause.plain, end, clause.end)
    return (*steps, *more), remarks


def _leaves_behind(clause: Clause, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The leaves behind a chain that ends with a delo: ``RGAE 4372/33/147: 12-15``."""
    if steps[-1].level.name != "delo":
        return ()
    match = _LEAVES.match(clause.plain, steps[-1].value.end, clause.end)
    return (codes.step("list", clause.text, Span(*match.span("value"))),) if match else ()


def _told(clause: Clause, head: Head, at: int) -> tuple[Head, int]:
    """The archive, told by what follows where several have its name: ``RA, EAA.5100.1.378``."""
    named = _NAMED.match(clause.text, head.written.end, clause.end) if head.name is None else None
    if named is not None:
        return replace(head, name=Span(*named.span("name"))), named.end()
    if len(head.matches) < 2 and clause.text[at : at + 1] != ":":
        return head, at
    second = heads.after(clause.text, at, clause.end, clause.hints)
    if second is not None and second.matches == head.matches:
        # The same archive in other words: The National Archives (TNA): PRO.
        return head, end_of_head(clause.text, second, clause.end)
    if len(head.matches) < 2:
        return head, at
    if second is None or len(second.matches) != 1:
        return head, at
    known = tables.archives()
    country = known[second.matches[0].archive].country
    fitting = tuple(each for each in head.matches if known[each.archive].country == country)
    return (replace(head, matches=fitting), at) if len(fitting) == 1 else (head, at)


def _is_prefix(head: Head, text: str) -> bool:
    """Whether the archive's abbreviation is part of the number of its fonds: ERA.1, EAA.5100."""
    return text[head.written.end : head.written.end + 1] == "."


def _nothing_more(clause: Clause, head: Head, at: int) -> list[Found]:
    """An archive without levels, if the clause is no more than that."""
    rest = clause.text[at : clause.end].strip(" .,;:()")
    if (rest or "//" in clause.text[clause.start : head.written.start]) and labelled.read(clause):
        return []
    address = resolved(clause, head)
    over = tails.left_over(clause.text, at, clause.end)
    remarks = (*doubts.about(clause.text, head), *over)
    return [Found(address, closed(clause.text, Span(head_start(head), at)), head, remarks=remarks)]
