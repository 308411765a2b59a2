"""Files of a classification, by a letter and numbers: ``File F.2.3.2.14, Gaikō Shiryōkan``.

Source: [jacar-guidelines]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sibcite import tables
from sibcite.archives import codes, following, heads
from sibcite.archives.authority import NONE
from sibcite.archives.found import Clause, Found, end_of_head
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step
from sibcite.model import Span

# A gate, at least three numbers under it, and what tells its files or volumes apart.
_CODE = re.compile(
    r"(?<![\w.])(?P<label>(?i:files?|no\.|ファイル)\s)?"
    r"(?P<code>[A-Z]['’′]?(?:\.\d{1,3}){3,4}(?:[-_]\d{1,4}){0,3})(?![\w/]|\.\w)"
)
_PLACE = re.compile(r"[,(]\s?[^\W\d_]+[\s,.:;)]*\Z")
_LONGEST_HEAD, _LONGEST_PLACE = 300, 40
_MOST_CODES = 8
_GAP = " \t\n.,:;、，("


def read(clause: Clause) -> list[Found]:
    """The first file of a clause whose archive stands around it, or is known beside the text."""
    for code in _codes(clause.text, Span(clause.start, clause.end)):
        head = _head(clause, Span(*code.span()))
        scheme = _scheme(clause, head)
        if scheme is not None:
            return following.made(clause, head, _steps(clause.text, code, scheme), ())
    return []


def find(text: str, start: int) -> Span | None:
    """Where the first file of an archive that has such a classification stands, or nothing."""
    clause = Clause(text, text, start, len(text), None, NONE)
    found = read(clause)
    if not found:
        return None
    steps = found[0].steps
    return Span(steps[0].label.start, steps[-1].value.end)


def _codes(text: str, span: Span) -> Iterator[re.Match[str]]:
    for seen, code in enumerate(_CODE.finditer(text, span.start, span.end)):
        if seen >= _MOST_CODES:
            return
        yield code


def _head(clause: Clause, code: Span) -> Head | None:
    """The archive right before a code or right behind it, its place between them or not."""
    text, start = clause.text, max(clause.start, code.start - _LONGEST_HEAD)
    if head := heads.before(text, start, code.start):
        return head
    place = _PLACE.search(text, max(start, code.start - _LONGEST_PLACE), code.start)
    head = heads.before(text, start, place.start()) if place else None
    if head is not None and not text[end_of_head(text, head, code.start) : code.start].strip(_GAP):
        return head
    return heads.after(text, code.end, clause.end, clause.hints)


def _scheme(clause: Clause, head: Head | None) -> tables.Scheme | None:
    """The scheme of the archive, if it begins with a gate."""
    hinted = tables.archives().get(clause.hints.archive) if head is None else None
    name = heads.scheme_of(head) or (hinted.scheme if hinted else "")
    row = tables.schemes()[name] if name else None
    return row if row is not None and row.chain[:1] == ("gate",) else None


def _steps(text: str, code: re.Match[str], scheme: tables.Scheme) -> tuple[Step, ...]:
    """The levels of a code; the word before it is the label of the first."""
    start = code.start("code")
    numbers = (each.span() for each in re.finditer(r"[^.]+", code["code"]))
    steps = tuple(
        codes.step(level, text, Span(*place).moved(start))
        for level, place in zip(scheme.chain, numbers, strict=False)
    )
    first = replace(steps[0], label=Span(code.start(), start))
    return (first, *steps[1:])
