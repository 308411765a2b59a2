"""Labels and values, level after level: ``F. 18, op. 5, d. 119``, ``101. f., 2. apr., 3. l.``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.archives import labels, values
from sibcite.model import Level, Span

_GAP = r"[\s.,:\-/]*"
# Signs between a label and its value.
_JOINT = (
    r"(?![^\W\d_])(?:\.?\s?№\s?|(?:\.\s?|\s)(?:No|Nr|N)\b\.?\s?|\.\s?:?\s?|:\s?|\s+|-(?=\d)|(?=\d))"
)
_WORD = r"[^\W\d_]+'?"
# What a value begins with, where a label may be the first of an address.
_AHEAD = r"(?=\W?\w{0,5}-?\d|(?-i:[IVXLC]+)(?!\w))"
# A label of one word, of two (ед. хр.), of three; what is none is left to the next.
_LABELS = tuple(
    re.compile(rf"{_GAP}(?P<label>{_WORD}(?:\.?\s?{_WORD}){{{more}}})(?P<joint>{_JOINT})", re.I)
    for more in range(3)
)
_ANY = re.compile(
    rf"(?<![\w'])(?P<before>{_WORD}\.?\s?)??(?<![^\W\d_])(?P<label>{_WORD}){_JOINT}{_AHEAD}", re.I
)
_NUMBER_FIRST = re.compile(
    rf"{_GAP}(?P<value>\d+\w{{0,3}}(?:\s?-\s?\d+)?)(?:\.\s?|\s|-)(?P<label>{_WORD})\.?(?!\w)", re.I
)
_NOTE = re.compile(r"\s?\((?P<note>[^()]{1,60})\)(?=\s*(?:[,.;]|$))")
# "l." that was read as a one or a capital i, behind a delo.
_ONE = re.compile(
    r"[\s.,]+(?P<label>[1I]\.\s?)(?P<value>\d+(?:\s?-\s?\d+)?(?:\s?(?:ob|об)\.?)?)\.?\s*$"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One level as it was read.

    Attributes:
        level: The level, its value and label as printed.
        label, value: Where they stand; an empty label has none.
        several: Whether the label says that several follow.
        exact: Whether all letters of the label are the right ones.
    """

    level: Level
    label: Span
    value: Span
    several: bool = False
    exact: bool = True


class Reader:
    """Reads the levels of one scheme."""

    def __init__(
        self, languages: tuple[str, ...], order: tuple[str, ...], number_first: bool
    ) -> None:
        self._table = labels.of(languages, order)
        self._number_first = number_first

    def read(self, text: str, plain: str, start: int, end: int) -> tuple[Step, ...]:
        """Level after level from `start`, as long as label and value follow each other.

        Args:
            text: The text as printed.
            plain: The same, made plain by `folding.level`.
            start: Where the first level may stand.
            end: Where to stop.
        """
        steps: list[Step] = []
        names: list[str] = []
        at = start
        while at < end:
            step = self._labelled(text, plain, at, end, names) or self._numbered(
                text, plain, at, end
            )
            if step is None:
                break
            steps.append(step)
            names.append(step.level.name)
            at = max(step.value.end, step.label.end)
            note = _NOTE.match(plain, at, end)
            if note is not None and step.level.name in ("fond", "opis", "delo"):
                span = Span(*note.span("note"))
                steps.append(Step(Level("note", span.of(text)), Span(span.start, span.start), span))
                at = note.end()
        return tuple(steps) + self._misread(text, plain, steps, at, end)

    def starts(self, plain: str, start: int, end: int) -> list[int]:
        """Where an address may begin: at any label with a number."""
        found = []
        for match in _ANY.finditer(plain, start, end):
            if self._table.find(match["label"]):
                found.append(match.start("label"))
            elif match["before"] and self._table.find(match["before"] + match["label"]):
                found.append(match.start("before"))
        if self._number_first:
            numbers = _NUMBER_FIRST.finditer(plain, start, end)
            found += [each.start("value") for each in numbers if self._table.find(each["label"])]
        return sorted(found)

    def _labelled(self, text: str, plain: str, at: int, end: int, read: list[str]) -> Step | None:
        for pattern in _LABELS:
            match = pattern.match(plain, at, end)
            if match is None:
                return None
            found = self._table.find(match["label"], read)
            if found is not None and not _is_shouted(match["label"], match["joint"], found[0]):
                return _step(text, plain, match, end, *found)
        return None

    def _numbered(self, text: str, plain: str, at: int, end: int) -> Step | None:
        """A level whose number stands before its label: ``64-қор``."""
        match = _NUMBER_FIRST.match(plain, at, end) if self._number_first else None
        found = self._table.find(match["label"]) if match is not None else None
        if match is None or found is None:
            return None
        span, value = Span(match.start("label"), match.end()), Span(*match.span("value"))
        return Step(Level(found[0].term.level, value.of(text), span.of(text)), span, value)

    def _misread(
        self, text: str, plain: str, steps: list[Step], at: int, end: int
    ) -> tuple[Step, ...]:
        """``d. 582, 1. 9``: the label of a leaf that was read as a number."""
        if not steps or steps[-1].level.name != "delo":
            return ()
        match = _ONE.match(plain, at, end)
        if match is None:
            return ()
        label, value = Span(*match.span("label")), Span(*match.span("value"))
        level = Level("list", value.of(text), label.of(text).rstrip())
        return (Step(level, label, value, exact=False),)


def _step(
    text: str, plain: str, match: re.Match[str], end: int, label: labels.Label, exact: bool
) -> Step | None:
    """A label and the value behind it, if there is one."""
    value = _value(label.term.level).match(plain, match.end(), end)
    if value is None:
        return None
    printed = text[match.start("label") : match.end("joint")].rstrip(" \u00a0:№")
    level = Level(label.term.level, text[value.start() : value.end()], printed)
    span = Span(match.start("label"), match.start("label") + len(printed))
    return Step(level, span, Span(*value.span()), label.several, exact)


def _is_shouted(printed: str, joint: str, label: labels.Label) -> bool:
    """Whether it is letters of a signature or number and no label: the ``FO`` of FO 371."""
    if joint == "-":
        # Only where labels are written so: Х-3 in Mongolia, but R-3 is a number with its letter.
        return not any(each.endswith("-") for each in label.term.short)
    if len(printed) < 2 or not printed.isupper() or joint.startswith((".", ":")):
        return False
    return printed not in {each.rstrip(".") for each in (*label.term.short, *label.term.one)}


@cache
def reader(scheme: str) -> Reader:
    """The reader of a scheme of `data/schemes.toml`; of the common labels where it is empty."""
    if not scheme:
        return Reader(
            (*_COMMON, *_EVERYWHERE), ("fond", "opis", "papka", "delo", "list"), number_first=False
        )
    row = tables.schemes()[scheme]
    return Reader((*row.labels, *_EVERYWHERE), row.levels, row.number_first)


# The languages of labels at an archive that nobody knows, the likeliest first.
_COMMON = ("ru", "uk", "be", "bg")
# Those of labels that are read at every archive, as works in these languages cite them all.
_EVERYWHERE = ("ru", "uk", "be", "en", "de", "fr")


@cache
def _value(level: str) -> re.Pattern[str]:
    return re.compile(rf"{values.pattern(level)}(?!\w)", re.IGNORECASE)
