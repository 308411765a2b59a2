"""The addresses that levels make, and those of the archives named behind them.

``GARF, f. 8131, op. 32, d. 4000, and RGASPI, f. 17, op. 88, d. 313``
"""

from __future__ import annotations

import re
from dataclasses import replace

from sibcite.archives import heads, tails
from sibcite.archives.found import MAIN, Clause, Found, end_of_head, head_start, of_archive, span_of
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step, reader
from sibcite.model import Diagnostic

# Levels that only an archive has.
_TOP = ("fond", "record_group", "class", "reference_code")
# How many places may be looked at for the first level of an address.
MOST_STARTS = 12
# How near the next archive is named, and how little can name none.
_FURTHEST = 300
_SHORTEST = 6
# A word in small letters right before an archive.
_TELLS = re.compile(r"[^\W\d_A-ZА-ЯЁІЇЄҐҚ]\s+[(\[«“\"]?$")
_LONGEST_WORD = 3


def made(
    clause: Clause, head: Head | None, steps: tuple[Step, ...], remarks: tuple[Diagnostic, ...]
) -> list[Found]:
    """The addresses that steps make in an archive, and those that follow them in others.

    Args:
        clause: The stretch of text.
        head: The archive; None for that of the address before.
        steps: The levels read there.
        remarks: What is doubtful about the signature among them.
    """
    found: list[Found] = []
    place: tuple[Head | None, tuple[Step, ...]] | None = head, steps
    while place is not None:
        several = of_archive(clause, *place, () if found else remarks)
        if not several:
            break
        head = place[0]
        at = max(span_of(clause.text, several[-1].steps).end, several[-1].span.end)
        if head is not None and head.written.start >= several[-1].steps[-1].value.end:
            at = end_of_head(clause.text, head, clause.end)
        place = _another(clause, at)
        stop = place[0].written.start if place is not None and place[0] else clause.end
        over = tails.left_over(clause.text, at, stop)
        if over and not (_is_told(clause, head) and tails.goes_on(clause.text, over)):
            several[-1] = replace(several[-1], remarks=(*several[-1].remarks, *over))
        found += several
    return found


def _is_told(clause: Clause, head: Head | None) -> bool:
    """Whether a sentence names the archive: ``as a report in RGASPI, f. 17, op. 3, shows``."""
    if head is None:
        return False
    start = head_start(head)
    return _TELLS.search(clause.text, max(clause.start, start - _LONGEST_WORD), start) is not None


def is_address(steps: tuple[Step, ...]) -> bool:
    """Whether levels are those of an archive, and not of any book: ``Т. 5. С. 12``."""
    names = [step.level.name for step in steps]
    return len(names) > 1 and (names[0] in _TOP or sum(name in MAIN for name in names) > 1)


def is_top(steps: tuple[Step, ...]) -> bool:
    """Whether levels begin with one that only an archive has."""
    return bool(steps) and steps[0].level.name in _TOP


def _another(clause: Clause, at: int) -> tuple[Head | None, tuple[Step, ...]] | None:
    """The next archive behind an address, if it has levels of its own."""
    if clause.end - at < _SHORTEST:
        return None
    stop = min(clause.end, at + _FURTHEST)
    for start in reader("").starts(clause.plain, at, stop)[:MOST_STARTS]:
        head = heads.before(clause.text, at, start, clause.hints)
        if head is not None and head.matches:
            steps = reader(heads.scheme_of(head)).read(clause.text, clause.plain, start, clause.end)
            return (head, steps) if is_address(steps) else None
    return None
