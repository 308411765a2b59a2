"""Citations of records in a style, in the order of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sibcite import tables
from sibcite.cite import engine as engines
from sibcite.cite import items, leaves, settings, splice
from sibcite.cite.prepare import prepared
from sibcite.model import Citation, Record, Rendered


def citations(
    records: Sequence[Record],
    clusters: Sequence[Sequence[Citation]],
    style: tables.StyleFiles,
    engine: str = engines.ENGINES[0],
) -> Rendered:
    """What a document cites, each cluster in the order of the document.

    Args:
        records: The records that may be cited.
        clusters: The works of each citation.
        style: A style of `tables.find_style`.
        engine: One of `engine.ENGINES`.

    Returns:
        A rich text for each cluster. Translations and other forms that follow a title or a name
        stand in lists and in full notes only.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        settings.BrokenPresentation: The presentation beside it has a mistake.
    """
    shown = settings.read(style)
    kind = engines.load(style, shown).kind
    if kind != "note":
        shown = shown.in_running_text()
    ready = prepared(records, shown)
    composed = [items.item(record, shown) for record in ready.value]
    by_id = {record.id: record for record in reversed(ready.value)}
    # What goes beyond CSL, the other engine cannot do.
    is_ours = engine == engines.ENGINES[0]
    told = leaves.leafed(clusters, by_id, shown, kind) if is_ours else leaves.Leafed(clusters)
    located = told.items(shown)
    rendered: Rendered = engines.render(
        engine, style, shown, composed, told.clusters, located=located
    )
    cited = {f"'{work.id}'" for cluster in clusters for work in cluster}
    # Doubts are told of what is cited, and not of all that might be.
    said = tuple(each for each in ready.diagnostics if any(id_ in each.message for id_ in cited))
    texts = splice.citations(rendered.citations, told.cited(by_id), shown)
    return replace(rendered, citations=texts, bibliography=(), remarks=said)
