"""The facts: loads, checks and freezes `data/` and `styles/`; nobody else opens them.

A table that breaks its own rules is a fault of ours and raises `ValueError`, with the file and
the row; `tests/test_tables.py` reads every table.
"""

from sibcite.tables.broken import UnreadableStyle
from sibcite.tables.built import language_grams, letter_grams, lexicon
from sibcite.tables.facts import (
    ARCHIVE_NAMES,
    AddressForm,
    Archive,
    FormerName,
    Genre,
    Language,
    LevelTerm,
    Place,
    Scheme,
    StyleFiles,
    address_forms,
    archives,
    bibliography,
    find_style,
    former_names,
    genres,
    languages,
    level_names,
    level_terms,
    places,
    schemes,
    style_names,
    words,
)
from sibcite.tables.systems import (
    ROMANIZATION_OPTIONS,
    LetterRow,
    Romanization,
    romanization,
    romanization_names,
)

__all__ = [
    "ARCHIVE_NAMES",
    "ROMANIZATION_OPTIONS",
    "AddressForm",
    "Archive",
    "FormerName",
    "Genre",
    "Language",
    "LetterRow",
    "LevelTerm",
    "Place",
    "Romanization",
    "Scheme",
    "StyleFiles",
    "UnreadableStyle",
    "address_forms",
    "archives",
    "bibliography",
    "find_style",
    "former_names",
    "genres",
    "language_grams",
    "languages",
    "letter_grams",
    "level_names",
    "level_terms",
    "lexicon",
    "places",
    "romanization",
    "romanization_names",
    "schemes",
    "style_names",
    "words",
]
