"""A text file as it was read: its characters, its lines, and edits that leave the rest as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from sibcite.manuscript.document import FILLER, MASK, Unfit
from sibcite.model import Span

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_BOM = "\ufeff"
# An address on the web, with brackets in it that close.
WEB = r"https?://[^\s(){}<>]*(?:\([^\s()<>]*\)[^\s(){}<>]*)*"

# From where to where other characters stand, and which: as many as stood there.
Put: TypeAlias = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line: where it starts, where its text ends, and where the next line starts."""

    start: int
    end: int
    after: int


@dataclass(frozen=True, slots=True)
class Edit:
    """What is put in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Source:
    """The characters of a file, a byte order mark among them."""

    text: str

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines, whatever ends them; none for an empty file."""
        found = (Line(each.start(), each.end(1), each.end()) for each in _LINE.finditer(self.text))
        return tuple(line for line in found if line.start < line.after)

    @cached_property
    def line_end(self) -> str:
        """What ends its lines: that of the first."""
        found = re.search(r"\r\n|\r|\n", self.text)
        return found[0] if found else "\n"

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> int:
        """The number of the line that holds the character, from 0."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def place(self, offset: int) -> str:
        """Line and column, from 1; the byte order mark has no column."""
        line = self.line_at(offset)
        start = self.lines[line].start if self.lines else 0
        marked = line == 0 and self.text.startswith(_BOM) and offset > 0
        return f"{line + 1}:{offset - start + 1 - marked}"

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file with the edits in it; one that runs into the one before begins behind it."""
        pieces, done = list[str](), 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            pieces += [self.text[done : max(done, edit.start)], edit.text]
            done = max(done, edit.end)
        return "".join([*pieces, self.text[done:]]).encode("utf-8")


def decoded(raw: bytes) -> Source:
    """The text of a file.

    Raises `Unfit` for what is no text in UTF-8.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as seen:
        before = raw[: seen.start].decode("utf-8", "replace")
        message = f"The file is not UTF-8: byte {seen.start + 1} is 0x{raw[seen.start]:02X}."
        hint = "Save it as UTF-8 in your editor."
        raise Unfit(message, hint, Source(before + "?").place(len(before))) from seen
    if "\0" in text:
        where = Source(text).place(text.index("\0"))
        raise Unfit("The file holds a NUL, so it is not a text.", "Give the text file.", where)
    return Source(text)


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with `MASK` for each character of the spans, which may overlap."""
    pieces, done = list[str](), 0
    for start, end in sorted(spans):
        if end > done:
            begin = max(start, done)
            pieces += [text[done:begin], MASK * (end - begin)]
            done = end
    return "".join([*pieces, text[done:]])


def filled(mark: re.Match[str], words: str | None, shown: str) -> Put:
    """What a mark shows, in the place of all of it: its words, and nothing of the rest.

    Args:
        mark: The mark, as it stands in the file.
        words: The group that is shown; None for nothing.
        shown: The text that is read, of the file's length.
    """
    start, end = mark.span(words) if words else (mark.end(), mark.end())
    whole = FILLER * (start - mark.start()) + shown[start:end] + FILLER * (mark.end() - end)
    return mark.start(), mark.end(), whole


def with_put(text: str, puts: Iterable[Put]) -> str:
    """The text with other characters, as many, in the place of some; of two there the first."""
    pieces, done = list[str](), 0
    for start, end, put in sorted(puts):
        if start >= done:
            pieces += [text[done:start], put]
            done = end
    return "".join([*pieces, text[done:]])


def without(source: Source, span: Span) -> Edit:
    """The edit that takes lines away, and the blank ones before them."""
    start = len(source.text[: span.start].rstrip(" \t\r\n"))
    return Edit(start, span.end, "")


def at_end(source: Source, body: str, blank: bool) -> Edit:
    """The edit that puts lines at the end of a file, a blank one before them if asked.

    A file whose last line does not end has none that does.
    """
    end, size = source.line_end, len(source.text)
    is_ended = source.text.endswith(("\n", "\r"))
    gap = end if is_ended else ""
    before = ("" if is_ended else end) + (end if blank else "")
    return Edit(size, size, before + body + gap)
