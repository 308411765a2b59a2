"""Segments as nested HTML, in the manner of the CSL test suite: ``<i>On <b>Kaga</b></i>``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sibcite.csl.assemble import Seg

# What opens and closes each mark.
_TAGS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-style", "normal"): ('<span style="font-style:normal;">', "</span>"),
    ("font-variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
    ("font-variant", "normal"): ('<span style="font-variant:normal;">', "</span>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("font-weight", "normal"): ('<span style="font-weight:normal;">', "</span>"),
    ("font-weight", "light"): ("", ""),
    ("text-decoration", "underline"): ('<span style="text-decoration:underline;">', "</span>"),
    ("text-decoration", "none"): ("", ""),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
    ("display", "block"): ('\n\n    <div class="csl-block">', "</div>\n"),
    ("display", "left-margin"): ('\n    <div class="csl-left-margin">', "</div>"),
    ("display", "right-inline"): ('<div class="csl-right-inline">', "</div>\n  "),
    ("display", "indent"): ('<div class="csl-indent">', "</div>\n  "),
}
_ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})


def html(segments: Iterable[Seg]) -> str:
    """The segments of one cite or entry as HTML; marks that two neighbours share stay open."""
    text = ""
    opened: list[tuple[str, str]] = []
    before: tuple[object, ...] = ()
    for segment in segments:
        shared = _shared(before, segment.marks)
        text += _closed(opened[shared:])
        opened[shared:] = [_TAGS[key, value] for key, value, _ in segment.marks[shared:]]
        text += "".join(tag for tag, _ in opened[shared:])
        text += segment.text.translate(_ESCAPES)
        before = segment.marks
    return text + _closed(opened)


def _shared(one: tuple[object, ...], two: tuple[object, ...]) -> int:
    """How many marks, from the outermost, two segments share."""
    count = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        count += 1
    return count


def _closed(opened: list[tuple[str, str]]) -> str:
    return "".join(tag for _, tag in reversed(opened))
