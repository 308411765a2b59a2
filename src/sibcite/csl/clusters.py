"""One citation: its cites sorted, collapsed and joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sibcite.csl import richfield
from sibcite.csl.context import Cite, Context
from sibcite.csl.disambiguate import suffix_number
from sibcite.csl.nodes import BARE, Dress, Node, Out, is_blank, text_of

if TYPE_CHECKING:
    from sibcite.csl.processor import Processor
    from sibcite.csl.style import Area

# A printed cite and the delimiter before it, None for the layout's own.
_Joined = tuple[Node, str | None]

_TAKES_NO_SPACE = " ,.;:!?)]’”"
_GIVES_NO_SPACE = "([“‘-–—/"
# A cite with a suffix of the user's own.
_SUFFIXED = Dress(tag="suffixed")


@dataclass(slots=True)
class _Printed:
    """One cite, what it prints without its affixes, and the state that it left."""

    cite: Cite
    kids: list[Node]
    ctx: Context


def cluster(processor: Processor, cites: Sequence[Cite]) -> Node:
    """One citation as a node."""
    area = processor.style.citation
    printed = []
    for number, cite in enumerate(_sorted(processor, cites)):
        cite.leads = number == 0
        printed.append(_printed(processor, cite))
    node = _collapsed(processor, area, printed)
    return Node([node], Dress(area.dress.marks)) if area.dress.marks else node


def _sorted(processor: Processor, cites: Sequence[Cite]) -> Sequence[Cite]:
    if len(cites) < 2:
        return cites
    ids = [cite.id for cite in cites]
    if not processor.style.citation.keys or len(set(ids)) < len(ids):
        return cites
    ranks = {id_: rank for rank, id_ in enumerate(processor.sorted(ids, processor.style.citation))}
    return sorted(cites, key=lambda cite: ranks[cite.id])


def _printed(processor: Processor, cite: Cite) -> _Printed:
    kids, ctx = processor.cited(cite)
    if ctx.first_names is not None and cite.author_only:
        return _Printed(cite, [ctx.first_names], ctx)
    printed = _Printed(cite, kids, ctx)
    return _Printed(cite, _without_names(printed), ctx) if cite.suppress_author else printed


def _empty(node: Node) -> None:
    node.kids = []
    node.dress = replace(node.dress, prefix="", suffix="", quotes=False)


def _collapsed(processor: Processor, area: Area, printed: list[_Printed]) -> Node:
    collapse = area.options.get("collapse", "")
    if len(printed) == 1:
        kids = [_whole(printed[0])] if _has_affixes(printed[0].cite) else printed[0].kids
        return Node([]) if all(map(is_blank, kids)) else Node(kids, area.affixes)
    if collapse == "citation-number":
        return _join(area, _ranges(processor, area, printed))
    if collapse or "cite-group-delimiter" in area.options:
        return _join(area, _Groups(area, collapse).joined(printed))
    return _join(area, ((_whole(each), None) for each in printed))


def _join(area: Area, joined: Iterable[_Joined]) -> Node:
    kids: list[Out] = []
    for node, delimiter in joined:
        if is_blank(node):
            continue
        if kids:
            kids.append(
                _delimiter(kids[-1], node, area.delimiter if delimiter is None else delimiter)
            )
        kids.append(node)
    return Node(kids, area.affixes) if kids else Node([])


def _delimiter(before: Out, node: Node, delimiter: str) -> str:
    """The delimiter, unless an affix brings punctuation of its own: ", cited in Book B"."""
    if text_of(node)[:1] in ",.;:":
        return ""
    suffixed = isinstance(before, Node) and before.dress is _SUFFIXED
    return " " if suffixed and text_of(before)[-1:] in ",;" else delimiter


def _whole(printed: _Printed, kids: Sequence[Out] | None = None) -> Node:
    """A cite between its affixes, with the spaces that they need."""
    body = Node(printed.kids if kids is None else kids)
    if not _has_affixes(printed.cite):
        return body
    prefix, suffix = printed.cite.prefix, printed.cite.suffix
    if prefix and not prefix[-1].isspace() and prefix[-1] not in _GIVES_NO_SPACE:
        prefix += " "
    if suffix and not suffix[0].isspace() and suffix[0] not in _TAKES_NO_SPACE:
        suffix = f" {suffix}"
    around = (richfield.parse_affix(text) if text else [] for text in (prefix, suffix))
    before, after = around
    return Node([*before, body, *after], _SUFFIXED if suffix else BARE)


def _has_affixes(cite: Cite) -> bool:
    return bool(cite.prefix or cite.suffix)


def _ranges(processor: Processor, area: Area, printed: list[_Printed]) -> Iterator[_Joined]:
    """Runs of three and more numbers by their ends: [1]-[3]."""
    after = area.options.get("after-collapse-delimiter", area.delimiter)
    dash = processor.style.locale.term("citation-range-delimiter") or "–"
    place, collapsed = 0, False
    while place < len(printed):
        end = place
        while end + 1 < len(printed) and _follows(
            processor.numbers, printed[end], printed[end + 1]
        ):
            end += 1
        delimiter = after if collapsed else None
        collapsed = end - place > 1
        yield _whole(printed[place]), delimiter
        if collapsed:
            yield _whole(printed[end]), dash
        place = end + 1 if collapsed else place + 1


def _follows(numbers: Mapping[str, int], one: _Printed, two: _Printed) -> bool:
    return one.cite.plain and two.cite.plain and numbers[two.cite.id] == numbers[one.cite.id] + 1


class _Groups:
    """Cites with the same names stand together; the names print once, then years or suffixes."""

    def __init__(self, area: Area, collapse: str) -> None:
        options = area.options
        given = options.get("cite-group-delimiter")
        self._collapse = collapse
        # Cites that are not sorted stay where they are, and only neighbours collapse.
        self._gathers = bool(area.keys)
        self._delimiter = ", " if given is None else given
        by_suffix = area.delimiter if given is None else given
        self._by_suffix = options.get("year-suffix-delimiter", by_suffix)
        self._after = options.get("after-collapse-delimiter", area.delimiter)
        self._parts = "after-collapse-delimiter" in options

    def joined(self, printed: list[_Printed]) -> Iterator[_Joined]:
        """Each group as one node, with the delimiter before it."""
        collapsed = False
        for group in self._grouped(printed):
            after = self._collapse == "year" or collapsed
            collapsed = bool(self._collapse) and len(group) > 1
            kids: list[Out] = []
            for node, delimiter in self._members(group):
                if not text_of(node).strip():
                    continue
                kids += [delimiter, node] if kids else [node]
            yield Node(kids), self._after if after else None

    def _grouped(self, printed: list[_Printed]) -> list[list[_Printed]]:
        """A cite with a prefix begins a group; one without names stands alone."""
        groups: list[list[_Printed]] = []
        by_names: dict[str, list[_Printed]] = {}
        for each in printed:
            names = self._names(each)
            if names is not None and not each.cite.prefix and names in by_names:
                by_names[names].append(each)
                continue
            groups.append([each])
            if not self._gathers:
                by_names.clear()
            if names is not None:
                by_names[names] = groups[-1]
        return groups

    def _names(self, printed: _Printed) -> str | None:
        if printed.ctx.first_names is not None:
            return text_of(printed.ctx.first_names)
        # Cites that are nothing but a year and its suffix belong together too.
        bare = self._collapse.startswith("year-suffix") and "title" not in printed.ctx.used
        return "" if bare else None

    def _members(self, group: list[_Printed]) -> Iterator[tuple[Node, str]]:
        yield _whole(group[0]), ""
        place, in_run = 1, False
        while place < len(group):
            before, each = group[place - 1], group[place]
            if not self._shares_year(before, each):
                kids = _without_names(each) if self._collapse else each.kids
                own = self._collapse and (in_run or (before.cite.locator and self._parts))
                yield _whole(each, kids), self._after if own else self._delimiter
                in_run, place = False, place + 1
                continue
            in_run = True
            end = self._run(group, place)
            if end > place:
                yield Node([_suffix(group[end])]), "–"
                place = end + 1
            else:
                yield _whole(each, [Node([_suffix(each)])]), self._by_suffix
                place += 1

    def _shares_year(self, one: _Printed, two: _Printed) -> bool:
        if not self._collapse.startswith("year-suffix") or not (_suffix(one) and _suffix(two)):
            return False
        if one.cite.locator or two.cite.locator or two.cite.prefix or one.cite.suffix:
            return False
        dates = [each.ctx.item.dates.get("issued") for each in (one, two)]
        first, second = (None if date is None else date.start[:1] for date in dates)
        return first == second

    def _run(self, group: list[_Printed], place: int) -> int:
        """The last cite of a run of three and more suffixes from the cite before `place`."""
        if self._collapse != "year-suffix-ranged":
            return place
        end = place - 1
        while end + 1 < len(group) and self._continues(group[end], group[end + 1]):
            end += 1
        return end if end - place > 0 else place

    def _continues(self, one: _Printed, two: _Printed) -> bool:
        following = suffix_number(_suffix(two)) == suffix_number(_suffix(one)) + 1
        return following and self._shares_year(one, two)


def _suffix(printed: _Printed) -> str:
    return printed.ctx.dis.suffix if printed.ctx.dis is not None else ""


def _without_names(printed: _Printed) -> list[Node]:
    """A cite without its names, and without the space or comma that followed them."""
    if printed.ctx.first_names is None:
        return printed.kids
    _empty(printed.ctx.first_names)
    kids = [kid for kid in printed.kids if not _hollow(kid)]
    if kids:
        _strip_lead(kids[0])
    return kids


def _hollow(node: Out) -> bool:
    """Whether nothing stands between a node's affixes any more."""
    return not node if isinstance(node, str) else all(map(_hollow, node.kids))


def _strip_lead(node: Node) -> None:
    """Take punctuation off the affix in front of the first thing that still prints."""
    while not node.dress.prefix:
        node.kids = [kid for kid in node.kids if not _hollow(kid)]
        if not node.kids or isinstance(node.kids[0], str):
            return
        node = node.kids[0]
    node.dress = replace(node.dress, prefix=node.dress.prefix.lstrip(" ,;:"))
