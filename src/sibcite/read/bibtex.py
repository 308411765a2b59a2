"""BibTeX and BibLaTeX to records."""

from __future__ import annotations

from sibcite.model import Parsed, Record


def read(text: str) -> Parsed[tuple[Record, ...]]:
    """Read a bibliography in BibTeX or BibLaTeX."""
    raise NotImplementedError(text[:0])
