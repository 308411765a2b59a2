r"""The reference list of a LaTeX file: ``\bibitem``, a headed section, ``\printbibliography``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from sibcite.manuscript.document import Sought
from sibcite.model import Span
from sibcite.read.headings import (
    ends_list,
    heads_group,
    heads_list,
    heads_references,
    is_other_script,
    plain,
)

_BEGIN = r"\begin{thebibliography}"
_CLOSED = re.compile(r"\\end\{thebibliography\}|\\end\s*\{document\}")
_BIBITEM = re.compile(
    r"\\bibitem[ \t]*+(?P<label>\[[^\]\r\n]*+\])?+[ \t]*+\{(?P<key>[^{}]*+)\}\s*+"
)
_SECTION = re.compile(
    r"\\(?P<rank>part|chapter|section|subsection|subsubsection)\*?[ \t]*+(?:\[[^\]\r\n]*+\])?+"
    r"[ \t]*+\{(?P<words>[^{}\r\n]*+)\}"
)
RANKS = ("part", "chapter", "section", "subsection", "subsubsection")
_STOPS = re.compile(r"\\(?:appendix\b|end\s*+\{document\}|printbibliography\b|bibliography\b)")
_ENVIRONMENT = re.compile(r"\\begin\{(list|itemize|enumerate|description)\}")
_OWN = re.compile(
    r"\\begin\{(list)\}\{\}\{\\setlength\{\\leftmargin\}\{[^{}]*+\}(?:\\[^\r\n]*?)?"
    r"\\setlength\{\\itemsep\}\{[^{}]*+\}\\setlength\{\\parsep\}\{0pt\}"
)
_ITEM = re.compile(r"\\item\b(?P<label>\[[^\]\r\n]*+\])?+\s*+(?:\\hypertarget\{[^{}]*+\}\{\})?+")
_BLANK = re.compile(r"(?:\r\n|\r|\n)(?:[ \t]*+(?:\r\n|\r|\n))++")
# A group of `thebibliography`, whose environment knows nothing but items.
_GROUP = re.compile(r"\\item\[\][ \t]*+\\textbf\{(?P<words>[^{}\r\n]*+)\}")
ANY = Sought()
_TYPED = re.compile(r"\[\d{1,4}\]\s|\d{1,4}[.)]\s")
# What holds one of these is a figure, a table or a frame, and no reference.
_NO_TEXT = re.compile(r"\\(?:begin|end|caption|includegraphics|input|include)\b")


@dataclass(frozen=True, slots=True)
class Part:
    r"""The references under one heading.

    Attributes:
        number: The number of the heading that they stand under, from 0.
        whole: What a new list takes the place of; from the first to the last reference, with
            the environment around them.
        items: The references without their commands.
        marks: Where each item begins, its command included.
        framed: Whether they stand in an environment.
        numbered: Whether they are numbered.
    """

    number: int
    whole: Span
    items: tuple[Span, ...]
    marks: tuple[int, ...]
    framed: bool
    numbered: bool


@dataclass(frozen=True, slots=True)
class Top:
    r"""The heading of a part.

    Attributes:
        words: What it says; empty for that of `thebibliography`.
        span: Where its command stands; empty for that of an environment, at its beginning.
        rank: Its rank: `section`; `group` within `thebibliography`.
        below: Whether it stands below the heading of the list.
    """

    words: str
    span: Span
    rank: str
    below: bool


@dataclass(frozen=True, slots=True)
class Listing:
    r"""A list that stands in the file.

    Attributes:
        sections: Its parts, of which the first may be empty.
        bibitems: Whether they are entries of `thebibliography`.
        keys: What `thebibliography` calls them, in their order; empty for any other list.
        apart: Where the text of the parts begins that are left out.
        tops: The headings of all parts.
    """

    sections: tuple[Part, ...]
    bibitems: bool = False
    keys: tuple[str, ...] = ()
    apart: tuple[int, ...] = ()
    tops: tuple[Top, ...] = ()

    @property
    def items(self) -> tuple[Span, ...]:
        """All references."""
        return tuple(item for part in self.sections for item in part.items)

    @property
    def parts(self) -> tuple[int, ...]:
        """For each of them, the sub-heading that it stands under."""
        return tuple(part.number for part in self.sections for _ in part.items)

    @property
    def numbered(self) -> bool:
        """Whether they are numbered."""
        return next((part.numbered for part in self.sections if part.items), False)


def found(text: str, heading: str = "", sought: Sought = ANY) -> Listing | None:
    """The list of a file, or the empty place under its heading.

    Args:
        text: The file, with comments and code masked.
        heading: One more heading to know.
        sought: What is looked for; a second list comes with the first as parts of one.
    """
    one = _one(text, heading)
    if one is not None and sought.both:
        one = _with_other(text, heading, one)
    return _left_out(one, sought.without) if one else None


def _one(text: str, heading: str) -> Listing | None:
    begin = text.rfind(_BEGIN)
    if begin >= 0:
        closed = _CLOSED.search(text, begin)
        return _bibitems(text, begin, closed.start() if closed else len(text))
    heads = list(_SECTION.finditer(text))
    section = _last(text, heads, list(_heads(text, heads, heading)))
    if section and section.items:
        return section
    # A list that was written under a heading of the author's own is known by its lengths.
    own = _OWN.search(text)
    if own is None:
        return section
    top = Top("", Span(own.start(), own.start()), "section", False)
    return Listing((_listed(text, own, len(text), 0),), tops=(top,))


def _with_other(text: str, heading: str, one: Listing) -> Listing:
    """A list with the one in another script, if there is one."""
    first, last = one.tops[0].span.start, _last_of(one)
    wants = not is_other_script(one.tops[0].words)
    heads = list(_SECTION.finditer(text))
    others = [
        at
        for at in _heads(text, heads, heading)
        if not first <= heads[at].start() < last and is_other_script(heads[at]["words"]) == wants
    ]
    other = _last(text, heads, others, first)
    if other is None:
        return one
    before, behind = sorted((one, other), key=_start)
    shift = len(before.tops)
    moved = (replace(part, number=part.number + shift) for part in behind.sections)
    tops = (*before.tops, *behind.tops)
    return Listing((*before.sections, *moved), one.bibitems, one.keys, (), tops)


def _start(listing: Listing) -> int:
    return listing.tops[0].span.start


def _last_of(listing: Listing) -> int:
    """Where the last heading or reference of a list ends."""
    ends = [part.whole.end for part in listing.sections]
    return max(*ends, *(top.span.end for top in listing.tops))


def _left_out(listing: Listing, without: frozenset[int]) -> Listing:
    """A list without the parts that are none."""
    gone = [part for part in listing.sections if part.number in without]
    apart = tuple(part.whole.start for part in gone if part.items)
    kept = tuple(part for part in listing.sections if part.number not in without)
    return replace(listing, sections=kept, apart=apart)


def _heads(text: str, heads: list[re.Match[str]], heading: str) -> Iterator[int]:
    """The headings of references; one that heads a group of another's list is none."""
    end = 0
    for at, head in enumerate(heads):
        words = plain(head["words"])
        if heads_references(words, heading) and not (head.start() < end and heads_group(words)):
            end = _end(text, heads, at)
            yield at


def _last(
    text: str, heads: list[re.Match[str]], known: list[int], before: int = -1
) -> Listing | None:
    """The section of the last of these headings that holds references, or of the last."""
    empty = None
    for place in reversed(known):
        section = _section(text, heads, place, before)
        if section.items:
            return section
        empty = empty or section
    return empty


def _bibitems(text: str, begin: int, end: int) -> Listing:
    found = list(_BIBITEM.finditer(text, begin, end))
    groups = list(_GROUP.finditer(text, begin, end))
    tops = (Top("", Span(begin, begin), "section", False), *map(_group_top, groups))
    starts = (begin, *(each.end() for each in groups))
    ends = (*(each.start() for each in groups), end)
    counted = [(each["label"] or "0").strip("[]{} ").isdigit() for each in found]
    numbered = any(not each["label"] for each in found) or sum(counted) * 2 > len(found)
    parts = []
    for number, (start, stop) in enumerate(zip(starts, ends, strict=True)):
        own = [each for each in found if start <= each.start() < stop]
        items = _bodies(text, own, stop)
        whole = Span(own[0].start(), items[-1].end) if own else Span(stop, stop)
        marks = tuple(each.start() for each in own)
        parts.append(Part(number, whole, items, marks, True, numbered))
    return Listing(tuple(parts), True, tuple(each["key"] for each in found), tops=tops)


def _group_top(head: re.Match[str]) -> Top:
    return Top(plain(head["words"]), Span(head.start(), head.end()), "group", True)


def _section(text: str, heads: list[re.Match[str]], place: int, before: int) -> Listing:
    """The parts of a section: under its own heading, and under each below that."""
    end = _end(text, heads, place)
    if heads[place].start() < before < end:
        end = before
    behind = (heads[at] for at in range(place + 1, len(heads)))
    below = list(takewhile(lambda each: each.start() < end, behind))
    starts = (heads[place].end(), *(each.end() for each in below))
    ends = (*(each.start() for each in below), end)
    parts = [
        _part(text, *bounds, number) for number, bounds in enumerate(zip(starts, ends, strict=True))
    ]
    tops = [_top(head, bool(at)) for at, head in enumerate((heads[place], *below))]
    return Listing(tuple(parts), tops=tuple(tops))


def _top(head: re.Match[str], is_below: bool) -> Top:
    words = plain(head["words"])
    # One that heads references is a list of its own.
    below = is_below and not heads_list(words)
    return Top(words, Span(head.start(), head.end()), head["rank"], below)


def _end(text: str, heads: list[re.Match[str]], place: int) -> int:
    """Where a section ends: at the next that is no part of it, or at what prints a list."""
    rank = RANKS.index(heads[place]["rank"])
    behind = (heads[at] for at in range(place + 1, len(heads)))
    ends = (each.start() for each in behind if _is_other(each, rank))
    end = next(ends, len(text))
    stop = _STOPS.search(text, heads[place].end(), end)
    return stop.start() if stop else end


def _is_other(head: re.Match[str], rank: int) -> bool:
    """Whether a heading ends the section of that rank before it."""
    return RANKS.index(head["rank"]) <= rank or ends_list(plain(head["words"]))


def _part(text: str, start: int, end: int, number: int) -> Part:
    environment = _ENVIRONMENT.search(text, start, end)
    if environment:
        return _listed(text, environment, end, number)
    items = tuple(
        item
        for item in _trimmed(text, list(_paragraphs(text, start, end)))
        if any(map(str.isalnum, said := item.of(text))) and not _NO_TEXT.search(said)
    )
    whole = Span(items[0].start, items[-1].end) if items else Span(start, start)
    marks = tuple(item.start for item in items)
    return Part(number, whole, items, marks, False, _are_numbered(text, items))


def _listed(text: str, environment: re.Match[str], end: int, number: int) -> Part:
    closer = rf"\end{{{environment[1]}}}"
    closed = text.find(closer, environment.end(), end)
    last = closed if closed >= 0 else end
    found = list(_ITEM.finditer(text, environment.end(), last))
    items = _bodies(text, found, last)
    whole = Span(environment.start(), last + (len(closer) if closed >= 0 else 0))
    numbered = environment[1] == "enumerate" or _are_numbered(text, items)
    return Part(number, whole, items, tuple(each.start() for each in found), True, numbered)


def _bodies(text: str, heads: list[re.Match[str]], end: int) -> tuple[Span, ...]:
    """What stands between each head and the next."""
    ends = [*(each.start() for each in heads), end][1:]
    pairs = zip(heads, ends, strict=True) if heads else ()
    return _trimmed(text, [(head.end(), max(head.end(), to)) for head, to in pairs])


def bare(text: str, listing: Listing) -> frozenset[int]:
    """Which references bear no number: those of a row of lines, of which none is typed."""
    if listing.bibitems:
        return frozenset()
    rows = ((part, item) for part in listing.sections for item in part.items)
    return frozenset(
        at
        for at, (part, item) in enumerate(rows)
        if not (part.framed and part.numbered) and not _TYPED.match(text, item.start)
    )


def _are_numbered(text: str, items: tuple[Span, ...]) -> bool:
    """Whether most references bear a number of their own, as a style prints it."""
    typed = sum(1 for item in items if _TYPED.match(text, item.start, item.end))
    return typed * 2 > len(items)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for gap in _BLANK.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _trimmed(text: str, spans: list[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans without white space at their ends; an empty one stays where it is."""
    found = []
    for start, end in spans:
        said = text[start:end]
        begin = start + len(said) - len(said.lstrip())
        stop = max(begin, start + len(said.rstrip()))
        found.append(Span(begin, stop))
    return tuple(found)
