"""The XML of a part: read with suspicion, written with the same declaration."""

from __future__ import annotations

import re
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
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>\s*")


def read(content: bytes, name: str, packed: int) -> Element:
    """The root of a part that took `packed` bytes in the archive.

    Raises:
        Unfit: It is no XML, or XML that defines entities or is built to choke a reader.
    """
    _refuse_tricks(content, name, packed)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as problem:
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


def _refuse_tricks(content: bytes, name: str, packed: int) -> None:
    plain = content.replace(b"\0", b"") if b"\0" in content[:64] else content
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise _with_entities(name)
    elements = content.count(b"<") - content.count(b"</")
    size = elements * ELEMENT + content.count(b"=") * ATTRIBUTE
    if size > LARGEST or size > max(SMALL, GROWTH * packed):
        raise Unfit(f"The part '{name}' has more elements than a manuscript can have.")


def _with_entities(name: str) -> Unfit:
    return Unfit(f"The part '{name}' declares a document type, which Word never does.", SAVE_AGAIN)


def _bare(problem: Exception) -> str:
    said = str(problem).partition("\n")[0].partition(" (<string>")[0].rstrip(".")
    if "Excessive depth" in said:
        return "is nested deeper than any manuscript"
    return f"is broken: {said}" if said else "is no XML"
