"""What every manuscript gives, whatever its format: flows of text, a reference list, changes.

A format (`markdown`, `latex`, `docx`) reads a file into a `Manuscript`, and puts changes back into
it. It knows nothing of citations; who finds and prints them knows nothing of the format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from sibcite.model import Citation, Entry, ListLayout, RichText, Span

# Stands in a flow for each character that may not be read or changed: code, mathematics, a mark of
# a note, the code of a field, a deletion. No citation is found across it.
MASK = "\ufffc"
# Stands in a flow for each character of the file that a reader does not see.
FILLER = "\u2060"


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of running text: a paragraph, a note, the whole of a text file.

    Attributes:
        text: Its visible characters, with `MASK` for each that is not to be touched.
        where: What a place in it begins with: `p14`, `fn2`, `en1`, `h1`; empty in text files,
            whose places are lines and columns.
        note: The number of the note that it is, in the order of the document; 0 for running text.
        listed: Whether it belongs to the reference list, where no citation is looked for.
        at: For a note, the place of its mark: (flow, offset); None otherwise.
        masked: For a reference of a text file, its characters with `MASK` as in running text,
            where it turns out to be none; empty otherwise.
        marked: A reference of a list as it is read, plain text with its italics in asterisks; empty
            where its `text` says it all.
        raised: What in it is raised, as (all of it, its words): where markup stands around the
            words it is a part of the first.
        kept: Whether it stands in the list and is no reference.
    """

    text: str
    where: str = ""
    note: int = 0
    listed: bool = False
    at: tuple[int, int] | None = None
    masked: str = ""
    marked: str = ""
    raised: tuple[tuple[Span, Span], ...] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Live:
    """A live citation of a reference manager in the document.

    Attributes:
        flow: The flow that shows it; its characters are masked there.
        span: Where its visible text stands.
        manager: `zotero`, `mendeley` or `endnote`.
        items: CSL-JSON items that it carries, each with `id`; may be empty.
        works: The works that it cites, by the ids of `items`.
        text: What it shows.
    """

    flow: int
    span: Span
    manager: str
    items: tuple[dict[str, object], ...]
    works: tuple[Citation, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One citation put in the place of what stood there.

    Attributes:
        flow, span: Where; masked is at most the markup of what is replaced. Changes of a flow do
            not overlap.
        text: What is put there.
        works: The works that it cites, for live fields.
        as_note: Whether it is put into a note of its own, whose mark stands in its place.
        items: CSL-JSON of the works, for live fields.
        lead, tail: How many runs of the text stand before the citation proper and behind it: the
            author in the sentence, the stop of a new note.
    """

    flow: int
    span: Span
    text: RichText
    works: tuple[Citation, ...] = ()
    as_note: bool = False
    items: tuple[dict[str, object], ...] = ()
    lead: int = 0
    tail: int = 0


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for as the printed list of a document.

    Attributes:
        without: The parts under sub-headings that are no list.
        both: Whether a list in Latin letters and one in another script, each under its own heading,
            or the last list alone.
        groups: More words that head groups of a list, as `read.headings.plain` gives them.
    """

    without: frozenset[int] = frozenset()
    both: bool = False
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What heads a part of a printed list.

    Attributes:
        words: Its words, as `read.headings.plain` gives them; empty where there is none.
        below: Whether it stands below the heading of the list.
    """

    words: str = ""
    below: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A list, or a group of one, and where it goes.

    Attributes:
        entries: In their order; none where what stands there goes.
        layout: How the style sets them.
        places: Which of the document's `printed` they take the place of.
        part: The part of the document that they go in.
        heading: The heading to write above them; empty where they go under one that is there. With
            a heading and without `places` they go behind the row before, or else under the heading
            of `part`.
        below: Whether that heading stands below the heading of the list.
        stays: Whether what stands in `places` stays as it is; there are no entries then.
    """

    entries: tuple[Entry, ...]
    layout: ListLayout = field(default_factory=ListLayout)
    places: frozenset[int] = frozenset()
    part: int = 0
    heading: str = ""
    below: bool = True
    stays: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A bibliography to be put where the document wants it.

    Attributes:
        entries: In the order of the list. No entries leave the document's own list as it is.
        layout: How the style sets it.
        heading: The heading to write where the document has none of its own: `References`.
        kept: Which of the document's `printed` are no references, from 0: they stay.
        under: In which of the document's `parts` each entry goes; empty where they are one list,
            which goes in the first that holds a reference.
        parted: Two lists, or the groups of one, and where each goes; empty for one list.
        over: The parts of the document whose headings go, since nothing is left under them.
    """

    entries: tuple[Entry, ...] = ()
    layout: ListLayout = field(default_factory=ListLayout)
    heading: str = "References"
    kept: frozenset[int] = frozenset()
    under: tuple[int, ...] = ()
    parted: tuple[Row, ...] = ()
    over: frozenset[int] = frozenset()

    def rows(self, parts: Sequence[int]) -> Iterator[Row]:
        """Each list that goes under a heading of its own.

        Args:
            parts: The parts of the document's `printed`, of which `kept` are left out.
        """
        yield from self.parted or self._rows(parts)

    def _rows(self, parts: Sequence[int]) -> Iterator[Row]:
        places = [place for place in range(len(parts)) if place not in self.kept]
        found = sorted({parts[place] for place in places})
        under = self.under or found[:1] * len(self.entries)
        for part in found:
            stand = frozenset(place for place in places if parts[place] == part)
            own = zip(self.entries, under, strict=True)
            entries = tuple(entry for entry, where in own if where == part)
            yield Row(entries, self.layout, stand, part)


@dataclass(frozen=True, slots=True)
class How:
    """How changes are written.

    Attributes:
        cites: `text` for plain text, `zotero` for live fields (Word only).
        tracked: Whether as tracked changes (Word only).
        style: The URL or name of the CSL style, for the preferences of live fields.
        carried: What the file is to carry of its works where no reader sees it (`carried.text`);
            None for what it carries already.
    """

    cites: Literal["text", "zotero"] = "text"
    tracked: bool = False
    style: str = ""
    carried: str | None = None


class Manuscript(Protocol):
    """A document that was read.

    Attributes:
        flows: All its text, in the order of the document, notes where their marks stand or after
            the running text.
        live: The live citations in it.
        printed: Its printed reference list, one reference each, as (flow, span); empty for none.
        parts: For each of them, the number of the heading that it stands under; 0 for the first
            list's own.
        heads: What heads each part, from part 0; empty where there is no list.
        sought: What was looked for as its list.
        apart: Where text under such sub-headings begins that is no list, as (flow, offset).
        numbered: Whether that list is numbered.
        bare: Which of `printed` bear no number, from 0.
        keys: By what the document calls the entries of that list; empty where it names none.
        carried: What the file carries of its works where no reader sees it; mostly empty.
        raw: The bytes that were read.
    """

    @property
    def flows(self) -> tuple[Flow, ...]: ...  # noqa: D102
    @property
    def live(self) -> tuple[Live, ...]: ...  # noqa: D102
    @property
    def printed(self) -> tuple[tuple[int, Span], ...]: ...  # noqa: D102
    @property
    def parts(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def heads(self) -> tuple[Head, ...]: ...  # noqa: D102
    @property
    def sought(self) -> Sought: ...  # noqa: D102
    @property
    def apart(self) -> tuple[tuple[int, int], ...]: ...  # noqa: D102
    @property
    def numbered(self) -> bool: ...  # noqa: D102
    @property
    def bare(self) -> frozenset[int]: ...  # noqa: D102
    @property
    def keys(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def carried(self) -> str: ...  # noqa: D102
    @property
    def raw(self) -> bytes: ...  # noqa: D102

    def place(self, flow: int, offset: int) -> str:
        """A place as a message names it: `12:8`, `p14:109`, `fn2:6`; counted from 1."""
        ...

    def stands(self, flow: int, span: Span) -> str:
        """What the file has at a stretch of a flow, on one line."""
        ...

    def reread(self, raw: bytes, sought: Sought) -> Manuscript:
        """A file of the same format."""
        ...

    def unlike(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Those of the changes whose words are not there already, in whatever type."""
        ...

    def needed(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Those of the changes that would change something, in their order."""
        ...

    def write(self, changes: tuple[Change, ...], listed: List, how: How) -> bytes:
        """The document with the changes in it, and nothing else changed.

        The list goes in the place of the document's own list under its heading, or at
        `{{bibliography}}`, or at the end under a heading. Without changes, and with a list that
        is there already, the bytes are those that were read; so are they of what `how` carries.
        """
        ...


class Unfit(ValueError):  # noqa: N818 (a noun that says what was found)
    """A file that is refused whole: broken, encrypted, hostile, or of another kind.

    `hint` says what to do.
    """

    def __init__(self, message: str, hint: str = "", place: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.place = place
