"""What brackets behind a title say that a work is: ``(Report No. 27)``, ``[Brochure]``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from sibcite import tables
from sibcite.model import Span
from sibcite.read.reference.segments import Segment

# A kind of report has few words before the one that says so.
_MOST_SPACES = 2
# The longest of what is called a site, with the signs around it.
_LONGEST_MARK = 40
_GIVEN = frozenset(("paper-conference", "speech"))
_PRESENTED = re.compile(r"[.?“”(]\s?[Pp]aper\s(?:presented|given|read)\sat\s")
_SQUARE = re.compile(r"\[(?P<inside>[^\[\]]{5,40})\]")


def numbered(text: str, at: int, end: int) -> tuple[Segment, ...]:
    """A kind of report and its number that begin at a place: ``Working Paper No. 12``."""
    match = _numbered().match(text, at, end)
    return tuple(Segment(kind, Span(*match.span(kind))) for kind in ("genre", "number") if match)


def is_medium(printed: str) -> bool:
    """Whether words in square brackets say what a work is: ``Brochure``, ``Data set``."""
    return printed.casefold() in _types()


def is_genre(printed: str) -> bool:
    """Whether a sentence of its own says what a work is: ``Brochure``, ``Research Report``."""
    is_short = printed[:1].isupper() and printed.count(" ") <= _MOST_SPACES
    return is_medium(printed) or (is_short and _last_word(printed) in _reports())


def may_translate(printed: str, title: str) -> bool:
    """Whether such words may be a title of one word in another language: ``Dnevnik [Diary]``."""
    return printed.casefold() in _titles() and " " not in title.strip()


def is_on_site(mark: str) -> bool:
    """Whether a mark behind a title calls what it is in a site, or it an electronic resource."""
    return len(mark) <= _LONGEST_MARK and _site().search(mark) is not None


def type_of(genre: str) -> str:
    """The CSL type of a work of a genre: what no table knows is the degree of a thesis."""
    if found := _types().get(genre.casefold()):
        return found
    return "report" if _last_word(genre) in _reports() else "thesis"


def is_given(genre: str) -> bool:
    """Whether a work of a genre is one that was given at an event: ``Paper presentation``."""
    return type_of(genre) in _GIVEN


def says_given(printed: str) -> bool:
    """Whether words or square brackets in a reference say so: ``Paper presented at …``."""
    if _PRESENTED.search(printed):
        return True
    inside = (found["inside"] for found in _SQUARE.finditer(printed))
    return any(is_medium(each) and is_given(each) for each in inside)


def _last_word(genre: str) -> str:
    return genre.casefold().rpartition(" ")[2]


@cache
def _types() -> Mapping[str, str]:
    rows = tables.words("parts")["works"].items()
    return {word: type_ for type_, words in rows for word in words}


@cache
def _titles() -> frozenset[str]:
    return frozenset(tables.words("parts")["also-titles"])


@cache
def _reports() -> frozenset[str]:
    return frozenset(tables.words("parts")["reports"])


@cache
def _numbered() -> re.Pattern[str]:
    """Up to four words with capitals, the last a kind of report, and a number behind its label."""
    kind = "|".join(map(re.escape, sorted(_reports())))
    return re.compile(
        rf"(?P<genre>(?:(?-i:[A-Z])[\w'’-]*\s){{0,4}}(?:{kind}))\s"
        r"(?:No|Nos|Nr|Number|№|#)\.?\s?(?P<number>\w(?:[\w./–-]{0,20}\w)?)(?=[.,;)\]]|\Z)",
        re.I,
    )


@cache
def _site() -> re.Pattern[str]:
    table = tables.words("responsibility")
    words = sorted((*table["sites"], *table["resources"]), key=len, reverse=True)
    each = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.I)
