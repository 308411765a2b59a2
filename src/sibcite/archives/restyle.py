"""Addresses put into another form where they stand: ``5. См.: ГАРФ. Ф. 1 (копия)``.

Only the address itself changes; what stands before, between and behind addresses stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from sibcite.archives import authority, clause, heads
from sibcite.archives.found import Found
from sibcite.archives.heads import Head
from sibcite.model import ArchiveAddress, Diagnostic, Parsed, Span

# Words between an archive and its code or its levels that are part of the address.
_JOINING = re.compile(
    r"(?:ref(?:erence)?|code|no|nr|レファレンスコード|第|画像目|コマ|から|より|所蔵)(?![a-z])", re.I
)
_BRACKETED = re.compile(r"[(（\[](?P<name>[^()（）\[\]]+)[)）\]]")
# What stands between two addresses and could be taken for a part of one.
_COMMA = re.compile(r"[\s,]*")
_NUMBER = re.compile(r"\d")
_ENDED = ".,;:)]»”"
_LONGEST_QUOTED = 60


def restyle(
    text: str, found: Sequence[Found], show: Callable[[ArchiveAddress], str]
) -> Parsed[str]:
    """Put the addresses of a text into the form of a style, and keep all else.

    Args:
        text: The text as printed.
        found: What `archives.read` found in it, in its order.
        show: What prints an address, as `archives.printer` gives it.

    Returns:
        The text in its new form. Remarks: those of `found`, and `words-inside` on an address that
        stays as it was printed, since a form has no place for words that stand inside it.
    """
    made, at = "", 0
    remarks: list[Diagnostic] = []
    archives = [each.head for each in found if each.head is not None]
    for number, each in enumerate(found):
        stretch = _stretch(text, each.span, at)
        inside = _words_inside(text, each, stretch, archives)
        gap = text[at : stretch.start]
        made += "; " if number and _COMMA.fullmatch(gap) else gap
        made += stretch.of(text) if inside else _ended(show(each.address), text, stretch)
        at = stretch.end
        remarks += (*each.remarks, *map(partial(_stays, text), inside))
    rest = text[at:]
    doubled = made.endswith(".") and rest.startswith(".") and bool(found)
    return Parsed(made + rest[doubled:], tuple(remarks))


def _stretch(text: str, span: Span, at: int) -> Span:
    """Where an address stands, behind the one before and with a bracket that closes in it."""
    start, end = max(span.start, at), max(span.end, at)
    inside = text.count(")", start, end) > text.count("(", start, end)
    return Span(start - 1, end) if inside and text.endswith("(", at, start) else Span(start, end)


def _ended(printed: str, text: str, stretch: Span) -> str:
    """An address with the full stop of its sentence, if the mark of a back had it: ``9 об. См``."""
    behind = text[stretch.end :].lstrip()
    had = text.endswith(".", stretch.start, stretch.end) and not printed.endswith(".")
    return f"{printed}." if had and behind and behind[0] not in _ENDED else printed


def _words_inside(
    text: str, found: Found, stretch: Span, archives: Sequence[Head]
) -> tuple[Span, ...]:
    """Words of an address that are neither its archive nor its levels."""
    if found.inherited and not found.steps:
        # Behind an ibid. alone a number is of a level that was not read.
        unread = (each.span for each in found.remarks if each.code == "unread-address")
        return tuple(each for each in unread if each and _NUMBER.search(each.of(text)))
    at, inside = clause.behind_ibid(text, stretch), []
    for piece in _pieces(found, stretch, archives):
        if piece.start > at and (words := _words(text, Span(at, piece.start), found)):
            inside.append(words)
        at = max(at, piece.end)
    return tuple(inside)


def _stays(text: str, words: Span) -> Diagnostic:
    message = f"'{_quoted(words.of(text))}' is in the way of the address, which stays as it is."
    hint = "Put the words before or behind the address, or print it by hand."
    return Diagnostic("words-inside", "warning", message, words, hint)


def _pieces(found: Found, stretch: Span, archives: Sequence[Head]) -> list[Span]:
    """The archive and the levels of an address; the archive may be that of the one before."""
    named = (
        span
        for head in archives
        for span in (head.written, head.name, head.translated)
        if span is not None and stretch.start <= span.start < stretch.end
    )
    levels = (
        Span(min(step.label.start, step.value.start), max(step.label.end, step.value.end))
        for step in found.steps
    )
    return sorted((*named, *levels), key=lambda each: each.start)


def _words(text: str, gap: Span, found: Found) -> Span | None:
    """What a gap has beside signs, the archive's place and its other names."""
    start, end = gap.start, gap.end
    if found.head is not None:
        place = heads.place_of(found.head.matches).match(text, start, end)
        start = place.end() if place is not None else start
    while start < end and not text[start].isalnum() and text[start] not in "([":
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in ")].":
        end -= 1
    left = heads.HEREAFTER.sub("", _BRACKETED.sub(_unknown, text[start:end]))
    left = _JOINING.sub("", left).strip(" .,:;()[]")
    is_known = not any(map(str.isalnum, left)) or authority.is_known(left)
    return None if is_known else Span(start, end)


def _unknown(bracket: re.Match[str]) -> str:
    return "" if authority.is_known(bracket["name"]) else bracket[0]


def _quoted(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTED else words[: _LONGEST_QUOTED - 1] + "…"
