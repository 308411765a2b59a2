"""A dash for the author of the reference before: ``———. *Natasha's Dance*. New York: …``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sibcite.model import Date, Diagnostic, Name, Record, Span
from sibcite.read.reference import keys

_DASH = re.compile(
    r"\\?(?P<dash>[—–_]{2,}|-{3,}|[—―](?=[.,]))(?:,\s(?P<role>eds?|comps?|trans)\.)?[.,]?\s"
)
_ROLES = {
    "ed": "editor",
    "eds": "editor",
    "comp": "compiler",
    "comps": "compiler",
    "trans": "translator",
}


def told(records: Sequence[Record]) -> Iterator[Record]:
    """The same records, each dash with the persons of the record before it, remarked on.

    A dash that nothing stands before stays without persons.
    """
    before: tuple[Name, ...] = ()
    for record in records:
        dash = _DASH.match(record.source)
        told_ = _with(record, before, dash) if dash and before else record
        before = next(iter(told_.names.values()), ())
        yield told_


def _with(record: Record, row: tuple[Name, ...], dash: re.Match[str]) -> Record:
    names = {_ROLES.get(dash["role"] or "", "author"): row, **record.names}
    issued = record.dates.get("issued", Date())
    remark = Diagnostic(
        "repeated-author",
        "note",
        f"The dash stands for {_shown(row)}, as in the reference before.",
        Span(*dash.span("dash")),
    )
    return replace(
        record,
        id=keys.key(record.label, names, record.address, record.texts, issued, record.year_suffix),
        names=names,
        diagnostics=(*record.diagnostics, remark),
    )


def _shown(row: tuple[Name, ...]) -> str:
    return ", ".join(name.family or name.literal for name in row)
