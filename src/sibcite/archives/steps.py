"""Labels and values, level after level: ``F. 18, op. 5, d. 119``, ``101. f., 2. apr., 3. l.``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.archives import labels, values
from sibcite.archives.labels import Label
from sibcite.model import Level, Span

_GAP = r"[\s.,:\-/]*"
# The abbreviation behind a label in full, as a first citation explains it: fond (f.) 558.
_SPELLED = r"(?:\s?\([^\W\d_][^()\d]{0,7}\))?"
# Signs between a label and its value.
_JOINT = (
    _SPELLED
    + r"(?![^\W\d_])(?:\.?\s?№\s?|(?:\.\s?|\s)(?:No|Nr|N)\b\.?\s?"
    + r"|\.\s?:?\s?|:\s?|\s+|-(?=\d)|(?=\d))"
)
# A word; scanning reads the capital of "Оп." as a zero.
_WORD = r"(?:[^\W\d_]+|0[пnp](?=\.))'?"
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
    rf"{_GAP}(?P<value>(?:[^\W\d_]{{1,3}}-)?\d+\w{{0,3}}(?:\.?\s?-\s?\d+)?)(?:\.\s?|\s|-)(?P<label>{_WORD})\.?(?!\w)",
    re.I,
)
_NOTE = re.compile(r"\s?\((?P<note>[^()]{1,60})\)(?=\s*(?:[,.;]|$))")
# "l." or "ll." that was read as ones or capital i, behind a delo.
_LEAF = r"\d+(?:\s?(?:ob|об)\.?)?"
_ONE = re.compile(
    rf"[\s.,]+(?P<label>(?:[1Il]{{1,2}})\.\s?)(?P<value>{_LEAF}(?:(?:\s?-|,)\s?{_LEAF})*)\.?\s*$"
)
# A number sign where a level should be: Ф. 289. Оп. 3. № 543.
_SIGN = re.compile(rf"{_GAP}(?P<label>№)\s?(?P<value>{values.pattern('number')})(?!\w)", re.I)
_SHELFMARK = re.compile(rf"{_GAP}(?P<value>{values.shelfmark('')})")
_SHELFMARK_BEHIND = re.compile(rf"{_GAP}(?P<value>{values.shelfmark(' ?')})")
# What may stand before a sign that is all the label there is.
_SIGNED = ("fond", "opis", "papka", "karton", "note")
# A name behind what would be a label and its value: B. I. Nicolaevsky.
_SURNAME = re.compile(r"\.\s?(?P<word>(?-i:[A-ZА-ЯЁІЇЄ])[^\W\d_]{2,})")
# The name of a fond, and how long a label is no word.
_NAME = re.compile(r"(?-i:[A-ZÀ-ÞА-ЯЁІЇЄҐ])[^,;()\d/]{2,60}(?=,\s)", re.I)
_LONGEST_SHORT = 3
# How far down a level is. Behind words that are none of the levels only a lower one goes on.
_DEPTH = {
    **dict.fromkeys(("record_group", "fond"), 0),
    **dict.fromkeys(("entry", "opis", "series"), 1),
    **dict.fromkeys(("papka", "karton", "box"), 2),
    **dict.fromkeys(("delo", "book", "column_scroll", "folder"), 3),
    "list": 4,
}
_LONGEST_GAP = 60
_ABOVE_SHELFMARK = ("fond", "note")
# What a leaf stands behind, and what stands behind no leaf.
_BEFORE_LEAF = ("delo", "volume", "part", "book", "signature")
_ABOVE_LEAF = ("opis", "papka", "karton", "delo")


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
        self,
        languages: tuple[str, ...],
        order: tuple[str, ...],
        number_first: bool = False,
        signed: bool = False,
    ) -> None:
        self._table = labels.of(languages, order)
        self._order = {*order, "book", "column_scroll"}.intersection(_DEPTH)
        self._number_first = number_first
        # Where signatures begin with capitals, one capital is no label: BArch, R 58/219.
        self._has_signatures = signed

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
            step = (
                self._shelved(text, plain, at, end, names)
                or self._labelled(text, plain, at, end, names)
                or self._numbered(text, plain, at, end)
                or self._signed(text, plain, at, end, names)
                or self._further(text, plain, at, end, names)
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

    def _shelved(self, text: str, plain: str, at: int, end: int, read: list[str]) -> Step | None:
        """The shelfmark of a manuscript, which a library has beside its fonds: F.IV.210.

        Its parts may stand apart only behind a fond, where an `F.` can label no other one.
        """
        if read and read[-1] not in _ABOVE_SHELFMARK:
            return None
        match = (_SHELFMARK_BEHIND if read else _SHELFMARK).match(plain, at, end)
        if match is None:
            return None
        value = Span(*match.span("value"))
        return Step(Level("signature", value.of(text)), Span(value.start, value.start), value)

    def _labelled(self, text: str, plain: str, at: int, end: int, read: list[str]) -> Step | None:
        for pattern in _LABELS:
            match = pattern.match(plain, at, end)
            if match is None:
                return None
            found = self._table.find(match["label"], read)
            if found is not None and not self._is_shouted(match, found[0]):
                step = self._leaf(text, plain, match, end, read)
                step = step or self._step(text, plain, match, end, *found)
                if step is not None:
                    return step
        return None

    def _step(
        self, text: str, plain: str, match: re.Match[str], end: int, label: Label, exact: bool
    ) -> Step | None:
        """A label and the value behind it, if there is one and the two are no initials."""
        value = _value(label.term.level).match(plain, match.end(), end)
        if value is None and label.term.level == "fond" and len(match["label"]) > _LONGEST_SHORT:
            value = self._named(text, plain, match.end(), end)
        if value is None or self._is_initials(plain, match, value, end):
            return None
        joint = match["joint"]
        stop = match.start("joint") if joint.lstrip()[:1] == "(" else match.end("joint")
        printed = text[match.start("label") : stop].rstrip(" \u00a0:№")
        level = Level(label.term.level, text[value.start() : value.end()], printed)
        span = Span(match.start("label"), match.start("label") + len(printed))
        return Step(level, span, Span(*value.span()), label.several, exact)

    def _named(self, text: str, plain: str, at: int, end: int) -> re.Match[str] | None:
        """The name of a fond that has no number: ``fond CC al PCR - Cancelarie, dosar 12/1952``."""
        name = _NAME.match(plain, at, end)
        below = self._labelled(text, plain, name.end(), end, ["fond"]) if name else None
        return name if below is not None and _DEPTH.get(below.level.name, 0) > 0 else None

    def _leaf(
        self, text: str, plain: str, match: re.Match[str], end: int, read: list[str]
    ) -> Step | None:
        """A leaf under a label that means another level first: the French `f.` behind a dossier.

        The other level is named already, and nothing above a leaf follows.
        """
        if not read or read[-1] not in _BEFORE_LEAF:
            return None
        # A signature stands for the levels down to the file.
        read = [*read, "fond"] if read[-1] == "signature" else read
        label = self._table.other(match["label"], read, "list")
        step = self._step(text, plain, match, end, label, exact=True) if label else None
        if step is None:
            return None
        after = self._labelled(text, plain, step.value.end, end, [*read, "list"])
        return None if after is not None and after.level.name in _ABOVE_LEAF else step

    def _is_initials(
        self, plain: str, label: re.Match[str], value: re.Match[str], end: int
    ) -> bool:
        if len(label["label"]) > 1 or not value[0].isalpha():
            return False
        name = _SURNAME.match(plain, value.end(), end)
        return name is not None and self._table.find(name["word"]) is None

    def _signed(self, text: str, plain: str, at: int, end: int, read: list[str]) -> Step | None:
        """A level that only a number sign labels."""
        match = _SIGN.match(plain, at, end) if read and read[-1] in _SIGNED else None
        if match is None:
            return None
        label, value = Span(*match.span("label")), Span(*match.span("value"))
        return Step(Level("number", value.of(text), label.of(text)), label, value)

    def _further(self, text: str, plain: str, at: int, end: int, read: list[str]) -> Step | None:
        """The next level behind words that are none: ``Ф. 102. ДП ОО. 1905 г. Оп. 233``."""
        reached = max((_DEPTH.get(each, 0) for each in read), default=4)
        if reached == 4:
            return None
        stop = min(end, at + _LONGEST_GAP)
        gap = plain.find("//", at, stop)
        for start in self.starts(plain, at, gap if gap >= 0 else stop):
            step = self._labelled(text, plain, start, end, read)
            if step is None or step.level.name not in self._order:
                continue
            return step if _DEPTH[step.level.name] > reached else None
        return None

    def _is_shouted(self, match: re.Match[str], label: Label) -> bool:
        """Whether it is letters of a signature or number and no label: the ``FO`` of FO 371."""
        printed, joint = match["label"], match["joint"]
        if joint == "-":
            # Only where labels are written so: Х-3 in Mongolia, but R-3 is a number and its letter.
            return not any(each.endswith("-") for each in label.term.short)
        if not printed.isupper() or joint.startswith((".", ":")):
            return False
        if len(printed) == 1:
            return self._has_signatures
        return printed not in {each.rstrip(".") for each in (*label.term.short, *label.term.one)}

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


@cache
def reader(scheme: str) -> Reader:
    """The reader of a scheme of `data/schemes.toml`; of the common labels where it is empty."""
    if not scheme:
        return Reader((*_COMMON, *_EVERYWHERE), ("fond", "opis", "papka", "delo", "list"))
    row = tables.schemes()[scheme]
    languages = (*row.labels, *_EVERYWHERE)
    return Reader(languages, row.levels, row.number_first, signed=row.whole == "signature")


# The languages of labels at an archive that nobody knows, the likeliest first.
_COMMON = ("ru", "uk", "be", "bg")
# Those of labels that are read at every archive, as works in these languages cite them all.
_EVERYWHERE = ("ru", "uk", "be", "en", "de", "fr")


@cache
def _value(level: str) -> re.Pattern[str]:
    return re.compile(rf"{values.pattern(level)}(?!\w)", re.IGNORECASE)
