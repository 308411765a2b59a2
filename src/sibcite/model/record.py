"""A bibliographic record: what a reference says, in CSL's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from sibcite.model.address import ArchiveAddress
from sibcite.model.date import Date
from sibcite.model.diagnostic import Diagnostic
from sibcite.model.name import Name
from sibcite.model.span import Span
from sibcite.model.text import Text


@dataclass(frozen=True, slots=True)
class Record:
    """One work or document.

    The four mappings are keyed by CSL variable names, spelt as the CSL 1.0.2 specification does
    (`container-title`, `publisher-place`, `issued`, `archive_location`), and hold no empty value.

    Attributes:
        id: The citation key, unique in a list: `katasonova2005`.
        type: A CSL item type: `book`, `article-journal`, `manuscript`, `webpage`, `document` …
        language: Language of the work (`ru`, `ja`, `en`), said or found out; empty if unknown.
        label: The printed label, CSL's `citation-label`: `TSAMO 1945a`. Empty if none.
        year_suffix: `a` in "1945a"; empty if none.
        names: `author`, `editor`, `translator` …: non-empty tuples of names in printed order.
        texts: `title`, `container-title`, `publisher`, `publisher-place`, `note`, `URL`, `DOI` …
        dates: `issued`, `accessed` …
        numbers: `volume`, `issue`, `page`, `edition` …; numbers in references are text.
        address: The archival address; None if the work is not in an archive.
        source: The reference as printed and given, Markdown asterisks included; empty if the
            record did not come from print.
        spans: Where each field stands in `source`. Keys are CSL variables (`title`), a name's
            place in its row (`author.0`), `title.translated`, `archive.name`,
            `archive.translated`, and the levels (`archive.fond`).
        diagnostics: What reading remarked on; spans point into `source`.
        confidence: 1.0 where every character of `source` was understood, less where not.
        extra: Fields of the data the record came from that sibcite does not understand, kept so
            that they are written back.
    """

    id: str
    type: str
    language: str = ""
    label: str = ""
    year_suffix: str = ""
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    address: ArchiveAddress | None = None
    source: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    confidence: float = 1.0
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Freeze the mappings, so that a record can be shared without fear."""
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, dict):
                object.__setattr__(self, each.name, MappingProxyType(dict(value)))

    def text(self, variable: str) -> str:
        """The printed form of a text, or empty if the record has none."""
        return self.texts[variable].text if variable in self.texts else ""
