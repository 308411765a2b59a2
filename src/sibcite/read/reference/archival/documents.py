"""A document as a reference describes it: who wrote it, its title, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sibcite.fields import names
from sibcite.model import Span
from sibcite.read.reference import bodies, people, year
from sibcite.read.reference.archival import dating, titles
from sibcite.read.reference.elements import split
from sibcite.read.reference.gost import entry
from sibcite.read.reference.segments import Segment
from sibcite.romanize import kana

_LEAD = re.compile(
    r"\s*(?P<words>(?:see|cf|см|ср)\b\.?(?:\s(?:also|e\.\s?g\.|for example|также|например))?)"
    r"[\s,:]+",
    re.I,
)
_YEAR = re.compile(r"[.,]\s(?P<year>[12]\d{3}(?:[–-](?:[12]\d{3}|\d\d))?)(?P<suffix>[a-zа-я])?\.\s")
_WRITER = re.compile(r"\s*(?P<name>[^\W\d_][^.\n\d]{2,60})\.\s+(?=(?P=name)\sto\s)")
_LONGEST_HEAD = 300
_MOST_COMMAS = 6


@dataclass(frozen=True, slots=True)
class Headed:
    """What stands before a year, the segments of the year, and what stands behind it.

    `is_bracketed` says whether the year stands in brackets.
    """

    head: Span
    dated: tuple[Segment, ...]
    rest: Span
    is_bracketed: bool = False

    def is_continued(self, text: str) -> bool:
        """Whether words stand behind the year."""
        return any(map(str.isalnum, self.rest.of(text)))


def headed(text: str, span: Span) -> Headed | None:
    """The year behind the names or the archive that a reference begins with, or in brackets."""
    dated = year.bracketed(text, span)
    if dated is not None:
        rest = Span(dated.end, span.end)
        return Headed(Span(span.start, dated.start), dated.segments, rest, True)
    match = _YEAR.search(text, span.start, min(span.end, span.start + _LONGEST_HEAD))
    if match is None:
        return None
    kinds = {"year": "issued", "suffix": "year-suffix"}
    found = (Segment(kind, Span(*match.span(of))) for of, kind in kinds.items() if match[of])
    # The stop before the year may be that of an initial.
    head = Span(span.start, match.start("year") - 1)
    return Headed(head, tuple(found), Span(match.end(), span.end))


def before(text: str, span: Span) -> tuple[Segment, ...]:
    """A document that is described before its archive and its address."""
    lead = _LEAD.match(text, span.start, span.end)
    marks = (Segment("mark", Span(*lead.span("words"))),) if lead else ()
    start = lead.end() if lead else span.start
    # The slashes of GOST part a document from its archive, with a date before them or none.
    span = Span(start, max(start, span.start + len(span.of(text).rstrip(" /"))))
    named, start = _writer(text, span)
    rest = Span(start, span.end)
    return (*marks, *named, *(_headed(text, rest) or _marked(text, rest) or _described(text, rest)))


def _writer(text: str, span: Span) -> tuple[tuple[Segment, ...], int]:
    """Who wrote a letter whose title says it again: ``Ōta Jirō. Ōta Jirō to the Consul``."""
    match = _WRITER.match(text, span.start, span.end)
    if match is None:
        return (), span.start
    # A Japanese name stands in the order of Japan before a letter too.
    manner: names.Manner = "" if kana.is_japanese(match["name"]) else "natural"
    return people.segments(text, Span(*match.span("name")), "author", manner), match.end()


def located(text: str, span: Span) -> tuple[Segment, ...]:
    """The same in the manner of Vancouver: ``Malik IaA. Title [Translation]. 1946 Sep 15``."""
    elements = split(text, span)
    if len(elements) < 2:
        return before(text, span)
    named = people.segments(text, elements[0].core, "author", "closed")
    return (*named, *before(text, Span(elements[1].core.start, span.end) if named else span))


def printed(text: str, span: Span) -> tuple[Segment, ...]:
    """A book and the pages on which a document is printed, whose archive stands in brackets."""
    found = entry.host(text, dating.trimmed(text, span))
    return found.segments() if "page" in found.kinds() else before(text, span)


def behind(text: str, span: Span) -> tuple[Segment, ...]:
    """A document that is described behind its address, in brackets or behind a comma.

    The evidence is a title in quotes, or a date at the end.
    """
    inner = _unbracketed(text, dating.trimmed(text, span))
    if inner.start >= inner.end:
        return ()
    if found := _marked(text, inner):
        return found
    if found := dating.whole(text, inner):
        return found
    bracketed = headed(text, inner)
    if bracketed and bracketed.is_bracketed and not bracketed.is_continued(text):
        return (*titles.plain(text, bracketed.head), *bracketed.dated)
    rest, dated = dating.last_of_all(text, inner)
    if not dated:
        return ()
    named, start = _named_first(text, rest)
    return (*named, *titles.plain(text, Span(start, rest.end)), *dated)


def behind_title(text: str, span: Span) -> int:
    """Where a title in quotes or italics ends, behind names, a year or nothing; else the start."""
    found = headed(text, span)
    if found is not None and not authors(text, found.head):
        found = None
    rest = found.rest if found is not None else span
    title = titles.marked(text, rest)
    if title is None:
        return span.start
    head = Span(rest.start, title.start)
    is_first = not any(map(str.isalnum, head.of(text))) or (
        found is None and bool(authors(text, head))
    )
    return title.end if is_first else span.start


def is_certain(text: str, found: Headed) -> bool:
    """Whether a year stands in brackets, or before a title in quotes or italics."""
    return found.is_bracketed or _begins_marked(text, found.rest)


def _begins_marked(text: str, span: Span) -> bool:
    """Whether a title in quotes or italics stands first in a stretch."""
    title = titles.marked(text, span)
    return title is not None and title.start == dating.trimmed(text, span).start


def titled(text: str, found: Headed) -> tuple[Segment, ...]:
    """The title behind names and year, and the day that belongs to the year."""
    title = titles.marked(text, found.rest)
    if title is not None and title.start == dating.trimmed(text, found.rest).start:
        return (
            *title.segments,
            *dating.day(text, found.dated[0].span, Span(title.end, found.rest.end)),
        )
    elements = split(text, found.rest)
    day = dating.day(text, found.dated[0].span, elements[-1].core) if len(elements) > 1 else ()
    rest = Span(found.rest.start, elements[-1].core.start) if day else found.rest
    return (*titles.plain(text, rest), *day)


def _headed(text: str, span: Span) -> tuple[Segment, ...]:
    found = headed(text, span)
    if found is None:
        return ()
    if named := authors(text, found.head) or _body(text, found):
        return (*named, *found.dated, *titled(text, found))
    if not found.is_bracketed or found.is_continued(text):
        return ()
    whole = _marked(text, found.head) or titles.plain(text, found.head)
    return (*whole, *found.dated)


def _body(text: str, found: Headed) -> tuple[Segment, ...]:
    """A body before its year, told by its words or by the title in italics that follows."""
    if found.is_bracketed and _begins_marked(text, found.rest):
        return people.body(text, found.head)
    return bodies.before(text, found.head) if found.is_continued(text) else ()


def _marked(text: str, span: Span) -> tuple[Segment, ...]:
    """Names or nothing, a title in quotes or italics, and nothing or a date behind it."""
    title = titles.marked(text, span)
    if title is None:
        return ()
    head = Span(span.start, title.start)
    named = authors(text, head) or bodies.before(text, head)
    if not named and any(map(str.isalnum, head.of(text))):
        return ()
    rest = Span(title.end, span.end)
    behind_ = dating.whole(text, rest)
    is_whole = bool(behind_) or not any(map(str.isalnum, rest.of(text)))
    if not is_whole and not named and len(title.segments) < 2:
        # What goes on behind quotes is of the title: «О мерах помощи». Записка.
        return ()
    return (*named, *title.segments, *behind_)


def authors(text: str, head: Span) -> tuple[Segment, ...]:
    """The names of a head, whose last stop is that of an initial or ends the head."""
    if head.end - head.start > _LONGEST_HEAD:
        return ()
    found = _labelled(text, head)
    found = found or people.head(text, head) or people.head(text, dating.trimmed(text, head))
    gaps = (Span(one.span.end, two.span.start) for one, two in pairwise(found))
    return (*found, *(Segment("mark", gap) for gap in gaps if gap.start < gap.end))


def _labelled(text: str, head: Span) -> tuple[Segment, ...]:
    """Names in their natural order, behind a label of their family: ``Malik 1946. Ia. Malik``."""
    own = dating.trimmed(text, head)
    last = own.of(text).rpartition(" ")[2]
    is_labelled = head.start > 0 and re.match(rf"{re.escape(last)}(?!\w)", text) is not None
    return people.segments(text, own, "author", "natural") if last and is_labelled else ()


def _described(text: str, span: Span) -> tuple[Segment, ...]:
    """A title without quotes: in the manner of GOST, or with a date at its end."""
    rest, dated = dating.last(text, span)
    bare = Span(rest.start, rest.start + len(rest.of(text).rstrip(" /")))
    found = entry.document(text, bare)
    if found.heading or found.is_stated:
        return (*found.segments(), *(dated if "issued" not in found.kinds() else ()))
    return (*titles.plain(text, rest), *dated)


def _named_first(text: str, span: Span) -> tuple[tuple[Segment, ...], int]:
    """Names with initials before a comma, and where the title begins: ``Ia. A. Malik, Title``."""
    found: tuple[tuple[Segment, ...], int] = (), span.start
    end = min(span.end, span.start + _LONGEST_HEAD)
    for comma in tuple(re.finditer(r",\s", text[span.start : end]))[:_MOST_COMMAS]:
        row = Span(span.start, span.start + comma.start())
        located_ = names.located(row.of(text))
        if not located_ or any(name.order != "given-first" for name, _ in located_):
            return found
        found = people.row(text, row, "author"), span.start + comma.end()
    return found


def _unbracketed(text: str, span: Span) -> Span:
    """What stands in the one bracket that a stretch is."""
    if text[span.start : span.start + 1] != "(" or text[span.end - 1] != ")":
        return span
    inner = Span(span.start + 1, span.end - 1)
    return dating.trimmed(text, inner)
