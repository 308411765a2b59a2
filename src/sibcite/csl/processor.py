"""A document's citations and bibliography in a style: the order of the work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sibcite.csl import (
    assemble,
    bibliography,
    clusters,
    collation,
    disambiguate,
    locales,
    nameorder,
    positions,
)
from sibcite.csl.assemble import Seg
from sibcite.csl.context import Cite, Context, Dis, Look
from sibcite.csl.items import Item
from sibcite.csl.items import item as made_item
from sibcite.csl.nodes import Node
from sibcite.csl.style import Area, Quoting, Style

_SENTENCE = re.compile(r"\s\S+[.?!][”’\"']?$")
_TAG = re.compile(r"<[^<>]*>")
# What is no cite of a document: a sort key, an entry. Nobody changes it.
_UNPLACED = Cite("")


class Processor:
    """Citations and bibliography of items in a style.

    `register` says which items there are and in which order they come; it settles the order of
    the list, the numbers, and what tells alike cites apart. Printing changes nothing of that.

    Attributes:
        style: The compiled style.
        items: The items by id, made ready once.
        order: The ids in the order of the list.
        numbers: The number of each item in the list, from 1.
        dis: What disambiguation adds to each item.
        located: What stands for an item, by its id and a locator, where a cite with that locator
            prints the item's `archive_location`: its own then holds the place.
        looks: What cites print while they are told apart, by item and state.
        states: What the print of each item's cites hangs on besides the cites themselves.
        known: What a cite of an item prints that is the same wherever it stands, to be taken from
            there when it comes to be printed.
    """

    def __init__(
        self,
        style: Style,
        items: Iterable[Mapping[str, Any] | Item],
        localize: bool = False,
        located: Mapping[tuple[str, str], Mapping[str, Any]] | None = None,
    ) -> None:
        self.style = style
        self._collate = collation.collator(style.default_locale)
        self._localize = localize
        ready = nameorder.ordered if localize else dict
        made = (each if isinstance(each, Item) else made_item(ready(each)) for each in items)
        self.items: dict[str, Item] = {each.id: each for each in made}
        self.located = {key: made_item(ready(each)) for key, each in (located or {}).items()}
        self.order: list[str] = []
        self.numbers: dict[str, int] = {}
        self.dis: dict[str, Dis] = {}
        self.looks: dict[tuple[object, ...], Look] = {}
        self.states: dict[str, object] = {}
        self.known: dict[str, Look] = {}

    def register(self, ids: Iterable[str], sort: bool = True, given: Sequence[str] = ()) -> None:
        """Take up items in the order of their first citation, and settle all that hangs on it.

        Args:
            ids: The items as they are cited.
            sort: Whether the list is in the style's order.
            given: The order of the list where it is another one.
        """
        self.order = [i for i in dict.fromkeys(ids) if i in self.items]
        self.numbers = {i: number for number, i in enumerate(self.order, start=1)}
        self.dis = {}
        self.looks.clear()
        listed = self.style.bibliography
        if given or (sort and listed is not None and listed.keys):
            self.order = self._listed(given, listed)
            self.numbers = {i: number for number, i in enumerate(self.order, start=1)}
        disambiguate.run(self)

    def _listed(self, given: Sequence[str], area: Area | None) -> list[str]:
        """The ids in the order of the list: the given one, or the style's."""
        if given or area is None:
            known = set(given)
            return [
                *filter(self.items.__contains__, given),
                *(i for i in self.order if i not in known),
            ]
        return self.sorted(self.order, area)

    def place(self, document: Sequence[positions.Citation]) -> None:
        """Give every cite of a document its position: first, subsequent, ibid."""
        options = {**self.style.globals, **self.style.citation.options}
        positions.place(document, int(options.get("near-note-distance", 5)))

    def sorted(self, ids: Sequence[str], area: Area) -> list[str]:
        """The ids in the order of an area's sort keys; ties stay as they are."""
        known = {i: place for place, i in enumerate(ids)}
        if area.name == "citation":
            known = {i: self.numbers.get(i, place) for i, place in known.items()}
        return self._ranked(sorted(ids, key=lambda i: known[i]), area, 0)

    def _ranked(self, ids: list[str], area: Area, place: int) -> list[str]:
        """The ids by the sort keys from one on; a key is asked of those alone that are tied."""
        if len(ids) < 2 or place == len(area.keys):
            return ids
        key, descending = area.keys[place]
        tied: dict[Any, list[str]] = {}
        for id_ in ids:
            found = key(self.context(id_, area.name, _UNPLACED))
            tied.setdefault(None if found is None else self._collate(found), []).append(id_)
        # An item without a key stands last in either direction.
        last = tied.pop(None, [])
        rows = [tied[each] for each in sorted(tied, reverse=descending)]
        return [id_ for row in (*rows, last) for id_ in self._ranked(row, area, place + 1)]

    def context(self, id_: str, area: str, cite: Cite) -> Context:
        """A fresh state for printing an item in an area."""
        number, dis = self.numbers.get(id_, 0), self.dis.get(id_)
        return Context(self.items[id_], area, self.style.default_locale, number, cite, dis)

    def cite_node(self, cite: Cite) -> tuple[list[Node], Context]:
        """What one cite prints, without its affixes, and the state that it left."""
        kids, ctx = self._cite_node(cite)
        inside = self.located.get((cite.id, cite.locator)) if self.located else None
        if inside is None or "archive_location" not in ctx.used:
            return kids, ctx
        # The position stays that of a cite with a locator.
        return self._cite_node(replace(cite, locator=""), inside)

    def _cite_node(self, cite: Cite, item: Item | None = None) -> tuple[list[Node], Context]:
        ctx = self.context(cite.id, "citation", cite)
        ctx.item = item or ctx.item
        ctx.implicit = not self.style.citation.prints_suffix
        ctx.parted = self.style.citation.parts_suffix
        ctx.capitalize = self.style.kind == "note" and _begins(cite)
        return self.spoken(cite.id).citation.body(ctx), ctx

    def cited(self, cite: Cite) -> tuple[list[Node], Context]:
        """As `cite_node`, but that what was printed already is not printed again."""
        look = self.known.pop(cite.id, None) if cite.plain else None
        if look is None or not (cite.leads or self.style.kind == "in-text"):
            return self.cite_node(cite)
        return look.kids, look.ctx

    def spoken(self, id_: str) -> Style:
        """The style in the item's own language, where that is asked for and has terms."""
        language = self.items[id_].language
        is_spoken = self._localize and locales.is_known(language)
        return self.style.in_language(language) if is_spoken else self.style

    def entry_node(self, id_: str) -> tuple[list[Node], Context]:
        """What one entry of the bibliography prints, and the state that it left."""
        listed = self.spoken(id_).bibliography
        assert listed is not None, "a style without a bibliography has no entries"
        ctx = self.context(id_, "bibliography", _UNPLACED)
        ctx.implicit = not listed.prints_suffix
        ctx.parted = listed.parts_suffix
        return listed.body(ctx), ctx

    def text(self, node: Node) -> str:
        """The characters that a node prints."""
        return "".join([seg.text for seg in assemble.segments(node, self.style.quoting)])

    def citation(self, cites: Sequence[Cite]) -> list[Seg]:
        """One citation, its cites sorted, collapsed and joined."""
        return assemble.segments(clusters.cluster(self, cites), self._quoting(cites))

    def _quoting(self, cites: Sequence[Cite]) -> Quoting:
        """The quotes of the items' language where they have one; else those of the style."""
        if not self._localize:
            return self.style.quoting
        spoken = {self.spoken(cite.id) for cite in cites}
        return spoken.pop().quoting if len(spoken) == 1 else self.style.quoting

    def seen(self, cites: Sequence[Cite]) -> tuple[object, ...]:
        """All that the print of a citation hangs on."""
        return tuple([(*_seen(cite), self.states[cite.id]) for cite in cites])

    def bibliography_entries(
        self, ids: Sequence[str] | None = None
    ) -> Iterator[tuple[str, list[Seg]]]:
        """The entries of the list, or of a part of it; items that print nothing are left out."""
        return bibliography.entries(self, self.order if ids is None else ids)

    def state(self, id_: str) -> object:
        """What a cite's print hangs on now besides the cite itself: mostly but a number."""
        dis = self.dis.get(id_)
        if dis is None or not (dis.shown or dis.levels or dis.condition or dis.suffix):
            return self.numbers.get(id_, 0)
        levels = tuple((role, tuple(row)) for role, row in dis.levels.items())
        shown = tuple(dis.shown.items())
        return (self.numbers.get(id_, 0), shown, levels, dis.condition, dis.suffix)


def _begins(cite: Cite) -> bool:
    """Whether a term that comes first in a cite begins a sentence."""
    if not cite.prefix.strip():
        return cite.leads
    return _SENTENCE.search(_TAG.sub("", cite.prefix).strip()) is not None


def _seen(cite: Cite) -> tuple[object, ...]:
    return (
        cite.id,
        cite.locator,
        cite.label,
        cite.prefix,
        cite.suffix,
        cite.suppress_author,
        cite.author_only,
        cite.position,
        cite.near,
        cite.first_note,
    )
