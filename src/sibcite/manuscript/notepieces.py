"""Where in a note a citation may begin and end: between semicolons, or behind "see"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sibcite import tables
from sibcite.manuscript.document import MASK
from sibcite.manuscript.labels import LEADS
from sibcite.model import Span

_LEAD = re.compile(rf"(?<!\w){LEADS.pattern}", LEADS.flags)
_MOST_LEADS = 5
_NAME = r"[^\W\d_a-zа-яё][\w’'-]*\.?(?:\s[^\W\d_a-zа-яё][\w’'-]*)?"
_ENDS_PLACE = re.compile(rf"[.,–—]\s{_NAME}\s*\Z")
_PLACE = re.compile(rf"{_NAME}\s?:\s")
_LONGEST_PLACE = 40
# What another work is quoted in is a citation of its own.
_GAP = re.compile(r";\s*|,\s+(?=(?:as\s)?(?:quoted|cited)\sin\s)")


def cut(text: str) -> Iterator[Span]:
    """The pieces of a note between semicolons, or before "quoted in", without the last stop."""
    start = 0
    for gap in [*_GAP.finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        if gap is not None and _is_within(text[start:end], text[gap.end() :]):
            continue
        piece = text[start:end]
        # The mark of the note itself stands at its head in Word.
        lead = len(piece) - len(piece.lstrip(f" \t\n{MASK}"))
        body = piece[lead:].rstrip().rstrip(".")
        if body:
            yield Span(start + lead, start + lead + len(body))
        start = end if gap is None else gap.end()


def _is_within(piece: str, following: str) -> bool:
    """Whether a piece goes on behind its semicolon: in a bracket, or in the manner of GOST.

    There it parts persons by what they did: ``/ сост. Н. А. Троицкая ; ред. А. А. Торопов``; and
    anywhere two places of one book: ``М.; СПб.: Наука``.
    """
    if piece.count("(") > piece.count(")") or piece.count("[") > piece.count("]"):
        return True
    if _ENDS_PLACE.search(piece[-_LONGEST_PLACE:]) and _PLACE.match(following):
        return True
    return " / " in piece and _role().match(following) is not None


@cache
def _role() -> re.Pattern[str]:
    """What persons did, before their names."""
    rows = tables.words("responsibility")["roles"].values()
    words = sorted((word for row in rows for word in row), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)\.?\s+(?=\S)")


def beginnings(sentence: str) -> Iterator[int]:
    """Where a citation may begin in a sentence: at its head, or behind "see"."""
    yield 0
    yield from (lead.end() for lead in islice(_LEAD.finditer(sentence), _MOST_LEADS))
