"""A manuscript with its citations and its list in a style; nothing else in it changes."""

from __future__ import annotations

import gc
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from sibcite import tables
from sibcite.cite import Printed, citations, document, is_note, kind_of_lists
from sibcite.manuscript import again, commands, linking, printed, summary
from sibcite.manuscript.document import Change, Flow, How, List, Live, Manuscript
from sibcite.manuscript.links import Link
from sibcite.manuscript.placement import placed
from sibcite.manuscript.placing import Cites, Writer, apart_of, names_author, placed_in
from sibcite.manuscript.remarks import Remark
from sibcite.model import Citation, Diagnostic, Record, plain

Lists = Literal["", "single", "grouped", "dual"]
_HEADINGS = {"ru": "Список литературы", "uk": "Список літератури", "ja": "参考文献"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a build.

    Attributes:
        style: The citation style.
        cites: `text` in place, `notes` as footnotes, `zotero` as live fields; `auto` by the style.
        tracked: Whether as tracked changes.
        allow_missing: Whether to write although a citation could not be told.
        lists: `single`, `grouped` or `dual`; empty for what the style says.
        strict: Whether a form that a list shows and a work lacks is an error.
    """

    style: tables.StyleFiles
    cites: Cites = "auto"
    tracked: bool = False
    allow_missing: bool = False
    lists: Lists = ""
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives.

    Attributes:
        raw: The new file; None where something is missing and that was not allowed.
        changes: What was changed, in the order of the document.
        remarks: What is said of places in the document.
        said: What is said of the whole: by the style, of works that nobody cites.
        about: What is said of the works: what was restored, what is missing.
        links: The citations with their works.
        works: The works of the list.
        listed: The list itself.
        stands: What the manuscript's own printed references are.
    """

    raw: bytes | None
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    said: tuple[Diagnostic, ...]
    about: tuple[Diagnostic, ...]
    links: tuple[Link, ...]
    works: tuple[Record, ...] = ()
    listed: List = field(default_factory=List)
    stands: printed.Standing = printed.NOTHING


def build(manuscript: Manuscript, records: Sequence[Record], own: bool, asked: Asked) -> Built:
    """Put the citations and the list of a manuscript into a style.

    Args:
        manuscript: The manuscript.
        records: The works that may be cited, under ids that differ.
        own: Whether they are those of the manuscript's own list, all of which stay in it.
        asked: The style, and how to write.
    """
    # What stands in the document's list stays in it, cited or not: no work is lost in silence.
    stands = printed.standing(manuscript, records)
    linked = linking.linked(
        manuscript, records, stands, _numbered(manuscript, records, asked.style)
    )
    flows = printed.flows(manuscript, stands)
    partly = printed.in_part(manuscript, records, stands) if own else ()
    unread = (*printed.unread(manuscript, stands), *partly, *printed.apart(manuscript))
    missing = any(remark.diagnostic.severity == "error" for remark in linked.remarks)
    if missing and not asked.allow_missing:
        return Built(None, (), (*unread, *linked.remarks), (), (), linked.links)
    notes = is_note(asked.style)
    citing = placed_in(flows, linked.links, asked.cites, notes)
    clusters = [cluster for _, cluster, _ in citing]
    live = _live(manuscript, records)
    cited = {work.id for cluster in clusters for work in cluster} | {work.id for _, work in live}
    wanted = {*cited, *stands.ids.values(), *commands.listed(manuscript)}
    listed = [each for each in records if own or "*" in wanted or each.id in wanted]
    # A list that counts by citations keeps its order where those are not told.
    stood = {id_: place for place, id_ in stands.ids.items()}
    listed.sort(key=lambda each: stood.get(each.id, len(stood)))
    named = [works[0].id for link_, works, _ in citing if names_author(link_, works)]
    # What a live field shows is one list.
    lists = "single" if asked.cites == "zotero" else asked.lists
    untold = apart_of(flows, citing)
    # A cluster without a work comes between, so that no "ibid." reaches across what is not told.
    spaced = [
        each for at, cluster in enumerate(clusters) for each in (*untold.get(at, ()), cluster)
    ]

    def printer(works: Sequence[Record]) -> Printed:
        return document(works, spaced, asked.style, named, lists, strict=asked.strict)

    made = printer(listed)
    rendered = made.rendered
    told = zip(spaced, rendered.citations, strict=True)
    texts = [text for cluster, text in told if cluster[0].id]
    writer = Writer(flows, listed, made.names, asked.cites)
    lost = tuple(
        summary.lost(link_)
        for (link_, works, _), text in zip(citing, texts, strict=True)
        if link_.whole and writer.is_lost(link_, works, text)
    )
    changes = writer.changes(citing, texts)
    if asked.cites != "zotero":
        changes = manuscript.needed(changes)
    heading = _heading(manuscript.flows)
    entries = rendered.bibliography
    under = printed.under(manuscript, stands, [entry.id for entry in entries])
    where = placed(manuscript, stands, made.sections, _kind(asked), heading)
    parted = (where.rows, where.over)
    bibliography = List(entries, rendered.layout, heading, stands.kept, under, *parted)
    how = How("zotero" if asked.cites == "zotero" else "text", asked.tracked, asked.style.name)
    # What printed them is garbage in cycles by now, and a large file is still to be written.
    gc.collect(1)
    raw = manuscript.write(changes, bibliography, how)
    uncited = summary.uncited(listed, {*cited, *commands.listed(manuscript)})
    without = () if made.has_list else (summary.listless(asked.style.name),)
    otherwise = again.otherwise(manuscript, rendered, spaced, printer) if own else ()
    said = (*rendered.diagnostics, *without, *uncited, *otherwise, *summary.left(manuscript))
    remarks = (*linked.remarks, *lost, *unread, *printed.remarks(manuscript, stands))
    about = rendered.remarks
    return Built(
        raw, changes, remarks, said, about, linked.links, tuple(listed), bibliography, stands
    )


def _kind(asked: Asked) -> str:
    """What lists are wanted; empty where nobody asked, and one list stays where it is."""
    kind, _ = kind_of_lists(asked.style, asked.lists)
    if asked.cites == "zotero":
        return ""
    return asked.lists or ("" if kind == "single" else kind)


def _numbered(manuscript: Manuscript, records: Sequence[Record], style: tables.StyleFiles) -> str:
    """The brackets in which numbers cite; round ones where the style itself prints such."""
    if not manuscript.numbered:
        return ""
    printed_ = citations(records[:1], [[Citation(each.id)] for each in records[:1]], style)
    return "[(" if [plain(text) for text in printed_.citations] == ["(1)"] else "["


def _live(manuscript: Manuscript, records: Sequence[Record]) -> list[tuple[Live, Citation]]:
    known = {record.id for record in records}
    return [(live, work) for live in manuscript.live for work in live.works if work.id in known]


def _heading(flows: Sequence[Flow]) -> str:
    """The heading of a list in the script that most of the document is in."""
    written = (each for flow in flows for each in flow.text[:2_000] if each.isalpha())
    sample = list(islice(written, 20_000))
    scripts = Counter(unicodedata.name(each, "").split(" ")[0] for each in sample)
    if scripts["CYRILLIC"] * 2 > len(sample):
        return _HEADINGS["uk" if any(each in "ґєіїҐЄІЇ" for each in sample) else "ru"]
    if (scripts["CJK"] + scripts["HIRAGANA"] + scripts["KATAKANA"]) * 2 > len(sample):
        return _HEADINGS["ja"]
    return "References"
