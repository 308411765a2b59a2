"""What kind of work a reference is of, told by the fields that it has: CSL's item types."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sibcite.fields import dates
from sibcite.model import Date, Name, Text

_YEAR_FIRST = re.compile(r"[12]\d{3}\.\s+(?:[–—-]\s+)?\d{1,2}\s")
_NUMBERED = frozenset(("volume", "issue", "page"))


def of(
    found: frozenset[str],
    people: Mapping[str, tuple[Name, ...]],
    texts: Mapping[str, Text],
    issued: Date,
) -> str:
    """The CSL type of a work.

    Args:
        found: The kinds of segment in its reference.
        people: Its names by role.
        texts: Its texts by CSL variable.
        issued: When it appeared.

    Source: [csl-1.0.2]
    """
    if "archive_location" in found:
        return "manuscript"
    if "genre" in found:
        return "thesis"
    if is_newspapers(issued) and not found & {"volume", "publisher-place"}:
        return "article-newspaper" if "container-title" in texts else "periodical"
    if "container-title" in texts:
        undated = "issued" not in found or dates.is_running(issued)
        if "URL" in found and undated and not found & {"publisher-place", *_NUMBERED}:
            return "webpage"
        return "chapter" if _is_book_part(found, people) else "article-journal"
    if "publisher-place" in found:
        return "book"
    if "URL" in found:
        return "webpage"
    return "book" if found & {"publisher", "volume"} or people else "document"


def is_newspapers(issued: Date) -> bool:
    """Whether a day stands behind its year, as only a newspaper's does: ``1945. 9 авг``."""
    return len(issued.start) == 3 and _YEAR_FIRST.match(issued.written) is not None


def _is_book_part(found: frozenset[str], people: Mapping[str, tuple[Name, ...]]) -> bool:
    imprint = "publisher-place" in found and "issue" not in found
    return imprint or ("editor" in people and "author" in people)
