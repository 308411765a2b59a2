"""The addresses between two semicolons: the archive first, then its labels, chain or signature."""

from __future__ import annotations

import re
from dataclasses import replace

from sibcite import tables
from sibcite.archives import codes, doubts, heads, tails, values
from sibcite.archives.authority import Hints
from sibcite.archives.found import (
    MAIN,
    Clause,
    Found,
    end_of_head,
    head_start,
    of_archive,
    resolved,
    span_of,
)
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step, reader
from sibcite.model import ArchiveAddress, Diagnostic, Span

_LEAD = re.compile(
    r"\s*(?:(?:подробнее\s+)?см\.?(?:\s*(?:также|тж)\.?)?|see(?:\s+also)?|cf\.|vgl\.)\s*:?\s*", re.I
)
_IBID = re.compile(
    r"\s*(?:там\s+же|то\s+же|там\s+само|tam\s+zhe|to\s+zhe|ibid(?:em)?|同上|同前)(?!\w)[.,:\s/]*",
    re.I,
)
# ``RGASPI: Rossiiskii gosudarstvennyi arkhiv …``
_NAMED = re.compile(r"\s*(?::|[-–—]\s)\s*(?P<name>[^\W\d_][^\d(]{9,}?)[\s.;]*$")
# Something like a label and a number, which the labels read so far do not know.
_MORE = re.compile(r"[^\W\d_]{1,6}\.?\s?\d|\d+\.?[\s-][^\W\d_]")
# What says of an unknown name, where an address could go on from the one before, that it is one.
_NAME = re.compile(
    r"(?-i:[A-ZА-ЯЁІЇЄҐҚ]{3,})|ar[ck]hi[vw]|архив|архів|архіў|муз[ее]|muse[ue]", re.I
)
_LEAVES = re.compile(rf"\s?[:,]\s?(?P<value>{values.pattern('list')})[.\s]*$", re.I)
# Schemes that an archive which nobody knows may follow, by what its labels are.
_OTHERS = ("lit", "lat", "rou", "kaz", "mon", "bul", "nara", "pol", "arm", "aze", "est", "geo")
# Levels that are an address where a text has nothing else, and what may open one.
_LONE = ("fond", "opis", "delo", "list")
_OPENING = ' \t\n([«"“'
# Levels that only an archive has.
_TOP = ("fond", "record_group", "class", "reference_code")
_MOST_STARTS = 12
# How near the next archive is named, and how little can name none.
_FURTHEST = 300
_SHORTEST = 6


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
    found = _coded(clause) or _of_known_archive(clause) or _labelled(clause) or _chained(clause)
    if not found and ibid is not None and last is not None:
        return [Found(last, Span(*ibid.span()), inherited=len(last.levels))]
    return found


def is_ibid(text: str, span: Span) -> bool:
    """Whether a clause refers back to the address before: ``Там же. Л. 47``."""
    return _IBID.match(text, span.start, span.end) is not None


def _coded(clause: Clause) -> list[Found]:
    coded = codes.find(clause.text, Span(clause.start, clause.end))
    if coded is None:
        return []
    begin = coded.head.written.start if coded.head else coded.steps[0].value.start
    return [Found(coded.address, Span(begin, clause.end), coded.head, coded.steps)]


def _of_known_archive(clause: Clause) -> list[Found]:
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
    return _made(clause, head, steps, remarks) if steps else _nothing_more(clause, head, at)


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
        stop = next((each for each in labels if text[:each].rstrip()[-1:] in ",;"), clause.end)
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
    behind = clause.text[at : clause.end].strip(" .,;:()")
    if (behind or "//" in clause.text[clause.start : head.written.start]) and _labelled(clause):
        return []
    address = resolved(clause, head)
    over = tails.left_over(clause.text, at, clause.end)
    remarks = (*doubts.about(clause.text, head), *over)
    return [Found(address, Span(head_start(head), clause.end), head, remarks=remarks)]


def _chained(clause: Clause) -> list[Found]:
    """A chain in the archive of the address before: ``RGASPI, 17/162/18/94; 17/3/995/1``."""
    if clause.last is None or clause.last.archive is None:
        return []
    scheme = tables.schemes()[scheme_in(clause.last)]
    steps = codes.chain(clause.text, clause.plain, Span(clause.start, clause.end), scheme)
    if not steps or steps[0].level.name not in _TOP or len(steps) < len(clause.last.levels) - 1:
        return []
    return _made(clause, None, (*steps, *_leaves_behind(clause, steps)), ())


def _labelled(clause: Clause) -> list[Found]:
    """Addresses by their labels, the archive before or behind them."""
    place = _place(clause)
    if place is None:
        return []
    head, steps = place
    end = max(steps[-1].value.end, steps[-1].label.end)
    if head is None or not head.matches:
        tail = heads.after(clause.text, end, clause.end, clause.hints)
        if tail is not None:
            begin = min(steps[0].label.start, steps[0].value.start)
            again = reader(scheme_of(tail)).read(clause.text, clause.plain, begin, end)
            return _made(clause, tail, again or steps, ())
    return _made(clause, head, steps, ())


def _place(clause: Clause) -> tuple[Head | None, tuple[Step, ...]] | None:
    """The archive and the levels of the first address of a clause."""
    text, plain = clause.text, clause.plain
    known = tables.archives()[clause.hints.archive].scheme if clause.hints.archive else ""
    usual = known or (scheme_in(clause.last) if clause.last is not None else "")
    fallback: tuple[Head | None, tuple[Step, ...]] | None = None
    for start in reader(usual).starts(plain, clause.start, clause.end)[:_MOST_STARTS]:
        head = heads.before(text, clause.start, start, clause.hints)
        scheme = scheme_of(head) or (usual if head is None else "")
        steps = reader(scheme).read(text, plain, start, clause.end)
        if head is not None and steps:
            return head, steps
        begins = not text[clause.start : start].strip(_OPENING)
        if _is_address(steps) or (steps and (known or (clause.last and begins))):
            return _unknown(clause, start), _best(clause, start, steps, scheme)
        if begins and steps and _is_alone(clause, steps):
            fallback = None, steps
    return fallback or _other(clause)


def _is_alone(clause: Clause, steps: tuple[Step, ...]) -> bool:
    """Whether a level, which many a sentence may name, is all that a text says: ``Л. 5``."""
    rest = clause.text[steps[-1].value.end : clause.end]
    return steps[0].level.name in _LONE and not any(map(str.isalnum, rest))


def _is_address(steps: tuple[Step, ...]) -> bool:
    """Whether levels are those of an archive, and not of any book: ``Т. 5. С. 12``."""
    names = [step.level.name for step in steps]
    return len(names) > 1 and (names[0] in _TOP or sum(name in MAIN for name in names) > 1)


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
            if len(steps) > max(2, len(best[1])):
                best = start, steps
    start, steps = best
    if not steps:
        return None
    head = heads.before(clause.text, clause.start, start, clause.hints)
    return head or _unknown(clause, start), steps


def scheme_in(address: ArchiveAddress) -> str:
    """The scheme of an address's archive; empty where it is not known."""
    return tables.archives()[address.archive].scheme if address.archive else ""


def scheme_of(head: Head | None) -> str:
    """The scheme of the archive, if it is known; of several archives that of all, if it is one."""
    keys = {match.archive for match in head.matches} if head is not None else set()
    schemes = {tables.archives()[key].scheme for key in keys}
    return schemes.pop() if len(schemes) == 1 else ""


def _made(
    clause: Clause, head: Head | None, steps: tuple[Step, ...], remarks: tuple[Diagnostic, ...]
) -> list[Found]:
    """The addresses that steps make, and those of the archives named behind them.

    ``GARF, f. 8131, op. 32, d. 4000, and RGASPI, f. 17, op. 88, d. 313``
    """
    found: list[Found] = []
    place: tuple[Head | None, tuple[Step, ...]] | None = head, steps
    while place is not None:
        made = of_archive(clause, *place, () if found else remarks)
        if not made:
            break
        head = place[0]
        at = max(span_of(clause.text, made[-1].steps).end, made[-1].span.end)
        if head is not None and head.written.start >= made[-1].steps[-1].value.end:
            at = end_of_head(clause.text, head, clause.end)
        place = _another(clause, at)
        stop = place[0].written.start if place is not None and place[0] else clause.end
        over = tails.left_over(clause.text, at, stop)
        if over:
            made[-1] = replace(made[-1], remarks=(*made[-1].remarks, *over))
        found += made
    return found


def _another(clause: Clause, at: int) -> tuple[Head | None, tuple[Step, ...]] | None:
    """The next archive behind an address, if it has levels of its own."""
    if clause.end - at < _SHORTEST:
        return None
    stop = min(clause.end, at + _FURTHEST)
    for start in reader("").starts(clause.plain, at, stop)[:_MOST_STARTS]:
        head = heads.before(clause.text, at, start, clause.hints)
        if head is not None and head.matches:
            steps = reader(scheme_of(head)).read(clause.text, clause.plain, start, clause.end)
            return (head, steps) if _is_address(steps) else None
    return None
