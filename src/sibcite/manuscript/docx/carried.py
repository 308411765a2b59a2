"""What a Word file carries of its works: a part of its own, as Word has them for such data."""

from __future__ import annotations

from typing import cast

from lxml import etree

from sibcite.manuscript.docx.package import Package

_WORKS = "urn:sibcite:works"
_KIND, _MEDIA, _NAME = "customXml", "application/xml", "customXml/item.xml"


def read(package: Package) -> str:
    """What the part says; empty where there is none."""
    name = _part(package)
    return (package.tree(name).text or "").strip() if name else ""


def put(package: Package, carried: str) -> None:
    """Let the file carry a text; an empty one empties the part that is there."""
    name = _part(package)
    if not name and carried:
        names = cast(dict[str, str], {None: _WORKS})
        root = etree.Element(f"{{{_WORKS}}}works", nsmap=names)
        name = package.add(_NAME, root, _KIND, _MEDIA, package.main)
    if name:
        package.tree(name).text = carried
        package.touch(name)


def _part(package: Package) -> str:
    """The name of the part; parts of other programs are not opened."""
    names = package.related(_KIND)
    return next((name for name in names if package.begins_with(name, _WORKS.encode())), "")
