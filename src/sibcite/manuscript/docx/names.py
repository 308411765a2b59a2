"""Names of WordprocessingML, and small pieces of it: ``w("p")`` is a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree
from lxml.etree import _Element as Element

__all__ = [
    "Element",
    "is_on",
    "make",
    "mc",
    "outside_fallbacks",
    "said",
    "set_said",
    "shown",
    "w",
    "within",
]

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OFF = ("0", "false", "off", "none")


@cache
def w(name: str) -> str:
    """A name of the main vocabulary."""
    return f"{{{MAIN}}}{name}"


@cache
def mc(name: str) -> str:
    """A name of the vocabulary of alternatives."""
    return f"{{{COMPATIBILITY}}}{name}"


def make(name: str, *children: Element, **attributes: str) -> Element:
    """An element of the main vocabulary."""
    made = etree.Element(w(name), nsmap={"w": MAIN})
    for key, value in attributes.items():
        made.set(w(key), value)
    made.extend(children)
    return made


def said(element: Element | None, path: str) -> str:
    """The value of the child at `path` (`pPr/pStyle`), or empty."""
    for step in path.split("/"):
        if element is None:
            return ""
        element = element.find(w(step))
    return "" if element is None else element.get(w("val"), "")


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a switch (`b`, `vanish`) is set among properties."""
    found = None if properties is None else properties.find(w(name))
    return found is not None and found.get(w("val"), "1") not in OFF


def set_said(element: Element, text: str) -> None:
    """Set the text of a `w:t` so that Word keeps its spaces."""
    element.text = text
    if text != text.strip():
        element.set(XML_SPACE, "preserve")


def within(element: Element, name: str) -> Element | None:
    """The nearest element of that name around this one."""
    return next(element.iterancestors(name), None)


def outside_fallbacks(root: Element) -> Iterator[Element]:
    """The paragraphs below `root` as a reader counts them: alternatives count once."""
    doubled = next(root.iter(mc("Fallback")), None) is not None
    for paragraph in root.iter(w("p")):
        if not doubled or within(paragraph, mc("Fallback")) is None:
            yield paragraph


def shown(paragraph: Element) -> str:
    """The text of a paragraph with that of its fields, without what is deleted."""
    gaps = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "\u2011"}
    pieces = []
    for each in paragraph.iter(w("t"), *gaps):
        # A tab is also the name of a tab stop, in the properties of the paragraph.
        if each.tag == w("t"):
            pieces.append(each.text or "")
        elif (parent := each.getparent()) is not None and parent.tag == w("r"):
            pieces.append(gaps[each.tag])
    return "".join(pieces)
