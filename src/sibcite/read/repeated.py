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

    A dash that nothing stands before stays without persons; behind what was not read it is not
    read either, since nobody knows whose work it is.
    """
    before: tuple[Name, ...] = ()
    for place, record in enumerate(records):
        dash = _DASH.match(record.source)
        told_ = _with(record, before, dash) if dash and before else record
        if dash and not before and place:
            told_ = _alone(record, dash)
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


def _alone(record: Record, dash: re.Match[str]) -> Record:
    message = "The dash stands for the author of the reference before, of which none was read."
    hint = "Write the name in the place of the dash."
    remark = Diagnostic("not-a-reference", "error", message, Span(*dash.span("dash")), hint)
    return replace(record, diagnostics=(*record.diagnostics, remark))


def _shown(row: tuple[Name, ...]) -> str:
    return ", ".join(name.family or name.literal for name in row)
