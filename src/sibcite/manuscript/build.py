"""A manuscript with its citations and its list in a style; nothing else in it changes."""

from __future__ import annotations

import gc
import unicodedata
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from sibcite import tables
from sibcite.cite import Printed, citations, is_note, kind_of_lists, marks_follow_stops
from sibcite.manuscript import again, carried, commands, linking, overlooked, printed, summary
from sibcite.manuscript.again import Written
from sibcite.manuscript.document import Change, Flow, How, List, Manuscript
from sibcite.manuscript.links import Link
from sibcite.manuscript.placement import placed
from sibcite.manuscript.placing import Cites, Placed, Writer, placed_in
from sibcite.manuscript.printed import records_of
from sibcite.manuscript.printing import Printing
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
        carry: Whether the file may carry its works where its style prints too little of them.
    """

    style: tables.StyleFiles
    cites: Cites = "auto"
    tracked: bool = False
    allow_missing: bool = False
    lists: Lists = ""
    strict: bool = False
    carry: bool = True


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
    built, written = _written(manuscript, records, own, asked)
    if built.raw is None or written is None or asked.cites == "zotero":
        return built

    def again_(new: Manuscript) -> tuple[bytes | None, int]:
        works = records_of(new) if own else records
        second, _ = _written(new, works, own, asked, written)
        return second.raw, sum(len(each.works) for each in second.links)

    raw, said = again.lasting(manuscript, built.raw, written, again_, asked.carry)
    return replace(built, raw=raw, said=(*built.said, *said))


def _written(
    manuscript: Manuscript,
    records: Sequence[Record],
    own: bool,
    asked: Asked,
    before: Written | None = None,
) -> tuple[Built, Written | None]:
    """What a build gives before it is known what a second one would give, and what was written.

    `before` is what was written first: the same citations of the same works are not printed anew.
    """
    built, written = _planned(manuscript, records, own, asked, before)
    if written is None:
        return built, None
    # What printed them is garbage in cycles by now, and a large file is still to be written.
    gc.collect()
    bare = "" if manuscript.carried and not asked.carry else None
    how = replace(written.how, carried=bare)
    raw = manuscript.write(written.needed, written.bibliography, how)
    return replace(built, raw=raw), written


def _planned(
    manuscript: Manuscript,
    records: Sequence[Record],
    own: bool,
    asked: Asked,
    before: Written | None,
) -> tuple[Built, Written | None]:
    """As `_written`, but nothing is written yet; nothing of all that it took is held any more."""
    # What stands in the document's list stays in it, cited or not: no work is lost in silence.
    stands = printed.standing(manuscript, records)
    linked = linking.linked(
        manuscript, records, stands, _numbered(manuscript, records, asked.style)
    )
    flows = printed.flows(manuscript, stands)
    partly = printed.in_part(manuscript, records, stands) if own else ()
    again_ = (*partly, *printed.twice(manuscript, stands), *printed.apart(manuscript))
    unread = (*_unread(manuscript, records, stands, asked.style), *again_)
    citing = placed_in(flows, linked.links, asked.cites, is_note(asked.style))
    said = summary.displaced(flows, linked.remarks, citing)
    missing = any(remark.diagnostic.severity == "error" for remark in (*unread, *said))
    if missing and not asked.allow_missing:
        return Built(None, (), (*unread, *said), (), (), linked.links), None
    cited = _cited(manuscript, records, citing)
    listed = _listed(records, own, stands, {*cited, *commands.listed(manuscript)})
    # What a live field shows is one list.
    is_live = asked.cites == "zotero"
    lists = "single" if is_live else asked.lists
    printing = Printing(flows, citing, asked.style, lists, asked.strict)
    made = (before and before.printed_of(printing.clusters, listed)) or printing.of(listed)
    said = (*said, *_miscounts(manuscript, stands, linked.links, made, listed, asked.style))
    if any(each.diagnostic.severity == "error" for each in said) and not asked.allow_missing:
        return Built(None, (), (*unread, *said), (), (), linked.links), None
    texts = printing.told(made.rendered.citations)
    writer = Writer(flows, listed, made.names, asked.cites, marks_follow_stops(asked.style))
    lost = summary.lost(writer.lost(citing, texts))
    rows = writer.changes(citing, texts)
    changes = tuple(change for row in rows for change in row)
    bibliography = _bibliography(manuscript, stands, made, asked)
    is_again = before is not None and made is before.made
    if is_again and again.is_there(manuscript, changes, stands, bibliography):
        return Built(manuscript.raw, (), (), (), (), linked.links), None
    if not is_live:
        changes = manuscript.needed(changes)
    how = How("zotero" if is_live else "text", asked.tracked, asked.style.name)
    uncited = summary.uncited(listed, {*cited, *commands.listed(manuscript)})
    without = () if made.has_list else summary.listless(asked.style.name)
    beside = (*carried.remarks(manuscript), *summary.left(manuscript))
    whole = (*made.rendered.diagnostics, *without, *uncited, *beside)
    remarks = (*said, *lost, *unread, *printed.remarks(manuscript, stands))
    about, works = made.rendered.remarks, tuple(listed)
    built = Built(None, changes, remarks, whole, about, linked.links, works, bibliography, stands)
    reading = () if own else records
    written = Written(
        citing, rows, changes, bibliography, how, stands, works, reading,
        made, printing.clusters,
    )  # fmt: skip
    return built, written


def _unread(
    manuscript: Manuscript,
    records: Sequence[Record],
    stands: printed.Standing,
    style: tables.StyleFiles,
) -> tuple[Remark, ...]:
    """What is said of printed references that could not be read; errors where a style counts."""
    # A list that its document does not number gets numbers of its own.
    off = printed.uncounted(manuscript, stands) if manuscript.numbered else ()
    if not off or not _counts(records, style):
        return printed.unread(manuscript, stands)
    places = {(each.flow, each.diagnostic.span) for each in off}
    unread = printed.unread(manuscript, stands)
    return (*off, *(each for each in unread if (each.flow, each.diagnostic.span) not in places))


def _counts(records: Sequence[Record], style: tables.StyleFiles) -> bool:
    """Whether a style cites by numbers."""
    return _first(records, style).strip("[]()^ ") == "1"


def _cited(
    manuscript: Manuscript, records: Sequence[Record], citing: Sequence[Placed]
) -> frozenset[str]:
    """The ids of the works that a document cites, in its text and in live fields."""
    known = {record.id for record in records}
    live = {work.id for field_ in manuscript.live for work in field_.works if work.id in known}
    return frozenset(live.union(work.id for _, works, _ in citing for work in works))


def _listed(
    records: Sequence[Record], own: bool, stands: printed.Standing, wanted: Set[str]
) -> list[Record]:
    """The works of the new list: all that are wanted, and those that stand in the list."""
    ids = {*wanted, *stands.ids.values()}
    listed = [each for each in records if own or "*" in ids or each.id in ids]
    # A list that counts by citations keeps its order where those are not told.
    stood = {id_: place for place, id_ in stands.ids.items()}
    return sorted(listed, key=lambda each: stood.get(each.id, len(stood)))


def _bibliography(
    manuscript: Manuscript, stands: printed.Standing, made: Printed, asked: Asked
) -> List:
    """The new list, with where it goes in the document."""
    heading = _heading(manuscript.flows)
    entries, layout = made.rendered.bibliography, made.rendered.layout
    under = printed.under(manuscript, stands, [entry.id for entry in entries])
    where = placed(manuscript, stands, made.sections, _kind(asked), heading)
    return List(entries, layout, heading, stands.kept, under, where.rows, where.over)


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
    return "[(" if _first(records, style) == "(1)" else "["


def _first(records: Sequence[Record], style: tables.StyleFiles) -> str:
    """What a style prints for the first citation of a document."""
    printed_ = citations(records[:1], [[Citation(each.id)] for each in records[:1]], style)
    return "".join(map(plain, printed_.citations))


def _miscounts(
    manuscript: Manuscript,
    stands: printed.Standing,
    found: Sequence[Link],
    made: Printed,
    listed: Sequence[Record],
    style: tables.StyleFiles,
) -> tuple[Remark, ...]:
    """Errors where a numbered list gets another order while numbers that cite it were not read.

    Where the text cites most of its works otherwise, it has no such numbers.
    """
    stood = [id_ for _, id_ in sorted(stands.ids.items())]
    new = [entry.id for entry in made.rendered.bibliography if entry.id in set(stood)]
    if not manuscript.numbered or new == list(dict.fromkeys(stood)):
        return ()
    mentions = [each.mention for each in found]
    if any(each.works or any(part.kind == "number" for part in each.parts) for each in mentions):
        return tuple(overlooked.numbers(printed.flows(manuscript, stands), found))
    cited = {work.id for each in found for work in each.works}
    is_few = len(cited.intersection(stood)) * 2 < len(stood)
    return summary.miscounted(manuscript) if is_few and _counts(listed, style) else ()


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
