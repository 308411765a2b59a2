"""Live citations of Zotero: the fields that its Word plug-in reads, and its preferences."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, cast
from xml.sax.saxutils import quoteattr

from lxml import etree

from sibcite.manuscript.document import Change
from sibcite.manuscript.docx.names import Element, make
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.runs import run_of
from sibcite.model import Citation, plain

SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
LIST_CODE = ' ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY '
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_MEDIA = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Word takes no longer text as a property.
_LONGEST = 255


def field(code: str, result: list[Element], properties: Element | None) -> list[Element]:
    """A field: the runs of its code, of what it shows, and of its end."""
    return [*opening(code, properties), *result, closing(properties)]


def opening(code: str, properties: Element | None) -> list[Element]:
    """The runs that begin a field."""
    said = make("instrText")
    said.text = code
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [_mark("begin", properties), run_of(properties, said), _mark("separate", properties)]


def closing(properties: Element | None) -> Element:
    """The run that ends a field."""
    return _mark("end", properties)


def citation_code(change: Change, note: int) -> str:
    """The code of a live citation in the note of that number."""
    text = plain(change.text)
    items = {str(item.get("id")): item for item in change.items}
    cluster = {
        "citationID": _key(f"{change.flow}:{change.span.start}:{text}"),
        "properties": {"formattedCitation": text, "plainCitation": text, "noteIndex": note},
        "citationItems": [_cited(work, items) for work in change.works],
        "schema": SCHEMA,
    }
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(cluster, ensure_ascii=False)} "


def prefer(package: Package, style: str, in_notes: bool) -> None:
    """Say in the properties of the document which style it has, unless Zotero has said it."""
    found = package.related("custom-properties", "")
    root = package.tree(found[0]) if found else _custom(package)
    if any(each.get("name", "").startswith("ZOTERO_PREF") for each in root):
        return
    numbers = [int(each.get("pid", "1")) for each in root if each.get("pid", "").isdecimal()]
    data = _preferences(style, in_notes)
    pieces = [data[start : start + _LONGEST] for start in range(0, len(data), _LONGEST)]
    for number, piece in enumerate(pieces, 1):
        stated = etree.SubElement(root, f"{{{_CUSTOM}}}property")
        stated.set("fmtid", _FORMAT)
        stated.set("pid", str(max(numbers, default=1) + number))
        stated.set("name", f"ZOTERO_PREF_{number}")
        etree.SubElement(stated, f"{{{_TYPES}}}lpwstr").text = piece
    package.touch(found[0] if found else package.related("custom-properties", "")[0])


def _mark(kind: str, properties: Element | None) -> Element:
    return run_of(properties, make("fldChar", fldCharType=kind))


def _cited(work: Citation, items: Mapping[str, dict[str, object]]) -> dict[str, Any]:
    item = dict(items.get(work.id, {"id": work.id}))
    # One address for each work, so that Zotero sees where it is cited again.
    uris = item.pop("uris", None) or [
        f"http://zotero.org/users/local/sibcite/items/{_key(work.id)}"
    ]
    cited: dict[str, Any] = {"id": work.id, "uris": uris, "itemData": item}
    if work.locator:
        cited |= {"locator": work.locator, "label": work.label}
    cited |= {"prefix": work.prefix} if work.prefix else {}
    cited |= {"suffix": work.suffix} if work.suffix else {}
    cited |= {"suppress-author": True} if work.suppress_author else {}
    return cited | ({"author-only": True} if work.author_only else {})


def _key(text: str) -> str:
    """Eight letters and digits, the same for the same text."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big")
    letters = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
    return "".join(letters[number // len(letters) ** place % len(letters)] for place in range(8))


def _preferences(style: str, in_notes: bool) -> str:
    noted = "1" if in_notes else "0"
    return (
        f'<data data-version="3" zotero-version="6.0.0"><session id="{_key(style)}"/>'
        f'<style id={quoteattr(style)} hasBibliography="1" bibliographyStyleHasBeenSet="1"/>'
        f'<prefs><pref name="fieldType" value="Field"/>'
        f'<pref name="noteType" value="{noted}"/></prefs></data>'
    )


def _custom(package: Package) -> Element:
    names = {None: _CUSTOM, "vt": _TYPES}
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=cast(dict[str, str], names))
    package.add("docProps/custom.xml", root, "custom-properties", _MEDIA, "")
    return root
