"""The reference list of a Markdown file: where it stands, and what its items are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sibcite import tables
from sibcite.manuscript.document import MASK
from sibcite.manuscript.source import Line, Source

_HEADING = re.compile(r"[\ufeff]?(?P<marks>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
_NUMBER = re.compile(r"(?:\d+\.?\s+)?")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"\s{0,3}(?:[-*+•]|\d{1,4}[.)]|\[\d{1,4}\])\s+(?=\S)")
_DIV = re.compile(r":{3,}\s*\{[^{}]*#refs\b[^{}]*\}\s*:*\s*$")
_DIV_END = re.compile(r":{3,}\s*$")
_FENCED = re.compile(r":{3,}")
_TEMPLATE = re.compile(r"\s*\{\{\s*bibliography\s*\}\}\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A printed reference; `mark` and what stands before it begin at `start`."""

    start: int
    inside: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of a list, its heading or the opening of its div left out."""

    first: int
    last: int
    items: tuple[Item, ...]
    numbered: bool


def found(source: Source, readable: str, heading: str = "") -> Section | None:
    """The list in a div `refs`, or else the last section headed as references.

    A place that holds no list gives way to one that does.

    Args:
        source: The file.
        readable: Its text with blocks and notes masked, so that no heading stands in code.
        heading: One more heading to know.
    """
    div = _div(source, readable)
    if div and div.items:
        return div
    section = headed(source, readable, heading)
    return section if section and (section.items or not div) else div


def headed(source: Source, readable: str, heading: str = "") -> Section | None:
    """The last section headed as references, if possible one that holds some; as for `found`."""
    lines = source.lines
    words = {*tables.words("headings")["references"], heading.strip().casefold()} - {""}
    empty = None
    for at in reversed(range(len(lines))):
        if _is_heading(lines, readable, at, words):
            section = _section(source, readable, at)
            if section.items:
                return section
            empty = empty or section
    return empty


def stands_alone(source: Source, readable: str, at: int, first: int) -> bool:
    """Whether a line has nothing beside it from the line `first` to the next heading."""
    lines = source.lines
    last = at + 1
    while last < len(lines) and not _HEADING.match(_said(readable, lines[last])):
        last += 1
    beside = (*lines[first:at], *lines[at + 1 : last])
    return not any(_said(source.text, line).strip() for line in beside)


def _div(source: Source, readable: str) -> Section | None:
    """The first div that holds a list, or else the first; one that never closes is none."""
    empty = opened = None
    for at, line in enumerate(source.lines):
        said = _said(readable, line)
        if _DIV.match(said):
            opened = at
        elif opened is not None and _DIV_END.match(said):
            section = _read(source, readable, opened + 1, at)
            if section.items:
                return section
            empty, opened = empty or section, None
    return empty


def template(source: Source, readable: str) -> int | None:
    """The line that says ``{{bibliography}}`` and nothing else."""
    return _line(readable, source, _TEMPLATE)


def words_of(line: str) -> str:
    """The words of a line as those of a heading: without marks, number and capitals."""
    match = _HEADING.match(line)
    words = (match["words"] if match else line).split("{")[0].strip().strip("*_:").strip()
    number = _NUMBER.match(words.casefold())
    return words.casefold()[number.end() if number else 0 :]


def is_heading(line: str) -> bool:
    """Whether a line is a heading with its marks."""
    return bool(_HEADING.match(line))


def _line(text: str, source: Source, pattern: re.Pattern[str]) -> int | None:
    found = (at for at, line in enumerate(source.lines) if pattern.match(_said(text, line)))
    return next(found, None)


def _is_heading(lines: tuple[Line, ...], text: str, at: int, words: set[str]) -> bool:
    said = _said(text, lines[at])
    if len(said) > 200 or words_of(said.replace(MASK, "")) not in words:
        return False
    # Without its marks a heading stands alone, so that a line of a paragraph is none.
    return bool(_HEADING.match(said)) or at == 0 or not _said(text, lines[at - 1]).strip()


def _section(source: Source, text: str, at: int) -> Section:
    """A section ends at a heading that is no part of it or, once it holds something, at a rule."""
    lines, said = source.lines, _said(text, source.lines[at])
    match = _HEADING.match(said)
    level = len(match["marks"]) if match else 6
    first = at + 1
    if not match and first < len(lines) and _UNDERLINE.match(_said(text, lines[first])):
        first, level = first + 1, 2
    last, holds = first, False
    while last < len(lines) and not _is_end(source, text, last, level, holds):
        holds = holds or bool(_said(text, lines[last]).strip(f"{MASK} \t"))
        last += 1
    return _read(source, text, first, last)


def _is_end(source: Source, text: str, at: int, level: int, holds: bool) -> bool:
    said = _said(text, source.lines[at])
    match = _HEADING.match(said)
    if match:
        return len(match["marks"]) <= level
    if _RULE.match(said):
        return holds
    following = source.lines[at + 1 : at + 2]
    return bool(
        said.strip()
        and following
        and _UNDERLINE.match(_said(text, following[0]))
        and not _ITEM.match(said)
    )


def _read(source: Source, text: str, first: int, last: int) -> Section:
    groups = list(_groups(source, text, first, last))
    listed = [group for group in groups if _ITEM.match(_said(source.text, group[0]))]
    if not listed and len(groups) == 1 and not _is_wrapped(source.text, groups[0]):
        groups = [(line,) for line in groups[0]]
    items = tuple(_item(source.text, group) for group in listed or groups)
    marks = [source.text[item.start : item.inside] for item in items]
    return Section(first, last, items, bool(marks) and any(c.isdigit() for c in marks[0]))


def _groups(source: Source, text: str, first: int, last: int) -> Iterator[tuple[Line, ...]]:
    """The lines of each item or paragraph."""
    taken: list[Line] = []
    for line in source.lines[first:last]:
        said = _said(text, line)
        is_other = MASK in said[:1] or not said.strip(" \t>") or _HEADING.match(said)
        is_other = is_other or _FENCED.match(said) or _TEMPLATE.match(said) or _RULE.match(said)
        if taken and (is_other or _ITEM.match(said)):
            yield tuple(taken)
            taken = []
        if not is_other:
            taken.append(line)
    if taken:
        yield tuple(taken)


def _item(text: str, lines: tuple[Line, ...]) -> Item:
    first, last = lines[0], lines[-1]
    said = _said(text, first)
    mark = _ITEM.match(said)
    inside = first.start + (mark.end() if mark else len(said) - len(said.lstrip()))
    end = last.start + len(_said(text, last).rstrip())
    return Item(first.start if mark else inside, inside, max(inside, end))


def _is_wrapped(text: str, lines: tuple[Line, ...]) -> bool:
    """Whether the lines of a paragraph go on: each but the last is long and ends in no stop."""
    return all(not _said(text, line).rstrip().endswith((".", ")", ">")) for line in lines[:-1])


def _said(text: str, line: Line) -> str:
    return text[line.start : line.end]
