"""Markdown: ``*Plenniki Stalina* [Stalin's Prisoners]``, escaped only where it would be misread.

Right for CommonMark and for pandoc. What neither can say with signs is said in HTML: small caps,
underline, superscript, subscript, and emphasis where asterisks would not be taken for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sibcite.model import Entry, ListLayout, RichText, Run
from sibcite.write.nesting import Kind, Node, nested

_SIGNS: dict[Kind, str] = {"italic": "*", "bold": "**"}
_TAGS: dict[Kind, tuple[str, str]] = {
    "italic": ("<em>", "</em>"),
    "bold": ("<strong>", "</strong>"),
    "underline": ("<u>", "</u>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
}
# Escaped wherever they stand: the signs of emphasis, code, and pandoc's mathematics and scripts.
_ALWAYS = re.compile(r"[\\*`$~^]")
_SOMETIMES = re.compile(
    r"(?<![^\W_])_|_(?![^\W_])"  # Within a word an underscore is nothing but itself.
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=\w+;|\#\w+;)"
    r"|(?<!\w)@(?=[\w{])"  # pandoc: the key of a citation.
)
_LINE_START = re.compile(
    r"(?P<sign>[#+>|=:%-])|(?P<number>\(?(?:\d+|[a-z]|[ivxlcdm]+|[A-Z](?=\))))(?P<stop>[.)])(?=\s|$)"
)
_BRACKET = re.compile(r"[\[\]]")
# After a closing bracket: a link, a reference, a definition, pandoc's attributes.
_AFTER_BRACKET = "([:{"
_TASK = re.compile(r"\[[ xX]\]")
_AUTOLINK = re.compile(r"https?://[^\s<>]+")
_IN_ADDRESS = re.compile(r"[<>&*_`$~^\\]")
_BACKSLASHED = r"\\\g<0>"
_BARE_ADDRESS = re.compile(r"[^\s<>()\[\]\\&*_`~^$]+")


def show(rich: RichText) -> str:
    """Rich text as Markdown that may stand in a paragraph."""
    return _row(nested(rich), "", "", frozenset())


def write(entries: Sequence[Entry], layout: ListLayout | None = None) -> str:
    """A bibliography, every entry a paragraph on one line, a blank line between them.

    Markdown has no words for how it is set.
    """
    del layout
    return "\n".join(f"{_paragraph(show(entry.text))}\n" for entry in entries)


def heading(text: str) -> str:
    """A heading of the second level, and an empty line."""
    # A number sign at the end would be taken for the end of the heading.
    shown = re.sub(r"(#+)$", r"\\\1", show((Run(text),)).strip())
    return f"## {shown}\n\n"


def _paragraph(line: str) -> str:
    """The line, with what would make its start a list or a heading escaped."""
    line = line.strip()
    start = _LINE_START.match(line)
    if not start:
        return line
    if start["sign"]:
        return "\\" + line
    return f"{start['number']}\\{line[start.start('stop') :]}"


def _row(nodes: Sequence[Node | str], before: str, after: str, inside: frozenset[Kind]) -> str:
    """A row of nodes `inside` others; `before` and `after` are the characters around it."""
    written = ""
    for at, node in enumerate(nodes):
        last = written[-1:] or before
        following = _first(nodes[at + 1]) if at + 1 < len(nodes) else after
        if isinstance(node, str):
            written += _escaped(node, following, in_link="link" in inside)
        elif node.kind == "link":
            written += _link(node, inside)
        else:
            written += _marked(node, last, following, inside)
    return written


def _first(node: Node | str) -> str:
    """The character that a node begins with; after a sign of emphasis it begins with a tag."""
    if isinstance(node, str):
        return _escaped(node, "", in_link=False)[:1]
    return "[" if node.kind == "link" else "<"


def _marked(node: Node, before: str, after: str, inside: frozenset[Kind]) -> str:
    within = _row(node.children, "", "", inside | {node.kind})
    core = within.strip()
    start = within[: len(within) - len(within.lstrip())] if core else within
    end = within[len(within.rstrip()) :] if core else ""
    if not core:
        return start
    begin, finish = _TAGS[node.kind]
    if node.kind in _SIGNS and not inside & _SIGNS.keys():
        sides = (start[-1:] or before, core[0], core[-1], end[:1] or after)
        if _is_emphasis(*sides):
            begin = finish = _SIGNS[node.kind]
    return f"{start}{begin}{core}{finish}{end}"


def _is_emphasis(before: str, first: str, last: str, after: str) -> bool:
    """Whether signs there open and close emphasis, by CommonMark's rules of flanking."""
    opens = not _may_be_sign(first) or _is_open(before)
    closes = not _may_be_sign(last) or _is_open(after)
    return opens and closes and "*" not in (before, after)


def _is_open(side: str) -> bool:
    """Nothing, white space or punctuation."""
    return not side or side.isspace() or unicodedata.category(side)[0] == "P" or side in "<>$+=|"


def _may_be_sign(character: str) -> bool:
    """Punctuation, or a symbol: versions of CommonMark differ on symbols."""
    return unicodedata.category(character)[0] in "PS"


def _link(node: Node, inside: frozenset[Kind]) -> str:
    if node.children == (node.address,) and _AUTOLINK.fullmatch(node.address):
        return f"<{node.address}>"
    address = node.address
    if not _BARE_ADDRESS.fullmatch(address):
        address = f"<{_IN_ADDRESS.sub(_BACKSLASHED, address)}>"
    return f"[{_row(node.children, '[', ']', inside | {'link'})}]({address})"


def _escaped(text: str, following: str, in_link: bool) -> str:
    """A text with a backslash before what would be misread; `following` comes after it."""
    marks = {found.start() for found in _ALWAYS.finditer(text)}
    marks |= {found.start() for found in _SOMETIMES.finditer(text)}
    marks |= {at for at in _brackets(text, following) if not in_link}
    if in_link:
        marks |= {found.start() for found in _BRACKET.finditer(text)}
    if text.endswith("!") and following == "[":
        marks.add(len(text) - 1)
    return "".join(f"\\{one}" if at in marks else one for at, one in enumerate(text))


def _brackets(text: str, following: str) -> set[int]:
    """The opening brackets that would begin something: those that lead to more, or never close."""
    opened: list[int] = []
    marks = {found.start() for found in _TASK.finditer(text)}
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            after = text[found.end() : found.end() + 1] or following
            if after and after in _AFTER_BRACKET:
                marks.add(start)
    return marks | set(opened)
