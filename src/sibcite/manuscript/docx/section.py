"""Where a document keeps its printed list: under ``References``, in a field, by its style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sibcite.manuscript.document import Head, Sought
from sibcite.manuscript.docx import live
from sibcite.manuscript.docx.names import Element, is_on, mc, said, shown, w
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.styles import Styles
from sibcite.read.headings import (
    ends_list,
    ends_list_alone,
    heads_group,
    heads_list,
    heads_references,
    is_other_script,
    plain,
)

ANY = Sought()
MARKER = "{{bibliography}}"
_LONGEST_HEADING = 80
_RECTANGLE = "{urn:schemas-microsoft-com:vml}rect"
_RULE = "{urn:schemas-microsoft-com:office:office}hr"
_PICTURES = (*map(w, ("drawing", "pict", "object")), mc("AlternateContent"))


@dataclass(frozen=True, slots=True)
class Section:
    """The reference list of a document.

    Attributes:
        heading: The paragraph that heads it; None for a list without.
        entries: The paragraphs that are its references; pictures and tables between are not.
        parts: The heading that each stands under, from 0.
        apart: The first paragraphs of the parts that are left out.
        tops: The paragraphs that head the parts; None for a part without.
        below: For each of them, whether it stands below the heading of the list.
    """

    heading: Element | None
    entries: tuple[Element, ...]
    parts: tuple[int, ...]
    apart: tuple[Element, ...] = ()
    tops: tuple[Element | None, ...] = ()
    below: tuple[bool, ...] = ()

    def lists(self) -> tuple[tuple[Element, ...], ...]:
        """The references of each list by itself."""
        starts = [part for part, below in enumerate(self.below) if not below]
        ends = [*starts, len(self.below)][1:]
        pairs = list(zip(self.entries, self.parts, strict=True))
        return tuple(
            tuple(entry for entry, part in pairs if start <= part < end)
            for start, end in zip(starts, ends, strict=True)
        )

    def heads(self) -> tuple[Head, ...]:
        """What heads each part."""
        words = (_words(top) if top is not None else "" for top in self.tops)
        return tuple(Head(said, below) for said, below in zip(words, self.below, strict=True))


def find(
    package: Package, styles: Styles, heading: str = "", sought: Sought = ANY
) -> Section | None:
    """The reference list of a document.

    Args:
        package: The document.
        styles: Its styles.
        heading: One more word for its heading.
        sought: What is looked for; a second list comes with the first as parts of one section.
    """
    blocks = tuple(_blocks(package.body()))
    if (head := _head(blocks, styles, heading)) is not None:
        one = _headed(blocks, head, styles, sought)
        both = _with_other(blocks, head, one, styles, heading, sought) if sought.both else one
        return _left_out(both, sought.without)
    if within := tuple(_in_field(blocks)):
        return _unheaded(within)
    style = styles.named("bibliography")
    styled = [each for each in blocks if style and said(each, "pPr/pStyle") == style]
    entries = tuple(_entries(styled))
    return _unheaded(entries) if entries else None


def _unheaded(entries: tuple[Element, ...]) -> Section:
    return Section(None, entries, (0,) * len(entries), (), (None,), (False,))


def _headed(
    blocks: tuple[Element, ...], head: int, styles: Styles, sought: Sought, end: int | None = None
) -> Section:
    """The section under a heading, part by part; another list may `end` it."""
    tops: list[Element] = [blocks[head]]
    numbers: dict[Element, int] = {}
    for block, is_top in _until_next(blocks[:end], head, styles, sought):
        if is_top:
            tops.append(block)
        else:
            numbers[block] = len(tops) - 1
    entries = tuple(_entries(list(numbers)))
    # One that heads references is a list of its own.
    below = (False, *(not heads_list(_words(top)) for top in tops[1:]))
    return Section(
        blocks[head], entries, tuple(numbers[each] for each in entries), (), tuple(tops), below
    )


def _with_other(
    blocks: tuple[Element, ...],
    head: int,
    one: Section,
    styles: Styles,
    heading: str,
    sought: Sought,
) -> Section:
    """A list with the one in another script, if there is one."""
    wants = not is_other_script(_words(blocks[head]))
    own = set(one.tops)
    other = _head(
        blocks,
        styles,
        heading,
        lambda block: block not in own and is_other_script(_words(block)) == wants,
    )
    if other is None:
        return one
    end = head if other < head else None
    two = _headed(blocks, other, styles, sought, end)
    before, behind = (two, one) if other < head else (one, two)
    shift = len(before.tops)
    return Section(
        one.heading,
        (*before.entries, *behind.entries),
        (*before.parts, *(part + shift for part in behind.parts)),
        (),
        (*before.tops, *behind.tops),
        (*before.below, *behind.below),
    )


def _left_out(section: Section, without: frozenset[int]) -> Section:
    """A section without the parts that are no list."""
    pairs = list(zip(section.entries, section.parts, strict=True))
    firsts = {part: each for each, part in reversed(pairs) if part in without}
    kept = [(each, part) for each, part in pairs if part not in without]
    entries, parts = tuple(each for each, _ in kept), tuple(part for _, part in kept)
    apart = tuple(firsts[part] for part in sorted(firsts))
    return replace(section, entries=entries, parts=parts, apart=apart)


def marker(package: Package) -> Element | None:
    """The paragraph that says where the list is wanted."""
    for block in _blocks(package.body()):
        if block.tag == w("p") and MARKER in shown(block) and shown(block).strip() == MARKER:
            return block
    return None


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and all else of the body in order, out of their content controls."""
    for child in parent:
        if child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            if content is not None:
                yield from _blocks(content)
        elif child.tag in (w("customXml"), w("ins"), w("moveTo")):
            yield from _blocks(child)
        elif isinstance(child.tag, str):
            yield child


def _head(
    blocks: tuple[Element, ...],
    styles: Styles,
    heading: str,
    may_be: Callable[[Element], bool] = lambda _: True,
) -> int | None:
    """The last heading of a list by its style, else the last paragraph that reads like one."""
    found: list[tuple[bool, int]] = []
    groups: set[Element] = set()
    for place, block in enumerate(blocks):
        if block.tag != w("p") or not heads_references(_words(block), heading):
            continue
        # One that heads a group of another's list is none.
        if may_be(block) and block not in groups:
            found.append((styles.heading_level(block) is not None, place))
            below = (each for each, is_top in _until_next(blocks, place, styles, ANY) if is_top)
            groups.update(each for each in below if heads_group(_words(each)))
    return max(found)[1] if found else None


def _words(block: Element) -> str:
    """What a paragraph says if it is a heading; empty for a long one."""
    text = shown(block)
    return plain(text) if len(text) <= _LONGEST_HEADING else ""


def _until_next(
    blocks: tuple[Element, ...], head: int, styles: Styles, sought: Sought
) -> Iterator[tuple[Element, bool]]:
    """The blocks under a heading up to the next that is no part of it, or to a rule.

    Each comes with whether it is a sub-heading.
    """
    level, holds = styles.heading_level(blocks[head]), False
    for block in blocks[head + 1 :]:
        is_top = False
        if block.tag == w("p"):
            if holds and _is_rule(block):
                return
            holds = holds or bool(shown(block).strip())
            other = styles.heading_level(block)
            is_group = (level is None or other is None) and _heads_group(block, sought)
            if not is_group and _is_other(block, other, level, blocks[head]):
                return
            is_top = is_group or other is not None
        yield block, is_top


def _heads_group(block: Element, sought: Sought) -> bool:
    """Whether a paragraph heads a group in bold type, where there is no style for it."""
    return heads_group(_words(block), sought.groups) and _is_bold(block)


def _is_other(block: Element, other: int | None, level: int | None, head: Element) -> bool:
    """Whether a paragraph, a heading of level `other` or none, begins what is no list."""
    if other is None:
        is_alike = level is None and _is_like(block, head)
        return is_alike or ends_list_alone(_words(block))
    return level is None or other <= level or ends_list(_words(block))


def _is_rule(block: Element) -> bool:
    """Whether a paragraph is nothing but a line across the page."""
    if shown(block).strip():
        return False
    ruled = any(each.get(_RULE) is not None for each in block.iter(_RECTANGLE))
    return ruled or block.find(f"{w('pPr')}/{w('pBdr')}/{w('bottom')}") is not None


def _is_like(block: Element, heading: Element) -> bool:
    """Whether a paragraph looks like the unstyled bold heading that came before it."""
    text = shown(block).strip()
    short = 0 < len(text) <= _LONGEST_HEADING and not re.search(r"\d", text)
    return short and _is_bold(heading) and _is_bold(block)


def _is_bold(block: Element) -> bool:
    runs = [run for run in block.iter(w("r")) if run.findtext(w("t"))]
    return bool(runs) and all(is_on(run.find(w("rPr")), "b") for run in runs)


def _entries(blocks: Iterator[Element] | list[Element]) -> Iterator[Element]:
    """The references among blocks: text alone, whose fields end where they began."""
    depth = 0
    for block in blocks:
        if block.tag != w("p"):
            continue
        before, depth = depth, depth + _opened(block)
        whole = before == depth == 0 or _is_list_field(block) or before > 0
        if whole and shown(block).strip() and next(block.iter(*_PICTURES), None) is None:
            yield block


def _opened(block: Element) -> int:
    kinds = [mark.get(w("fldCharType")) for mark in block.iter(w("fldChar"))]
    return kinds.count("begin") - kinds.count("end")


def _is_list_field(block: Element) -> bool:
    return live.is_list("".join(code.text or "" for code in block.iter(w("instrText"))))


def _in_field(blocks: tuple[Element, ...]) -> Iterator[Element]:
    """The paragraphs that a field of a bibliography shows."""
    depth = 0
    for block in blocks:
        if block.tag != w("p") or (depth <= 0 and not _is_list_field(block)):
            continue
        depth += _opened(block)
        if shown(block).strip():
            yield block
