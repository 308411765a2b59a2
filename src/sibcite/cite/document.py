"""A whole document in a style: its citations in their order, and the list of what it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sibcite import csl, tables
from sibcite.cite import items, presentation, splice
from sibcite.model import Citation, Diagnostic, Entry, Record, Rendered, RichText


@dataclass(frozen=True, slots=True)
class Printed:
    """What a style makes of a document.

    Attributes:
        rendered: The citations in the order of the document, and the list.
        is_note: Whether the style cites in notes.
        has_list: Whether the style has a bibliography.
        names: The authors of the works that were asked for, as they stand in a sentence.
    """

    rendered: Rendered
    is_note: bool
    has_list: bool
    names: Mapping[str, RichText] = field(default_factory=dict)


def is_note(style: tables.StyleFiles) -> bool:
    """Whether a style cites in notes.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
    """
    return bool(csl.Style.load(style.csl, _parent).kind == "note")


def document(
    records: Sequence[Record],
    clusters: Sequence[Sequence[Citation]],
    style: tables.StyleFiles,
    named: Sequence[str] = (),
) -> Printed:
    """Print what a document cites.

    Args:
        records: The works of the list, under ids that differ; each of `clusters` names some.
        clusters: The works of each citation, with the number of its note, in the order of the
            document, by which ibid., short forms, numbers and first mentions of archives go.
        style: A style of `tables.find_style`.
        named: Works whose authors are wanted alone, for sentences that name them.

    Returns:
        The citations, and an entry for each record in the order of the list; numbered styles
        count them as they are cited. A style without a bibliography gives no entries.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        ValueError: The presentation beside it has a setting that nobody knows.
    """
    shown = presentation.read(style)
    loaded = csl.Style.load(style.csl, _parent, digraphs=shown.digraphs)
    noted = shown if loaded.kind == "note" else shown.without_translations()
    texts, remarks = _cited(_processor(loaded, records, noted), clusters, records, noted)
    entries: tuple[Entry, ...] = ()
    if loaded.has_bibliography:
        entries, more = _listed(_processor(loaded, records, shown), clusters, records, shown)
        remarks = tuple(dict.fromkeys((*remarks, *more)))
    rendered = Rendered(texts, entries, remarks, loaded.layout)
    names = _names(_processor(loaded, records, noted), named) if named else {}
    return Printed(rendered, loaded.kind == "note", loaded.has_bibliography, names)


# Each of these lets its processor go when it ends: one is many times as large as its texts.
def _cited(
    processor: csl.Processor,
    clusters: Sequence[Sequence[Citation]],
    records: Sequence[Record],
    shown: presentation.Presentation,
) -> tuple[tuple[RichText, ...], tuple[Diagnostic, ...]]:
    """The citations, and what was remarked on."""
    texts = splice.citations(processor.cite(clusters), clusters, records, shown)
    return texts, processor.diagnostics


def _listed(
    processor: csl.Processor,
    clusters: Sequence[Sequence[Citation]],
    records: Sequence[Record],
    shown: presentation.Presentation,
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """The list, numbered as it is cited, and what was remarked on."""
    first = dict.fromkeys(each.id for cluster in clusters for each in cluster)
    processor.cite([(Citation(id_),) for id_ in first])
    return _spliced(processor.bibliography(), records, shown), processor.diagnostics


def _names(processor: csl.Processor, named: Sequence[str]) -> dict[str, RichText]:
    """The authors of works alone, as the style prints names in a citation."""
    wanted = tuple(dict.fromkeys(named))
    alone = [(Citation(each, author_only=True),) for each in wanted]
    return dict(zip(wanted, processor.cite(alone), strict=True))


def _processor(
    loaded: csl.Style, records: Sequence[Record], shown: presentation.Presentation
) -> csl.Processor:
    composed = [items.item(record, shown) for record in records]
    return csl.Processor(loaded, composed, localize=shown.item_language)


def _spliced(
    entries: Sequence[Entry], records: Sequence[Record], shown: presentation.Presentation
) -> tuple[Entry, ...]:
    """The entries with what the presentation adds, which goes by places."""
    places = {record.id: str(place) for place, record in enumerate(records)}
    placed = tuple(replace(entry, id=places[entry.id]) for entry in entries)
    return splice.bibliography(placed, records, shown)


def _parent(name: str) -> str:
    """The CSL text of the style that a dependent style names."""
    return tables.find_style(name).csl
