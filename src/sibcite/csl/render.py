"""What a style makes of items: citations and bibliography as rich text, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sibcite.csl import collector, richfield
from sibcite.csl.assemble import Marks, Seg
from sibcite.csl.context import Cite
from sibcite.csl.nodes import text_of
from sibcite.csl.positions import Citation as Placed
from sibcite.csl.processor import Processor as Registry
from sibcite.csl.style import Style
from sibcite.model import Citation, Diagnostic, Entry, Mark, Rendered, RichText, Run, joined

Items = Sequence[Mapping[str, Any]]
Located = Mapping[tuple[str, str], Mapping[str, Any]]

_MARKS: dict[tuple[str, str], Mark] = {
    ("font-style", "italic"): "italic",
    ("font-style", "oblique"): "italic",
    ("font-weight", "bold"): "bold",
    ("font-variant", "small-caps"): "small-caps",
    ("text-decoration", "underline"): "underline",
    ("vertical-align", "sup"): "superscript",
    ("vertical-align", "sub"): "subscript",
}
_PLAIN: frozenset[Mark] = frozenset()
_ALONE = {said: frozenset((mark,)) for said, mark in _MARKS.items()}
_LINKED = ("http://", "https://", "ftp://", "mailto:")


def render(
    style: Style,
    items: Items,
    citations: Sequence[Sequence[Citation]] = (),
    sort: bool = True,
    localize: bool = False,
    located: Located | None = None,
) -> Rendered:
    """Print items in a style.

    Args:
        style: A style that `load` gave.
        items: CSL-JSON items; ids are told apart by case. Beyond the schema, a name may say
            `static-ordering: true` (family name first and without a comma wherever it stands),
            `natural-ordering: true` (given name first), and what follows the whole of it where it
            is not shortened (`behind: " 斎藤六郎"`); and every variable may be called by its
            name. A `year-suffix` of the item's own is kept. Private-use characters pass through;
            U+F8E0-U+F8EF at the end of a quoted title keep a full stop outside the quotes.
        citations: Each one the works that it cites, in the order of the document.
        sort: Whether the bibliography is sorted as the style says, or stays in the given order.
        localize: Whether each item has its terms, labels and dates in its own language, where
            that is one of the CSL locales: `С. 5` for a Russian item, `p. 5` for an English one;
            and romanized Japanese names of a Japanese item stand family first without a comma.
        located: As for `Processor`.

    Returns:
        The citations, each as one rich text, and the bibliography of all items. A style without
        a bibliography, as many note styles are, gives each item as a first, full note, sorted as
        its citations are. What could not be printed is remarked on: `unprinted-entry` and
        `empty-entry` (its title stands in its place), `repeated-id` (the first is printed),
        `unknown-citation` (its id stands in its place, with a question mark).
    """
    processor = Processor(style, items, sort=sort, localize=localize, located=located)
    printed = processor.cite(citations)
    return Rendered(printed, processor.bibliography(), processor.diagnostics, style.layout)


class Processor:
    """Citations and bibliography of items in a style.

    >>> processor = Processor(style, items)                       # doctest: +SKIP
    >>> processor.cite([[Citation("karpov1997", locator="5")]])   # doctest: +SKIP
    >>> processor.bibliography()                                  # doctest: +SKIP

    A citation that was printed before and has not changed is not printed again.
    """

    @collector.paused()
    def __init__(
        self,
        style: Style,
        items: Items,
        locale: str = "",
        sort: bool = True,
        localize: bool = False,
        order: Sequence[str] = (),
        located: Located | None = None,
    ) -> None:
        """Take up items in a style.

        Args:
            style: A style that `load` gave.
            items: CSL-JSON items, as for `render`.
            locale: The language of the terms, if another than the style's.
            sort: Whether the bibliography is sorted as the style says.
            localize: Whether each item has its terms in its own language, as for `render`.
            order: The ids in the order of the bibliography, where that is not the style's.
            located: Items that stand for others, by the id and a locator, where a citation with
                that locator prints the `archive_location`: theirs holds the place.
        """
        self._style = style.in_language(locale) if locale else style
        self._remarks: dict[Diagnostic, None] = {}
        self._items = {str(item.get("id", "")): item for item in reversed(items)}
        seen: set[str] = set()
        for id_ in (str(item.get("id", "")) for item in items):
            if id_ in seen:
                hint = "The first of them is printed."
                self._remark("repeated-id", "error", f"Two items have the id '{id_}'.", hint)
            seen.add(id_)
        self._ids = list(dict.fromkeys(str(item.get("id", "")) for item in items))
        self._registry = Registry(
            self._style, (self._items[id_] for id_ in self._ids), localize, located
        )
        self._printed: dict[tuple[object, ...], RichText] = {}
        self._sort, self._localize, self._given = sort, localize, order
        self._registered = False

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was remarked on so far, each once."""
        return tuple(self._remarks)

    @collector.paused()
    def cite(self, citations: Sequence[Sequence[Citation]]) -> tuple[RichText, ...]:
        """The citations of a whole document, each as one rich text, in the document's order."""
        if not citations:
            return ()
        self._register([each.id for cluster in citations for each in cluster])
        document = [_placed(cluster, self._items) for cluster in citations]
        self._registry.place(document)
        return tuple(
            self._citation(cluster, placed)
            for cluster, placed in zip(citations, document, strict=True)
        )

    @collector.paused()
    def bibliography(
        self, include: Callable[[Mapping[str, Any]], bool] | None = None
    ) -> tuple[Entry, ...]:
        """The entries in the order of the list; without a bibliography, full notes.

        Args:
            include: Says of an item whether it is in this section: sources apart from studies.
                Numbers and year suffixes are those of the whole list.
        """
        if not self._registered:
            self._register([])
        if not self._style.has_bibliography:
            noted = self._section(self._noted(), include)
            return tuple(Entry(id_, self._note(id_)) for id_ in noted)
        ids = self._section(self._registry.order, include)
        printed = dict(self._entries(ids))
        return tuple(
            Entry(id_, printed.get(id_) or self._fallback(id_, "empty-entry", "warning"))
            for id_ in ids
        )

    def _section(
        self, ids: list[str], include: Callable[[Mapping[str, Any]], bool] | None
    ) -> list[str]:
        return ids if include is None else [id_ for id_ in ids if include(self._items[id_])]

    def _register(self, cited: Sequence[str]) -> None:
        """Take up the items, the cited ones first, in the order of their citation."""
        self._registry.register([*cited, *self._ids], self._sort, self._given)
        self._registered = True

    def order(self) -> tuple[str, ...]:
        """The ids in the order of the bibliography; without one, of its full notes."""
        if not self._registered:
            self._register([])
        return tuple(self._registry.order if self._style.has_bibliography else self._noted())

    def _entries(self, ids: list[str]) -> list[tuple[str, RichText]]:
        try:
            return [(id_, _rich(segs)) for id_, segs in self._registry.bibliography_entries(ids)]
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            return [(id_, self._entry_alone(id_)) for id_ in ids]

    def _entry_alone(self, id_: str) -> RichText:
        """One entry by itself, so that a fault in it spoils no other."""
        alone = Registry(self._style, [self._items[id_]], self._localize)
        try:
            alone.register([id_])
            printed = [_rich(segs) for _, segs in alone.bibliography_entries()]
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            return self._fallback(id_, "unprinted-entry", "error")
        return printed[0] if printed else ()

    def _noted(self) -> list[str]:
        area = self._style.citation
        order = self._registry.order
        sorts = self._sort and area.keys and not self._given
        return self._registry.sorted(order, area) if sorts else order

    def _note(self, id_: str) -> RichText:
        try:
            printed = _rich(self._registry.citation([Cite(id_)]))
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            return self._fallback(id_, "unprinted-entry", "error")
        return printed or self._fallback(id_, "empty-entry", "warning")

    def _citation(self, cluster: Sequence[Citation], placed: Placed) -> RichText:
        unknown = [each.id for each in cluster if each.id and each.id not in self._items]
        for id_ in unknown:
            hint = "Add it to the bibliography, or cite another."
            self._remark("unknown-citation", "error", f"No item has the id '{id_}'.", hint)
        try:
            known = self._known(placed.cites) if placed.cites else ()
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            titles = (self._fallback(cite.id, "unprinted-entry", "error") for cite in placed.cites)
            return joined(run for title in titles for run in title)
        if not unknown:
            return known
        return joined((*known, *(Run(f"{id_}?") for id_ in unknown)))

    def _known(self, cites: Sequence[Cite]) -> RichText:
        """A citation of items that are there; what was printed before is not printed again."""
        seen = self._registry.seen(cites)
        printed = self._printed.get(seen)
        if printed is None:
            printed = self._printed[seen] = _rich(self._registry.citation(cites))
        return printed

    def _fallback(self, id_: str, code: str, severity: str) -> RichText:
        """The title of an item that the style could not print, or its id."""
        title = str(self._items[id_].get("title") or id_)
        said = "could not print" if code == "unprinted-entry" else "prints nothing of"
        hint = "Its title stands in its place."
        message = f"The style {said} the item '{id_}'."
        self._remark(code, "error" if severity == "error" else "warning", message, hint)
        return (Run("".join(map(text_of, richfield.parse(title)))),)

    def _remark(self, code: str, severity: Any, message: str, hint: str) -> None:
        self._remarks[Diagnostic(code, severity, message, hint=hint)] = None


def _placed(cluster: Sequence[Citation], items: Mapping[str, Any]) -> Placed:
    cites = [
        Cite(
            each.id,
            each.locator,
            each.label,
            each.prefix,
            each.suffix,
            each.suppress_author,
            each.author_only,
        )
        for each in cluster
        if each.id in items
    ]
    return Placed(cites, cluster[0].note if cluster else 0)


def _rich(segments: Sequence[Seg]) -> RichText:
    """The segments as runs, those that look and lead alike as one."""
    runs: list[Run] = []
    set_: Marks = ()
    marks, text, link, variable = _PLAIN, "", "", ""
    for seg in _spaced(segments):
        now = marks if seg.marks is set_ else _marks(seg.marks)
        to = seg.link if seg.link and seg.link.startswith(_LINKED) else ""
        if seg.variable == variable and now == marks and to == link:
            text += seg.text
            continue
        if text:
            runs.append((Run if variable else _between)(text, marks, link, variable))
        set_, marks, text, link, variable = seg.marks, now, seg.text, to, seg.variable
    if text:
        runs.append((Run if variable else _between)(text, marks, link, variable))
    return tuple(runs)


@lru_cache(maxsize=512)
def _between(text: str, marks: frozenset[Mark], link: str, variable: str) -> Run:
    """What stands between variables: the same few signs and terms in all entries."""
    return Run(text, marks, link, variable)


def _spaced(segments: Sequence[Seg]) -> Sequence[Seg]:
    """The segments, with a space where on paper a column of its own parts two of them."""
    if not any(mark[0] == "display" for seg in segments if seg.marks for mark in seg.marks):
        return segments
    spaced: list[Seg] = []
    set_: Marks = ()
    display: set[str] = set()
    for seg in segments:
        if seg.marks is not set_:
            before, set_ = display, seg.marks
            display = {mark[1] for mark in set_ if mark[0] == "display"}
            parted = "left-margin" in before and "right-inline" in display
            if parted and not spaced[-1].text.endswith(" "):
                spaced.append(Seg(" ", ()))
        spaced.append(seg)
    return spaced


def _marks(set_: Marks) -> frozenset[Mark]:
    """The innermost value of each kind of formatting; the same set for the same values."""
    if not set_:
        return _PLAIN
    if len(set_) == 1:
        return _ALONE.get(set_[0][:2], _PLAIN)
    inner = {mark[0]: mark[1] for mark in set_}
    return _shared(frozenset(_MARKS[mark] for mark in inner.items() if mark in _MARKS))


@cache
def _shared(marks: frozenset[Mark]) -> frozenset[Mark]:
    """The first set of these marks that was made: there are few, and many runs have them."""
    return marks
