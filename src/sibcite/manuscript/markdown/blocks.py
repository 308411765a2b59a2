"""The blocks of a Markdown file that are no running text: front matter, code, comments, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sibcite.manuscript.source import Line, Source

_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)*+")
_INDENT = re.compile(r"[ \t]*+")
_FENCE = re.compile(r"(`{3,}+(?=[^`\r\n]*+(?:[\r\n]|\Z))|~{3,}+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t]|\Z)")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,9}[.)])(?:[ \t]{1,4}|(?=[\r\n]|\Z))")
_DEFINITION = re.compile(r" {0,3}\[\^([^\s\[\]]++)\]:[ \t]*+")
_ADDRESS = re.compile(
    r" {0,3}\[(?!\^)([^\[\]\r\n]++)\]:[ \t]*+(?:<[^<>\r\n]*+>|(?=\S*?(?:[/#]|\w\.\w))\S++)"
    r"[ \t]*+(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+'|\([^()\r\n]*+\))?[ \t]*+(?=[\r\n]|\Z)"
)
_ENDS_NOTE = re.compile(
    r" {0,3}(?:\[\^[^\s\[\]]++\]:|#{1,6}[ \t]|`{3}|~{3}|:{3}"
    r"|(?:[-*+•]|\d{1,3}[.)]|\[\d{1,4}\])[ \t])"
)
_CODE = 4


@dataclass(frozen=True, slots=True)
class Definition:
    """A note's own text: ``[^1]: Karpov 1997.``; `start` and `end` hold it all."""

    label: str
    start: int
    inside: int
    end: int


@dataclass(slots=True)
class Blocks:
    """What was found: characters to mask, notes, and the names that links go by."""

    masks: list[tuple[int, int]] = field(default_factory=list)
    notes: list[Definition] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


def blocks(source: Source) -> Blocks:
    """Find the blocks of a file in one pass over its lines."""
    scan = _Scan(source)
    at = scan.front_matter()
    while at < len(source.lines):
        at = scan.step(at)
    return scan.found


class _Scan:
    """One pass; `content` is how far the text of the list item that we are in is indented."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.lines = source.lines
        self.found = Blocks()
        self.content = 0
        self.after_blank = True
        self.closes = True
        self.unclosed: dict[str, int] = {}

    def front_matter(self) -> int:
        """The first line behind the YAML at the head of the file."""
        if not self.lines or self._said(self.lines[0]).lstrip("\ufeff").rstrip() != "---":
            return 0
        for at, line in enumerate(self.lines[1:], 1):
            if self._said(line).rstrip() in ("---", "..."):
                self._mask(0, line.after)
                return at + 1
        return 0

    def step(self, at: int) -> int:
        """Take the block that begins at a line; gives the line behind it."""
        line = self.lines[at]
        quoted = _QUOTE.match(self.text, line.start, line.end)
        body = quoted.end() if quoted else line.start
        said = self.text[body : line.end]
        if not said.strip():
            self.after_blank = True
            return at + 1
        white = said[: len(said) - len(said.lstrip(" \t"))]
        indent = len(white.expandtabs(4))
        if self.after_blank and indent >= self.content + _CODE:
            self._mask(line.start, line.end)
            return at + 1
        self._listed(said, indent)
        # A heading ends with its line, so that code may follow it.
        self.after_blank = bool(_HEADING.match(said))
        fence = _FENCE.match(self.text, body + len(white), line.end)
        if fence:
            return self._fenced(at, fence[1], line.start < body) or at + 1
        return self._note(at) or self._address(at) or self._commented(at)

    def _listed(self, said: str, indent: int) -> None:
        """Keep how far a list item's text is indented."""
        item = _ITEM.match(said.lstrip(" \t"))
        if item:
            self.content = indent + len(item[0].expandtabs(4))
        elif self.after_blank and indent < self.content:
            self.content = indent

    def _fenced(self, at: int, fence: str, is_quoted: bool) -> int:
        """Code goes on to a fence as long as the first, or to the end of the quotation.

        What never closes is no code, as for pandoc: text that is put behind it would be lost.
        """
        if self.unclosed.get(fence[0], len(fence) + 1) <= len(fence):
            return 0
        end = at + 1
        while end < len(self.lines):
            said = self._said(self.lines[end])
            if is_quoted and not said.lstrip().startswith(">"):
                break
            bare = said.lstrip(" \t>").rstrip()
            end += 1
            if bare.startswith(fence) and not bare.strip(fence[0]):
                break
        else:
            self.unclosed[fence[0]] = len(fence)
            return 0
        self._mask(self.lines[at].start, self.lines[end - 1].end)
        return end

    def _note(self, at: int) -> int:
        """A note with the lines that go on with it; 0 if none begins here."""
        first = self.lines[at]
        opened = _DEFINITION.match(self.text, first.start, first.end)
        if not opened:
            return 0
        last, end, blank = at, at + 1, False
        while end < len(self.lines) and self._goes_on(self.lines[end], blank):
            blank = not self._said(self.lines[end]).strip()
            last = last if blank else end
            end += 1
        stop = self.lines[last].end
        self.found.notes.append(Definition(opened[1], first.start, opened.end(), stop))
        self.after_blank, self.content = last + 1 < end, 0
        return last + 1

    def _goes_on(self, line: Line, after_blank: bool) -> bool:
        """Whether a line belongs to the note above it."""
        said = self._said(line)
        if not said.strip():
            return True
        if after_blank:
            return said.startswith(("    ", "\t"))
        return not _ENDS_NOTE.match(said)

    def _address(self, at: int) -> int:
        """The definition of a link; 0 if none stands here."""
        line = self.lines[at]
        named = _ADDRESS.match(self.text, line.start, line.end)
        if not named:
            return 0
        self._mask(line.start, line.end)
        self.found.links.add(link_name(named[1]))
        return at + 1

    def _commented(self, at: int) -> int:
        """Mask the comments that begin in a line; gives the line to go on with."""
        line, done, ticks = self.lines[at], self.lines[at].start, 0
        while self.closes and (start := self.text.find("<!--", done, line.end)) >= 0:
            ticks += self.text.count("`", done, start)
            # In code a comment is what the code says.
            if ticks % 2:
                done = start + 4
                continue
            end = self.text.find("-->", start + 4)
            self.closes = end >= 0
            if self.closes:
                self._mask(start, end + 3)
                at, done = self.source.line_at(end), end + 3
                line = self.lines[at]
        return at + 1

    def _mask(self, start: int, end: int) -> None:
        self.found.masks.append((start, end))

    def _said(self, line: Line) -> str:
        return self.text[line.start : line.end]


def link_name(label: str) -> str:
    """A label as labels are compared."""
    return " ".join(label.split()).casefold()
