r"""Changes and a list put into a LaTeX file."""

from __future__ import annotations

import re
from dataclasses import replace

from sibcite.manuscript.document import Change, List
from sibcite.manuscript.latex import listing
from sibcite.manuscript.latex.listing import Listing
from sibcite.manuscript.source import Edit, Source
from sibcite.model import Entry, ListLayout, Run, Span, plain
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


def written(
    source: Source,
    readable: str,
    starts: tuple[int, ...],
    notes: frozenset[int],
    changes: tuple[Change, ...],
    listed: List,
) -> bytes:
    """The file with the changes in their places and the list in its own.

    Args:
        source: The file.
        readable: Its text with comments and code masked.
        starts: Where in the file each flow starts.
        notes: The flows that are notes, where no note is put.
        changes: What to put where.
        listed: The list; without entries the file's own stays.
    """
    edits = list[Edit]()
    for change in changes:
        start, end = (starts[change.flow] + at for at in (change.span.start, change.span.end))
        shown = shown_change(change)
        if change.as_note and change.flow not in notes:
            start -= start > 0 and source.text[start - 1] in " ~"
            shown = rf"\footnote{{{shown}}}"
        edits.append(Edit(start, end, shown))
    if listed.entries:
        edits += _list_edits(source, readable, listed)
    return source.edited(edits)


def shown_change(change: Change) -> str:
    """What a change puts in; a command that cites its works by their keys stays one."""
    text = plain(change.text)
    keyed = text.startswith("\\") and text.endswith("}") and change.works
    if keyed and all(work.id in text for work in change.works):
        return text
    return latex.show(change.text)


def bbl(entries: tuple[Entry, ...], layout: ListLayout) -> str:
    r"""The list as `thebibliography`, to be read in the place of ``\bibliography``.

    Entries that number themselves keep their numbers; others have none.
    """
    del layout
    numbered = bool(entries) and all(_OWN_NUMBER.match(plain(entry.text)) for entry in entries)
    bare = r"\makeatletter\renewcommand\@biblabel[1]{}\makeatother"
    widest = "9" * len(str(len(entries)))
    lines = [rf"\begin{{thebibliography}}{{{widest}}}", *([] if numbered else [bare])]
    lines += [_bibitem(entry) for entry in entries]
    return "\n".join([*lines, r"\end{thebibliography}", ""])


def _bibitem(entry: Entry) -> str:
    shown = latex.show(entry.text)
    own = _OWN_NUMBER.match(shown)
    label = f"[{own[1]}]" if own else ""
    return rf"\bibitem{label}{{{_key(entry.id)}}} {shown[own.end() if own else 0 :].strip()}"


def _key(name: str) -> str:
    return re.sub(r"[\s{}%\\,#~]+", "-", name)


def _list_edits(source: Source, readable: str, listed: List) -> list[Edit]:
    section = listing.found(readable, listed.heading)
    section, between = _parted(source, section, listed.kept) if section else (None, [])
    if section and (section.items or section.bibitems):
        return _in_place_of(source, section, between, listed)
    body = _set(source, listed)
    place = _PLACE.search(readable)
    heading = listed.heading
    if place:
        title = _TITLE.search(place.groupdict().get("options") or "")
        own = (title[1] or title[2] or "").strip() if title else ""
        heading = own or heading
        above = readable[section.whole.end : place.start()] if section else "x"
        head = _headed(source, heading) if above.strip() else ""
        return [Edit(place.start(), place.end(), head + body)]
    end = source.line_end
    if section:
        follows = source.text[section.whole.end : section.whole.end + 1].strip()
        shown = body + end * 2 if follows else end * 2 + body
        return [Edit(section.whole.start, section.whole.end, shown)]
    closed = _END.search(readable)
    at = closed.start() if closed else len(source.text)
    before = "" if not at or source.text[:at].endswith(("\n", "\r")) else end
    return [Edit(at, at, before + end + _headed(source, heading) + body + end + end * bool(closed))]


def _parted(source: Source, section: Listing, kept: frozenset[int]) -> tuple[Listing, list[str]]:
    """A list of paragraphs from its first reference to its last, and what is none between."""
    places = [place for place in range(len(section.items)) if place not in kept]
    if section.bibitems or not kept:
        return section, []
    if not places:
        start = section.whole.start
        return replace(section, whole=Span(start, start), items=(), marks=()), []
    first, last = places[0], places[-1] + 1
    items, marks = section.items[first:last], section.marks[first:last]
    between = [section.items[at].of(source.text) for at in sorted(kept) if first < at < last]
    whole = Span(marks[0], items[-1].end)
    return replace(section, whole=whole, items=items, marks=marks), between


def _in_place_of(source: Source, section: Listing, between: list[str], listed: List) -> list[Edit]:
    """The list in the place of the old one, unless it says the same; what is none goes behind."""
    was = [_bare(item.of(source.text)) for item in section.items]
    shown = [_bibitem(entry).split("} ", 1)[-1] for entry in listed.entries]
    plainly = [latex.show(entry.text) for entry in listed.entries]
    if was in ([_bare(each) for each in shown], [_bare(each) for each in plainly]):
        return []
    end = source.line_end
    if not section.bibitems:
        body = (end * 2).join((_set(source, listed), *between))
        return [Edit(section.whole.start, section.whole.end, body)]
    is_empty = section.whole.start == section.whole.end
    gap = source.text[section.items[0].end : section.marks[1]] if len(was) > 1 else end
    rows = (gap if not gap.strip() else end).join(map(_bibitem, listed.entries))
    return [Edit(section.whole.start, section.whole.end, rows + (end if is_empty else ""))]


def _set(source: Source, listed: List) -> str:
    shown = latex.write(listed.entries, listed.layout).strip("\n").replace("\n", source.line_end)
    # Without hyperref the mark of an entry would be a command that nobody knows.
    return shown if "hyperref" in source.text else _HYPERTARGET.sub("", shown)


def _headed(source: Source, heading: str) -> str:
    return rf"\section*{{{latex.show((Run(heading),))}}}" + source.line_end * 2


def _bare(text: str) -> str:
    """A text as two texts are compared, wrapped or not."""
    return " ".join(_HYPERTARGET.sub("", text).split())
