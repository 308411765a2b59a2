"""The heading: family names with initials, and no stop before the title: ``Кузьмина М. А., …``."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from sibcite import tables
from sibcite.fields import names
from sibcite.model import Span
from sibcite.read.reference import people
from sibcite.read.reference.segments import Segment

_HIGH = "A-ZА-ЯЁІЇЄҐĀĪŪĒŌÀ-ÖØ-Þ"
_INITIAL = rf"[{_HIGH}](?:[a-zа-яё’']{{1,2}})?\."
_INITIALS = rf"{_INITIAL}(?:[\s\u00a0-]?{_INITIAL}){{0,2}}"
_WORD = rf"(?:[dOО]['’])?[{_HIGH}][\w'’ʹʼ`-]+"
_FAMILY = rf"{_WORD}(?:\s(?:(?:de|von|van|der|фон|де|ван)\s{_WORD}|d['’]{_WORD}))?"
_NAME = rf"{_FAMILY},?[\s\u00a0]{_INITIALS}"
_OTHERS = r"(?:и\sдр|і\sдр|й\sдр|та\sін|et\sal|i\sdr)\."
_ROW = re.compile(
    rf"\*{{0,2}}(?P<row>{_NAME}(?:(?:,\s|;\s|,?\s(?:и|і|й|та|i|and|&)\s){_NAME}){{0,40}})"
    rf"(?:,?\s\[?(?P<others>{_OTHERS})\]?)?"
)
_TITLE_FOLLOWS = re.compile(r"\*{0,2}:?\s+(?=[*\"“«„‘'\[(…\w])")
_ONE = re.compile(_NAME)
# A row of names in their own script needs a stop before the title, as they have no initials.
_OWN_SCRIPT = re.compile(
    r"(?P<row>[\u3040-\u30ff\u3400-\u9fff々]{2,8}(?:,\s[\u3040-\u30ff\u3400-\u9fff々]{2,8}){0,9})"
    r"\.\s+(?=[\u3040-\u30ff\u3400-\u9fff々「『])"
)
_FIRST_STOP = re.compile(r"[^.*\[\]/:]{3,200}?[^\W\d_]{2,}(?=\.\s)")
_GIVEN_FIRST = re.compile(
    rf"(?P<row>{_INITIALS}\s?{_FAMILY}(?:,\s{_INITIALS}\s?{_FAMILY}){{0,20}})\.\s+(?=[\"“«„\[(\w])"
)
# ``Шифртелеграмма И. В. Сталина послу``: a family name behind initials, whose bearer the title
# is about; what family names end in oftenest tells the other reading, ``Иванов И. В. Родина``.
_IN_GENITIVE = re.compile(r"[А-ЯЁ][а-яё]+(?:ова|ева|ёва|ина|ына|ского|цкого)(?!\w)")
_FAMILY_ENDS = re.compile(r"[\w-]+(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|ко|[ую]к|ич|ян|дзе|швили)\s")
# Between names and title some lists have the year: ``Медынцева А. 2000. Грамотность``.
_YEAR = re.compile(r",?\s(?P<year>[12]\d{3})(?P<suffix>[a-zа-я])?[.,](?=\s)")


def read(text: str, span: Span) -> tuple[tuple[Segment, ...], int]:
    """The names that a reference begins with, as authors or what a note in brackets says.

    Returns:
        A segment for each name, and for the year that may follow, and where the rest begins; no
        segments and the beginning of the span where no names stand there.
    """
    for manner in (_with_initials, _given_first, _own_script, _in_full):
        if found := manner(text, span):
            return found
    return (), span.start


def _with_initials(text: str, span: Span) -> tuple[tuple[Segment, ...], int] | None:
    match = _ROW.match(text, span.start, span.end)
    if match is None or _opens_title(match["row"]):
        return None
    role, end = _role(text, Span(match.end(), span.end))
    dated = _YEAR.match(text, end, span.end)
    after = _TITLE_FOLLOWS.match(text, dated.end() if dated else end, span.end)
    if after is None or text[after.end()].islower():
        return None
    if _is_about(text, match[0], after.end()):
        return None
    start, stop = match.span("row")
    row = [Segment(role, Span(*each.span())) for each in _ONE.finditer(text, start, stop)]
    row += [Segment("mark", Span(a.span.end, b.span.start)) for a, b in pairwise(row)]
    if match["others"]:
        row.append(Segment(role, Span(*match.span("others"))))
    return (*row, *(_year(dated) if dated else ())), after.end()


def _is_about(text: str, row: str, title: int) -> bool:
    """Whether what looks like one name is a title: its family name stands in the genitive."""
    if "," in row or _FAMILY_ENDS.match(row):
        return False
    return _IN_GENITIVE.match(text, title) is not None


def _year(match: re.Match[str]) -> tuple[Segment, ...]:
    kinds = {"year": "issued", "suffix": "year-suffix"}
    return tuple(Segment(kind, Span(*match.span(of))) for of, kind in kinds.items() if match[of])


def _opens_title(row: str) -> bool:
    """Whether the first word is no family name: ``Письмо В. М. Молотова послу``."""
    word = re.match(r"[\w'’-]+", row)
    return word is not None and word[0].casefold() in _documents()


def _role(text: str, span: Span) -> tuple[str, int]:
    """The role in brackets right behind names, and where it ends."""
    near = Span(span.start, min(span.end, span.start + 30))
    noted = people.note(text, near)
    if (
        noted is None
        or text[near.start : noted.names.end].strip()
        or noted.names.end > near.start + 1
    ):
        return "author", span.start
    return noted.role, noted.end + text.startswith(".", noted.end)


def _given_first(text: str, span: Span) -> tuple[tuple[Segment, ...], int] | None:
    """``В. П. Галицкий. Заглавие``: initials first, and then a stop before the title."""
    match = _GIVEN_FIRST.match(text, span.start, span.end)
    if match is None:
        return None
    found = people.row(text, Span(*match.span("row")), "author")
    return (found, match.end()) if found else None


def _own_script(text: str, span: Span) -> tuple[tuple[Segment, ...], int] | None:
    match = _OWN_SCRIPT.match(text, span.start, span.end)
    if match is None:
        return None
    row = Span(*match.span("row"))
    return people.row(text, row, "author"), match.end()


def _in_full(text: str, span: Span) -> tuple[tuple[Segment, ...], int] | None:
    """``Ivanov, Ivan. Title``: inverted names in full, with a stop behind them."""
    match = _FIRST_STOP.match(text, span.start, span.end)
    if match is None or "," not in match[0]:
        return None
    row = names.located(match[0])
    if not row or any(name.order != "inverted" or " " in name.family for name, _ in row):
        return None
    return people.row(text, Span(*match.span()), "author"), match.end() + 2


@cache
def _documents() -> frozenset[str]:
    return frozenset(tables.words("responsibility")["documents"])
