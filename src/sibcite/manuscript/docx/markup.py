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
    try:
        # Fed by hand, a parser forgets what came before some errors, and begins anew.
        reader = cast(IO[bytes], _Reader(pieces, _Seen(name, packed)))
        root = etree.parse(reader, parser).getroot()
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


class _Reader:
    """The pieces of a part as a file, each of them looked at before it is given out."""

    def __init__(self, pieces: Iterable[bytes], seen: _Seen) -> None:
        self._pieces, self._seen = iter(pieces), seen
        self._rest = b""

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`."""
        if not self._rest:
            self._rest = next(self._pieces, b"")
            self._seen.refuse_tricks(self._rest)
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


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
