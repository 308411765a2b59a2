"""What a style makes of items: bibliography and citations as rich text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citeproc.source import VariableError

from sibcite.csl.citeproc_py import items as items_
from sibcite.csl.citeproc_py import markup
from sibcite.csl.citeproc_py.elements import CSL
from sibcite.csl.citeproc_py.items import Item, Value
from sibcite.csl.citeproc_py.style import Style
from sibcite.model import Citation, Diagnostic, Entry, Rendered, RichText

Items = Sequence[Mapping[str, Any]]
_NEAR = 5


def render(
    style: Style,
    items: Items,
    citations: Sequence[Sequence[Citation]] = (),
    sort: bool = True,
) -> Rendered:
    """Print items in a style; arguments, result and remarks are those of `sibcite.csl.render`.

    Items are not localized, and `year-suffix` is printed only where the style calls it.
    """
    return _Printing(style, items, sort).rendered(citations)


class _Printing:
    """One call of `render`: the items, their numbers, and the remarks as they come."""

    def __init__(self, style: Style, items: Items, sort: bool) -> None:
        self._style = style
        root = style.program.root
        self._citation = root.find(f"{CSL}citation")
        bibliography = root.find(f"{CSL}bibliography")
        self._list = self._citation if bibliography is None else bibliography
        self._in_list = frozenset({"first"} if bibliography is None else ())
        self._remarks: dict[Diagnostic, None] = {}
        self._values: dict[str, Mapping[str, Value]] = {}
        self._types: dict[str, str] = {}
        for item in items:
            name = str(item.get("id", ""))
            if name in self._values:
                message = f"Two items have the id '{name}'."
                hint = "The first of them is printed."
                self._remarks[Diagnostic("repeated-id", "error", message, hint=hint)] = None
                continue
            self._values[name] = items_.values(item)
            self._types[name] = str(item.get("type") or "document").lower()
        self._order = list(self._values)
        self._numbers = {name: at for at, name in enumerate(self._order, start=1)}
        if sort:
            self._order = self._sorted(self._list, self._order)
            self._numbers = {name: at for at, name in enumerate(self._order, start=1)}

    def rendered(self, citations: Sequence[Sequence[Citation]]) -> Rendered:
        bibliography = tuple(Entry(name, self._entry(name)) for name in self._order)
        printed = tuple(self._clusters(citations))
        return Rendered(printed, bibliography, tuple(self._remarks))

    def _item(
        self, name: str, cite: Citation | None = None, positions: frozenset[str] = frozenset()
    ) -> Item:
        return Item(self._values[name], self._types[name], self._numbers[name], cite, positions)

    def _sorted(self, element: Any, names: Sequence[str]) -> list[str]:
        """The names in the order of the element's sort keys; those without a key come last."""
        order, layout = list(names), element.find(f"{CSL}layout")
        for key in reversed(element.findall(f"{CSL}sort/{CSL}key")):
            keys = {name: self._key(key, name, layout) for name in set(order)}
            present = [name for name in order if keys[name] is not None]
            present.sort(key=lambda name: keys[name] or "", reverse=key.get("sort") == "descending")
            order = present + [name for name in order if keys[name] is None]
        return order

    def _key(self, key: Any, name: str, layout: Any) -> str | None:
        try:
            found: str | None = key.key(self._item(name), layout)
        except Exception:  # The item is remarked on when it is printed.
            return None
        return found

    def _entry(self, name: str) -> RichText:
        layout = self._list.find(f"{CSL}layout")
        text = self._text(name, self._item(name, positions=self._in_list), layout)
        return self._runs(layout.format(layout.wrap(text)))

    def _text(self, name: str, item: Item, layout: Any) -> str:
        """What the layout prints for an item, or its title where it prints nothing."""
        try:
            text = layout.render_children(item)
        except VariableError:
            text = None
        except Exception as fault:  # The engine's faults are not foreseen; the others still print.
            return self._instead(name, "unprinted-entry", "error", f" ({type(fault).__name__})")
        if not text or not markup.bare(text).strip():
            return self._instead(name, "empty-entry", "warning", "")
        return str(text)

    def _instead(self, name: str, code: str, severity: Any, reason: str) -> str:
        message = f"The style '{self._style.title}' prints nothing for '{name}'{reason}."
        hint = "Its title stands there instead."
        self._remarks[Diagnostic(code, severity, message, hint=hint)] = None
        title = self._values[name].get("title", name)
        return markup.value(title if isinstance(title, str) else name)

    def _clusters(self, citations: Sequence[Sequence[Citation]]) -> Iterator[RichText]:
        seen: list[tuple[Citation, ...]] = []
        for cluster in citations:
            yield self._cluster(self._in_order(cluster), seen)
            seen.append(tuple(cluster))

    def _in_order(self, cluster: Sequence[Citation]) -> list[Citation]:
        known = [cite for cite in cluster if cite.id in self._values]
        order = self._sorted(self._citation, list(dict.fromkeys(cite.id for cite in known)))
        known.sort(key=lambda cite: order.index(cite.id))
        return known + [cite for cite in cluster if cite.id not in self._values]

    def _cluster(self, cluster: Sequence[Citation], seen: Sequence[Sequence[Citation]]) -> RichText:
        layout = self._citation.find(f"{CSL}layout")
        texts = []
        for at, cite in enumerate(cluster):
            if cite.id in self._values:
                positions = _positions(cite, cluster[:at], seen)
                text = self._text(cite.id, self._item(cite.id, cite, positions), layout)
            else:
                text = self._unknown(cite.id)
            texts.append(f"{_affix(cite.prefix)}{text}{_affix(cite.suffix)}")
        return self._runs(layout.format(layout.wrap(layout.join(texts))))

    def _unknown(self, name: str) -> str:
        message = f"No item has the id '{name}'."
        self._remarks[Diagnostic("unknown-citation", "error", message)] = None
        return markup.value(markup.protected(f"{name}?"))

    def _runs(self, text: str) -> RichText:
        return markup.runs(text, self._style.program.quoting)


def _affix(text: str) -> str:
    return markup.value(markup.protected(text)) if text else ""


def _positions(
    cite: Citation, before: Sequence[Citation], seen: Sequence[Sequence[Citation]]
) -> frozenset[str]:
    """The CSL positions that hold for a cite after those before it and the clusters seen."""
    near = {other.id for cluster in seen[-_NEAR:] for other in cluster}
    if cite.id not in near and not any(
        cite.id == one.id for cluster in (*seen, before) for one in cluster
    ):
        return frozenset({"first"})
    positions = {"subsequent"} | ({"near-note"} if cite.id in near else set())
    last = before[-1] if before else seen[-1][0] if seen and len(seen[-1]) == 1 else None
    if last is not None and last.id == cite.id and (cite.locator or not last.locator):
        positions.add("ibid")
        if (cite.locator, cite.label) != (last.locator, last.label):
            positions.add("ibid-with-locator")
    return frozenset(positions)
