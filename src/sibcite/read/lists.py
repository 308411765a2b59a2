"""Documents to printed references: a whole article, a list alone, one reference a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sibcite.archives import NONE, Hints, abbreviations
from sibcite.model import Diagnostic, Parsed, Record, Span
from sibcite.read import headings, repeated
from sibcite.read.headings import HEADING, ITEM, RULE
from sibcite.read.reference import keys
from sibcite.read.reference import parse as parse_reference


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document without its end, and where it begins."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed reference put together from its lines.

    `pieces` say where each stretch of `text` stands in the document, as (place in the text,
    place in the document), so that a span in the one is found in the other.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]

    def place(self, offset: int) -> int:
        """Where in the document the character at `offset` of the text stands."""
        inside = [piece for piece in self.pieces if piece[0] <= offset]
        at, start = inside[-1]
        return start + offset - at


def read_document(text: str) -> Parsed[tuple[Record, ...]]:
    """Read the reference list of a document.

    Args:
        text: An article in Markdown or plain text with a heading such as References, or a list
            alone: items of a Markdown list, paragraphs parted by blank lines, or one a line.

    Returns:
        A record for each reference, under keys that differ. Spans of the remarks lie in `text`,
        those of each record's own remarks in its `source`. Remarks of the list: `empty-input`,
        `no-references`, `repeated-reference`.
    """
    return _read(text, printed_in_document(text), hints_of(text))


def read_lines(text: str, hints: Hints = NONE) -> Parsed[tuple[Record, ...]]:
    """Read one reference a line, numbered or not; blank lines are passed over.

    `hints` are what the document says of its archives elsewhere. Otherwise as `read_document`.
    """
    return _read(text, tuple(_whole(line) for line in _lines(text) if line.text.strip()), hints)


def printed_in_document(text: str) -> tuple[Printed, ...]:
    """The printed references of a document, without the marks of the list."""
    lines = tuple(_lines(text))
    section = _section(lines)
    if section is None:
        return ()
    if any(ITEM.match(line.text) for line in section):
        return tuple(_joined(item) for item in _items(section))
    return tuple(_joined(paragraph) for paragraph in _paragraphs(section))


def hints_of(text: str) -> Hints:
    """What the document itself says of its archives, in its list of abbreviations."""
    lines = tuple(_lines(text))
    for place, line in enumerate(lines):
        if headings.heads_abbreviations(headings.words_of(line.text)):
            listed = "\n".join(each.text for each in _until_next(lines[place + 1 :]))
            return Hints(abbreviations=abbreviations.read(listed))
    return Hints()


def _read(
    text: str, printed: tuple[Printed, ...], hints: Hints = NONE
) -> Parsed[tuple[Record, ...]]:
    if not printed:
        return Parsed((), (_nothing(text),))
    each_read = [parse_reference(each.text, hints).value for each in printed]
    read = keys.told_apart(tuple(repeated.told(each_read)))
    remarks: list[Diagnostic] = []
    seen: dict[str, int] = {}
    for record, source in zip(read, printed, strict=True):
        remarks.extend(_in_document(remark, source) for remark in record.diagnostics)
        first = seen.setdefault(source.text, source.place(0))
        if first != source.place(0):
            remarks.append(_repeated(source))
    return Parsed(read, tuple(remarks))


def _in_document(remark: Diagnostic, source: Printed) -> Diagnostic:
    if remark.span is None:
        return remark
    start = source.place(remark.span.start)
    end = source.place(max(remark.span.start, remark.span.end - 1)) + 1
    span = Span(start, max(start, end))
    return Diagnostic(remark.code, remark.severity, remark.message, span, remark.hint)


def _repeated(source: Printed) -> Diagnostic:
    span = Span(source.place(0), source.place(len(source.text) - 1) + 1)
    message = f"The reference '{source.text[:50]}…' stands in the list twice."
    return Diagnostic("repeated-reference", "warning", message, span, "Strike one of the two.")


def _nothing(text: str) -> Diagnostic:
    if not text.strip():
        return Diagnostic("empty-input", "error", "There is no text to read.", Span(0, 0))
    message = "No reference list was found."
    hint = "Put it under a heading such as References, or give the list alone, or use --lines."
    return Diagnostic("no-references", "error", message, Span(0, 0), hint)


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield Line(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"), start)
        start += len(line)


def _section(lines: tuple[Line, ...]) -> tuple[Line, ...] | None:
    """The lines of the last section headed as references; all of a text without any heading."""
    heads = [
        place
        for place, line in enumerate(lines)
        if headings.heads_references(headings.words_of(line.text))
    ]
    if heads:
        return _until_next(lines[heads[-1] + 1 :])
    headed = any(HEADING.match(line.text) for line in lines)
    return None if headed else tuple(line for line in lines if not RULE.match(line.text))


def _until_next(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A section ends at the next heading or, once it holds something, at a rule."""
    taken: list[Line] = []
    for line in lines:
        if HEADING.match(line.text):
            break
        if RULE.match(line.text) and any(each.text.strip() for each in taken):
            break
        taken.append(line)
    return tuple(taken)


def _items(section: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """List items; a line that begins none goes on with the one before, a blank line ends it."""
    item: tuple[Line, ...] = ()
    for line in section:
        mark = ITEM.match(line.text)
        if mark or not line.text.strip():
            if item:
                yield item
            item = (_behind(line, mark),) if mark else ()
        else:
            item = (*item, line)
    if item:
        yield item


def _paragraphs(section: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Paragraphs parted by blank lines; where nothing is parted, each line is one."""
    paragraphs = list(_split_at_blanks(section))
    if len(paragraphs) == 1 and len(paragraphs[0]) > 1 and not _is_wrapped(paragraphs[0]):
        yield from ((line,) for line in paragraphs[0])
    else:
        yield from paragraphs


def _split_at_blanks(section: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    taken: list[Line] = []
    for line in section:
        if line.text.strip():
            taken.append(line)
        elif taken:
            yield tuple(taken)
            taken = []
    if taken:
        yield tuple(taken)


def _is_wrapped(paragraph: tuple[Line, ...]) -> bool:
    """Whether the lines of a paragraph go on: each but the last is long and ends in no stop."""
    return all(not line.text.rstrip().endswith((".", ")", ">")) for line in paragraph[:-1])


def _whole(line: Line) -> Printed:
    mark = ITEM.match(line.text)
    return _joined((_behind(line, mark),) if mark else (line,))


def _behind(line: Line, mark: re.Match[str]) -> Line:
    return Line(line.text[mark.end() :], line.start + mark.end())


def _joined(lines: tuple[Line, ...]) -> Printed:
    """Lines put together with single spaces, without the spaces at their ends."""
    text, pieces = "", list[tuple[int, int]]()
    for line in lines:
        bare = line.text.strip()
        if text:
            text += " "
        pieces.append((len(text), line.start + len(line.text) - len(line.text.lstrip())))
        text += bare
    return Printed(text, tuple(pieces))


Reader = Callable[[str], Parsed[tuple[Record, ...]]]
