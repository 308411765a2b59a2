"""The reference list of a Markdown file: where it stands, and what its items are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sibcite.manuscript.document import MASK
from sibcite.manuscript.source import Line, Source
from sibcite.read.headings import (
    HEADING,
    ITEM,
    RULE,
    ends_list,
    ends_list_alone,
    heads_references,
    words_of,
)

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_DIV = re.compile(r":{3,}\s*\{[^{}]*#refs\b[^{}]*\}\s*:*\s*$")
_DIV_END = re.compile(r":{3,}\s*$")
_FENCED = re.compile(r":{3,}")
_TEMPLATE = re.compile(r"\s*\{\{\s*bibliography\s*\}\}\s*$")
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Item:
    """A printed reference; `mark` and what stands before it begin at `start`."""

    start: int
    inside: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of a list, its heading or the opening of its div left out.

    Attributes:
        first, last: The first line, and the line behind the last.
        items: The references.
        numbered: Whether they are numbered.
        parts: The sub-heading that each stands under, from 1; 0 for none.
        apart: Where the text of the parts begins that are left out.
    """

    first: int
    last: int
    items: tuple[Item, ...]
    numbered: bool
    parts: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()


def found(
    source: Source, readable: str, heading: str = "", without: frozenset[int] = frozenset()
) -> Section | None:
    """The list in a div `refs`, or else the last section headed as references.

    A place that holds no list gives way to one that does.

    Args:
        source: The file.
        readable: Its text with blocks and notes masked, so that no heading stands in code.
        heading: One more heading to know.
        without: The parts under sub-headings that are no list.
    """
    div = _div(source, readable)
    if div and div.items:
        return div
    section = headed(source, readable, heading, without)
    return section if section and (section.items or not div) else div


def headed(
    source: Source, readable: str, heading: str = "", without: frozenset[int] = frozenset()
) -> Section | None:
    """The last section headed as references, if possible one that holds some; as for `found`."""
    empty = None
    for at in reversed(range(len(source.lines))):
        if _is_heading(source.lines, readable, at, heading):
            section = _section(source, readable, at, without)
            if section.items:
                return section
            empty = empty or section
    return empty


def stands_alone(source: Source, readable: str, at: int, first: int) -> bool:
    """Whether a line has nothing beside it from the line `first` to the next heading."""
    lines = source.lines
    last = at + 1
    while last < len(lines) and not HEADING.match(_said(readable, lines[last])):
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


def is_heading(line: str) -> bool:
    """Whether a line is a heading with its marks."""
    return bool(HEADING.match(line))


def _line(text: str, source: Source, pattern: re.Pattern[str]) -> int | None:
    found = (at for at, line in enumerate(source.lines) if pattern.match(_said(text, line)))
    return next(found, None)


def _is_heading(lines: tuple[Line, ...], text: str, at: int, heading: str) -> bool:
    said = _said(text, lines[at])
    if len(said) > 200 or not heads_references(words_of(said.replace(MASK, "")), heading):
        return False
    # Without its marks a heading stands alone, so that a line of a paragraph is none.
    return bool(HEADING.match(said)) or at == 0 or not _said(text, lines[at - 1]).strip()


def _section(source: Source, text: str, at: int, without: frozenset[int]) -> Section:
    """A section ends at a heading that is no part of it or, once it holds something, at a rule."""
    lines, said = source.lines, _said(text, source.lines[at])
    match = HEADING.match(said)
    level = len(match["marks"]) if match else 6
    first = at + 1
    if not match and first < len(lines) and _UNDERLINE.match(_said(text, lines[first])):
        first, level = first + 1, 2
    last, holds = first, False
    while last < len(lines) and not _is_end(source, text, last, level, holds):
        holds = holds or bool(_said(text, lines[last]).strip(f"{MASK} \t"))
        last += 1
    return _read(source, text, first, last, without)


def _is_end(source: Source, text: str, at: int, level: int, holds: bool) -> bool:
    said = _said(text, source.lines[at])
    match = HEADING.match(said)
    if match:
        return len(match["marks"]) <= level or ends_list(words_of(said))
    if RULE.match(said):
        return holds
    following = source.lines[at + 1 : at + 2]
    behind = _said(text, following[0]) if following else ""
    if _UNDERLINE.match(behind) and said.strip() and not ITEM.match(said):
        return True
    is_alone = not behind.strip() and not _said(text, source.lines[at - 1]).strip()
    is_short = 0 < len(said) <= _LONGEST_HEADING
    return is_alone and is_short and ends_list_alone(words_of(said))


def _read(
    source: Source, text: str, first: int, last: int, without: frozenset[int] = frozenset()
) -> Section:
    items, parts, apart = list[Item](), list[int](), list[int]()
    for part, (start, end) in enumerate(_parts(source, text, first, last)):
        found = _items(source, text, start, end)
        if part in without:
            apart += [item.inside for item in found[:1]]
            continue
        items += found
        parts += [part] * len(found)
    mark = source.text[items[0].start : items[0].inside] if items else ""
    numbered = any(character.isdigit() for character in mark)
    return Section(first, last, tuple(items), numbered, tuple(parts), tuple(apart))


def _parts(source: Source, text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The lines of a section up to its first sub-heading, and those under each."""
    for at in range(first, last):
        if HEADING.match(_said(text, source.lines[at])):
            yield first, at
            first = at + 1
    yield first, last


def _items(source: Source, text: str, first: int, last: int) -> tuple[Item, ...]:
    groups = list(_groups(source, text, first, last))
    listed = [group for group in groups if ITEM.match(_said(source.text, group[0]))]
    if not listed and len(groups) == 1 and not _is_wrapped(source.text, groups[0]):
        groups = [(line,) for line in groups[0]]
    return tuple(_item(source.text, group) for group in listed or groups)


def _groups(source: Source, text: str, first: int, last: int) -> Iterator[tuple[Line, ...]]:
    """The lines of each item or paragraph."""
    taken: list[Line] = []
    for line in source.lines[first:last]:
        said = _said(text, line)
        is_other = MASK in said[:1] or not said.strip(" \t>") or HEADING.match(said)
        is_other = is_other or _FENCED.match(said) or _TEMPLATE.match(said) or RULE.match(said)
        if taken and (is_other or ITEM.match(said)):
            yield tuple(taken)
            taken = []
        if not is_other:
            taken.append(line)
    if taken:
        yield tuple(taken)


def _item(text: str, lines: tuple[Line, ...]) -> Item:
    first, last = lines[0], lines[-1]
    said = _said(text, first)
    mark = ITEM.match(said)
    inside = first.start + (mark.end() if mark else len(said) - len(said.lstrip()))
    end = last.start + len(_said(text, last).rstrip())
    return Item(first.start if mark else inside, inside, max(inside, end))


def _is_wrapped(text: str, lines: tuple[Line, ...]) -> bool:
    """Whether the lines of a paragraph go on: each but the last is long and ends in no stop."""
    return all(not _said(text, line).rstrip().endswith((".", ")", ">")) for line in lines[:-1])


def _said(text: str, line: Line) -> str:
    return text[line.start : line.end]
