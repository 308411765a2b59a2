r"""The reference list of a LaTeX file: ``\bibitem``, a headed section, ``\printbibliography``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sibcite import tables
from sibcite.model import Span

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
_NUMBER = re.compile(r"(?:\d+\.?\s+)?")


@dataclass(frozen=True, slots=True)
class Listing:
    r"""A list that stands in the file.

    Attributes:
        whole: What a new list takes the place of; from the first to the last reference, with
            the environment around them.
        items: The references without their commands.
        marks: Where each item begins, its command included.
        bibitems: Whether they are entries of `thebibliography`.
        numbered: Whether they are numbered.
        keys: What `thebibliography` calls them, in their order; empty for any other list.
    """

    whole: Span
    items: tuple[Span, ...]
    marks: tuple[int, ...]
    bibitems: bool
    numbered: bool
    keys: tuple[str, ...] = ()


def found(text: str, heading: str = "") -> Listing | None:
    """The list of a file, or the empty place under its heading.

    Args:
        text: The file, with comments and code masked.
        heading: One more heading to know.
    """
    begin = text.rfind(_BEGIN)
    if begin >= 0:
        closed = _CLOSED.search(text, begin)
        return _bibitems(text, begin, closed.start() if closed else len(text))
    words = {*tables.words("headings")["references"], heading.strip().casefold()} - {""}
    heads = list(_SECTION.finditer(text))
    empty = None
    for place in reversed(range(len(heads))):
        if _words(heads[place]["words"]) in words:
            section = _section(text, heads[place], _end(text, heads, place))
            if section.items:
                return section
            empty = empty or section
    # A list that was written under a heading of the author's own is known by its lengths.
    own = _OWN.search(text)
    return _listed(text, own, len(text)) if own else empty


def _words(said: str) -> str:
    words = said.strip().casefold()
    number = _NUMBER.match(words)
    return words[number.end() if number else 0 :]


def _bibitems(text: str, begin: int, end: int) -> Listing:
    found = list(_BIBITEM.finditer(text, begin, end))
    items = _bodies(text, found, end)
    whole = Span(found[0].start(), items[-1].end) if found else Span(end, end)
    numbered = any(not each["label"] for each in found)
    marks = tuple(each.start() for each in found)
    return Listing(whole, items, marks, True, numbered, tuple(each["key"] for each in found))


def _end(text: str, heads: list[re.Match[str]], place: int) -> int:
    """Where a section ends: at the next that is no part of it, or at what prints a list."""
    rank = _RANKS.index(heads[place]["rank"])
    behind = (heads[at] for at in range(place + 1, len(heads)))
    ends = (each.start() for each in behind if _RANKS.index(each["rank"]) <= rank)
    end = next(ends, len(text))
    stop = _STOPS.search(text, heads[place].end(), end)
    return stop.start() if stop else end


def _section(text: str, head: re.Match[str], end: int) -> Listing:
    environment = _ENVIRONMENT.search(text, head.end(), end)
    if environment:
        return _listed(text, environment, end)
    items = _trimmed(text, list(_paragraphs(text, head.end(), end)))
    items = tuple(item for item in items if any(map(str.isalnum, item.of(text))))
    whole = Span(items[0].start, items[-1].end) if items else Span(head.end(), head.end())
    marks = tuple(item.start for item in items)
    return Listing(whole, items, marks, False, _are_numbered(text, items))


def _listed(text: str, environment: re.Match[str], end: int) -> Listing:
    closer = rf"\end{{{environment[1]}}}"
    closed = text.find(closer, environment.end(), end)
    last = closed if closed >= 0 else end
    found = list(_ITEM.finditer(text, environment.end(), last))
    items = _bodies(text, found, last)
    whole = Span(environment.start(), last + (len(closer) if closed >= 0 else 0))
    numbered = environment[1] == "enumerate" or _are_numbered(text, items)
    return Listing(whole, items, tuple(each.start() for each in found), False, numbered)


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
