"""What kind of work a reference is of, told by the fields that it has: CSL's item types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sibcite import tables
from sibcite.fields import dates
from sibcite.model import Date, Name, Text
from sibcite.read.reference import sorts

_YEAR_FIRST = re.compile(r"[12]\d{3}\.\s+(?:[–—-]\s+)?\d{1,2}\s")
# What says where a work appeared, or where a document lies.
IMPRINT = frozenset(
    (
        "publisher",
        "publisher-place",
        "container-title",
        "URL",
        "DOI",
        "genre",
        "archive_location",
        "event-title",
    )
)
_NUMBERED = frozenset(("volume", "issue", "page"))


@dataclass(frozen=True, slots=True)
class Marks:
    """What the signs of a reference say of its work.

    Attributes:
        unmarked: Neither italics nor quotes mark its title, nor brackets its date.
        italic: Its title is in italics, in a manner that puts what is on a page into quotes.
        on_site: What it is in is called a site, or it an electronic resource.
    """

    unmarked: bool = False
    italic: bool = False
    on_site: bool = False


def of(
    found: frozenset[str],
    people: Mapping[str, tuple[Name, ...]],
    texts: Mapping[str, Text],
    issued: Date,
    marks: Marks,
) -> str:
    """The CSL type of a work.

    Args:
        found: The kinds of segment in its reference.
        people: Its names by role.
        texts: Its texts by CSL variable.
        issued: When it appeared.
        marks: What its signs say.

    Source: [csl-1.0.2]
    """
    if "archive_location" in found:
        return "manuscript"
    type_ = "paper-conference" if "event-title" in texts else ""
    type_ = sorts.type_of(texts["genre"].text) if "genre" in texts else type_
    # An interview in a journal is an article of it; a thesis is in nothing.
    if type_ == "thesis" or (type_ and "container-title" not in texts):
        return type_
    if marks.unmarked and _is_treaty(texts, people, issued):
        return "treaty"
    if is_newspapers(issued) and not found & {"volume", "publisher-place"}:
        return "article-newspaper" if "container-title" in texts else "periodical"
    if "container-title" in texts and _is_of_a_day(found, issued):
        return "article-newspaper"
    if "container-title" in texts:
        is_page = marks.on_site or "issued" not in found or dates.is_running(issued)
        # A journal's year has no day.
        is_page = is_page or "issued.day" in found
        if "URL" in found and is_page and not found & {"publisher-place", *_NUMBERED}:
            return "webpage"
        return "chapter" if _is_book_part(found, people) else "article-journal"
    if "publisher-place" in found:
        return "book"
    if "URL" in found:
        return _by_itself(people) if marks.italic and people else "webpage"
    return "book" if found & {"publisher", "volume"} or people else "document"


def _by_itself(people: Mapping[str, tuple[Name, ...]]) -> str:
    """A work that is in nothing: of persons a book, of a body its report."""
    return "book" if any(name.family for row in people.values() for name in row) else "report"


def is_newspapers(issued: Date) -> bool:
    """Whether a day stands behind its year, as only a newspaper's does: ``1945. 9 авг``."""
    return len(issued.start) == 3 and _YEAR_FIRST.match(issued.written) is not None


def _is_treaty(
    texts: Mapping[str, Text], people: Mapping[str, tuple[Name, ...]], issued: Date
) -> bool:
    """Whether a title that nobody marked begins like a treaty's, and has a day and no author."""
    title = texts["title"].text if "title" in texts else ""
    begins = title.casefold().startswith(tuple(tables.words("labels")["treaties"]))
    return begins and not (people or "container-title" in texts) and len(issued.start) == 3


def _is_of_a_day(found: frozenset[str], issued: Date) -> bool:
    """Whether it appeared on a day, without a volume or issue: a newspaper, and no journal."""
    other = found & {"volume", "issue", "publisher", "URL", "DOI", "editor", "compiler"}
    return len(issued.start) == 3 and issued.end is None and not other


def _is_book_part(found: frozenset[str], people: Mapping[str, tuple[Name, ...]]) -> bool:
    imprint = bool(found & {"publisher", "publisher-place"}) and "issue" not in found
    return imprint or ("author" in people and ("editor" in people or "compiler" in people))
