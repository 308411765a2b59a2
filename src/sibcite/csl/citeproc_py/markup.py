"""Marks inside a string while a style is at work: ``⟨italic⟩Title⟨end⟩.`` becomes runs.

The marks are Unicode noncharacters (U+FDD0–U+FDEF), which text must not hold; private-use
characters are the user's and pass through untouched. U+F8E0–U+F8EF are anchors: they hold a full
stop outside the quotes that they stand at the end of, so that something can be put there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from sibcite.model import Mark, RichText, Run, joined

MARKS: tuple[Mark, ...] = get_args(Mark)
SET = dict(zip(MARKS, "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5", strict=True))
CLEARED: dict[Mark, str] = {
    "italic": "\ufdd6",
    "bold": "\ufdd7",
    "underline": "\ufdd8",
    "small-caps": "\ufdd9",
}
TURNED: dict[Mark, str] = {"italic": "\ufdda", "bold": "\ufddb", "small-caps": "\ufddc"}
DATA, NOCASE, END = "\ufddd", "\ufdde", "\ufddf"
OPEN_QUOTE, CLOSE_QUOTE = "\ufde0", "\ufde1"
SPACED, TIGHT = "\ufde2", "\ufde3"
LINKS = {"URL": "\ufde4", "DOI": "\ufde5"}

FENCE = "[\ufdd0-\ufddf\ufde4\ufde5]"
_ANY = re.compile("([\ufdd0-\ufdef])")
_ANCHORS = "\uf8e0-\uf8ef"
_OUTSIDE_QUOTE = re.compile(
    f"(^|[^{_ANCHORS}\ufdd0-\ufddf\ufde4\ufde5])({FENCE}*){CLOSE_QUOTE}({FENCE}*)([.,])"
)
# What follows the start of a value belongs to the value, and is left alone.
_MEETING = re.compile(rf"([.?!…,;:])({FENCE}+)(?<!{DATA})([.,;:?!])")
# A comma that only a style put there gives way to the stop after it.
_LEFT_OVER = re.compile(rf"(?<={END})[,;:]({FENCE}*)(?<!{DATA})\.")
_AFTER_QUOTE = re.compile(rf"\.((?:[\"”’]{FENCE}|{FENCE}*{CLOSE_QUOTE}){FENCE}*)(?<!{DATA})\.")
_SPACES = re.compile(rf"( )({FENCE}*)(?<!{DATA}) ")

# How CSL says a mark on an element, and how HTML-like markup says it inside a value.
_ATTRIBUTES: dict[tuple[str, str], str] = {
    ("font-style", "italic"): SET["italic"],
    ("font-style", "oblique"): SET["italic"],
    ("font-style", "normal"): CLEARED["italic"],
    ("font-weight", "bold"): SET["bold"],
    ("font-weight", "normal"): CLEARED["bold"],
    ("font-variant", "small-caps"): SET["small-caps"],
    ("font-variant", "normal"): CLEARED["small-caps"],
    ("text-decoration", "underline"): SET["underline"],
    ("text-decoration", "none"): CLEARED["underline"],
    ("vertical-align", "sup"): SET["superscript"],
    ("vertical-align", "sub"): SET["subscript"],
}
_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc|span)((?:\s[^<>]*)?)>", re.IGNORECASE)
_TAGS = {
    "i": TURNED["italic"],
    "b": TURNED["bold"],
    "sc": TURNED["small-caps"],
    "sup": SET["superscript"],
    "sub": SET["subscript"],
}


@dataclass(frozen=True, slots=True)
class Quoting:
    """How a locale quotes: the marks outside and inside, and where a full stop goes."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    stop_inside: bool = False


def protected(value: str) -> str:
    """A user's text with its HTML-like markup as marks; without markup, the text itself.

    Tags that CSL-JSON does not know, or that never close, are text.
    """
    text = _ANY.sub("\ufffd", value)
    if "<" not in text:
        return text
    pieces: list[str] = []
    opened: list[tuple[str, int, str]] = []
    start = 0
    for tag in _TAG.finditer(text):
        pieces += [text[start : tag.start()], tag[0]]
        start = tag.end()
        if not tag[1]:
            opened.append((tag[2].lower(), len(pieces) - 1, _begin(tag[2].lower(), tag[3])))
            continue
        # A tag that stands open within the one that closes here never closes itself.
        while tag[2].lower() in (name for name, _, _ in opened):
            name, at, begin = opened.pop()
            if name == tag[2].lower():
                if begin:
                    pieces[at], pieces[-1] = begin, END
                break
    return "".join([*pieces, text[start:]])


def value(text: str) -> str:
    """A value of an item as a style prints it, fenced off from what stands around it."""
    return f"{DATA}{text}{END}"


def marked(text: str, attributes: Mapping[str, str]) -> str:
    """The text under the marks that a CSL element sets."""
    for pair in _ATTRIBUTES.keys() & attributes.items():
        text = f"{_ATTRIBUTES[pair]}{text}{END}"
    return text


def bare(text: str) -> str:
    """The characters alone, without marks and anchors."""
    text = text.replace(SPACED, " ")
    return re.sub(f"[\ufdd0-\ufdef{_ANCHORS}]", "", text)


def runs(text: str, quoting: Quoting) -> RichText:
    """Rich text from a marked string, with its quotes set and its full stops settled."""
    reader = _Reader(quoting)
    for piece in _ANY.split(_settled(text, quoting.stop_inside)):
        reader.take(piece)
    return joined(reader.runs)


def _begin(tag: str, attributes: str) -> str:
    if tag != "span":
        return _TAGS[tag]
    if re.search(r"font-variant:\s*small-caps", attributes):
        return TURNED["small-caps"]
    return NOCASE if "nocase" in attributes else ""


def _settled(text: str, stop_inside: bool) -> str:
    if stop_inside:
        text = _exhausted(_OUTSIDE_QUOTE, rf"\1\2\4{CLOSE_QUOTE}\3", text)
    text = _exhausted(_MEETING, _met, text)
    text = _LEFT_OVER.sub(r"\1.", text)
    text = _exhausted(_AFTER_QUOTE, r".\1", text)
    return _exhausted(_SPACES, r"\1\2", text)


def _exhausted(
    pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str], old: str
) -> str:
    while (text := pattern.sub(new, old)) != old:
        old = text
    return text


def _met(meeting: re.Match[str]) -> str:
    first, fence, second = meeting.groups()
    if first == second or (first in "?!…" and second == "."):
        return first + fence
    return meeting[0]


class _Reader:
    """Collects runs from the pieces of a marked string, one after the other."""

    def __init__(self, quoting: Quoting) -> None:
        self.runs: list[Run] = []
        self._quoting = quoting
        self._depth = 0
        self._marks: frozenset[Mark] = frozenset()
        self._opened: list[tuple[frozenset[Mark], str, int]] = []

    def take(self, piece: str) -> None:
        if not piece or "\ufdd0" <= piece <= "\ufdef":
            self._turn(piece)
        else:
            self.runs.append(Run(piece, self._marks))

    def _turn(self, sign: str) -> None:
        if sign == END:
            self._close()
        elif sign == OPEN_QUOTE:
            self._say(self._pair()[0])
            self._depth += 1
        elif sign == CLOSE_QUOTE:
            self._depth = max(0, self._depth - 1)
            self._say(self._pair()[1])
        elif sign == SPACED:
            self._say(" ")
        elif sign and sign != TIGHT:
            self._open(sign)

    def _open(self, sign: str) -> None:
        variable = next((name for name, begin in LINKS.items() if begin == sign), "")
        self._opened.append((self._marks, variable, len(self.runs)))
        self._marks = _changed(self._marks, sign)

    def _close(self) -> None:
        if not self._opened:
            return
        self._marks, variable, start = self._opened.pop()
        if variable:
            self.runs[start:] = _linked(self.runs[start:], variable)

    def _say(self, text: str) -> None:
        self.runs.append(Run(text, self._marks))

    def _pair(self) -> tuple[str, str]:
        return self._quoting.inner if self._depth % 2 else self._quoting.outer


def _changed(marks: frozenset[Mark], sign: str) -> frozenset[Mark]:
    for mark in MARKS:
        if sign == SET[mark]:
            return marks | {mark}
        if sign == CLEARED.get(mark):
            return marks - {mark}
        if sign == TURNED.get(mark):
            return marks ^ {mark}
    return marks


def _linked(inside: Iterable[Run], variable: str) -> list[Run]:
    inside = tuple(inside)
    address = "".join(run.text for run in inside).strip()
    if variable == "DOI" and "://" not in address:
        address = f"https://doi.org/{address}"
    return [replace(run, link=address, variable=variable) for run in inside]
