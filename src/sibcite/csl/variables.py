"""The variables of CSL by their kinds (CSL 1.0.2, appendix IV), and their values as text."""

from __future__ import annotations

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAMES = _words("""
    author chair collection-editor compiler composer container-author contributor curator
    director editor editorial-director editortranslator executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator
""")
# `container` was a date before CSL 1.0, and old data has it.
DATES = _words("""
    accessed available-date container event-date issued original-date submitted
""")
NUMBERS = _words("""
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    section supplement-number version volume
""")
TEXTS = _words("""
    abstract annote archive archive-place archive_collection archive_location authority
    call-number citation-key citation-label collection-title collection-title-short
    container-title container-title-short dimensions division DOI event event-place event-title
    genre ISBN ISSN jurisdiction keyword language license medium note original-publisher
    original-publisher-place original-title part-title PMCID PMID publisher publisher-place
    references reviewed-genre reviewed-title scale section source status title title-short type
    URL version volume-title year-suffix
""")

# Variables that the processor makes; all others are the item's own.
GENERATED = _words("citation-number first-reference-note-number locator year-suffix")

_NUMERIC = (int, float)


@lru_cache(maxsize=4096)
def shared(variables: frozenset[str]) -> frozenset[str]:
    """The set itself or one like it that was there before: those of many items are few."""
    return variables


def as_text(value: object) -> str:
    """A value of CSL-JSON as text; empty if it is neither text nor a number."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool) or not isinstance(value, _NUMERIC):
        return ""
    try:
        return str(value)
    except ValueError:  # A whole number of more digits than Python writes.
        return ""
