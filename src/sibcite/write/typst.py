"""Typst: ``#emph[Plenniki Stalina]``, every script as it is.

Marks are functions and not signs, since signs mean themselves within a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from sibcite.model import Entry, ListLayout, RichText, Run
from sibcite.write.nesting import Kind, Node, nested

_FUNCTIONS: dict[Kind, str] = {
    "italic": "emph",
    "bold": "strong",
    "underline": "underline",
    "small-caps": "smallcaps",
    "superscript": "super",
    "subscript": "sub",
}
_SPECIAL = re.compile(
    r"[\\*_`$#<@\[\]~\"']"
    r"|/(?=[/*])"  # A comment, or an address that links itself.
    r"|-(?=[-?])|(?<!\w)-(?=\d)"  # A dash, a soft hyphen, a minus sign.
    r"|\.(?=\.)"  # An ellipsis.
)
# At the start of a line: a heading, the items of lists.
_START = re.compile(r"\s*(?:[-+/](?=\s|$)|=|\d+(?P<stop>\.)(?=\s|$))")
# Behind a function: arguments, a field, the end of the code.
_GOES_ON = re.compile(r"[(;]|\.\w")
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]_~.-"
# From one line to the next, in the usual leading of 0.65em.
_LINE = 1.35
_LEADING = 0.65
_INDENT = "1.5em"


def show(rich: RichText) -> str:
    """Rich text as Typst that may stand in a paragraph."""
    return _row(nested(rich))


def write(entries: Sequence[Entry], layout: ListLayout | None = None) -> str:
    """A bibliography as a block of paragraphs, to include where it shall stand.

    Every entry can be linked to: `#link(<ref-karpov1997>)[Karpov 1997]`.
    """
    if not entries:
        return ""
    paragraphs = [f"#metadata(none)<{anchor(one.id)}>{show(one.text)}\n" for one in entries]
    return f"#[\n{_set(layout or ListLayout())}\n" + "\n".join(paragraphs) + "]\n"


def heading(text: str) -> str:
    """A heading of the second level."""
    return f"== {show((Run(text),)).strip()}\n"


def _set(layout: ListLayout) -> str:
    leading = _LEADING + _LINE * (layout.line_spacing - 1)
    spacing = leading + _LINE * layout.entry_spacing
    indent = _INDENT if layout.hanging_indent else "0em"
    return (
        f"#set par(hanging-indent: {indent}, first-line-indent: 0em, "
        f"leading: {leading:g}em, spacing: {spacing:g}em)\n"
    )


def _row(nodes: Sequence[Node | str]) -> str:
    """A row of nodes that begins a line, or what stands in brackets."""
    written = ""
    for at, node in enumerate(nodes):
        if isinstance(node, str):
            written += _escaped(node, starts=at == 0)
            continue
        following = nodes[at + 1] if at + 1 < len(nodes) else ""
        goes_on = isinstance(following, str) and _GOES_ON.match(following)
        written += _wrapped(node) + (";" if goes_on else "")
    return written


def _escaped(text: str, starts: bool) -> str:
    marks = {found.start() for found in _SPECIAL.finditer(text)}
    if starts and (found := _START.match(text)):
        marks.add(found.start("stop") if found["stop"] else found.end() - 1)
    shown = "".join(f"\\{one}" if at in marks else one for at, one in enumerate(text))
    return shown.replace("\u00a0", "~")


def _wrapped(node: Node) -> str:
    if node.kind != "link":
        return f"#{_FUNCTIONS[node.kind]}[{_row(node.children)}]"
    address = re.sub("^doi:", "https://doi.org/", node.address, flags=re.IGNORECASE)
    quoted = quote(address, safe=_IN_ADDRESS)
    if node.children == (quoted,):
        return f'#link("{quoted}")'
    return f'#link("{quoted}")[{_row(node.children)}]'


def anchor(name: str) -> str:
    """A label: letters and digits of any script, and four signs; all else becomes a hyphen."""
    kept = (one if f"a{one}".isidentifier() or one in "_-.:" else " " for one in name)
    return "ref-" + re.sub(" +", "-", "".join(kept))
