"""Records under a style's presentation: which forms are shown, then what CSL makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sibcite import csl, tables
from sibcite.cite import items, presentation, splice
from sibcite.cite.document import document, is_note
from sibcite.model import Citation, Record, Rendered

__all__ = [
    "ENGINES",
    "bibliography",
    "bibliography_as_given",
    "citations",
    "document",
    "is_note",
]

# Ours, and citeproc-py for comparison.
ENGINES = ("sibcite", "citeproc-py")


def bibliography(
    records: Sequence[Record], style: tables.StyleFiles, engine: str = ENGINES[0]
) -> Rendered:
    """The bibliography of all records, in the style's own order.

    Args:
        records: Records under unique ids.
        style: A style of `tables.find_style`.
        engine: One of `ENGINES`.

    Returns:
        An entry for each record; a style without a bibliography gives each as a full note.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        ValueError: The presentation beside it has a setting that nobody knows.
    """
    return _listed(records, style, _engine(engine), sort=True)


def bibliography_as_given(
    records: Sequence[Record], style: tables.StyleFiles, engine: str = ENGINES[0]
) -> Rendered:
    """The bibliography of all records in the order given; otherwise as `bibliography`."""
    return _listed(records, style, _engine(engine), sort=False)


def citations(
    records: Sequence[Record],
    clusters: Sequence[Sequence[Citation]],
    style: tables.StyleFiles,
    engine: str = ENGINES[0],
) -> Rendered:
    """What a document cites, each cluster in the order of the document.

    Args:
        records: The records that may be cited.
        clusters: The works of each citation.
        style: A style of `tables.find_style`.
        engine: One of `ENGINES`.

    Returns:
        A rich text for each cluster. Translations stand in lists and in full notes only.
    """
    shown = presentation.read(style)
    door = _engine(engine)
    loaded = _loaded(door, style, shown)
    noted = shown if loaded.kind == "note" else shown.without_translations()
    composed = [items.item(record, noted) for record in records]
    rendered = door.render(loaded, composed, clusters, **_asked(door, shown))
    texts = splice.citations(rendered.citations, clusters, records, noted)
    return Rendered(citations=texts, diagnostics=rendered.diagnostics)


def _listed(records: Sequence[Record], style: tables.StyleFiles, door: Any, sort: bool) -> Rendered:
    """Every record under a key of its own, so that of two that share a key neither is lost."""
    shown = presentation.read(style)
    places = {key: str(place) for place, key in enumerate(_keys(records))}
    composed = [
        {**items.item(record, shown), "id": key}
        for key, record in zip(places, records, strict=True)
    ]
    loaded = _loaded(door, style, shown)
    rendered: Rendered = door.render(loaded, composed, sort=sort, **_asked(door, shown))
    printed = tuple(replace(entry, id=places[entry.id]) for entry in rendered.bibliography)
    entries = splice.bibliography(printed, records, shown)
    return replace(rendered, bibliography=entries)


def _keys(records: Sequence[Record]) -> Iterator[str]:
    """The records' keys, counted where they come again: `karpov1997`, `karpov1997 (2)`."""
    taken: set[str] = set()
    for record in records:
        key, count = record.id, 1
        while key in taken:
            count += 1
            key = f"{record.id} ({count})"
        taken.add(key)
        yield key


def _engine(name: str) -> Any:
    """The room's verbs `load` and `render`, or those of the other engine."""
    if name not in ENGINES:
        raise ValueError(f"No engine is known as '{name}'. Engines: {', '.join(ENGINES)}.")
    if name == "citeproc-py":
        from sibcite.csl import citeproc_py

        return citeproc_py
    return csl


def _loaded(door: Any, style: tables.StyleFiles, shown: presentation.Presentation) -> Any:
    if door is csl:
        return csl.Style.load(style.csl, _parent, digraphs=shown.digraphs)
    return door.load(style.csl, _parent)


def _asked(door: Any, shown: presentation.Presentation) -> dict[str, bool]:
    """What is asked of our engine beyond CSL; the other one cannot do it."""
    return {"localize": shown.item_language} if door is csl else {}


def _parent(name: str) -> str:
    """The CSL text of the style that a dependent style names."""
    return tables.find_style(name).csl
