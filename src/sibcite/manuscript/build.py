"""A manuscript with its citations and its list in a style; nothing else in it changes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sibcite import tables
from sibcite.cite import document, is_note
from sibcite.manuscript import commands, links, printed, tokeys
from sibcite.manuscript.document import Change, Flow, How, List, Live, Manuscript
from sibcite.manuscript.links import Link, Linked, Remark
from sibcite.manuscript.mentions import Mention
from sibcite.model import Citation, Diagnostic, Record, RichText, Run, Span, plain

Cites = Literal["auto", "text", "notes", "zotero"]
# A full stop before one of these would be one too many.
_STOPS = (".", ";", ",", ":")
_HEADINGS = {"ru": "Список литературы", "uk": "Список літератури", "ja": "参考文献"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a build.

    Attributes:
        style: The citation style.
        cites: `text` in place, `notes` as footnotes, `zotero` as live fields; `auto` by the style.
        tracked: Whether as tracked changes.
        allow_missing: Whether to write although a citation could not be told.
    """

    style: tables.StyleFiles
    cites: Cites = "auto"
    tracked: bool = False
    allow_missing: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives.

    Attributes:
        raw: The new file; None where something is missing and that was not allowed.
        changes: What was changed, in the order of the document.
        remarks: What is said of places in the document.
        said: What is said of the whole: by the style, of works that nobody cites.
        links: The citations with their works.
        works: The works of the list.
        listed: The list itself.
    """

    raw: bytes | None
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    said: tuple[Diagnostic, ...]
    links: tuple[Link, ...]
    works: tuple[Record, ...] = ()
    listed: List = field(default_factory=List)


def link(manuscript: Manuscript, records: Sequence[Record]) -> Linked:
    """The citations of a manuscript, held against the works that may be cited.

    Args:
        manuscript: The manuscript.
        records: The works.
    """
    numbers = printed.numbers(manuscript, records)
    found = links.find(manuscript.flows, records, manuscript.numbered)
    by_command = tuple(commands.find(manuscript))
    mentions = (*by_command, *_outside(found, by_command))
    ordered = sorted(
        mentions, key=lambda each: links.order(manuscript.flows, each.flow, each.span.start)
    )
    return links.link(manuscript.flows, ordered, records, numbers)


def _outside(found: Iterable[Mention], commands_: Sequence[Mention]) -> Iterator[Mention]:
    r"""The mentions that are no part of a command: ``[46]`` of ``\cite[46]{karpov1997}``."""
    within: dict[int, list[Span]] = {}
    for command in commands_:
        within.setdefault(command.flow, []).append(command.span)
    for mention in found:
        spans = within.get(mention.flow, ())
        if not any(
            span.start < mention.span.end and mention.span.start < span.end for span in spans
        ):
            yield mention


def build(manuscript: Manuscript, records: Sequence[Record], own: bool, asked: Asked) -> Built:
    """Put the citations and the list of a manuscript into a style.

    Args:
        manuscript: The manuscript.
        records: The works that may be cited, under ids that differ.
        own: Whether they are those of the manuscript's own list, all of which stay in it.
        asked: The style, and how to write.
    """
    linked = link(manuscript, records)
    # What stands in the document's list stays in it, cited or not: no work is lost in silence.
    stands = printed.standing(manuscript, records)
    unread = printed.unread(manuscript, stands)
    missing = any(remark.diagnostic.severity == "error" for remark in linked.remarks)
    if missing and not asked.allow_missing:
        return Built(None, (), (*unread, *linked.remarks), (), linked.links)
    notes = is_note(asked.style)
    placed = _placed(manuscript.flows, linked.links, asked.cites, notes)
    clusters = [cluster for _, cluster, _ in placed]
    live = _live(manuscript, records)
    cited = {work.id for cluster in clusters for work in cluster} | {work.id for _, work in live}
    wanted = {*cited, *stands.ids.values(), *commands.listed(manuscript)}
    listed = [each for each in records if own or "*" in wanted or each.id in wanted]
    named = [works[0].id for link_, works, _ in placed if _names_author(link_, works)]
    made = document(listed, clusters, asked.style, named)
    rendered = made.rendered
    writer = _Writer(manuscript.flows, listed, made.names, asked.cites)
    changes = writer.changes(placed, rendered.citations)
    if asked.cites != "zotero":
        changes = manuscript.needed(changes)
    heading = _heading(manuscript.flows)
    bibliography = List(rendered.bibliography, rendered.layout, heading, stands.kept)
    how = How("zotero" if asked.cites == "zotero" else "text", asked.tracked, asked.style.name)
    raw = manuscript.write(changes, bibliography, how)
    uncited = _uncited(listed, {*cited, *commands.listed(manuscript)})
    without = () if made.has_list else (_listless(asked.style.name),)
    said = (*rendered.diagnostics, *without, *uncited, *_left(manuscript))
    remarks = (*linked.remarks, *unread, *printed.remarks(manuscript, stands))
    return Built(raw, changes, remarks, said, linked.links, tuple(listed), bibliography)


def rewritten(
    manuscript: Manuscript, linked: Linked, records: Sequence[Record], to: str, latex: bool
) -> bytes:
    """The manuscript with its citations as keys or live fields, their text as it was.

    Args:
        manuscript: The manuscript.
        linked: What `link` found in it.
        records: The works.
        to: `keys` or `zotero`.
        latex: Whether keys stand in commands.
    """
    if to == "keys":
        changes = tokeys.changes(linked.links, manuscript.flows, latex)
        return manuscript.write(changes, List(), How())
    return manuscript.write(_fields(manuscript, linked, records), List(), How("zotero"))


def _fields(
    manuscript: Manuscript, linked: Linked, records: Sequence[Record]
) -> tuple[Change, ...]:
    from sibcite.write.item import item

    by_id = {record.id: record for record in records}
    made = []
    for each in linked.links:
        if each.works:
            mention = each.mention
            put = mention.put if mention.narrative else mention.span
            text = (Run(put.of(manuscript.flows[mention.flow].text)),)
            carried = tuple(item(by_id[work.id]) for work in each.works)
            made.append(Change(mention.flow, put, text, each.works, items=carried))
    return tuple(made)


# A link, its works with the number of their note, and whether it becomes a note.
_Placed = tuple[Link, tuple[Citation, ...], bool]


def _placed(
    flows: Sequence[Flow], found: Sequence[Link], cites: Cites, notes: bool
) -> list[_Placed]:
    """The citations in the order of the document, each with the note that it stands in.

    New notes and those that are there are counted together, as they will stand.
    """
    to_notes = cites == "notes" or (cites == "auto" and notes)
    marks = sorted(flow.at for flow in flows if flow.at is not None)
    placed: list[_Placed] = []
    number, seen = 0, 0
    for link_ in found:
        if not link_.works:
            continue
        flow = flows[link_.mention.flow]
        at = flow.at or (link_.mention.flow, link_.mention.span.start)
        while seen < len(marks) and marks[seen] <= at:
            number, seen = number + 1, seen + 1
        is_foot = to_notes or link_.mention.command.lower().startswith("foot")
        as_note = is_foot and link_.whole and flow.at is None and not flow.note
        if as_note:
            number += 1
        note = number if as_note or flow.at is not None else 0
        in_sentence = link_.mention.shape == "key" and link_.mention.narrative and not to_notes
        works = link_.works
        if to_notes and link_.mention.narrative:
            works = tuple(replace(work, suppress_author=False) for work in works)
        placed.append((link_, tuple(_cited(works, note, in_sentence)), as_note))
    return placed


def _cited(works: Sequence[Citation], note: int, in_sentence: bool) -> Iterator[Citation]:
    """Works with the number of their note; the first without the author that a sentence names."""
    for place, work in enumerate(works):
        suppressed = work.suppress_author or (in_sentence and not place)
        yield replace(work, note=note, suppress_author=suppressed)


def _names_author(link_: Link, works: Sequence[Citation]) -> bool:
    """Whether the author is to be put into the sentence: ``@saito1995 [p. 208]``."""
    mention = link_.mention
    alone = mention.command.lower() == "citeauthor"
    return mention.shape == "key" and (mention.narrative or alone) and bool(works)


class _Writer:
    """Makes changes of printed citations."""

    def __init__(
        self,
        flows: Sequence[Flow],
        records: Sequence[Record],
        names: Mapping[str, RichText],
        cites: Cites,
    ) -> None:
        self._flows, self._names, self._cites = flows, names, cites
        self._by_id = {record.id: record for record in records}

    def changes(self, placed: Sequence[_Placed], texts: Sequence[RichText]) -> tuple[Change, ...]:
        """What to put in the place of each citation."""
        rows = zip(placed, texts, strict=True)
        return tuple(
            change for each, text in rows if each[0].whole for change in self._change(*each, text)
        )

    def _change(
        self, link_: Link, works: tuple[Citation, ...], as_note: bool, text: RichText
    ) -> Iterator[Change]:
        mention = link_.mention
        flow = self._flows[mention.flow]
        in_note = bool(flow.note) and not works[0].suppress_author
        beside = mention.narrative and mention.shape != "key" and not in_note
        put = mention.put if beside else mention.span
        if mention.command.lower() in ("citeauthor", "citeauthor*"):
            yield Change(mention.flow, put, self._author(works))
            return
        if mention.command.lower() == "citeyear":
            text = (Run(plain(text).strip("()[]")),)
        fitted = _fitted(text, as_note, flow.text[put.end : put.end + 1])
        name = self._name(link_, works)
        if name and not as_note and works[0].suppress_author and self._cites != "zotero":
            fitted = (*name, Run(" "), *fitted)
        elif name and (as_note or works[0].suppress_author):
            yield Change(mention.flow, put, name if as_note else (*name, Run(" ")))
            put = Span(put.end, put.end)
        yield Change(mention.flow, put, fitted, works, as_note, self._items(works))

    def _name(self, link_: Link, works: Sequence[Citation]) -> RichText:
        """The author that is put into the sentence; empty where the citation says it."""
        return self._author(works) if _names_author(link_, works) else ()

    def _author(self, works: Sequence[Citation]) -> RichText:
        """The names of a work as they stand in a sentence."""
        printed_name = self._names.get(works[0].id, ())
        shown = plain(printed_name).strip("()[].,;: ")
        if any(map(str.isalpha, shown)):
            # An initial keeps its full stop.
            return (Run(shown if len(shown.split()[-1]) > 1 else f"{shown}."),)
        # A numbered style has no words for an author.
        names = next(iter(self._by_id[works[0].id].names.values()), ())
        return (Run(" & ".join(name.family or name.literal for name in names)),) if names else ()

    def _items(self, works: Sequence[Citation]) -> tuple[dict[str, object], ...]:
        """What a live field carries."""
        from sibcite.write.item import item

        if self._cites != "zotero":
            return ()
        return tuple(item(self._by_id[work.id]) for work in works)


def _fitted(text: RichText, as_note: bool, behind: str) -> RichText:
    """A citation with the full stop that ends a note of its own, or without one that is there."""
    if as_note:
        return text if plain(text)[-1:] in (".", "!", "?") else (*text, Run("."))
    return _unstopped(text) if behind in _STOPS else text


def _unstopped(text: RichText) -> RichText:
    """The text without the full stop that ends it, where one stands behind it already."""
    if not plain(text).endswith("."):
        return text
    return (*text[:-1], replace(text[-1], text=text[-1].text[:-1]))


def _live(manuscript: Manuscript, records: Sequence[Record]) -> list[tuple[Live, Citation]]:
    known = {record.id for record in records}
    return [(live, work) for live in manuscript.live for work in live.works if work.id in known]


def _uncited(listed: Sequence[Record], cited: set[str]) -> tuple[Diagnostic, ...]:
    """A note on works of the document's own list that it never cites."""
    found = [record.label or record.id for record in listed if record.id not in cited]
    if not found:
        return ()
    message = f"Of the list these are not cited: {'; '.join(found)}."
    hint = "Cite them, or strike them off the list."
    return (Diagnostic("uncited-work", "note", message, None, hint),)


def _listless(style: str) -> Diagnostic:
    message = f"'{style}' has no bibliography; a list that stands in the document is left."
    return Diagnostic("no-list", "note", message)


def _left(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    """A note on live citations, which stay as their own program has written them."""
    if not manuscript.live:
        return ()
    managers = ", ".join(sorted({live.manager.title() for live in manuscript.live}))
    message = f"{len(manuscript.live)} live citations of {managers} are left as they are."
    hint = f"Choose the style in {managers}; sibcite counts their works as cited."
    return (Diagnostic("live-citation", "note", message, None, hint),)


def _heading(flows: Sequence[Flow]) -> str:
    """The heading of a list in the script that most of the document is in."""
    sample = [each for flow in flows for each in flow.text[:2_000] if each.isalpha()][:20_000]
    scripts = Counter(unicodedata.name(each, "").split(" ")[0] for each in sample)
    if scripts["CYRILLIC"] * 2 > len(sample):
        return _HEADINGS["uk" if any(each in "ґєіїҐЄІЇ" for each in sample) else "ru"]
    if (scripts["CJK"] + scripts["HIRAGANA"] + scripts["KATAKANA"]) * 2 > len(sample):
        return _HEADINGS["ja"]
    return "References"
