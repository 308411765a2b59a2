"""Where a document keeps its printed list: under ``References``, in a field, by its style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.manuscript.docx import live
from sibcite.manuscript.docx.names import Element, is_on, mc, said, shown, w
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.styles import Styles

MARKER = "{{bibliography}}"
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[ivx]+\.)\s+")
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
    """

    heading: Element | None
    entries: tuple[Element, ...]


def find(package: Package, styles: Styles, heading: str = "") -> Section | None:
    """The reference list of a document; `heading` is one more word for it."""
    blocks = tuple(_blocks(package.body()))
    words = _words("references") | ({_plain(heading)} if heading else frozenset())
    if (head := _head(blocks, styles, words)) is not None:
        return Section(blocks[head], tuple(_entries(_until_next(blocks, head, styles))))
    if within := tuple(_in_field(blocks)):
        return Section(None, within)
    style = styles.named("bibliography")
    styled = [each for each in blocks if style and said(each, "pPr/pStyle") == style]
    entries = tuple(_entries(styled))
    return Section(None, entries) if entries else None


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


def _head(blocks: tuple[Element, ...], styles: Styles, words: frozenset[str]) -> int | None:
    """The last heading of a list by its style, else the last paragraph that reads like one."""
    found = [
        (styles.heading_level(block) is not None, place)
        for place, block in enumerate(blocks)
        if block.tag == w("p") and _is_said(block, words)
    ]
    return max(found)[1] if found else None


def _is_said(block: Element, words: frozenset[str]) -> bool:
    text = shown(block)
    return len(text) <= _LONGEST_HEADING and _plain(text) in words


def _until_next(blocks: tuple[Element, ...], head: int, styles: Styles) -> Iterator[Element]:
    """The blocks under a heading up to the next of its level or above, or to a rule."""
    level, holds = styles.heading_level(blocks[head]), False
    for block in blocks[head + 1 :]:
        if block.tag == w("p"):
            if holds and _is_rule(block):
                return
            holds = holds or bool(shown(block).strip())
            other = styles.heading_level(block)
            if other is not None and (level is None or other <= level):
                return
            if other is None and _is_said(block, _words("abbreviations")):
                return
            if other is None and level is None and _is_like(block, blocks[head]):
                return
            if other is not None:
                continue
        yield block


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


def _plain(text: str) -> str:
    """The words of a heading: without number, colon and capitals."""
    text = " ".join(text.split()).strip(" :.*_").casefold()
    return _NUMBER.sub("", text)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(tables.words("headings")[table])
