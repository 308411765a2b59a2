"""HTML: ``<i>Plenniki Stalina</i>``, classes as citeproc-js and pandoc name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from sibcite.model import Entry, RichText
from sibcite.write.nesting import Kind, Node, folded

_TAGS: dict[Kind, tuple[str, str]] = {
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "underline": ("<u>", "</u>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
}


def show(rich: RichText) -> str:
    """Rich text as HTML that may stand in a paragraph."""
    return folded(rich, lambda text: escape(text, quote=False), _wrapped)


def write(entries: Sequence[Entry]) -> str:
    """A bibliography as one `div`, its entries with ids to link to: `ref-karpov1997`.

    White space in an id, which HTML has no place for, becomes a hyphen.
    """
    lines = [
        f'<div id="{_anchor(one.id)}" class="csl-entry">{show(one.text)}</div>' for one in entries
    ]
    return "\n".join(['<div class="csl-bib-body">', *lines, "</div>", ""])


def _wrapped(node: Node, inside: str) -> str:
    if node.kind == "link":
        # A DOI is followed through its resolver: browsers know no `doi:`.
        address = re.sub("^doi:", "https://doi.org/", node.address, flags=re.IGNORECASE)
        return f'<a href="{escape(address)}">{inside}</a>'
    begin, end = _TAGS[node.kind]
    return f"{begin}{inside}{end}"


def _anchor(name: str) -> str:
    return escape("ref-" + re.sub(r"\s+", "-", name))
