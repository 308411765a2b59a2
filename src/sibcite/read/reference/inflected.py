"""Names in the genitive, as Russian sets them: ``под ред. Д. В. Стрельцова``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sibcite import tables
from sibcite.model import Diagnostic
from sibcite.read.reference.segments import Segment

_GENITIVE = re.compile(r"[\w'’-]+(?:[аяой]|ых|их|ого|его|oi|oy|ogo|a|ya)$", re.I)
_FAMILY = re.compile(r"[^\W\d_][\w'’-]{2,}(?!.*[^\W\d_]{3})")
_FARTHEST = 200


def remarks(text: str, segments: tuple[Segment, ...]) -> Iterator[Diagnostic]:
    """A remark `inflected-name` on each name whose family name seems to be in the genitive.

    The name is kept as it is printed: which nominative it has, only its bearer knows.
    """
    for segment in segments:
        if segment.kind not in ("editor", "translator", "compiler"):
            continue
        printed = segment.span.of(text)
        family = _FAMILY.search(printed)
        before = text[max(0, segment.span.start - _FARTHEST) : segment.span.start]
        if family and _GENITIVE.fullmatch(family[0]) and _governs().search(before):
            message = f"'{printed}' stands in the genitive, as the words before it ask."
            hint = "Write the name in the nominative in the record."
            yield Diagnostic("inflected-name", "note", message, segment.span, hint)


@cache
def _governs() -> re.Pattern[str]:
    """Words before a name, in the same statement, that put it in the genitive."""
    words = "|".join(map(re.escape, tables.words("responsibility")["genitive"]))
    return re.compile(rf"(?<!\w)(?:{words})\.?\s[^;/()]*$", re.I)
