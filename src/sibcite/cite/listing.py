"""Lists of records: one, one under headings, or two in two scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sibcite import tables
from sibcite.cite import engine as engines
from sibcite.cite import groups, items, settings, splice
from sibcite.cite.missing import missing, restored
from sibcite.cite.order import ordered
from sibcite.cite.prepare import prepared
from sibcite.cite.presentation import Presentation
from sibcite.model import Diagnostic, ListSection, Record, Rendered

# The list of originals where a presentation names no style for it, by whether numbers are wanted.
_GOST = ("gost-r-7-0-5-2008", "gost-r-7-0-5-2008-numeric")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of lists beyond the style.

    Attributes:
        lists: `single`, `grouped` or `dual`; empty for what the style's presentation says.
        sort: Whether in the order of the style, or as the records come.
        strict: Whether a form that the list shows and a record lacks is an error; without it
            only two lists remark on that, as a warning.
        engine: One of `engine.ENGINES`.
    """

    lists: str = ""
    sort: bool = True
    strict: bool = False
    engine: str = engines.ENGINES[0]


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists that a style makes of records.

    Attributes:
        sections: The lists in their order, or the parts of one, each with its heading.
        diagnostics: What the style or the engine could not do.
        remarks: What is said of the records: what was restored, what is missing.
    """

    sections: tuple[ListSection, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


def lists(records: Sequence[Record], style: tables.StyleFiles, asked: Asked | None = None) -> Lists:
    """The lists of all records that a style, or what is asked, wants.

    Args:
        records: The records of the bibliography.
        style: A style of `tables.find_style`.
        asked: What is asked beyond the style.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        settings.BrokenPresentation: The presentation beside it has a mistake.
        ValueError: The style of a second list is not known.
    """
    wants = asked or Asked()
    shown = settings.read(style)
    kind = wants.lists or shown.lists
    unique = dict(zip(unique_keys(records), records, strict=True))
    named = [replace(record, id=key) for key, record in unique.items()]
    made = _dual(named, style, shown, wants) if kind == "dual" else None
    if made is None:
        made = _one(named, style, shown, wants, grouped=kind == "grouped")
    back = {key: record.id for key, record in unique.items()}
    sections = tuple(
        replace(each, entries=tuple(replace(entry, id=back[entry.id]) for entry in each.entries))
        for each in made.sections
    )
    return replace(made, sections=sections)


def bibliography(
    records: Sequence[Record], style: tables.StyleFiles, engine: str = engines.ENGINES[0]
) -> Rendered:
    """The bibliography of all records as one list, in the style's own order.

    Args:
        records: The records.
        style: A style of `tables.find_style`.
        engine: One of `engine.ENGINES`.

    Returns:
        An entry for each record; a style without a bibliography gives each as a full note.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        settings.BrokenPresentation: The presentation beside it has a mistake.
    """
    return _rendered(lists(records, style, Asked("single", engine=engine)))


def bibliography_as_given(
    records: Sequence[Record], style: tables.StyleFiles, engine: str = engines.ENGINES[0]
) -> Rendered:
    """The bibliography of all records in the order given; otherwise as `bibliography`."""
    return _rendered(lists(records, style, Asked("single", sort=False, engine=engine)))


def kind_of_lists(style: tables.StyleFiles, asked: str = "") -> tuple[str, tuple[str, ...]]:
    """What lists a style makes, `single`, `grouped` or `dual`, and the headings of its groups.

    Args:
        style: A style of `tables.find_style`.
        asked: What is asked in the place of what the style says; empty for nothing.

    Raises:
        settings.BrokenPresentation: The presentation beside it has a mistake.
    """
    shown = settings.read(style)
    return asked or shown.lists, tuple(headings(shown, style))


def unique_keys(records: Sequence[Record]) -> Iterator[str]:
    """The records' keys, counted where they come again: `karpov1997`, `karpov1997 (2)`."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for record in records:
        key = record.id
        while key in taken:
            counts[record.id] = counts.get(record.id, 1) + 1
            key = f"{record.id} ({counts[record.id]})"
        taken.add(key)
        yield key


def in_style_order(
    records: Sequence[Record], style: tables.StyleFiles, shown: Presentation
) -> list[Record]:
    """Prepared records in the order of their list."""
    by_id = {record.id: record for record in records}
    return [by_id[id_] for id_ in ordered(records, engines.load(style, shown), shown)]


def _rendered(made: Lists) -> Rendered:
    (section,) = made.sections or (ListSection(()),)
    return Rendered((), section.entries, made.diagnostics, section.layout, made.remarks)


def _one(
    records: Sequence[Record],
    style: tables.StyleFiles,
    shown: Presentation,
    asked: Asked,
    grouped: bool = False,
    order: Sequence[str] = (),
) -> Lists:
    """One list, whole or in its groups."""
    found = prepared(records, shown)
    listed: Sequence[Record] = found.value
    if order:
        by_id = {record.id: record for record in listed}
        listed = [by_id[id_] for id_ in order]
    elif asked.sort and (grouped or shown.sort != "style"):
        listed = in_style_order(listed, style, shown)
    rows = groups.grouped(listed, headings(shown, style)) if grouped else {"": list(listed)}
    listed = [record for row in rows.values() for record in row]
    # Records that are in order already are not to be sorted again.
    sorts = asked.sort and not (order or grouped or shown.sort != "style")
    printed = _printed(listed, style, shown, asked.engine, sorts)
    entries = {entry.id: entry for entry in printed.bibliography}
    if not grouped:
        by_id = {record.id: record for record in listed}
        rows = {"": [by_id[each] for each in entries]}
    sections = tuple(
        ListSection(tuple(entries[record.id] for record in row), printed.layout, heading)
        for heading, row in rows.items()
    )
    lacks = _lacking(listed, shown, asked)
    said = (*found.diagnostics, *restored(listed, shown), *lacks)
    return Lists(sections, printed.diagnostics, said)


def _printed(
    records: Sequence[Record],
    style: tables.StyleFiles,
    shown: Presentation,
    engine: str,
    sort: bool,
) -> Rendered:
    composed = [items.item(record, shown) for record in records]
    rendered: Rendered = engines.render(engine, style, shown, composed, sort=sort)
    by_id = {record.id: record for record in records}
    entries = splice.bibliography(rendered.bibliography, by_id, shown)
    return replace(rendered, bibliography=entries)


def _lacking(
    records: Sequence[Record], shown: Presentation, asked: Asked
) -> tuple[Diagnostic, ...]:
    severity: Literal["error", "warning"] = "error" if asked.strict else "warning"
    wanted = asked.strict or asked.lists == "dual" or shown.lists == "dual"
    return missing(records, shown, severity) if wanted else ()


def headings(shown: Presentation, style: tables.StyleFiles) -> Mapping[str, tuple[str, ...]]:
    """The groups of a presentation, or the usual ones in the language of the list."""
    if shown.groups:
        return shown.groups
    language = engines.load(style, shown).default_locale[:2]
    return groups.USUAL.get(language, groups.USUAL["en"])


def _dual(
    records: Sequence[Record], style: tables.StyleFiles, shown: Presentation, asked: Asked
) -> Lists:
    """Two lists, each in its style, in one order where that is asked for."""
    both = pair(style, shown)
    order: Sequence[str] = ()
    if asked.sort and shown.dual.order != "own":
        files, view = both[shown.dual.order == "romanized"]
        ready = prepared(records, view).value
        order = [record.id for record in in_style_order(ready, files, view)]
    made = [_one(records, *each, asked, order=order) for each in both]
    names = (shown.dual.original.heading, shown.dual.romanized.heading)
    sections = tuple(
        replace(section, heading=name)
        for name, one in zip(names, made, strict=True)
        for section in one.sections
    )
    said = (diagnostic for one in made for diagnostic in one.diagnostics)
    remarks = (remark for one in made for remark in one.remarks)
    return Lists(sections, tuple(dict.fromkeys(said)), tuple(dict.fromkeys(remarks)))


def pair(
    style: tables.StyleFiles, shown: Presentation
) -> tuple[tuple[tables.StyleFiles, Presentation], tuple[tables.StyleFiles, Presentation]]:
    """The styles of two lists with their presentations: originals, restored if need be; Latin.

    Raises:
        ValueError: A style that is not known.
    """
    original = shown.dual.original.style or _GOST[_is_numeric(style)]
    romanized = shown.dual.romanized.style
    first = _of_one(original, style, shown)
    return (first[0], replace(first[1], restore=True)), _of_one(romanized, style, shown)


def _is_numeric(style: tables.StyleFiles) -> bool:
    return 'citation-format="numeric"' in style.csl


def _of_one(
    name: str, style: tables.StyleFiles, shown: Presentation
) -> tuple[tables.StyleFiles, Presentation]:
    """The style of one list; the style itself is shown as it was asked for."""
    if not name or name == style.name:
        return style, shown
    files = tables.find_style(name)
    return files, settings.read(files)
