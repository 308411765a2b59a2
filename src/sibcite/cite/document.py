"""A whole document in a style: its citations in their order, and the list of what it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sibcite import csl, tables
from sibcite.cite import engine, groups, items, leaves, settings, splice
from sibcite.cite.listing import Lists, headings, pair
from sibcite.cite.missing import missing, restored
from sibcite.cite.order import ordered
from sibcite.cite.prepare import prepared
from sibcite.cite.presentation import Presentation
from sibcite.model import Citation, Diagnostic, Entry, ListSection, Record, Rendered, RichText


@dataclass(frozen=True, slots=True)
class Printed:
    """What a style makes of a document.

    Attributes:
        rendered: The citations in the order of the document, and all entries of the lists.
        is_note: Whether the style cites in notes.
        has_list: Whether the style has a bibliography.
        sections: The list, or the lists under their headings; none without a bibliography.
        names: The authors of the works that were asked for, as they stand in a sentence.
    """

    rendered: Rendered
    is_note: bool
    has_list: bool
    sections: tuple[ListSection, ...] = ()
    names: Mapping[str, RichText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a document cites: the works, and each once in the order of its first citation."""

    records: Sequence[Record]
    clusters: Sequence[Sequence[Citation]]


def is_note(style: tables.StyleFiles) -> bool:
    """Whether a style cites in notes.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
    """
    return engine.load(style, settings.read(style)).kind == "note"


def marks_follow_stops(style: tables.StyleFiles) -> bool:
    """Whether the marks of notes stand behind a stop, as in English; elsewhere they stand before.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
    """
    return engine.load(style, settings.read(style)).default_locale.startswith("en")


def document(
    records: Sequence[Record],
    clusters: Sequence[Sequence[Citation]],
    style: tables.StyleFiles,
    named: Sequence[str] = (),
    lists: str = "",
    order: Sequence[str] = (),
    strict: bool = False,
) -> Printed:
    """Print what a document cites.

    Args:
        records: The works of the list, under ids that differ; each of `clusters` names some.
        clusters: The works of each citation, with the number of its note, in the order of the
            document, by which ibid., short forms, numbers and first mentions of archives go.
        style: A style of `tables.find_style`.
        named: Works whose authors are wanted alone, for sentences that name them.
        lists: `single`, `grouped` or `dual`; empty for what the style's presentation says.
        order: The ids of all records in the order of the list; empty for that of the style.
        strict: Whether a form that the list shows and a record lacks is an error; without it
            only two lists remark on that, as a warning.

    Returns:
        The citations, and the list or lists of all records; numbered styles count them as they
        are cited. A style without a bibliography gives no lists, but where two are asked for.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        settings.BrokenPresentation: The presentation beside it has a mistake.
        ValueError: The style of a second list is not known.
    """
    shown = settings.read(style)
    loaded = engine.load(style, shown)
    # The list asks of the citations only their order, so each work is cited once for it.
    once = dict.fromkeys(each.id for cluster in clusters for each in cluster)
    cited = _Cited(records, [(Citation(id_),) for id_ in once])
    noted = shown if loaded.kind == "note" else shown.in_running_text()
    ready = prepared(records, noted).value
    kind = lists or shown.lists
    made = _lists(cited, style, shown, kind, order, strict)
    if kind != "single" or shown.sort != "style":
        # Numbers in the text are those of the list that is in this style.
        order = order or _listed(made.sections, kind)
    texts, by_style = _texts(loaded, clusters, ready, noted, order)
    entries = tuple(entry for section in made.sections for entry in section.entries)
    by_style = tuple(dict.fromkeys((*by_style, *made.diagnostics)))
    rendered = Rendered(texts, entries, by_style, loaded.layout, made.remarks)
    names = _names(_processor(loaded, ready, noted), named) if named else {}
    return Printed(rendered, loaded.kind == "note", bool(made.sections), made.sections, names)


def _listed(sections: Sequence[ListSection], kind: str) -> list[str]:
    """The ids in the order of the style's own list, the last of two."""
    own = sections[-1:] if kind == "dual" else sections
    return [entry.id for section in own for entry in section.entries]


# Each of these lets its processor go when it ends: one is many times as large as its texts.
def _texts(
    loaded: csl.Style,
    clusters: Sequence[Sequence[Citation]],
    records: Sequence[Record],
    shown: Presentation,
    order: Sequence[str],
) -> tuple[tuple[RichText, ...], tuple[Diagnostic, ...]]:
    """The citations, and what was remarked on."""
    by_id = _by_id(records)
    told = leaves.leafed(clusters, by_id, shown, loaded.kind)
    processor = _processor(loaded, records, shown, order, told.items(shown))
    texts = splice.citations(processor.cite(told.clusters), told.cited(by_id), shown)
    return texts, processor.diagnostics


def _names(processor: csl.Processor, named: Sequence[str]) -> dict[str, RichText]:
    """The authors of works alone, as the style prints names in a citation."""
    wanted = tuple(dict.fromkeys(named))
    alone = [(Citation(each, author_only=True),) for each in wanted]
    return dict(zip(wanted, processor.cite(alone), strict=True))


def _lists(
    cited: _Cited,
    style: tables.StyleFiles,
    shown: Presentation,
    kind: str,
    order: Sequence[str],
    strict: bool,
) -> Lists:
    severity: Literal["error", "warning"] = "error" if strict else "warning"
    if kind != "dual":
        lacks = severity if strict else None
        return _one(cited, style, shown, kind == "grouped", order, lacks)
    first, second = pair(style, shown)
    # The lists keep one order by keeping that of the one which leads.
    if not order and shown.dual.order != "own":
        lead = first if shown.dual.order == "original" else second
        order = [each.id for part in _one(cited, *lead).sections for each in part.entries]
    made = [_one(cited, *each, order=order, lacks=severity) for each in (first, second)]
    headed = zip((shown.dual.original.heading, shown.dual.romanized.heading), made, strict=True)
    sections = [replace(part, heading=name) for name, one in headed for part in one.sections]
    said = dict.fromkeys(each for one in made for each in one.diagnostics)
    remarks = dict.fromkeys(each for one in made for each in one.remarks)
    return Lists(tuple(sections), tuple(said), tuple(remarks))


def _one(
    cited: _Cited,
    style: tables.StyleFiles,
    shown: Presentation,
    grouped: bool = False,
    order: Sequence[str] = (),
    lacks: Literal["error", "warning"] | None = None,
) -> Lists:
    """One list, whole or in its groups; none in a style without a bibliography.

    `lacks` is how bad it is that a record lacks a form; None if nothing is to be said of it.
    """
    loaded = engine.load(style, shown)
    if not loaded.has_bibliography:
        return Lists(())
    found = prepared(cited.records, shown)
    ready = found.value
    if not order and shown.sort != "style":
        order = ordered(ready, loaded, shown)
    rows = {"": list(ready)}
    if grouped:
        before = _processor(loaded, ready, shown, order)
        before.cite(cited.clusters)
        by_id = _by_id(ready)
        rows = groups.grouped([by_id[id_] for id_ in before.order()], headings(shown, style))
        order = [record.id for row in rows.values() for record in row]
    processor = _processor(loaded, ready, shown, order)
    processor.cite(cited.clusters)
    entries = splice.bibliography(processor.bibliography(), _by_id(ready), shown)
    sections = _sections(entries, rows, loaded) if grouped else _whole(entries, loaded)
    lacking = missing(ready, shown, lacks) if lacks else ()
    remarks = (*found.diagnostics, *restored(ready, shown), *lacking)
    return Lists(sections, processor.diagnostics, remarks)


def _whole(entries: Sequence[Entry], loaded: csl.Style) -> tuple[ListSection, ...]:
    return (ListSection(tuple(entries), loaded.layout),)


def _sections(
    entries: Sequence[Entry], rows: Mapping[str, Sequence[Record]], loaded: csl.Style
) -> tuple[ListSection, ...]:
    by_id = {entry.id: entry for entry in entries}
    return tuple(
        ListSection(tuple(by_id[record.id] for record in row), loaded.layout, heading)
        for heading, row in rows.items()
    )


def _by_id(records: Sequence[Record]) -> dict[str, Record]:
    return {record.id: record for record in records}


def _processor(
    loaded: csl.Style,
    records: Sequence[Record],
    shown: Presentation,
    order: Sequence[str] = (),
    located: Mapping[tuple[str, str], Mapping[str, Any]] | None = None,
) -> csl.Processor:
    composed = [items.item(record, shown) for record in records]
    language = shown.item_language
    return csl.Processor(loaded, composed, localize=language, order=order, located=located)
