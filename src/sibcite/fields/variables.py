"""The item types and variables of CSL 1.0.2, by the kind of value that each holds.

Source: [csl-1.0.2]
"""

from __future__ import annotations

from typing import Literal

Kind = Literal["names", "texts", "dates", "numbers"]


def _words(table: str) -> tuple[str, ...]:
    return tuple(table.split())


TYPES = frozenset(
    _words(
        """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    """
    )
)

NAMES = _words(
    """
    author editor translator compiler editor-translator container-author collection-editor
    editorial-director original-author reviewed-author recipient interviewer illustrator composer
    director script-writer producer executive-producer series-creator performer narrator host guest
    chair organizer curator contributor
    """
)

TEXTS = _words(
    """
    title title-short part-title volume-title volume-title-short container-title
    container-title-short collection-title publisher publisher-place event-title event event-place
    genre medium dimensions scale status jurisdiction division authority references reviewed-title
    reviewed-genre original-title original-publisher original-publisher-place archive-place
    archive_collection call-number source license DOI URL ISBN ISSN PMID PMCID abstract annote
    keyword note
    """
)

NUMBERS = _words(
    """
    volume issue number page page-first edition collection-number chapter-number part-number section
    supplement-number printing-number version number-of-pages number-of-volumes citation-number
    first-reference-note-number locator
    """
)

DATES = ("issued", "event-date", "original-date", "available-date", "submitted", "accessed")

KINDS: dict[str, Kind] = {
    **dict.fromkeys(NAMES, "names"),
    **dict.fromkeys(TEXTS, "texts"),
    **dict.fromkeys(NUMBERS, "numbers"),
    **dict.fromkeys(DATES, "dates"),
}

# Names that earlier versions of CSL-JSON had, and programs still write.
ALIASES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "part": "part-number",
    "printing": "printing-number",
    "supplement": "supplement-number",
}
