"""A list put where a Markdown file wants it, in the manner of the list that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sibcite.manuscript.document import List, Row, Sought
from sibcite.manuscript.markdown import listing
from sibcite.manuscript.markdown.listing import Item, Section
from sibcite.manuscript.source import Edit, Line, Source
from sibcite.model import Entry
from sibcite.write import markdown

_OWN_NUMBER = re.compile(r"\\?\[?(\d{1,4})\\?[\].)]+\s+")
_DIGITS = re.compile(r"\d+")


def listed_edits(
    source: Source, readable: str, listed: List, sought: Sought = listing.ANY
) -> list[Edit]:
    """The edits that make the file's list the list given; none for a list without entries."""
    if not listed.entries:
        return []
    section = listing.found(source, readable, listed.heading, sought)
    template = listing.template(source, readable)
    is_marked = section and template is not None and section.first <= template < section.last
    if section and not is_marked and len(section.items) > len(listed.kept):
        return list(_in_places(source, section, listed))
    if template is not None:
        return [_at_template(source, readable, template, listed, sought)]
    if section and listed.parted:
        return list(_in_places(source, section, listed))
    if section:
        return [_under_heading(source, section.first, _whole(source, listed, section))]
    return [_at_end(source, listed)]


def _texts(entries: tuple[Entry, ...]) -> list[str]:
    """The entries as Markdown, without those that print nothing."""
    said = (entry for entry in entries if any(run.text.strip() for run in entry.text))
    return [markdown.write((entry,)).strip("\n") for entry in said]


def _in_places(source: Source, section: Section, listed: List) -> Iterator[Edit]:
    """Each list of the row in the place of what stands there, under its heading, or behind."""
    rows = tuple(listed.rows(section.parts))
    filling = _Filling(source, section)
    count = 0
    for row in rows:
        start = count + 1 if listed.parted and row.below and count else 0
        yield from filling.row(row, _texts(row.entries), start)
        count += len(row.entries)
    yield from filling.flushed()
    yield from _over(source, section, listed.over)


class _Filling:
    """Goes through the rows of a list; what is new is gathered until it is known where it goes."""

    def __init__(self, source: Source, section: Section) -> None:
        self._source, self._section = source, section
        self._new: list[str] = []
        self._behind: int | None = None
        self._first = section.first

    def row(self, row: Row, texts: list[str], start: int) -> Iterator[Edit]:
        """The edits that put a row in, of which the first reference has a number from 1, or 0."""
        end = self._source.line_end
        head = f"{_mark(row, self._section)} {row.heading}{end}{end}" if row.heading else ""
        if row.stays:
            yield from self.flushed()
            self._behind = self._section.items[max(row.places)].end
            return
        if row.places:
            yield from self.flushed()
            old = tuple(self._section.items[place] for place in sorted(row.places))
            if head:
                yield Edit(old[0].start, old[0].start, head)
            mark = self._source.text[old[0].start : old[0].inside]
            numbered = any(map(str.isdigit, mark))
            section = replace(self._section, items=old, numbered=numbered)
            yield from _in_place_of(self._source, section, texts, start)
            self._behind = old[-1].end if texts else self._behind
            return
        top = self._section.tops[row.part]
        if not head:
            yield from self.flushed()
            self._behind, self._first = None, top.first
        elif self._behind is None and not self._new:
            self._first = top.first
        body = self._body(texts, start or 1)
        self._new += [head + body] if body else []

    def _body(self, texts: list[str], start: int) -> str:
        """A list that is new, in the manner of what stands elsewhere."""
        source, section = self._source, self._section
        if not section.items:
            return (source.line_end * 2).join(texts)
        marked = _in_manner(source, section, texts, start)
        return _parts(source, section.items).join(mark + text for mark, text in marked)

    def flushed(self) -> Iterator[Edit]:
        """The edit that puts in what was gathered."""
        end, body = self._source.line_end, (self._source.line_end * 2).join(self._new)
        if self._new and self._behind is None:
            yield _under_heading(self._source, self._first, body)
        elif self._new and self._behind is not None:
            yield Edit(self._behind, self._behind, end * 2 + body)
        self._new = []


def _mark(row: Row, section: Section | None) -> str:
    """The mark of a new heading: that of the heading of the list, or one more below it."""
    level = (section.tops[row.part].level if section else 0) or 2
    return "#" * min(level + row.below, 6)


def _over(source: Source, section: Section, over: frozenset[int]) -> Iterator[Edit]:
    """Headings that go, each with the blank lines behind it."""
    for part in sorted(over):
        top, lines = section.tops[part], source.lines
        at = top.first
        while at < len(lines) and not _said(source, lines[at]).strip():
            at += 1
        if top.line >= 0:
            stop = lines[at].start if at < len(lines) else len(source.text)
            yield Edit(lines[top.line].start, stop, "")


def _in_place_of(source: Source, section: Section, texts: list[str], start: int) -> list[Edit]:
    """Each item in the place of an old one, the rest behind the last, what is over struck."""
    old = section.items
    was = [source.text[item.inside : item.end] for item in old]
    known = {_bare(text): text for text in reversed(was)}
    marked = _in_manner(source, section, texts, start)
    lines = [mark + known.get(_bare(text), text) for mark, text in marked]
    both = list(zip(old, lines, strict=False))
    edits = [
        Edit(item.start, item.end, _gap(source, item) + line)
        for item, line in both
        if source.text[item.start : item.end] != line
    ]
    if len(lines) > len(old):
        parts = _parts(source, old)
        more = "".join(parts + line for line in lines[len(old) :])
        edits.append(Edit(old[-1].end, old[-1].end, more))
    return edits + [_struck(source, old, at) for at in range(len(lines), len(old))]


def _gap(source: Source, item: Item) -> str:
    """A blank line before a paragraph that would go on with the line above, such as a note's."""
    at = source.line_at(item.start)
    above = _said(source, source.lines[at - 1]) if at else ""
    is_apart = not above.strip() or listing.is_heading(above) or not above.strip("=-: \t")
    return "" if item.start < item.inside or is_apart else source.line_end


def _in_manner(
    source: Source, section: Section, texts: list[str], start: int
) -> list[tuple[str, str]]:
    """Marks and texts: numbers of the style's own take the place of the list's.

    The list counts from `start`, or from its own first number where that is 0.
    """
    marks = [source.text[item.start : item.inside] for item in section.items]
    own = [_OWN_NUMBER.match(text) for text in texts]
    first = marks[0]
    if all(own) and first.strip():
        numbers = [int(each[1]) for each in own if each]
        first = first if section.numbered else "1. "
        texts = [text[each.end() :] for text, each in zip(texts, own, strict=True) if each]
        return [(_numbered(first, n), text) for n, text in zip(numbers, texts, strict=True)]
    if not section.numbered:
        return [(first, text) for text in texts]
    # A list whose items are all numbered 1 leaves counting to who sets it.
    is_lazy = len(marks) > 1 and len(set(marks)) == 1
    counted = enumerate(texts, start or int(_number(first)))
    return [(first if is_lazy else _numbered(first, n), text) for n, text in counted]


def _number(mark: str) -> str:
    found = _DIGITS.search(mark)
    assert found, "A numbered list has numbers."
    return found[0]


def _numbered(mark: str, number: int) -> str:
    return _DIGITS.sub(str(number), mark, count=1)


def _bare(text: str) -> str:
    """A text as two texts are compared: wrapped or not, escaped or not."""
    return " ".join(re.sub(r"\\(?=[^\w\s])|[<>]", "", text).replace("_", "*").split())


def _parts(source: Source, old: tuple[Item, ...]) -> str:
    """What parts two items: as the last two are parted, or else as their manner wants."""
    if len(old) > 1:
        between = source.text[old[-2].end : old[-1].start]
        if not between.strip():
            return between
    has_mark = source.text[old[0].start : old[0].inside].strip()
    return source.line_end if has_mark else source.line_end * 2


def _struck(source: Source, old: tuple[Item, ...], at: int) -> Edit:
    """An item that goes, with what parts it from the one before."""
    start = old[at - 1].end if at else old[at].start
    if source.text[start : old[at].start].strip():
        start = old[at].start
    return Edit(start, old[at].end, "")


def _at_template(source: Source, readable: str, at: int, listed: List, sought: Sought) -> Edit:
    """The list in the place of ``{{bibliography}}``; in a div where other text stands beside it."""
    end, line = source.line_end, source.lines[at]
    section = listing.headed(source, readable, listed.heading, sought)
    is_under = bool(section and section.first <= at < section.last)
    above = (_said(source, one) for one in reversed(source.lines[:at]))
    has_own = is_under or listing.is_heading(next((said for said in above if said.strip()), ""))
    first = section.first if section and is_under else at
    body = _whole(source, listed, section)
    # What stands beside the list would be taken for one of its references the next time.
    if (has_own and not is_under) or not listing.stands_alone(source, readable, at, first):
        body = f"::: {{#refs}}{end}{body}{end}:::"
    following = source.lines[at + 1 : at + 2]
    is_parted = not following or not _said(source, following[0]).strip()
    head = "" if has_own else _title(source, listed)
    return Edit(line.start, line.end, head + body + ("" if is_parted else end))


def _title(source: Source, listed: List) -> str:
    """The heading of a list that is new; two lists have their own."""
    has_own = any(row.heading and not row.below for row in listed.parted)
    return "" if has_own else f"## {listed.heading}{source.line_end * 2}"


def _whole(source: Source, listed: List, section: Section | None) -> str:
    """All lists in one text, with the headings that are not there yet."""
    gap = source.line_end * 2
    rows = listed.parted or (Row(listed.entries),)
    heads = [f"{_mark(row, section)} {row.heading}{gap}" * bool(row.heading) for row in rows]
    bodies = [gap.join(_texts(row.entries)) for row in rows]
    return gap.join(head + body for head, body in zip(heads, bodies, strict=True) if body)


def _said(source: Source, line: Line) -> str:
    return source.text[line.start : line.end]


def _under_heading(source: Source, first: int, body: str) -> Edit:
    """The list in a section that holds none as yet, or a div, from its line `first`."""
    end = source.line_end
    is_last = first == len(source.lines)
    start = len(source.text) if is_last else source.lines[first].start
    above = source.text[:start]
    opened = above.rstrip().rpartition("\n")[2].startswith(":::")
    before = ("" if above.endswith(("\n", "\r")) else end) + ("" if opened else end)
    if is_last:
        return Edit(start, start, before + body + (end if above.endswith(("\n", "\r")) else ""))
    follows = source.lines[first]
    is_blank = not source.text[follows.start : follows.end].strip()
    return Edit(start, start, before + body + end + ("" if is_blank or opened else end))


def _at_end(source: Source, listed: List) -> Edit:
    """The list under a heading of its own at the end of the file."""
    end, size = source.line_end, len(source.text)
    ended = not source.text or source.text.endswith(("\n", "\r"))
    blank = not source.text.strip() or source.text.endswith(end * 2)
    before = ("" if ended else end) + ("" if blank else end)
    body = _title(source, listed) + _whole(source, listed, None)
    return Edit(size, size, before + body + (end if ended else ""))
