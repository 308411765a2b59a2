"""Rich text as pybtex has it: ``Tag('em', 'Plenniki Stalina')``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pybtex.richtext import HRef, Tag, Text

from sibcite.model import RichText
from sibcite.write.nesting import Kind, Node, nested

# Small caps and underline have no name that every backend of pybtex knows.
_TAGS: dict[Kind, str] = {"italic": "em", "bold": "b", "superscript": "sup", "subscript": "sub"}


def shown(rich: RichText) -> Any:
    """A `pybtex.richtext.Text` with the same characters, marks and links."""
    return Text(*_row(nested(rich)))


def _row(nodes: Iterable[Node | str]) -> list[Any]:
    return [node if isinstance(node, str) else _wrapped(node) for node in nodes]


def _wrapped(node: Node) -> Any:
    inside = _row(node.children)
    if node.kind == "link":
        # A DOI is followed through its resolver: browsers know no `doi:`.
        return HRef(re.sub("^doi:", "https://doi.org/", node.address, flags=re.IGNORECASE), *inside)
    return Tag(_TAGS[node.kind], *inside) if node.kind in _TAGS else Text(*inside)
