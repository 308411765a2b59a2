r"""Changes and a list put into a LaTeX file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sibcite.manuscript.document import Change, List
from sibcite.manuscript.latex import listing
from sibcite.manuscript.latex.listing import Listing, Part
from sibcite.manuscript.source import Edit, Source
from sibcite.model import Entry, ListLayout, RichText, Run, Span, plain
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


def list_edits(source: Source, readable: str, listed: List, without: frozenset[int]) -> list[Edit]:
    """The edits that make the file's list the list given.

    Args:
        source: The file.
        readable: Its text with comments and code masked.
        listed: The list, which has entries.
        without: The parts of the file's list that are none.
    """
    section = listing.found(readable, listed.heading, without)
    if section and len(section.items) > len(listed.kept):
        return list(_in_places(source, section, listed))
    if section and section.bibitems:
        last = section.sections[0].whole.end
        body = source.line_end.join(map(_bibitem, listed.entries)) + source.line_end
        return [Edit(last, last, body)]
    body = _set(source, listed.entries, listed.layout)
    start = section.sections[0].whole.start if section else 0
    place = _PLACE.search(readable)
    heading = listed.heading
    if place:
        title = _TITLE.search(place.groupdict().get("options") or "")
        own = (title[1] or title[2] or "").strip() if title else ""
        heading = own or heading
        above = readable[start : place.start()] if section else "x"
        head = _headed(source, heading) if above.strip() else ""
        return [Edit(place.start(), place.end(), head + body)]
    end = source.line_end
    if section:
        follows = source.text[start : start + 1].strip()
        return [Edit(start, start, body + end * 2 if follows else end * 2 + body)]
    closed = _END.search(readable)
    at = closed.start() if closed else len(source.text)
    before = "" if not at or source.text[:at].endswith(("\n", "\r")) else end
    return [Edit(at, at, before + end + _headed(source, heading) + body + end + end * bool(closed))]


def _in_places(source: Source, section: Listing, listed: List) -> Iterator[Edit]:
    """Each list of the row in the place of the references that stand under its heading."""
    first = 0
    parts = {}
    for part in section.sections:
        for at in range(len(part.items)):
            parts[first + at] = (part, at)
        first += len(part.items)
    for places, entries in listed.rows(section.parts):
        part = parts[min(places)][0]
        taken = [parts[place][1] for place in sorted(places)]
        if section.bibitems:
            yield from _bibitems(source, part, taken, entries)
        else:
            yield from _paragraphs(source, part, taken, entries, listed.layout)


def _bibitems(
    source: Source, part: Part, taken: list[int], entries: tuple[Entry, ...]
) -> Iterator[Edit]:
    """The entries of `thebibliography`, unless they say the same; what is none stays."""
    shown = [_bibitem(entry) for entry in entries]
    if _said(source, part, taken) == [_bare(each.split("} ", 1)[-1]) for each in shown]:
        return
    gap = source.text[part.items[0].end : part.marks[1]] if len(part.items) > 1 else ""
    rows = ("" if gap.strip() else gap) or source.line_end
    yield from _instead(source, part, taken, rows.join(shown))


def _paragraphs(
    source: Source,
    part: Part,
    taken: list[int],
    entries: tuple[Entry, ...],
    layout: ListLayout,
) -> Iterator[Edit]:
    """The list in the place of the old one, unless it says the same; what is none stays."""
    if _said(source, part, taken) == [_bare(latex.show(entry.text)) for entry in entries]:
        return
    body = _set(source, entries, layout) if entries else ""
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


def _set(source: Source, entries: tuple[Entry, ...], layout: ListLayout) -> str:
    shown = latex.write(entries, layout).strip("\n").replace("\n", source.line_end)
    # Without hyperref the mark of an entry would be a command that nobody knows.
    return shown if "hyperref" in source.text else _HYPERTARGET.sub("", shown)


def _headed(source: Source, heading: str) -> str:
    return rf"\section*{{{latex.show((Run(heading),))}}}" + source.line_end * 2


def _bare(text: str) -> str:
    """A text as two texts are compared, wrapped or not."""
    return " ".join(_HYPERTARGET.sub("", text).split())
