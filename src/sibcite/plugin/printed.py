"""A bibliography as pybtex wants it: an order, a label for each entry, and the text behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sibcite.cite import bibliography, bibliography_as_given, document
from sibcite.model import Citation, Entry, Record, RichText, Run, joined, plain
from sibcite.tables import StyleFiles

_BRACKETS = {"(": ")", "[": "]"}
# `1. `, `[1] `, `(1) `, `1) `.
_NUMBER = re.compile(r"\s*[\[(]?(\d+)(?!\d)[\])]?\.?\s*")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a style makes of a bibliography.

    Attributes:
        order: The keys in the order of the list.
        labels: By key, what stands in a citation without its brackets: `Karpov 1997`. Empty for
            styles that cite by number or in notes; their entries are counted.
        texts: By key, the entry without its number.
    """

    order: tuple[str, ...]
    texts: Mapping[str, RichText]
    labels: Mapping[str, str] = field(default_factory=dict)


def printed(records: Sequence[Record], style: StyleFiles, as_given: bool = False) -> Printed:
    """Print the bibliography of records whose ids differ.

    Args:
        records: The works.
        style: A style of `tables.find_style`.
        as_given: In the order of `records`, and not in that of the style.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        ValueError: The presentation beside it has a setting that nobody knows.
    """
    cited = [(Citation(record.id),) for record in records]
    made = document(records, cited, style, order=[one.id for one in records] if as_given else ())
    entries = made.rendered.bibliography
    if not made.has_list:
        listed = bibliography_as_given if as_given else bibliography
        entries = listed(records, style).bibliography
    order = tuple(entry.id for entry in entries)
    # A work without author, title and date has no citation, and a label must be something.
    citations = zip(records, made.rendered.citations, strict=True)
    labels = [_label(text) or record.id for record, text in citations]
    counted = all(label.isdecimal() for label in labels)
    texts = _without_numbers(entries) if counted else {one.id: one.text for one in entries}
    if counted or made.is_note:
        return Printed(order, texts)
    keys = (record.id for record in records)
    return Printed(order, texts, dict(zip(keys, _told_apart(labels), strict=True)))


def _told_apart(labels: Sequence[str]) -> Iterator[str]:
    """The labels, counted where a style gives the same to several: `Karpov 1997 (2)`."""
    times: Counter[str] = Counter()
    for label in labels:
        times[label] += 1
        yield label if times[label] == 1 else f"{label} ({times[label]})"


def _label(citation: RichText) -> str:
    """A citation in one line, without the brackets around all of it: `(Karpov 1997)`."""
    text = " ".join(plain(citation).split())
    closing = _BRACKETS.get(text[:1])
    if closing is None:
        return text
    depth = 0
    for at, one in enumerate(text):
        depth += (one == text[0]) - (one == closing)
        if depth == 0:
            return text[1:-1] if at == len(text) - 1 else text
    return text


def _without_numbers(entries: Sequence[Entry]) -> dict[str, RichText]:
    """The texts by key; where every one begins with a number of its own, without that."""
    whole = {one.id: one.text for one in entries}
    found = {key: _NUMBER.match(plain(text)) for key, text in whole.items()}
    numbers = {each[1] for each in found.values() if each}
    if len(numbers) < len(entries):
        return whole
    return {key: _from(whole[key], each.end()) for key, each in found.items() if each}


def _from(rich: RichText, start: int) -> RichText:
    """The text from a character on."""
    rest: list[Run] = []
    for run in rich:
        rest.append(Run(run.text[start:], run.marks, run.link, run.variable))
        start = max(start - len(run.text), 0)
    return joined(rest)
