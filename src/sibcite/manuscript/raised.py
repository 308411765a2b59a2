"""Citations by raised numbers of the list: ``so it is¹⁾``, ``²⁾, ³, p. 14⁾``, as SIST 02 has them.

A raised figure alone is mostly none: a square, a mark of a note. So each ends in a bracket, and one
that was opened on the line before is none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sibcite.manuscript import labels
from sibcite.manuscript.document import FILLER, Flow
from sibcite.manuscript.mentions import Mention

_RANGE = re.compile(r"(?<=\d)\)(?=\s?(?:--|[-–—])\s?\d)")
_BETWEEN = re.compile(r"\)\s*[,;]?\s*")
# Notes that the author counts himself: "1) See …" at the head of a line, raised or not.
_OWN_NOTE = re.compile(r"(?m)^[ \t]*(?:<sup>|\^|\\textsuperscript\{)?(\d{1,3})\\?\)")
_NUMBER = re.compile(r"\d{1,3}")
_FARTHEST = 200


def find(number: int, flow: Flow) -> Iterator[Mention]:
    """The raised numbers of a flow that cite.

    Args:
        number: The number of the flow.
        flow: The flow.
    """
    for whole, words in flow.raised:
        said = words.of(flow.text).replace(FILLER, "").strip()
        if said.endswith(")") and not _is_open(flow.text, whole.start):
            each = _BETWEEN.sub(";", _RANGE.sub("", said)).rstrip("; ")
            if parts := labels.numbers(each):
                yield Mention(number, whole, whole, parts, shape="^1")


def _is_open(text: str, at: int) -> bool:
    """Whether a bracket stands open, or nothing but the head of a line stands before."""
    before = text[max(0, at - _FARTHEST) : at].rpartition("\n")[2]
    return not before.strip() or before.count("(") > before.count(")")


def are_notes(flows: Sequence[Flow]) -> bool:
    """Whether raised numbers are marks of notes that a document counts itself: all head a line."""
    texts = [flow for flow in flows if not flow.listed]
    notes = {each[1] for flow in texts for each in _OWN_NOTE.finditer(flow.text)}
    marks = {
        number
        for flow in texts
        for whole, words in flow.raised
        if not _is_open(flow.text, whole.start)
        for number in _NUMBER.findall(words.of(flow.text))[:1]
    }
    return bool(marks) and marks <= notes
