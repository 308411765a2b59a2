r"""The reference list of a LaTeX file: ``\bibitem``, a headed section, ``\printbibliography``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from sibcite.model import Span
from sibcite.read.headings import ends_list, heads_references, plain

_BEGIN = r"\begin{thebibliography}"
_CLOSED = re.compile(r"\\end\{thebibliography\}|\\end\s*\{document\}")
_BIBITEM = re.compile(
    r"\\bibitem[ \t]*+(?P<label>\[[^\]\r\n]*+\])?+[ \t]*+\{(?P<key>[^{}]*+)\}\s*+"
)
_SECTION = re.compile(
    r"\\(?P<rank>part|chapter|section|subsection|subsubsection)\*?[ \t]*+(?:\[[^\]\r\n]*+\])?+"
    r"[ \t]*+\{(?P<words>[^{}\r\n]*+)\}"
)
_RANKS = ("part", "chapter", "section", "subsection", "subsubsection")
_STOPS = re.compile(r"\\(?:appendix\b|end\s*+\{document\}|printbibliography\b|bibliography\b)")
_ENVIRONMENT = re.compile(r"\\begin\{(list|itemize|enumerate|description)\}")
_OWN = re.compile(
    r"\\begin\{(list)\}\{\}\{\\setlength\{\\leftmargin\}\{[^{}]*+\}(?:\\[^\r\n]*?)?"
    r"\\setlength\{\\itemsep\}\{[^{}]*+\}\\setlength\{\\parsep\}\{0pt\}"
)
_ITEM = re.compile(r"\\item\b(?P<label>\[[^\]\r\n]*+\])?+\s*+(?:\\hypertarget\{[^{}]*+\}\{\})?+")
_BLANK = re.compile(r"(?:\r\n|\r|\n)(?:[ \t]*+(?:\r\n|\r|\n))++")
_TYPED = re.compile(r"\[\d{1,4}\]\s|\d{1,4}[.)]\s")
# What holds one of these is a figure, a table or a frame, and no reference.
_NO_TEXT = re.compile(r"\\(?:begin|end|caption|includegraphics|input|include)\b")


@dataclass(frozen=True, slots=True)
class Part:
    r"""The references under one heading.

    Attributes:
        number: The sub-heading that they stand under, from 1; 0 for none.
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
class Listing:
    r"""A list that stands in the file.

    Attributes:
        sections: Its parts, of which the first may be empty.
        bibitems: Whether they are entries of `thebibliography`.
        keys: What `thebibliography` calls them, in their order; empty for any other list.
        apart: Where the text of the parts begins that are left out.
    """

    sections: tuple[Part, ...]
    bibitems: bool = False
    keys: tuple[str, ...] = ()
    apart: tuple[int, ...] = ()

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


def found(text: str, heading: str = "", without: frozenset[int] = frozenset()) -> Listing | None:
    """The list of a file, or the empty place under its heading.

    Args:
        text: The file, with comments and code masked.
        heading: One more heading to know.
        without: The parts under sub-headings that are no list.
    """
    begin = text.rfind(_BEGIN)
    if begin >= 0:
        closed = _CLOSED.search(text, begin)
        return _bibitems(text, begin, closed.start() if closed else len(text))
    heads = list(_SECTION.finditer(text))
    empty = None
    for place in reversed(range(len(heads))):
        if heads_references(plain(heads[place]["words"]), heading):
            section = _section(text, heads, place, without)
            if section.items:
                return section
            empty = empty or section
    # A list that was written under a heading of the author's own is known by its lengths.
    own = _OWN.search(text)
    return Listing((_listed(text, own, len(text), 0),)) if own else empty


def _bibitems(text: str, begin: int, end: int) -> Listing:
    found = list(_BIBITEM.finditer(text, begin, end))
    items = _bodies(text, found, end)
    whole = Span(found[0].start(), items[-1].end) if found else Span(end, end)
    numbered = any(not each["label"] for each in found)
    part = Part(0, whole, items, tuple(each.start() for each in found), True, numbered)
    return Listing((part,), True, tuple(each["key"] for each in found))


def _section(text: str, heads: list[re.Match[str]], place: int, without: frozenset[int]) -> Listing:
    """The parts of a section: under its own heading, and under each below that."""
    end = _end(text, heads, place)
    behind = (heads[at] for at in range(place + 1, len(heads)))
    below = list(takewhile(lambda each: each.start() < end, behind))
    starts = (heads[place].end(), *(each.end() for each in below))
    ends = (*(each.start() for each in below), end)
    parts = [
        _part(text, *bounds, number) for number, bounds in enumerate(zip(starts, ends, strict=True))
    ]
    apart = tuple(part.whole.start for part in parts if part.number in without and part.items)
    kept = [
        part for part in parts if part.number not in without and (part.items or not part.number)
    ]
    return Listing(tuple(kept), apart=apart)


def _end(text: str, heads: list[re.Match[str]], place: int) -> int:
    """Where a section ends: at the next that is no part of it, or at what prints a list."""
    rank = _RANKS.index(heads[place]["rank"])
    behind = (heads[at] for at in range(place + 1, len(heads)))
    ends = (each.start() for each in behind if _is_other(each, rank))
    end = next(ends, len(text))
    stop = _STOPS.search(text, heads[place].end(), end)
    return stop.start() if stop else end


def _is_other(head: re.Match[str], rank: int) -> bool:
    """Whether a heading ends the section of that rank before it."""
    return _RANKS.index(head["rank"]) <= rank or ends_list(plain(head["words"]))


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
