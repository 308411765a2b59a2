r"""RTF: ``{\i Plenniki Stalina}``, every sign outside ASCII as ``\u1055?``.

What Word, LibreOffice and most editors open. The words of the format are those of the RTF
specification, version 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from sibcite.model import Entry, ListLayout, RichText, Run
from sibcite.write.nesting import Kind, Node, folded

# Twips, twentieths of a point: a line of twelve points, and half an inch.
_LINE = 240
_INDENT = 720
_WORDS: dict[Kind, str] = {
    "italic": "i",
    "bold": "b",
    "underline": "ul",
    "small-caps": "scaps",
    "superscript": "super",
    "subscript": "sub",
}
_SIGNS = {"\u00a0": r"\~", "\u00ad": r"\-", "\u2011": r"\_"}
_SPECIAL = re.compile(r"[\\{}]|[^\x20-\x7e]")
# All else in an address is percent-encoded: a quote or a backslash would end it.
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]_~.-"
# One sign, the `?`, stands behind each `\u…` for readers that know no Unicode.
_BEGIN = r"""{\rtf1\ansi\ansicpg1252\deff0\uc1
{\fonttbl{\f0\froman\fprq2 Times New Roman;}}
{\colortbl;\red5\green99\blue193;}
\f0\fs24
"""
_END = "}\n"


def show(rich: RichText) -> str:
    """Rich text as a file of its own, with one paragraph."""
    return whole(rf"{{\pard {_inside(rich)}\par}}" + "\n").removesuffix("\n")


def paragraphs(entries: Sequence[Entry], layout: ListLayout | None = None) -> str:
    """A bibliography without the begin and the end of a file, every entry a paragraph."""
    begin = _set(layout or ListLayout())
    return "".join(rf"{{\pard{begin} {_inside(entry.text)}\par}}" + "\n" for entry in entries)


def heading(text: str) -> str:
    """A bold paragraph that stays with the next."""
    return rf"{{\pard\keepn\sb{_LINE}\sa{_LINE // 2}\b {_inside((Run(text),))}\par}}" + "\n"


def whole(inside: str) -> str:
    """Paragraphs as a file; nothing for none."""
    return f"{_BEGIN}{inside}{_END}" if inside else ""


def _set(layout: ListLayout) -> str:
    """The indents and the spacing of a paragraph."""
    indent = rf"\fi-{_INDENT}\li{_INDENT}" if layout.hanging_indent else ""
    between = rf"\sa{_LINE * layout.entry_spacing}"
    lines = rf"\sl{_LINE * layout.line_spacing}\slmult1" if layout.line_spacing != 1 else ""
    return f"{indent}{between}{lines}"


def _inside(rich: RichText) -> str:
    return folded(rich, _escaped, _wrapped)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _sign(found[0]), text)


def _sign(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character in r"\{}":
        return "\\" + character
    units = character.encode("utf-16-le", "surrogatepass")
    numbers = (
        int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)
    )
    return "".join(rf"\u{number}?" for number in numbers)


def _wrapped(node: Node, inside: str) -> str:
    if node.kind != "link":
        return rf"{{\{_WORDS[node.kind]} {inside}}}"
    address = re.sub("^doi:", "https://doi.org/", node.address, flags=re.IGNORECASE)
    field = rf'{{\*\fldinst{{HYPERLINK "{quote(address, safe=_IN_ADDRESS)}"}}}}'
    return rf"{{\field{field}{{\fldrslt{{\ul\cf1 {inside}}}}}}}"
