"""What a document cites, and what a style makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sibcite.model.diagnostic import Diagnostic
from sibcite.model.record import Record
from sibcite.model.richtext import RichText


@dataclass(frozen=True, slots=True)
class Citation:
    """One work in one citation.

    Attributes:
        id: The record's id; empty for something that is cited and not told, which prints nothing
            and over which no "ibid." reaches.
        locator: The place in the work (`46`, `12-15`), or empty.
        label: What `locator` counts, a CSL locator term: `page`, `folio`, `chapter`.
        prefix: Text before ("see also "), or empty.
        suffix: Text after, or empty.
        suppress_author: Whether the names are left out, as after "Karpov shows".
        author_only: Whether nothing but the names is printed.
        note: The number of the note that holds the citation; 0 in running text.
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed reference of a bibliography.

    Attributes:
        id: The record's id.
        text: What the style prints.
        record: The record itself, for formats that carry data; None if it is not at hand.
    """

    id: str
    text: RichText
    record: Record | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListLayout:
    """How a style sets its bibliography on the page.

    Attributes:
        hanging_indent: Whether all lines of an entry but the first are indented.
        entry_spacing: Lines between two entries.
        line_spacing: The height of a line; 2 for double spacing.
    """

    hanging_indent: bool = False
    entry_spacing: int = 1
    line_spacing: int = 1


@dataclass(frozen=True, slots=True)
class ListSection:
    """A list, or a part of one, under its heading.

    Attributes:
        entries: In the order of the list.
        layout: How they are set.
        heading: What stands above, or empty.
    """

    entries: tuple[Entry, ...]
    layout: ListLayout = ListLayout()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a style prints.

    Attributes:
        citations: One rich text for each citation asked for, in that order.
        bibliography: The entries in the order of the list.
        diagnostics: What the style or the engine could not do.
        layout: How the bibliography is set.
        remarks: What is said of the records themselves: doubts in what was romanized anew.
    """

    citations: tuple[RichText, ...] = ()
    bibliography: tuple[Entry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    layout: ListLayout = ListLayout()
    remarks: tuple[Diagnostic, ...] = ()
