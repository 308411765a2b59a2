"""Where what was written stands in a file: each piece is written once more between private signs.

A format escapes, wraps and numbers as it likes. So a second writing, which nobody sees, has a sign
before and behind each citation, and one behind each entry of the list, and is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript.document import Change, Flow, List
from sibcite.model import Entry, Run, Span

# Characters of a plane that nobody writes in: an opening, closings, and the figures behind one.
_OPEN, _CLOSE, _ZERO = "\U000f0000", "\U000f0001", 0xF0010
_FIGURES = f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]"
_SIGN = re.compile(f"{_OPEN}|{_CLOSE}(?P<number>{_FIGURES}+)")


@dataclass(frozen=True, slots=True)
class Signed:
    """A stretch of the flows of a signed file, in the text without its signs.

    Attributes:
        number: What was signed there.
        flow, span: Where.
    """

    number: int
    flow: int
    span: Span


def change(each: Change, number: int) -> Change:
    """A change with signs around the citation proper: not around what leads to it or stops it."""
    first, last = each.lead, len(each.text) - each.tail
    cited = (Run(_OPEN), *each.text[first:last], Run(_closing(number)))
    return replace(each, text=(*each.text[:first], *cited, *each.text[last:]))


def around(flow: int, span: Span, number: int) -> tuple[Change, Change]:
    """Changes that put signs around what stays as it is."""
    opened = Change(flow, Span(span.start, span.start), (Run(_OPEN),))
    return opened, Change(flow, Span(span.end, span.end), (Run(_closing(number)),))


def listed(of: List) -> tuple[List, tuple[str, ...]]:
    """A list with a sign behind each entry, and the ids of the works by the signs' numbers."""
    ids: list[str] = []

    def signed(entries: Sequence[Entry]) -> Iterator[Entry]:
        for entry in entries:
            yield replace(entry, text=(*entry.text, Run(_closing(len(ids)))))
            ids.append(entry.id)

    parted = tuple(replace(row, entries=tuple(signed(row.entries))) for row in of.parted)
    entries = (
        tuple(entry for row in parted for entry in row.entries)
        if parted
        else tuple(signed(of.entries))
    )
    return replace(of, entries=entries, parted=parted), tuple(ids)


def number(line: str) -> int:
    """The number of the sign in a line; -1 for none."""
    found = next((each for each in _SIGN.finditer(line) if each["number"]), None)
    return _read(found) if found else -1


def read(flows: Sequence[Flow]) -> tuple[tuple[Flow, ...], tuple[Signed, ...]]:
    """Flows without signs, and what stood between two of them."""
    bare, found = [], []
    for at, flow in enumerate(flows):
        text, done, start = "", 0, -1
        for sign in _SIGN.finditer(flow.text):
            text += flow.text[done : sign.start()]
            done = sign.end()
            if sign["number"] is None:
                start = len(text)
            elif start >= 0:
                found.append(Signed(_read(sign), at, Span(start, len(text))))
                start = -1
        bare.append(replace(flow, text=text + flow.text[done:]))
    return tuple(bare), tuple(each for each in found if not flows[each.flow].listed)


def _closing(number_: int) -> str:
    return _CLOSE + "".join(chr(_ZERO + int(figure)) for figure in str(number_))


def _read(sign: re.Match[str]) -> int:
    return int("".join(str(ord(figure) - _ZERO) for figure in sign["number"]))
