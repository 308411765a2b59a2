"""The nouns: frozen values that every room speaks of, without any behaviour of their own."""

from sibcite.model.address import ArchiveAddress, Level
from sibcite.model.citation import Citation, Entry, ListLayout, ListSection, Rendered
from sibcite.model.date import Date
from sibcite.model.diagnostic import Diagnostic, Parsed, Severity, moved
from sibcite.model.name import Name
from sibcite.model.record import Record
from sibcite.model.richtext import Mark, RichText, Run, joined, plain
from sibcite.model.span import Span
from sibcite.model.text import Text

__all__ = [
    "ArchiveAddress",
    "Citation",
    "Date",
    "Diagnostic",
    "Entry",
    "Level",
    "ListLayout",
    "ListSection",
    "Mark",
    "Name",
    "Parsed",
    "Record",
    "Rendered",
    "RichText",
    "Run",
    "Severity",
    "Span",
    "Text",
    "joined",
    "moved",
    "plain",
]
