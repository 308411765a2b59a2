"""What a Word file carries of its works: a part of its own, as Word has them for such data."""

from __future__ import annotations

from typing import cast

from lxml import etree

from sibcite.manuscript.document import Unfit
from sibcite.manuscript.docx.names import Element
from sibcite.manuscript.docx.package import Package

_WORKS = "urn:sibcite:works"
_ROOT = f"{{{_WORKS}}}works"
_KIND, _MEDIA, _NAME = "customXml", "application/xml", "customXml/item1.xml"
# LibreOffice keeps a part only with its properties.
_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = (
    "customXmlProps",
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "customXml/itemProps1.xml",
)
_ID = "{5B1C17E0-51BC-4A5E-8C17-E0C171AB1E00}"


def read(package: Package) -> str:
    """What the part says; empty where there is none."""
    root = _root(package)[1]
    return "" if root is None else (root.text or "").strip()


def put(package: Package, carried: str) -> None:
    """Let the file carry a text; an empty one empties the part that is there."""
    name, root = _root(package)
    if root is None and carried:
        root = etree.Element(_ROOT, nsmap=cast(dict[str, str], {None: _WORKS}))
        name = package.add(_NAME, root, _KIND, _MEDIA, package.main)
        kind, media, properties = _PROPERTIES
        package.add(properties, _described(), kind, media, name)
    if root is not None:
        root.text = carried
        package.touch(name)


def _root(package: Package) -> tuple[str, Element | None]:
    """The part and its root; one of another program, or one that is broken, is none."""
    for name in package.related(_KIND):
        if package.says(name, _WORKS.encode()):
            try:
                root = package.tree(name)
            except Unfit:
                continue
            if root.tag == _ROOT:
                return name, root
    return "", None


def _described() -> Element:
    names = cast(dict[str, str], {"ds": _DATA})
    root = etree.Element(f"{{{_DATA}}}datastoreItem", nsmap=names)
    root.set(f"{{{_DATA}}}itemID", _ID)
    schemas = etree.SubElement(root, f"{{{_DATA}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_DATA}}}schemaRef").set(f"{{{_DATA}}}uri", _WORKS)
    return root
