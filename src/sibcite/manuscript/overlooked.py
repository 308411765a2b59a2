"""Labels of known works that were not read as citations: ``see Karpov 1997, 60, who omits it``.

They stay as they are, in the manner of the list before; whoever builds the document is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sibcite.manuscript.document import MASK, Flow
from sibcite.manuscript.entries import Index
from sibcite.manuscript.labels import NAME, YEAR
from sibcite.manuscript.links import Link, Linked
from sibcite.manuscript.remarks import Remark
from sibcite.model import Diagnostic, Record, Span

_LABEL = re.compile(rf"(?<!\w)(?P<name>{NAME}),?\s\(?(?P<year>{YEAR})(?![\w–-])")
# A number of the list with something behind it: [10, doc. 17].
_NUMBER = re.compile(r"\[\s?\d{1,3}\s?[,;:]\s?[^\[\]\d][^\[\]]{0,80}\]")
_HINT = "Put it into brackets of its own, or part it from other words by a semicolon."


def remarks(flows: Sequence[Flow], linked: Linked, records: Sequence[Record]) -> Iterator[Remark]:
    """Warnings on the labels of one work each that stand outside all that was read or remarked on.

    Args:
        flows: The flows of the document, as they are shown.
        linked: What was read of them.
        records: The works that may be cited.
    """
    index = Index(records)
    read: dict[int, list[Span]] = {}
    for link_ in linked.links:
        read.setdefault(link_.mention.flow, []).append(link_.mention.span)
    for said in linked.remarks:
        if said.diagnostic.span is not None:
            read.setdefault(said.flow, []).append(said.diagnostic.span)
    for number, flow in enumerate(flows):
        if flow.listed:
            continue
        for found in _LABEL.finditer(flow.text):
            span = Span(*found.span())
            # What links to a page is the author's own.
            is_link = (
                flow.text[span.start - 1 : span.start] == MASK == flow.text[span.end : span.end + 1]
            )
            if is_link or any(map(span.meets, read.get(number, ()))):
                continue
            if len(index.find(found["name"], found["year"]).ids) == 1:
                label = " ".join(found[0].split()).replace("(", "")
                message = (
                    f"'{label}' names a work and was not read as a citation; it stays as it is."
                )
                remark = Diagnostic("label-not-read", "warning", message, span, _HINT)
                yield Remark(number, remark)


def numbers(flows: Sequence[Flow], links: Sequence[Link]) -> Iterator[Remark]:
    """Errors on brackets with a number of the list that were not read: they would keep it."""
    read: dict[int, list[Span]] = {}
    for each in links:
        read.setdefault(each.mention.flow, []).append(each.mention.span)
    for number, flow in enumerate(flows):
        for found in _NUMBER.finditer(flow.text) if not flow.listed else ():
            span = Span(*found.span())
            if not any(map(span.meets, read.get(number, ()))):
                message = f"'{found[0]}' was not read, and the list gets other numbers."
                hint = "Write what is a place behind its label, [10, p. 17], and all else outside."
                yield Remark(number, Diagnostic("number-not-read", "error", message, span, hint))
