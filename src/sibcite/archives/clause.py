"""The addresses between two semicolons: the archive first, then its labels, chain or signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sibcite import tables
from sibcite.archives import codes, doubts, heads, tails
from sibcite.archives.authority import Hints
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step, reader
from sibcite.model import ArchiveAddress, Diagnostic, Level, Span, Text

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
# Schemes that an archive which nobody knows may follow, by what its labels are.
_OTHERS = ("lit", "lat", "rou", "kaz", "mon", "bul", "nara", "pol", "arm", "aze", "est")
# Levels that begin an address anew where they come again.
_MAIN = ("fond", "opis", "papka", "karton", "delo", "list")
# Levels that only an archive has.
_TOP = ("fond", "record_group", "class", "reference_code")
_MOST_STARTS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One address of a text, with what was read of it and where.

    Attributes:
        address: The address, the levels that it takes over from the one before included.
        span: Where it stands, its archive included.
        head: The archive as printed; None where none is named there.
        steps: The levels that are printed there.
        inherited: How many levels are taken over from the address before.
        remarks: What is doubtful, with spans into the text.
    """

    address: ArchiveAddress
    span: Span
    head: Head | None = None
    steps: tuple[Step, ...] = ()
    inherited: int = 0
    remarks: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of text, plain and as printed, and what came before it."""

    text: str
    plain: str
    start: int
    end: int
    last: ArchiveAddress | None
    hints: Hints

    def after(self, start: int) -> _Clause:
        return replace(self, start=start)


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
    clause = _Clause(text, plain, span.start, span.end, last, hints)
    if lead := _LEAD.match(text, clause.start, clause.end):
        clause = clause.after(lead.end())
    ibid = _IBID.match(text, clause.start, clause.end)
    if ibid is not None:
        clause = clause.after(ibid.end())
    found = _coded(clause) or _of_known_archive(clause) or _labelled(clause)
    if not found and ibid is not None and last is not None:
        return [Found(last, Span(*ibid.span()), inherited=len(last.levels))]
    return found


def is_ibid(text: str, span: Span) -> bool:
    """Whether a clause refers back to the address before: ``Там же. Л. 47``."""
    return _IBID.match(text, span.start, span.end) is not None


def _coded(clause: _Clause) -> list[Found]:
    coded = codes.find(clause.text, Span(clause.start, clause.end))
    if coded is None:
        return []
    begin = coded.head.written.start if coded.head else coded.steps[0].value.start
    return [Found(coded.address, Span(begin, clause.end), coded.head, coded.steps)]


def _of_known_archive(clause: _Clause) -> list[Found]:
    """An address that an archive begins whose documents have a chain or a signature, or none."""
    text = clause.text
    gap = text.rfind("//", clause.start, clause.end)
    start = gap + 2 if gap >= 0 else clause.start
    head = heads.after(text, start, clause.end, clause.hints)
    if head is None or not head.matches:
        return []
    at = _end_of_head(text, head, clause.end)
    head, named_to = _told(clause, head, at)
    at = max(at, named_to)
    schemes = {tables.archives()[match.archive].scheme for match in head.matches}
    # Where several archives have the name, the reading that finds most stands for all of them.
    readings = [_by_scheme(clause, head, scheme, at) for scheme in sorted(schemes)]
    steps, remarks = max(readings, key=lambda reading: len(reading[0]))
    return _made(clause, head, steps, remarks) if steps else _nothing_more(clause, head, at)


def _by_scheme(
    clause: _Clause, head: Head, scheme: str, at: int
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
        labels = [each for each in reader(scheme).starts(clause.plain, at, clause.end) if each > at]
        stop = next((each for each in labels if text[:each].rstrip()[-1:] in ",;"), clause.end)
        steps = codes.whole(text, Span(at, stop), row)
        remarks = (codes.opaque(text, steps[0]),) if steps and row.whole == "opaque" else ()
    if not steps:
        return (), ()
    more = reader(scheme).read(text, clause.plain, steps[-1].value.end, clause.end)
    return (*steps, *more), remarks


def _told(clause: _Clause, head: Head, at: int) -> tuple[Head, int]:
    """The archive, told by what follows where several have its name: ``RA, EAA.5100.1.378``."""
    named = _NAMED.match(clause.text, head.written.end, clause.end) if head.name is None else None
    if named is not None:
        return replace(head, name=Span(*named.span("name"))), named.end()
    if len(head.matches) < 2:
        return head, at
    second = heads.after(clause.text, at, clause.end, clause.hints)
    if second is None or len(second.matches) != 1:
        return head, at
    known = tables.archives()
    country = known[second.matches[0].archive].country
    fitting = tuple(each for each in head.matches if known[each.archive].country == country)
    return (replace(head, matches=fitting), at) if len(fitting) == 1 else (head, at)


def _is_prefix(head: Head, text: str) -> bool:
    """Whether the archive's abbreviation is part of the number of its fonds: ERA.1, EAA.5100."""
    return text[head.written.end : head.written.end + 1] == "."


def _nothing_more(clause: _Clause, head: Head, at: int) -> list[Found]:
    """An archive without levels, if the clause is no more than that."""
    if clause.text[at : clause.end].strip(" .,;:()") and _labelled(clause):
        return []
    address = _resolved(clause, head)
    remarks = doubts.about(clause.text, head)
    return [Found(address, Span(head.written.start, clause.end), head, remarks=remarks)]


def _end_of_head(text: str, head: Head, end: int) -> int:
    """Where an archive ends, the place behind it included: ``Arkhiv … (AVP RF), Moscow``."""
    at = max(head.written.end, head.name.end if head.name else 0)
    while at < end and text[at] in ")] ":
        at += 1
    for match in head.matches:
        for word in re.findall(r"[^\W\d_]{3,}", tables.archives()[match.archive].place):
            if place := re.compile(rf"[\s,(]*{word}\b[)]*").match(text, at, end):
                return place.end()
    return min(at, end)


def _labelled(clause: _Clause) -> list[Found]:
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


def _place(clause: _Clause) -> tuple[Head | None, tuple[Step, ...]] | None:
    """The archive and the levels of the first address of a clause."""
    text, plain = clause.text, clause.plain
    known = tables.archives()[clause.hints.archive].scheme if clause.hints.archive else ""
    fallback: tuple[Head | None, tuple[Step, ...]] | None = None
    for start in reader(known).starts(plain, clause.start, clause.end)[:_MOST_STARTS]:
        head = heads.before(text, clause.start, start, clause.hints)
        scheme = scheme_of(head) or (known if head is None else "")
        steps = reader(scheme).read(text, plain, start, clause.end)
        if head is not None and steps:
            return head, steps
        if _is_address(steps) or (steps and (clause.last or known)):
            return _unknown(clause, start), _best(clause, start, steps, scheme)
        fallback = fallback or ((None, steps) if steps else None)
    if fallback is not None and not clause.text[clause.start : fallback[1][0].label.start].strip():
        return fallback
    return _other(clause)


def _is_address(steps: tuple[Step, ...]) -> bool:
    """Whether levels are those of an archive, and not of any book: ``Т. 5. С. 12``."""
    names = [step.level.name for step in steps]
    return len(names) > 1 and (names[0] in _TOP or sum(name in _MAIN for name in names) > 1)


def _unknown(clause: _Clause, start: int) -> Head | None:
    """What stands where the archive should, unless the address goes on from the one before."""
    return None if clause.last else heads.unknown(clause.text, clause.start, start)


def _best(clause: _Clause, start: int, steps: tuple[Step, ...], scheme: str) -> tuple[Step, ...]:
    """The reading that gets furthest, where the archive is unknown and something is left over."""
    at = max(steps[-1].value.end, steps[-1].label.end)
    rest = clause.plain[at : clause.end].lstrip(" .,:-")
    if scheme or not _MORE.match(rest) or tails.is_known(rest):
        return steps
    others = (reader(each).read(clause.text, clause.plain, start, clause.end) for each in _OTHERS)
    return max([steps, *others], key=len)


def _other(clause: _Clause) -> tuple[Head | None, tuple[Step, ...]] | None:
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


def scheme_of(head: Head | None) -> str:
    """The scheme of the archive, if it is known; of several archives that of all, if it is one."""
    keys = {match.archive for match in head.matches} if head is not None else set()
    schemes = {tables.archives()[key].scheme for key in keys}
    return schemes.pop() if len(schemes) == 1 else ""


def _made(
    clause: _Clause, head: Head | None, steps: tuple[Step, ...], remarks: tuple[Diagnostic, ...]
) -> list[Found]:
    """The addresses that steps make; the archive, and what is left over, are remarked on once."""
    found_rows = rows(steps)
    found: list[Found] = []
    last = clause.last if head is None else None
    for row in found_rows:
        address, inherited = _address(clause, head, row, found[-1].address if found else last)
        said = doubts.of(clause.text, address, row)
        begin = min(row[0].label.start, row[0].value.start)
        span = Span(begin, max(row[-1].value.end, row[-1].label.end))
        found.append(Found(address, span, None, row, inherited, said))
    if not found:
        return []
    about = doubts.about(clause.text, head) if head is not None else _unnamed(clause, found[0])
    behind = head is not None and head.written.start >= found[-1].span.end
    at = _end_of_head(clause.text, head, clause.end) if head and behind else found[-1].span.end
    over = tails.left_over(clause.text, at, clause.end)
    begin = min(found[0].span.start, head.written.start if head is not None else clause.end)
    found[0] = replace(
        found[0],
        head=head,
        span=Span(begin, max(found[0].span.end, _head_end(head))),
        remarks=(*about, *found[0].remarks, *remarks),
    )
    found[-1] = replace(found[-1], remarks=(*found[-1].remarks, *over))
    return found


def _head_end(head: Head | None) -> int:
    if head is None:
        return 0
    return max(each.end for each in (head.written, head.name, head.translated) if each)


def _unnamed(clause: _Clause, found: Found) -> tuple[Diagnostic, ...]:
    if clause.last is not None or found.address.archive:
        return ()
    return (doubts.unnamed(found.address, found.span),)


def rows(steps: tuple[Step, ...]) -> list[tuple[Step, ...]]:
    """The steps of one address each: a level that was named before begins the next."""
    found: list[list[Step]] = []
    seen: set[str] = set()
    for step in steps:
        name = step.level.name
        if not found or (name in seen and name in _MAIN):
            found.append([])
            seen = set()
        seen.add(name)
        found[-1].append(step)
    return [tuple(row) for row in found]


def _address(
    clause: _Clause, head: Head | None, row: Sequence[Step], last: ArchiveAddress | None
) -> tuple[ArchiveAddress, int]:
    """The address of a row of steps, and how many levels it takes over from the one before."""
    own = tuple(step.level for step in row)
    taken = _taken_over(own, last.levels) if last is not None else ()
    begin = min(row[0].label.start, row[0].value.start)
    location = clause.text[begin : max(row[-1].value.end, row[-1].label.end)].rstrip()
    base = last if last is not None else _resolved(clause, head)
    return replace(base, location=location, levels=(*taken, *own)), len(taken)


def _taken_over(own: tuple[Level, ...], before: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels of the address before that are more general than the first of this one."""
    names = [level.name for level in before]
    first = own[0].name
    if first == "fond":
        return ()
    if first in names:
        return before[: names.index(first)]
    order = (*_MAIN, first)
    rank = order.index(first)
    return tuple(each for each in before if each.name in _MAIN and order.index(each.name) < rank)


def _resolved(clause: _Clause, head: Head | None) -> ArchiveAddress:
    if head is None:
        return ArchiveAddress(archive=clause.hints.archive or None)
    name = Text(
        head.name.of(clause.text) if head.name else "",
        translated=head.translated.of(clause.text) if head.translated else "",
    )
    keys = tuple(match.archive for match in head.matches)
    return ArchiveAddress(
        archive=keys[0] if len(keys) == 1 else None,
        candidates=keys if len(keys) > 1 else (),
        written=head.written.of(clause.text),
        name=name if name != Text("") else None,
        carrier=head.carrier,
    )
