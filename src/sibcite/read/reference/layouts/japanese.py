"""``富田武「シベリア抑留とソ連」『ロシア史研究』第92号、2013年、3–20頁。``: the manner of Japan."""

from __future__ import annotations

import re

from sibcite.model import Span
from sibcite.read.reference.japanese import entry, folding, parts
from sibcite.read.reference.segments import Segment

# Without a title in these quotes nothing below can hold, and other references have none.
_QUOTE = re.compile("[『「｢]")
_LONGEST = 1_600
_LONGEST_NOTE = 60


def divide(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Cut a reference in the manner of Japan; else nothing.

    The evidence is a title in 「」 or 『』 behind names or at the head, and a year, a publisher or
    a work that it is in.
    """
    if body.end - body.start > _LONGEST or not _QUOTE.search(text, body.start, body.end):
        return ()
    kinds = {each.kind for each in around}
    # What opens the link is no part of the body.
    end = body.start + len(body.of(text).rstrip(" \t\n\\<(["))
    plain = folding.folded(text[:end])
    found = entry.read(plain, Span(body.start, end), bool(kinds & {"URL", "DOI"}))
    if not found or "accessed" in kinds | {each.kind for each in found}:
        return found
    return (*found, *_seen(text, body, around))


def _seen(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The note of access behind a link: ``（2020年7月8日閲覧）``."""
    start = max((each.span.end for each in around), default=len(text))
    if start < body.end or len(text) - start > _LONGEST_NOTE:
        return ()
    plain = folding.folded(text[start:])
    at = len(plain) - len(plain.lstrip(" 、,。.([;"))
    part = parts.access(plain, at, len(plain))
    if part is None or plain[part.end :].strip(" )].。"):
        return ()
    return tuple(Segment(each.kind, each.span.moved(start)) for each in part.segments)
