"""From nodes to flat segments: marks and quotes nested, punctuation at the seams settled.

Two elements that each bring a stop print one (``Title?`` and ``. Moscow`` give ``Title? Moscow``),
and a comma goes inside a closing quote where the locale wants it there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias

from sibcite.csl.nodes import Node
from sibcite.csl.richfield import GUILLEMETS

if TYPE_CHECKING:
    from sibcite.csl.style import Quoting

# A formatting attribute, its value, and the place where it was set: two neighbours in italics of
# their own are not one stretch of italics.
SegMark: TypeAlias = tuple[str, str, object]
Marks: TypeAlias = tuple[SegMark, ...]
Pairs: TypeAlias = tuple[tuple[str, str], tuple[str, str]]

# Of two signs that meet, those of which the left one stays, and those of which the right one does;
# any other two stay both.
_LEFT_STAYS = frozenset(
    {":.", "..", ";.", "!.", "?.", "::", ";:", "!:", "?:", ";;", "!!", "??", ",,"}
)
_RIGHT_STAYS = frozenset({":!", ";!", ":?", ";?"})
_MEETING = frozenset(":.;!?, ")
_INSIDE_QUOTES = frozenset(".,!?")
_FULL_STOP_OR_COMMA = frozenset(".,")
# What stands at the end of a quoted text to keep the punctuation outside the quotes.
_ANCHORS = frozenset(map(chr, range(0xF8E0, 0xF8F0))) - {"\uf8e4"}

# The values that markup inside a field turns over to, where the same mark is set around it.
_UPRIGHT = {"font-style": "normal", "font-weight": "normal", "font-variant": "normal"}

_RAISED = re.compile("([ªº²³¹ʰ-ʸˀˁˠ-ˤᴬ-ᵡ⁰-⁹⁺-ⁿ℠™㆒-㆟ۥۦ])")
# Raised characters that Unicode does not decompose into a plain one.
_PLAIN = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}


class Seg:
    """A stretch of text under one row of marks.

    Attributes:
        text: The characters, unescaped.
        marks: What is set on it, the outermost first; of two of a kind the inner one holds.
        kind: `t` for text, `o` and `c` for a quote that opens and closes.
        variable: The CSL variable that printed it, or empty.
        link: Where it leads, or empty.
    """

    __slots__ = ("kind", "link", "marks", "text", "variable")

    def __init__(
        self,
        text: str,
        marks: Marks,
        kind: str = "t",
        variable: str = "",
        link: str = "",
    ) -> None:
        self.text = text
        self.marks = marks
        self.kind = kind
        self.variable = variable
        self.link = link


def segments(node: Node, quoting: Quoting) -> list[Seg]:
    """The segments that a node prints, none of them empty, with the punctuation settled."""
    flat: list[Seg] = []
    _flatten(node, (), 0, quoting.pairs, flat, "", "")
    _settle(flat, quoting.inside)
    whole: list[Seg] = []
    for segment in flat:
        text = segment.text
        if text.isascii() or not _RAISED.search(text):
            if text:
                whole.append(segment)
        else:
            whole += _lowered(segment)
    return whole


def _flatten(
    node: Node,
    marks: Marks,
    depth: int,
    pairs: Pairs,
    flat: list[Seg],
    variable: str,
    link: str,
) -> None:
    """Add what a node prints to `flat`; `depth` counts the quotes around it."""
    dress = node.dress
    if dress.display:
        marks = (*marks, ("display", dress.display, id(node)))
    if dress.prefix:
        flat.append(Seg(dress.prefix, marks))
    inner = _marked(node, marks) if dress.marks else marks
    variable, link = dress.variable or variable, dress.link or link
    if dress.quotes:
        opening, closing = _quotes(node, pairs, depth)
        flat.append(Seg(opening, marks, "o"))
        _flatten_apart(node, inner, depth + 1, pairs, flat, variable, link)
        flat.append(Seg(closing, marks, "c"))
    elif dress.delimiter:
        _flatten_apart(node, inner, depth, pairs, flat, variable, link)
    else:
        for kid in node.kids:
            if type(kid) is not str:
                _flatten(kid, inner, depth, pairs, flat, variable, link)  # type: ignore[arg-type]
            elif kid:
                flat.append(Seg(kid, inner, "t", variable, link))
    if dress.suffix:
        flat.append(Seg(dress.suffix, marks))


def _flatten_apart(
    node: Node,
    marks: Marks,
    depth: int,
    pairs: Pairs,
    flat: list[Seg],
    variable: str,
    link: str,
) -> None:
    """Add the kids of a node, with its delimiter between those that print something."""
    delimiter, end = node.dress.delimiter, 0
    for kid in node.kids:
        if end and delimiter:
            flat.append(Seg(delimiter, marks))
        before = len(flat)
        if type(kid) is not str:
            _flatten(kid, marks, depth, pairs, flat, variable, link)  # type: ignore[arg-type]
        elif kid:
            flat.append(Seg(kid, marks, "t", variable, link))
        if len(flat) > before:
            end = len(flat)
        elif end and delimiter:
            flat.pop()


def _quotes(node: Node, pairs: Pairs, depth: int) -> tuple[str, str]:
    """The quotes of a node that `depth` others stand around."""
    if node.dress.tag == GUILLEMETS and not any(opening[:1] == "«" for opening, _ in pairs):
        return ("«", "»")
    return pairs[depth % 2]


def _marked(node: Node, marks: Marks) -> Marks:
    """The marks inside a node; what is set around it already is not set again."""
    for key, value in reversed(node.dress.marks):
        active = "normal"
        for set_key, set_value, _ in marks:
            if set_key == key:
                active = set_value
        if active != value:
            marks = (*marks, (key, value, id(node)))
        elif node.dress.inner and key in _UPRIGHT:
            marks = (*marks, (key, _UPRIGHT[key], id(node)))
    return marks


def _settle(flat: list[Seg], inside: bool) -> None:
    """Settle what meets at each seam, in place; segments may be left empty."""
    before: Seg | None = None
    for place, segment in enumerate(flat):
        # A sign behind a letter settles nothing, and most are.
        if segment.text[:1] in _MEETING and segment.kind == "t" and not _is_lettered(before):
            _settle_seam(flat, place, inside)
        before = segment


def _is_lettered(segment: Seg | None) -> bool:
    """Whether a segment is text that ends in something else than a sign or a space."""
    if segment is None or segment.kind != "t" or not segment.text:
        return False
    return segment.text[-1] not in _MEETING


def _settle_seam(flat: list[Seg], place: int, inside: bool) -> None:
    """Settle the seam in front of a segment that begins with a sign or a space."""
    segment = flat[place]
    quoted = False
    for at in range(place - 1, -1, -1):
        before = flat[at]
        if before.kind == "c":
            quoted = True
        elif before.kind == "o":
            return
        elif before.text:
            if quoted:
                _meet_across_quotes(before, segment, inside)
            else:
                _meet(before, segment)
            # Where the left side has vanished, the one before it meets the segment.
            if before.text:
                return


def _meet(left: Seg, right: Seg) -> None:
    met = left.text[-1] + right.text[0]
    if met == "  ":
        right.text = right.text.lstrip(" ")
    elif met in _LEFT_STAYS:
        # What a value begins with belongs to the value: ".NET", ".5".
        if not right.variable or len(right.text) == 1:
            right.text = right.text[1:]
    elif met in _RIGHT_STAYS:
        left.text = left.text[:-1]


def _meet_across_quotes(left: Seg, right: Seg, inside: bool) -> None:
    """Settle what a quote that closes stands between: ``Title?”`` and ``, 1945``."""
    sign = right.text[0]
    met = left.text[-1] + sign
    if left.text[-1] in _ANCHORS:
        return
    # An author who asks behind a quoted word asks about the whole: “keep” or “lose”?
    moving = _FULL_STOP_OR_COMMA if right.variable else _INSIDE_QUOTES
    if inside and sign in moving:
        right.text = right.text[1:]
        if met in _RIGHT_STAYS:
            left.text = left.text[:-1] + sign
        elif met not in _LEFT_STAYS:
            left.text += sign
    elif met in _LEFT_STAYS and (inside or left.text[-1] == sign):
        right.text = right.text[1:]


def _lowered(segment: Seg) -> list[Seg]:
    """A segment with its raised characters as plain ones under a mark: ``19²`` as 19, 2 raised."""
    pieces = []
    for place, piece in enumerate(_RAISED.split(segment.text)):
        plain = _plain(piece) if place % 2 else ""
        if piece:
            raised = ("vertical-align", "sup", (id(segment), place))
            marks = (*segment.marks, raised) if plain else segment.marks
            pieces.append(Seg(plain or piece, marks, segment.kind, segment.variable, segment.link))
    return pieces


def _plain(raised: str) -> str:
    """The plain form of a raised character, or empty where Unicode knows none."""
    kind, *codes = unicodedata.decomposition(raised).split() or [""]
    return (
        "".join(chr(int(code, 16)) for code in codes)
        if kind == "<super>"
        else _PLAIN.get(raised, "")
    )
