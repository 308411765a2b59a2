"""What Word does when an editor accepts or rejects all changes, as the standard describes it."""

from __future__ import annotations

from lxml import etree

from sibcite.manuscript.docx.names import Element, w
from tests.manuscript.docx.made import members, packed


def accepted(raw: bytes) -> bytes:
    """The document with every change taken over."""
    return _decided(raw, "ins", "del")


def rejected(raw: bytes) -> bytes:
    """The document with every change taken back."""
    return _decided(raw, "del", "ins")


def _decided(raw: bytes, kept: str, dropped: str) -> bytes:
    whole: dict[str, str | bytes] = {**members(raw)}
    for name in ("word/document.xml", "word/footnotes.xml"):
        if name in whole:
            root = etree.fromstring(bytes(whole[name]))  # type: ignore[arg-type]
            _decide(root, kept, dropped)
            whole[name] = etree.tostring(root)
    return packed(whole)


def _decide(root: Element, kept: str, dropped: str) -> None:
    for paragraph in list(root.iter(w("p"))):
        if paragraph.find(f"{w('pPr')}/{w('rPr')}/{w(dropped)}") is not None:
            _merge(paragraph)
    for change in list(root.iter(w(dropped))):
        parent = change.getparent()
        if parent is not None and parent.tag != w("rPr"):
            parent.remove(change)
    for change in list(root.iter(w(kept))):
        parent = change.getparent()
        assert parent is not None
        if parent.tag != w("rPr"):
            for child in list(change):
                change.addprevious(child)
        parent.remove(change)
    for text in root.iter(w("delText")):
        text.tag = w("t")


def _merge(paragraph: Element) -> None:
    """A paragraph whose end goes becomes the beginning of the next, which keeps its own look."""
    after = paragraph.getnext()
    assert after is not None
    assert after.tag == w("p"), "Only the end of a paragraph before another can go."
    look = after.find(w("pPr"))
    place = 0 if look is None else 1
    for child in reversed([each for each in paragraph if each.tag != w("pPr")]):
        after.insert(place, child)
    parent = paragraph.getparent()
    assert parent is not None
    parent.remove(paragraph)
