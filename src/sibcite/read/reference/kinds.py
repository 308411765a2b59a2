"""What kind of work a reference is of, told by the fields that it has: CSL's item types."""

from __future__ import annotations

from collections.abc import Mapping

from sibcite.model import Name, Text


def of(
    found: frozenset[str], people: Mapping[str, tuple[Name, ...]], texts: Mapping[str, Text]
) -> str:
    """The CSL type of a work.

    Args:
        found: The kinds of segment in its reference.
        people: Its names by role.
        texts: Its texts by CSL variable.

    Source: [csl-1.0.2]
    """
    if "archive_location" in found:
        return "manuscript"
    if "genre" in found:
        return "thesis"
    if "container-title" in texts:
        return "chapter" if _is_book_part(found, people) else "article-journal"
    if "publisher-place" in found:
        return "book"
    if "URL" in found:
        return "webpage"
    return "book" if found & {"publisher", "volume"} or people else "document"


def _is_book_part(found: frozenset[str], people: Mapping[str, tuple[Name, ...]]) -> bool:
    imprint = "publisher-place" in found and "issue" not in found
    return imprint or ("editor" in people and "author" in people)
