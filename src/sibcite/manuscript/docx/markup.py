"""The XML of a part: read with suspicion, written with the same declaration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO, cast

from lxml import etree

from sibcite.manuscript.document import Unfit
from sibcite.manuscript.docx.archive import SAVE_AGAIN, Sink
from sibcite.manuscript.docx.names import Element

# Bytes that a tree takes: each element with a text, and each attribute with its value.
ELEMENT, ATTRIBUTE = 240, 216
SMALL, LARGEST = 100_000_000, 1_500_000_000
# A tree may be that many times as large as its packed text: manuscripts stay far below.
GROWTH = 1_000
_SIGNS = (b"<!DOCTYPE", b"<!ENTITY")
_LONGEST = max(map(len, _SIGNS)) - 1
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>\s*")


def read(pieces: Iterable[bytes], name: str, packed: int) -> Element:
    """The root of a part that took `packed` bytes in the archive; its text is never held whole.

    Raises:
        Unfit: It is no XML, or XML that defines entities or is built to choke a reader.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=False
    )
    seen = _Seen(name, packed)
    try:
        for piece in pieces:
            seen.refuse_tricks(piece)
            parser.feed(piece)
        root = parser.close()
    except (etree.XMLSyntaxError, LookupError) as problem:
        raise Unfit(f"The part '{name}' {_bare(problem)}.", SAVE_AGAIN) from None
    info = root.getroottree().docinfo
    if info is not None and str(getattr(info, "doctype", None) or ""):
        raise _with_entities(name)
    return root


def write(root: Element, beginning: bytes, out: Sink) -> None:
    """Write a part, declared as it was: `beginning` is how it began."""
    declared = _DECLARATION.match(beginning)
    as_utf8 = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    if declared and re.search(rb"encoding\s*=\s*.utf-8", declared[0], re.IGNORECASE):
        as_utf8 = declared[0]
    out.write(as_utf8)
    root.getroottree().write(cast(IO[bytes], out), encoding="UTF-8")


class _Seen:
    """What was seen of a part so far, each piece before it is read."""

    def __init__(self, name: str, packed: int) -> None:
        self._name, self._most = name, min(LARGEST, max(SMALL, GROWTH * packed))
        self._size, self._before = 0, b""
        self._is_wide: bool | None = None

    def refuse_tricks(self, piece: bytes) -> None:
        """Take the next piece, which may go on with a word of the one before."""
        if self._is_wide is None:
            self._is_wide = b"\0" in piece[:64]
        plain = piece.replace(b"\0", b"") if self._is_wide else piece
        joined = self._before + plain
        if any(sign in joined for sign in _SIGNS):
            raise _with_entities(self._name)
        # What closes an element is no new one; of its two signs each is counted as it comes.
        closed = (self._before[-1:] + plain).count(b"</")
        elements = plain.count(b"<") - closed
        self._size += elements * ELEMENT + plain.count(b"=") * ATTRIBUTE
        if self._size > self._most:
            raise Unfit(f"The part '{self._name}' has more elements than a manuscript can have.")
        self._before = joined[-_LONGEST:]


def _with_entities(name: str) -> Unfit:
    return Unfit(f"The part '{name}' declares a document type, which Word never does.", SAVE_AGAIN)


def _bare(problem: Exception) -> str:
    said = str(problem).partition("\n")[0].partition(" (<string>")[0].rstrip(".")
    if "Excessive depth" in said:
        return "is nested deeper than any manuscript"
    return f"is broken: {said}" if said else "is no XML"
