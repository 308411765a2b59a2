"""The reference list of a Markdown file: where it stands, and what its items are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript.document import MASK, Sought
from sibcite.manuscript.source import Line, Source
from sibcite.read.headings import (
    HEADING,
    ITEM,
    RULE,
    ends_list,
    ends_list_alone,
    heads_group,
    heads_list,
    heads_references,
    is_other_script,
    words_of,
)

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_DIV = re.compile(r":{3,}\s*\{[^{}]*#refs\b[^{}]*\}\s*:*\s*$")
_DIV_END = re.compile(r":{3,}\s*$")
_FENCED = re.compile(r":{3,}")
_TEMPLATE = re.compile(r"\s*\{\{\s*bibliography\s*\}\}\s*$")
_LONGEST_HEADING = 80
ANY = Sought()


@dataclass(frozen=True, slots=True)
class Item:
    """A printed reference; `mark` and what stands before it begin at `start`."""

    start: int
    inside: int
    end: int


@dataclass(frozen=True, slots=True)
class Top:
    """The heading of a part.

    Attributes:
        words: What it says; empty for the opening of a div.
        line: Its line; -1 for that of a div.
        first: The line behind it.
        level: How many marks it has; 0 without any.
        below: Whether it stands below the heading of the list.
    """

    words: str
    line: int
    first: int
    level: int
    below: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of a list, its heading or the opening of its div left out.

    Attributes:
        first, last: The first line, and the line behind the last.
        items: The references.
        numbered: Whether they are numbered.
        parts: The heading that each stands under, from 0.
        apart: Where the text of the parts begins that are left out.
        tops: The headings of all parts.
    """

    first: int
    last: int
    items: tuple[Item, ...]
    numbered: bool
    parts: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    tops: tuple[Top, ...] = ()


def found(source: Source, readable: str, heading: str = "", sought: Sought = ANY) -> Section | None:
    """The list in a div `refs`, or else the last section headed as references.

    A place that holds no list gives way to one that does.

    Args:
        source: The file.
        readable: Its text with blocks and notes masked, so that no heading stands in code.
        heading: One more heading to know.
        sought: What is looked for; a second list comes with the first as parts of one section.
    """
    div = _div(source, readable)
    if div and div.items:
        return _left_out(div, sought)
    section = headed(source, readable, heading, sought)
    return section if section and (section.items or not div) else div


def headed(
    source: Source, readable: str, heading: str = "", sought: Sought = ANY
) -> Section | None:
    """The last section headed as references, if possible one that holds some; as for `found`."""
    heads = list(_heads(source, readable, heading, sought))
    one = _last(source, readable, heads, sought)
    if one is None or not sought.both:
        return _left_out(one, sought) if one else None
    wants = not is_other_script(one.tops[0].words)
    others = [
        at
        for at in heads
        if not one.tops[0].line <= at < one.last
        and is_other_script(words_of(_said(readable, source.lines[at]))) == wants
    ]
    other = _last(source, readable, others, sought, one.tops[0].line)
    both = _together(*sorted((one, other), key=_first)) if other else one
    return _left_out(both, sought)


def _heads(source: Source, readable: str, heading: str, sought: Sought) -> Iterator[int]:
    """The headings of references; one that heads a group of another's list is none."""
    end = 0
    for at in range(len(source.lines)):
        if _is_heading(source.lines, readable, at, heading):
            words = words_of(_said(readable, source.lines[at]))
            if at < end and heads_group(words, sought.groups):
                continue
            end = _section(source, readable, at, sought, -1).last
            yield at


def _last(
    source: Source, readable: str, heads: list[int], sought: Sought, before: int = -1
) -> Section | None:
    """The section of the last heading that holds references, or of the last; none without any.

    It ends `before` the heading of another list.
    """
    empty = None
    for at in reversed(heads):
        section = _section(source, readable, at, sought, before)
        if section.items:
            return section
        empty = empty or section
    return empty


def _first(section: Section) -> int:
    return section.first


def _together(one: Section, other: Section) -> Section:
    """Two lists as one section; the parts are counted through."""
    shift = len(one.tops)
    parts = (*one.parts, *(part + shift for part in other.parts))
    tops = (*one.tops, *other.tops)
    items = (*one.items, *other.items)
    numbered = one.numbered if one.items else other.numbered
    return Section(one.first, other.last, items, numbered, parts, (), tops)


def _left_out(section: Section, sought: Sought) -> Section:
    """A section without the parts that are no list."""
    if not sought.without:
        return section
    pairs = list(zip(section.items, section.parts, strict=True))
    kept = [(item, part) for item, part in pairs if part not in sought.without]
    firsts = {part: item.inside for item, part in reversed(pairs) if part in sought.without}
    items, parts = tuple(item for item, _ in kept), tuple(part for _, part in kept)
    apart = tuple(firsts[part] for part in sorted(firsts))
    return replace(section, items=items, parts=parts, apart=apart)


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
            section = _read(source, readable, Top("", -1, opened + 1, 0, False), at)
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


def _is_heading(lines: Sequence[Line], text: str, at: int, heading: str) -> bool:
    said = _said(text, lines[at])
    if len(said) > 200 or not heads_references(words_of(said.replace(MASK, "")), heading):
        return False
    # Without its marks a heading stands alone, so that a line of a paragraph is none.
    return bool(HEADING.match(said)) or at == 0 or not _said(text, lines[at - 1]).strip()


def _section(source: Source, text: str, at: int, sought: Sought, before: int) -> Section:
    """A section ends at a heading that is no part of it or, once it holds something, at a rule."""
    lines, said = source.lines, _said(text, source.lines[at])
    match = HEADING.match(said)
    level = len(match["marks"]) if match else 0
    first = at + 1
    if not match and first < len(lines) and _UNDERLINE.match(_said(text, lines[first])):
        first, level = first + 1, 2
    top = Top(words_of(said), at, first, level, False)
    last, holds = first, False
    while last not in (len(lines), before) and not _is_end(source, text, last, top, holds, sought):
        holds = holds or bool(_said(text, lines[last]).strip(f"{MASK} \t"))
        last += 1
    return _read(source, text, top, last)


def _is_end(source: Source, text: str, at: int, top: Top, holds: bool, sought: Sought) -> bool:
    said = _said(text, source.lines[at])
    match = HEADING.match(said)
    if match:
        words = words_of(said)
        # Nothing stands below a heading without marks but what is known for a group.
        is_group = not top.level and heads_group(words, sought.groups)
        is_below = is_group or 0 < top.level < len(match["marks"])
        return not is_below or ends_list(words)
    if RULE.match(said):
        return holds
    following = source.lines[at + 1 : at + 2]
    behind = _said(text, following[0]) if following else ""
    if _UNDERLINE.match(behind) and said.strip() and not ITEM.match(said):
        return True
    is_alone = not behind.strip() and not _said(text, source.lines[at - 1]).strip()
    is_short = 0 < len(said) <= _LONGEST_HEADING
    return is_alone and is_short and ends_list_alone(words_of(said))


def _read(source: Source, text: str, top: Top, last: int) -> Section:
    items, parts = list[Item](), list[int]()
    tops = (top, *_below(source, text, top.first, last))
    ends = (*(each.line for each in tops[1:]), last)
    for part, (each, end) in enumerate(zip(tops, ends, strict=True)):
        found = _items(source, text, each.first, end)
        items += found
        parts += [part] * len(found)
    mark = source.text[items[0].start : items[0].inside] if items else ""
    numbered = any(character.isdigit() for character in mark)
    return Section(top.first, last, tuple(items), numbered, tuple(parts), (), tops)


def _below(source: Source, text: str, first: int, last: int) -> Iterator[Top]:
    """The sub-headings of a section; one that heads references is a list of its own."""
    for at in range(first, last):
        said = _said(text, source.lines[at])
        if match := HEADING.match(said):
            words = words_of(said)
            yield Top(words, at, at + 1, len(match["marks"]), not heads_list(words))


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


def _item(text: str, lines: Sequence[Line]) -> Item:
    first, last = lines[0], lines[-1]
    said = _said(text, first)
    mark = ITEM.match(said)
    inside = first.start + (mark.end() if mark else len(said) - len(said.lstrip()))
    end = last.start + len(_said(text, last).rstrip())
    return Item(first.start if mark else inside, inside, max(inside, end))


def _is_wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Whether the lines of a paragraph go on: each but the last is long and ends in no stop."""
    return all(not _said(text, line).rstrip().endswith((".", ")", ">")) for line in lines[:-1])


def _said(text: str, line: Line) -> str:
    return text[line.start : line.end]
