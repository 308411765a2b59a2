"""Leaves cited in a document of an archive: ``[@garf1946, l. 16]`` of the one at ``ll. 15–18``.

Where a citation prints the address, the leaf stands in it in place of the document's own,
``f. R-9401, op. 2, d. 134, l. 16``; behind ibid. and short forms it stands alone, ``Ibid., l. 16``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sibcite import archives
from sibcite.cite import items
from sibcite.cite.presentation import Archive, Presentation
from sibcite.model import ArchiveAddress, Citation, Level, Record

_LEAVES, _FILE = "list", "delo"
# A bare number is a page for whoever wrote it.
_COUNTED = ("page", "folio")
# No term of CSL, whose label would stand before that of the form.
_LABELLED = "leaf"

Clusters = Sequence[Sequence[Citation]]


@dataclass(frozen=True, slots=True)
class Leafed:
    """Citations with their leaves as the form of the address labels them.

    Attributes:
        clusters: The citations, in their order.
        records: The records with the cited leaf in their address, by id and locator.
    """

    clusters: Clusters
    records: Mapping[tuple[str, str], Record] = field(default_factory=dict)

    def items(self, shown: Presentation) -> dict[tuple[str, str], Mapping[str, Any]]:
        """The CSL items of the records, by id and locator."""
        return {key: items.item(record, shown) for key, record in self.records.items()}

    def cited(self, records: Mapping[str, Record]) -> list[list[Record]]:
        """The works of each citation as it prints them, those that are among `records`."""
        return [
            [
                self.records.get((each.id, each.locator), records[each.id])
                for each in cluster
                if each.id in records
            ]
            for cluster in self.clusters
        ]


def leafed(
    clusters: Clusters, records: Mapping[str, Record], shown: Presentation, kind: str
) -> Leafed:
    """Tell the leaves of documents from other places.

    Args:
        clusters: The works of each citation.
        records: The works by id.
        shown: How archives are shown.
        kind: Whether the style cites by `note`, where a leaf may begin a sentence:
            ``Там же. Л. 4``.
    """
    placed: dict[tuple[str, str], Record] = {}

    def told(each: Citation) -> Citation:
        record = records.get(each.id)
        if record is None or not each.locator or each.label not in _COUNTED:
            return each
        rules = shown.of(record.language).archive
        address = _at(record.address, each.locator)
        leaf = _alone(address, rules, kind) if address is not None and rules.address else ""
        if address is None or not leaf:
            return each
        placed[each.id, leaf] = replace(record, address=address)
        return replace(each, locator=leaf, label=_LABELLED)

    return Leafed(tuple(tuple(map(told, cluster)) for cluster in clusters), placed)


def _at(address: ArchiveAddress | None, leaf: str) -> ArchiveAddress | None:
    """The address of a leaf in a document's file; None where the file counts no leaves."""
    levels = address.levels if address is not None else ()
    names = [level.name for level in levels]
    if address is None or not {_LEAVES, _FILE}.intersection(names):
        return None
    if _LEAVES not in names:
        return replace(address, levels=(*levels, Level(_LEAVES, leaf, "Л.")))
    told = (replace(each, value=leaf) if each.name == _LEAVES else each for each in levels)
    return replace(address, levels=tuple(told))


def _alone(address: ArchiveAddress, rules: Archive, kind: str) -> str:
    """The leaf of an address without what is above it; empty where the form prints no label."""
    every = archives.form(rules.address, rules.language).capital == "every"
    leaves = tuple(replace(each, label="Л.") for each in address.levels if each.name == _LEAVES)
    shown = archives.show(replace(address, levels=leaves), rules.address, rules.language)
    if shown == leaves[-1].value:
        return ""
    return shown if every and kind == "note" else shown[:1].lower() + shown[1:]
