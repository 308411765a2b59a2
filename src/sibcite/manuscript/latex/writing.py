r"""Changes and a list put into a LaTeX file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sibcite.manuscript.document import Change, List, Row, Sought
from sibcite.manuscript.latex import listing
from sibcite.manuscript.latex.listing import Listing, Part
from sibcite.manuscript.source import Edit, Source
from sibcite.model import Entry, RichText, Run, Span, plain
from sibcite.write import latex

_PLACE = re.compile(
    r"\\printbibliography\b[ \t]*+(?P<options>\[[^\]]*+\])?+"
    r"|\\bibliography[ \t]*+\{[^{}]*+\}"
    r"|^[ \t]*+\{\{[ \t]*+bibliography[ \t]*+\}\}[ \t]*+(?=\r?$)",
    re.MULTILINE,
)
_TITLE = re.compile(r"title\s*=\s*(?:\{([^{}]*)\}|([^,\]]*))")
_END = re.compile(r"\\end\s*\{document\}")
_OWN_NUMBER = re.compile(r"\[?(\d{1,4})(?:\]|[.)])\]?\s+")
_HYPERTARGET = re.compile(r"\\hypertarget\{[^{}]*+\}\{\}")


def note_edits(source: Source, noted: Sequence[tuple[Span, RichText]]) -> list[Edit]:
    """New notes in these places, each in that of the space before it."""
    edits = []
    for place, text in noted:
        is_parted = place.start > 0 and source.text[place.start - 1] in " ~"
        edits.append(Edit(place.start - is_parted, place.end, rf"\footnote{{{latex.show(text)}}}"))
    return edits


def unlinked(text: RichText, source: Source) -> RichText:
    """A text without its links, in a document whose preamble loads nothing that sets them."""
    if not any(run.link for run in text):
        return text
    is_whole = r"\documentclass" in source.text
    if not is_whole or "hyperref" in source.text:
        return text
    return tuple(replace(run, link="") for run in text)


def without_links(listed: List, source: Source) -> List:
    """A list of which the same is true."""

    def bare(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(replace(each, text=unlinked(each.text, source)) for each in entries)

    rows = tuple(replace(row, entries=bare(row.entries)) for row in listed.parted)
    return replace(listed, entries=bare(listed.entries), parted=rows)


def shown_change(change: Change) -> str:
    """What a change puts in; a command that cites its works by their keys stays one."""
    text = plain(change.text)
    keyed = text.startswith("\\") and text.endswith("}") and change.works
    if keyed and all(work.id in text for work in change.works):
        return text
    return latex.show(change.text)


def bbl(listed: List) -> str:
    r"""The list as `thebibliography`, to be read in the place of ``\bibliography``.

    Entries that number themselves keep their numbers; others have none.
    """
    entries = listed.entries
    numbered = bool(entries) and all(_OWN_NUMBER.match(plain(entry.text)) for entry in entries)
    bare = r"\makeatletter\renewcommand\@biblabel[1]{}\makeatother"
    widest = "9" * len(str(len(entries)))
    lines = [rf"\begin{{thebibliography}}{{{widest}}}", *([] if numbered else [bare])]
    lines += [line for row in _rows(listed) for line in _lines_of(row)]
    return "\n".join([*lines, r"\end{thebibliography}", ""])


def _rows(listed: List) -> tuple[Row, ...]:
    return listed.parted or (Row(listed.entries, listed.layout),)


def _bibitem(entry: Entry) -> str:
    shown = latex.show(entry.text)
    own = _OWN_NUMBER.match(shown)
    label = f"[{own[1]}]" if own else ""
    return rf"\bibitem{label}{{{_key(entry.id)}}} {shown[own.end() if own else 0 :].strip()}"


def _key(name: str) -> str:
    return re.sub(r"[\s{}%\\,#~]+", "-", name)


def list_edits(source: Source, readable: str, listed: List, sought: Sought) -> list[Edit]:
    """The edits that make the file's list the list given.

    Args:
        source: The file.
        readable: Its text with comments and code masked.
        listed: The list, which has entries.
        sought: What is looked for as the file's list.
    """
    section = listing.found(readable, listed.heading, sought)
    if section and len(section.items) > len(listed.kept):
        return list(_in_places(source, section, listed))
    if section and section.bibitems:
        last = section.sections[0].whole.end
        return [Edit(last, last, _as_bibitems(source, listed) + source.line_end)]
    start = section.sections[0].whole.start if section else 0
    place = _PLACE.search(readable)
    if section and listed.parted and not place:
        return list(_in_places(source, section, listed))
    body = _whole(source, listed, section)
    heading = listed.heading
    if place:
        title = _TITLE.search(place.groupdict().get("options") or "")
        own = (title[1] or title[2] or "").strip() if title else ""
        above = readable[start : place.start()] if section else "x"
        head = _title(source, listed, own or heading) if above.strip() else ""
        return [Edit(place.start(), place.end(), head + body)]
    end = source.line_end
    if section:
        follows = source.text[start : start + 1].strip()
        return [Edit(start, start, body + end * 2 if follows else end * 2 + body)]
    closed = _END.search(readable)
    at = closed.start() if closed else len(source.text)
    before = "" if not at or source.text[:at].endswith(("\n", "\r")) else end
    head = _title(source, listed, heading)
    return [Edit(at, at, before + end + head + body + end + end * bool(closed))]


def _title(source: Source, listed: List, heading: str) -> str:
    """The heading of a list that is new; two lists have their own."""
    has_own = any(row.heading and not row.below for row in listed.parted)
    return "" if has_own else _headed(source, heading)


def _whole(source: Source, listed: List, section: Listing | None) -> str:
    """All lists in one text, with the headings that are not there yet."""
    rows = _rows(listed)
    bodies = [_set(source, row, not number) for number, row in enumerate(rows)]
    heads = [_head(source, row, section) for row in rows]
    pairs = zip(heads, bodies, strict=True)
    return (source.line_end * 2).join(head + body for head, body in pairs)


def _as_bibitems(source: Source, listed: List) -> str:
    """The lists as entries of `thebibliography`, each under its words where it has some."""
    return source.line_end.join(line for row in _rows(listed) for line in _lines_of(row))


def _lines_of(row: Row) -> Iterator[str]:
    if row.heading:
        yield _group(row)
    yield from map(_bibitem, row.entries)


def _group(row: Row) -> str:
    r"""The heading of a group within `thebibliography`, which knows nothing but items."""
    return rf"\item[]\textbf{{{latex.show((Run(row.heading),))}}}"


def _head(source: Source, row: Row, section: Listing | None) -> str:
    """The heading of a row that has none yet; empty for others."""
    rank = section.tops[row.part].rank if section else "section"
    place = listing.RANKS.index(rank) if rank in listing.RANKS else listing.RANKS.index("section")
    command = listing.RANKS[min(place + row.below, len(listing.RANKS) - 1)]
    return _headed(source, row.heading, command) if row.heading else ""


def _in_places(source: Source, section: Listing, listed: List) -> Iterator[Edit]:
    """Each list of the row in the place of what stands there, under its heading, or behind."""
    filling = _Filling(source, section)
    for number, row in enumerate(listed.rows(section.parts)):
        yield from filling.row(row, is_first=not number)
    yield from filling.flushed()
    for part in sorted(listed.over):
        span = section.tops[part].span
        if span.end > span.start:
            yield Edit(span.start, _behind_blank(source, span.end), "")


class _Filling:
    """Goes through the rows of a list; what is new is gathered until it is known where it goes."""

    def __init__(self, source: Source, section: Listing) -> None:
        self._source, self._section = source, section
        self._stand = [(part, at) for part in section.sections for at in range(len(part.items))]
        self._new: list[str] = []
        self._behind: int | None = None
        self._under = 0

    def row(self, row: Row, is_first: bool) -> Iterator[Edit]:
        """The edits that put a row in."""
        within = self._section.bibitems and self._section.tops[row.part].words == "" and row.below
        head = ""
        if row.heading:
            head = _group(row) + self._source.line_end if within else self._head(row)
        if row.places:
            yield from self.flushed()
            yield from self._in_place(row, head, is_first)
            return
        if not row.heading:
            yield from self.flushed()
            self._behind, self._under = None, self._first(row.part)
        elif self._behind is None and not self._new:
            self._under = self._first(row.part)
        if row.heading and not row.below and self._section.bibitems and self._behind is not None:
            self._behind = _outside(self._source, self._behind)
        if row.entries and within:
            self._new.append(head + self._source.line_end.join(map(_bibitem, row.entries)))
        elif row.entries:
            self._new.append(head + _set(self._source, row, is_first))

    def _head(self, row: Row) -> str:
        return _head(self._source, row, self._section)

    def _first(self, part: int) -> int:
        """Where the text under a heading begins."""
        return self._section.tops[part].span.end

    def _in_place(self, row: Row, head: str, is_first: bool) -> Iterator[Edit]:
        """All entries in the place of the first references that stand together."""
        by_part: dict[int, tuple[Part, list[int]]] = {}
        for place in sorted(row.places):
            part, at = self._stand[place]
            by_part.setdefault(part.number, (part, []))[1].append(at)
        for number, (part, taken) in enumerate(by_part.values()):
            put = row if not number else replace(row, entries=())
            is_bibitems = self._source.text.startswith(r"\bibitem", part.marks[0])
            if row.stays or put.entries:
                is_whole = part.framed and not is_bibitems
                self._behind = part.whole.end if is_whole else part.items[taken[-1]].end
            if row.stays:
                continue
            start = part.marks[taken[0]] if is_bibitems or not part.framed else part.whole.start
            if head and not number:
                yield Edit(start, start, head)
            write = _bibitems if is_bibitems else _paragraphs
            yield from write(self._source, part, taken, put, is_first)

    def flushed(self) -> Iterator[Edit]:
        """The edit that puts in what was gathered."""
        end = self._source.line_end
        gap = end * 2
        if self._new and self._section.bibitems and self._new[0].startswith(r"\item"):
            gap = end
        if self._new:
            at = self._under if self._behind is None else self._behind
            yield Edit(at, at, gap + gap.join(self._new))
        self._new = []


def _outside(source: Source, at: int) -> int:
    """Behind the end of `thebibliography`, from a place in it."""
    closer = r"\end{thebibliography}"
    closed = source.text.find(closer, at)
    return closed + len(closer) if closed >= 0 else at


def _bibitems(
    source: Source, part: Part, taken: list[int], row: Row, is_first: bool
) -> Iterator[Edit]:
    """The entries of `thebibliography`, unless they say the same; what is none stays."""
    del is_first
    shown = [_bibitem(entry) for entry in row.entries]
    if _said(source, part, taken) == [_bare(each.split("} ", 1)[-1]) for each in shown]:
        return
    gap = source.text[part.items[0].end : part.marks[1]] if len(part.items) > 1 else ""
    rows = ("" if gap.strip() else gap) or source.line_end
    yield from _instead(source, part, taken, rows.join(shown))


def _paragraphs(
    source: Source,
    part: Part,
    taken: list[int],
    row: Row,
    is_first: bool,
) -> Iterator[Edit]:
    """The list in the place of the old one, unless it says the same; what is none stays."""
    if _said(source, part, taken) == [_bare(latex.show(entry.text)) for entry in row.entries]:
        return
    body = _set(source, row, is_first) if row.entries else ""
    if not part.framed:
        yield from _instead(source, part, taken, body)
    elif len(taken) == len(part.items):
        yield Edit(part.whole.start, part.whole.end, body)
    else:
        yield Edit(part.whole.start, part.whole.start, body + source.line_end * 2)
        yield from _instead(source, part, taken, "")


def _instead(source: Source, part: Part, taken: list[int], body: str) -> Iterator[Edit]:
    """A text in the place of the first reference, and nothing in that of the others."""
    start, end = part.marks[taken[0]], part.items[taken[0]].end
    yield Edit(start, end if body else _behind_blank(source, end), body)
    for at in taken[1:]:
        between = source.text[end : part.marks[at]]
        start, end = part.marks[at], part.items[at].end
        # What parted it from the one before goes with it.
        yield Edit(start - (0 if between.strip() else len(between)), end, "")


def _behind_blank(source: Source, at: int) -> int:
    """Behind the white space that follows."""
    rest = source.text[at:]
    return at + len(rest) - len(rest.lstrip())


def _said(source: Source, part: Part, taken: list[int]) -> list[str]:
    """What the references say that a list takes the place of."""
    return [_bare(part.items[at].of(source.text)) for at in taken]


def _set(source: Source, row: Row, is_first: bool) -> str:
    shown = latex.write(row.entries, row.layout).strip("\n").replace("\n", source.line_end)
    # Without hyperref the mark of an entry would be a command that nobody knows, and in a second
    # list of the same works it would be there already.
    has_marks = "hyperref" in source.text and (is_first or row.below)
    return shown if has_marks else _HYPERTARGET.sub("", shown)


def _headed(source: Source, heading: str, command: str = "section") -> str:
    return rf"\{command}*{{{latex.show((Run(heading),))}}}" + source.line_end * 2


def _bare(text: str) -> str:
    """A text as two texts are compared, wrapped or not."""
    return " ".join(_HYPERTARGET.sub("", text).split())
