"""A list put where a Markdown file wants it, in the manner of the list that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sibcite.manuscript.document import List
from sibcite.manuscript.markdown import listing
from sibcite.manuscript.markdown.listing import Item, Section
from sibcite.manuscript.source import Edit, Line, Source
from sibcite.model import Entry
from sibcite.write import markdown

_OWN_NUMBER = re.compile(r"\\?\[?(\d{1,4})\\?[\].)]+\s+")
_DIGITS = re.compile(r"\d+")


def listed_edits(
    source: Source, readable: str, listed: List, without: frozenset[int] = frozenset()
) -> list[Edit]:
    """The edits that make the file's list the list given; none for a list without entries."""
    if not listed.entries:
        return []
    section = listing.found(source, readable, listed.heading, without)
    template = listing.template(source, readable)
    is_marked = section and template is not None and section.first <= template < section.last
    if section and not is_marked and len(section.items) > len(listed.kept):
        return list(_in_places(source, section, listed))
    texts = _texts(listed.entries)
    if template is not None:
        return [_at_template(source, readable, template, texts, listed.heading)]
    if section:
        return [_under_heading(source, section, texts)]
    return [_at_end(source, texts, listed.heading)]


def _texts(entries: tuple[Entry, ...]) -> list[str]:
    """The entries as Markdown, without those that print nothing."""
    said = (entry for entry in entries if any(run.text.strip() for run in entry.text))
    return [markdown.write((entry,)).strip("\n") for entry in said]


def _in_places(source: Source, section: Section, listed: List) -> Iterator[Edit]:
    """Each list of the row in the place of the references that stand under its heading."""
    for places, entries in listed.rows(section.parts):
        old = tuple(section.items[place] for place in sorted(places))
        yield from _in_place_of(source, replace(section, items=old), _texts(entries))


def _in_place_of(source: Source, section: Section, texts: list[str]) -> list[Edit]:
    """Each item in the place of an old one, the rest behind the last, what is over struck."""
    old = section.items
    was = [source.text[item.inside : item.end] for item in old]
    known = {_bare(text): text for text in reversed(was)}
    marked = _in_manner(source, section, texts)
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


def _in_manner(source: Source, section: Section, texts: list[str]) -> list[tuple[str, str]]:
    """Marks and texts: numbers of the style's own take the place of the list's."""
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
    start = int(_number(first))
    counted = enumerate(texts, start)
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


def _at_template(source: Source, readable: str, at: int, texts: list[str], heading: str) -> Edit:
    """The list in the place of ``{{bibliography}}``; in a div where other text stands beside it."""
    end, line = source.line_end, source.lines[at]
    section = listing.headed(source, readable, heading)
    is_under = bool(section and section.first <= at < section.last)
    above = (_said(source, one) for one in reversed(source.lines[:at]))
    has_own = is_under or listing.is_heading(next((said for said in above if said.strip()), ""))
    first = section.first if section and is_under else at
    body = (end * 2).join(texts)
    # What stands beside the list would be taken for one of its references the next time.
    if (has_own and not is_under) or not listing.stands_alone(source, readable, at, first):
        body = f"::: {{#refs}}{end}{body}{end}:::"
    following = source.lines[at + 1 : at + 2]
    is_parted = not following or not _said(source, following[0]).strip()
    head = "" if has_own else f"## {heading}{end}{end}"
    return Edit(line.start, line.end, head + body + ("" if is_parted else end))


def _said(source: Source, line: Line) -> str:
    return source.text[line.start : line.end]


def _under_heading(source: Source, section: Section, texts: list[str]) -> Edit:
    """The list in a section, or a div, that holds none as yet."""
    end, body = source.line_end, (source.line_end * 2).join(texts)
    is_last = section.first == len(source.lines)
    start = len(source.text) if is_last else source.lines[section.first].start
    above = source.text[:start]
    opened = above.rstrip().rpartition("\n")[2].startswith(":::")
    before = ("" if above.endswith(("\n", "\r")) else end) + ("" if opened else end)
    if is_last:
        return Edit(start, start, before + body + (end if above.endswith(("\n", "\r")) else ""))
    follows = source.lines[section.first]
    is_blank = not source.text[follows.start : follows.end].strip()
    return Edit(start, start, before + body + end + ("" if is_blank or opened else end))


def _at_end(source: Source, texts: list[str], heading: str) -> Edit:
    """The list under a heading of its own at the end of the file."""
    end, size = source.line_end, len(source.text)
    ended = not source.text or source.text.endswith(("\n", "\r"))
    blank = not source.text.strip() or source.text.endswith(end * 2)
    before = ("" if ended else end) + ("" if blank else end)
    body = f"## {heading}{end}{end}" + (end * 2).join(texts)
    return Edit(size, size, before + body + (end if ended else ""))
