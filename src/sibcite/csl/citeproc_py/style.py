"""A style as citeproc-py knows it: its elements under classes that mend what it does wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from sibcite.csl import schema
from sibcite.csl.citeproc_py.elements import CSL
from sibcite.csl.citeproc_py.program import CLASSES, Program, compiled, locale_files


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A valid CSL style, ready to print.

    Attributes:
        title: What the style calls itself.
        kind: `in-text` or `note`, CSL's `class`.
        default_locale: The language of its terms (`ru-RU`); `en-US` if it does not say.
        has_bibliography: Whether it has a bibliography; note styles may have none.
    """

    title: str
    kind: Literal["in-text", "note"]
    default_locale: str
    has_bibliography: bool
    program: Program = field(repr=False)


def load(text: str, find: Callable[[str], str] | None = None) -> Style:
    """Read a CSL style; arguments and errors are those of `schema.whole`."""
    checked, locale = schema.whole(text, find)
    parser = _parser()
    root = etree.fromstring(etree.tostring(checked), parser)
    locales = [etree.parse(path, parser).getroot() for path in locale_files(locale)]
    return Style(
        title=(root.findtext(f"{CSL}info/{CSL}title") or "").strip(),
        kind="note" if root.get("class") == "note" else "in-text",
        default_locale=locale,
        has_bibliography=root.find(f"{CSL}bibliography") is not None,
        program=compiled(root, locales, locale),
    )


def _parser() -> etree.XMLParser:
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(CSL.strip("{}"))
    for name, element in CLASSES.items():
        namespace[name or None] = element
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
    parser.set_element_class_lookup(lookup)
    return parser
