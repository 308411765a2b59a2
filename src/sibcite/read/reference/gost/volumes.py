"""The own title of a volume, ``Т. 3. Война``, and what stands there and is none."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables
from sibcite.model import Span

# A capital, quotes or years begin it.
_BEGINS = re.compile(r"[^\W\d_a-zа-яёіїєґ]|[«“\"]|[12]\d{3}\s?[–-]\s?[12]\d{3}")
_COUNTED = re.compile(r"\d\s?(?:с|стр|экз|p|pp|s)\.?\s?\Z")


def is_title(text: str, span: Span) -> bool:
    """Whether words right behind a volume may be its title: no person's work, no note, no count."""
    words = span.of(text)
    return bool(
        _BEGINS.match(words) and not _noted().match(words) and not _COUNTED.search(words[-12:])
    )


@cache
def _noted() -> re.Pattern[str]:
    table = tables.words("responsibility")
    words = (*(each for row in table["roles"].values() for each in row), *table["unroled"])
    each = "|".join(map(re.escape, sorted((*words, *table["volume-notes"]), key=len, reverse=True)))
    return re.compile(rf"(?:{each})(?!\w)", re.I)
