"""Where a document keeps its printed list: under ``References``, in a field, by its style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sibcite.manuscript.docx import live
from sibcite.manuscript.docx.names import Element, is_on, mc, said, shown, w
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.styles import Styles
from sibcite.read.headings import ends_list, ends_list_alone, heads_references, plain

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
        parts: The sub-heading that each stands under, from 1; 0 for none.
        apart: The first paragraphs of the parts that are left out.
    """

    heading: Element | None
    entries: tuple[Element, ...]
    parts: tuple[int, ...]
    apart: tuple[Element, ...] = ()


def find(
    package: Package, styles: Styles, heading: str = "", without: frozenset[int] = frozenset()
) -> Section | None:
    """The reference list of a document.

    Args:
        package: The document.
        styles: Its styles.
        heading: One more word for its heading.
        without: The parts under sub-headings that are no list.
    """
    blocks = tuple(_blocks(package.body()))
    if (head := _head(blocks, styles, heading)) is not None:
        return _headed(blocks, head, styles, without)
    if within := tuple(_in_field(blocks)):
        return Section(None, within, (0,) * len(within))
    style = styles.named("bibliography")
    styled = [each for each in blocks if style and said(each, "pPr/pStyle") == style]
    entries = tuple(_entries(styled))
    return Section(None, entries, (0,) * len(entries)) if entries else None


def _headed(
    blocks: tuple[Element, ...], head: int, styles: Styles, without: frozenset[int]
) -> Section:
    """The section under a heading, part by part."""
    numbers = {block: part for part, block in _until_next(blocks, head, styles)}
    entries = list(_entries(list(numbers)))
    firsts = {numbers[each]: each for each in reversed(entries) if numbers[each] in without}
    listed = tuple(each for each in entries if numbers[each] not in without)
    apart = tuple(firsts[part] for part in sorted(firsts))
    return Section(blocks[head], listed, tuple(numbers[each] for each in listed), apart)


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


def _head(blocks: tuple[Element, ...], styles: Styles, heading: str) -> int | None:
    """The last heading of a list by its style, else the last paragraph that reads like one."""
    found = [
        (styles.heading_level(block) is not None, place)
        for place, block in enumerate(blocks)
        if block.tag == w("p") and heads_references(_words(block), heading)
    ]
    return max(found)[1] if found else None


def _words(block: Element) -> str:
    """What a paragraph says if it is a heading; empty for a long one."""
    text = shown(block)
    return plain(text) if len(text) <= _LONGEST_HEADING else ""


def _until_next(
    blocks: tuple[Element, ...], head: int, styles: Styles
) -> Iterator[tuple[int, Element]]:
    """The blocks under a heading up to the next that is no part of it, or to a rule.

    Each comes with the number of the sub-heading that it stands under.
    """
    level, holds, part = styles.heading_level(blocks[head]), False, 0
    for block in blocks[head + 1 :]:
        if block.tag == w("p"):
            if holds and _is_rule(block):
                return
            holds = holds or bool(shown(block).strip())
            other = styles.heading_level(block)
            if _is_other(block, other, level, blocks[head]):
                return
            if other is not None:
                part += 1
                continue
        yield part, block


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
