"""A text file as it was read: its characters, its lines, and edits that leave the rest as it is."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias, overload

from sibcite.manuscript.document import FILLER, MASK, Unfit
from sibcite.model import Span

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_BOM = "\ufeff"
# An address on the web, with brackets in it that close.
WEB = r"https?://[^\s(){}<>]*(?:\([^\s()<>]*\)[^\s(){}<>]*)*"

# From where to where other characters stand, and which: as many as stood there.
Put: TypeAlias = tuple[int, int, str]


class Line(NamedTuple):
    """A line: where it starts, where its text ends, and where the next line starts."""

    start: int
    end: int
    after: int


class Lines(Sequence[Line]):
    """The lines of a text, whatever ends them; none of an empty one.

    A book has many: what is held of each is two numbers.
    """

    def __init__(self, text: str) -> None:
        """Find them."""
        self.starts, self._ends = array("q"), array("q")
        self._size = len(text)
        for line in _LINE.finditer(text):
            if line.start() < line.end():
                self.starts.append(line.start())
                self._ends.append(line.end(1))

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, at: int | slice) -> Line | tuple[Line, ...]:
        if isinstance(at, slice):
            return tuple(map(self._line, range(len(self))[at]))
        return self._line(range(len(self))[at])

    def _line(self, at: int) -> Line:
        after = self.starts[at + 1] if at + 1 < len(self) else self._size
        return Line(self.starts[at], self._ends[at], after)


@dataclass(frozen=True, slots=True)
class Edit:
    """What is put in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Source:
    """The characters of a file, a byte order mark among them, and its bytes."""

    text: str
    raw: bytes

    @cached_property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines(self.text)

    @cached_property
    def line_end(self) -> str:
        """What ends its lines: that of the first."""
        found = re.search(r"\r\n|\r|\n", self.text)
        return found[0] if found else "\n"

    def line_at(self, offset: int) -> int:
        """The number of the line that holds the character, from 0."""
        return max(0, bisect_right(self.lines.starts, offset) - 1)

    def place(self, offset: int) -> str:
        """Line and column, from 1; the byte order mark has no column."""
        line = self.line_at(offset)
        start = self.lines[line].start if self.lines else 0
        marked = line == 0 and self.text.startswith(_BOM) and offset > 0
        return f"{line + 1}:{offset - start + 1 - marked}"

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file with the edits in it; one that runs into the one before begins behind it."""
        # Encoded piece by piece, a long text is not held three times.
        pieces, done = list[bytes](), 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            pieces += [self.text[done : max(done, edit.start)].encode(), edit.text.encode()]
            done = max(done, edit.end)
        return b"".join([*pieces, self.text[done:].encode()]) if pieces else self.raw


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
        raise Unfit(message, hint, Source(before + "?", raw).place(len(before))) from seen
    if "\0" in text:
        where = Source(text, raw).place(text.index("\0"))
        raise Unfit("The file holds a NUL, so it is not a text.", "Give the text file.", where)
    return Source(text, raw)


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with `MASK` for each character of the spans, which may overlap."""
    return with_put(text, ((start, end, MASK * (end - start)) for start, end in _apart(spans)))


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, of those that meet one alone."""
    before, until = 0, 0
    for start, end in sorted(spans):
        if start > until:
            if before < until:
                yield before, until
            before = start
        until = max(until, end)
    if before < until:
        yield before, until


class Hidden:
    """What in a text may not be read, so that a stretch of it is masked without all the rest."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take the spans, which may overlap."""
        found = list(_apart(spans))
        self._starts, self._ends = [start for start, _ in found], [end for _, end in found]

    def __contains__(self, at: int) -> bool:
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]

    def of(self, text: str, start: int, end: int) -> str:
        """A stretch of the text, masked."""
        first, past = bisect_right(self._ends, start), bisect_left(self._starts, end)
        spans = zip(self._starts[first:past], self._ends[first:past], strict=True)
        return masked(
            text[start:end], ((max(a, start) - start, min(b, end) - start) for a, b in spans)
        )


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
