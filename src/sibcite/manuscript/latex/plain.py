r"""A reference of a LaTeX list as read: ``\emph{Zhurnal}, 58--73`` is ``*Zhurnal*, 58–73``."""

from __future__ import annotations

import re

from sibcite.fields import tex
from sibcite.manuscript.italics import starred
from sibcite.model import Span

# A DOI or an address that is its own link: ``\href{https://doi.org/10.1/a}{10.1/a}``.
_LINKED = re.compile(r"\\href\{[^{}]*\}\{(?P<words>(?:https?:|www\.|10\.\d)[^{}]*)\}")
_ADDRESS = re.compile(r"(\\url\{[^{}]*\})")
_BLOCK = re.compile(r"\\newblock(?![A-Za-z])\s*")
_SWITCH = re.compile(r"\{\\(?:em|it|itshape|sl)(?![A-Za-z])\s*")
_COMMENT = re.compile(r"(?<!\\)%")
_MARK = re.compile(r"<(/?)(i|b|sup|sub)>")


def marked(item: str) -> str:
    """The text of a reference with its italics in asterisks; empty where it is the same.

    A reference with a comment in it stays as it is written.
    """
    bare = _LINKED.sub(r"\\url{\g<words>}", _BLOCK.sub("", item))
    pieces = _ADDRESS.split(_SWITCH.sub(r"\\emph{", bare))
    if any(_COMMENT.search(piece) for piece in pieces[::2]):
        return ""
    shown = "".join(
        tex.parse_verbatim(piece) if place % 2 else _parsed(piece)
        for place, piece in enumerate(pieces)
    )
    text, italics = "", list[Span]()
    begun, at = 0, 0
    for mark in _MARK.finditer(shown):
        text += shown[at : mark.start()]
        at = mark.end()
        if mark[2] == "i" and mark[1]:
            italics.append(Span(begun, len(text)))
        elif mark[2] == "i":
            begun = len(text)
    whole = starred(text + shown[at:], italics)
    return whole if whole != item else ""


def _parsed(piece: str) -> str:
    """What TeX prints of a piece, with the spaces at its ends."""
    bare = piece.strip()
    if not bare:
        return piece
    start = piece.index(bare)
    return piece[:start] + tex.parse(bare) + piece[start + len(bare) :]
