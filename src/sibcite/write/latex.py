r"""LaTeX: ``\emph{Plenniki Stalina}``, Cyrillic and kanji as they are.

Made for LuaLaTeX or XeLaTeX with `hyperref`, which prints the links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from sibcite.model import Entry, ListLayout, RichText, Run
from sibcite.write.nesting import Kind, Node, folded

_SPECIAL = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_{}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        "`": r"\textasciigrave{}",
        "\u00a0": "~",
    }
)
# Two of these in a row are one other sign: a dash, a quotation mark.
_LIGATURE = re.compile(r"([-,'])(?=\1)")
# All else in an address is percent-encoded: backslashes and braces would end the argument.
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]_~.-"
_COMMANDS: dict[Kind, str] = {
    "italic": "emph",
    "bold": "textbf",
    "underline": "underline",
    "small-caps": "textsc",
    "superscript": "textsuperscript",
    "subscript": "textsubscript",
}


def show(rich: RichText) -> str:
    """Rich text as LaTeX that may stand in a paragraph, also in the argument of a command."""
    return folded(rich, _escaped, _wrapped)


def write(entries: Sequence[Entry], layout: ListLayout | None = None) -> str:
    r"""A bibliography as a list, set as the style says, to paste where it shall stand.

    It is a plain `list` and no `thebibliography`, since the style has numbered it, or has not.
    Every entry can be linked to: `\hyperlink{ref-karpov1997}{Karpov 1997}`.
    """
    if not entries:
        return ""
    lines = [
        *_set(layout or ListLayout()),
        *(rf"\item \hypertarget{{{anchor(one.id)}}}{{}}{show(one.text)}" for one in entries),
        r"\end{list}",
    ]
    return "\n".join([*lines, ""])


def heading(text: str) -> str:
    r"""A section without a number."""
    return rf"\section*{{{show((Run(text),))}}}" + "\n"


def _set(layout: ListLayout) -> list[str]:
    """The begin of the list, with its indents and spacing."""
    indent = "1.5em" if layout.hanging_indent else "0pt"
    lengths = [("leftmargin", indent)]
    if layout.hanging_indent:
        lengths.append(("itemindent", f"-{indent}"))
    lengths += [("itemsep", rf"{layout.entry_spacing}\baselineskip"), ("parsep", "0pt")]
    said = "".join(rf"\setlength{{\{name}}}{{{value}}}" for name, value in lengths)
    stretch = (
        rf"\linespread{{{layout.line_spacing}}}\selectfont" if layout.line_spacing != 1 else ""
    )
    return [rf"\begin{{list}}{{}}{{{said}{stretch}}}"]


def _escaped(text: str) -> str:
    return _LIGATURE.sub(r"\1{}", text.translate(_SPECIAL))


def _wrapped(node: Node, inside: str) -> str:
    if node.kind != "link":
        return rf"\{_COMMANDS[node.kind]}{{{inside}}}"
    address = re.sub("^doi:", "https://doi.org/", node.address, flags=re.IGNORECASE)
    quoted = quote(address, safe=_IN_ADDRESS)
    written = re.sub(r"([%#&])", r"\\\1", quoted)
    if node.children == (address,) == (quoted,):
        return rf"\url{{{written}}}"
    return rf"\href{{{written}}}{{{inside}}}"


def anchor(name: str) -> str:
    """The target of an entry: letters, digits and three signs; all else becomes a hyphen."""
    return "ref-" + re.sub(r"[^\w:.-]+", "-", name)
