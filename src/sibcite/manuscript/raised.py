"""Citations by raised numbers of the list: ``so it is¹⁾``, ``²⁾, ³, p. 14⁾``, as SIST 02 has them.

A raised figure alone is mostly none: a square, a mark of a note. So each ends in a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sibcite.manuscript import labels
from sibcite.manuscript.document import FILLER, Flow
from sibcite.manuscript.mentions import Mention

_RANGE = re.compile(r"(?<=\d)\)(?=\s?(?:--|[-–—])\s?\d)")
_BETWEEN = re.compile(r"\)\s*[,;]?\s*")
# Notes that the author counts himself: "1) See …" at the head of a line.
_OWN_NOTE = re.compile(r"(?m)^\s*1\\?\)\s*\S")


def find(number: int, flow: Flow) -> Iterator[Mention]:
    """The raised numbers of a flow that cite.

    Args:
        number: The number of the flow.
        flow: The flow.
    """
    for whole, words in flow.raised:
        said = words.of(flow.text).replace(FILLER, "").strip()
        if said.endswith(")"):
            each = _BETWEEN.sub(";", _RANGE.sub("", said)).rstrip("; ")
            if parts := labels.numbers(each):
                yield Mention(number, whole, whole, parts, shape="^1")


def are_notes(flows: Sequence[Flow]) -> bool:
    """Whether raised numbers are marks of notes that a document counts itself."""
    return any(_OWN_NOTE.search(flow.text) for flow in flows if not flow.listed)
