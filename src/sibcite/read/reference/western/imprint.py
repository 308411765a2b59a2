"""Where a work appeared: ``Moscow: IV RAN, 2005``, ``München 1991``, ``Reprint, Nauka``."""

from __future__ import annotations

import re
from functools import cache

from sibcite.model import Span
from sibcite.read.reference.gost import imprint as places
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import forms, words
from sibcite.read.reference.western.forms import EDGE, YEAR, Part

_HIGH = "A-ZА-ЯЁІЇЄҐĀĪŪĒŌÀ-ÖØ-ÞŁŚŠŽČ\u3400-\u9fff"
# "D.C.", "N. Y.": a state in two letters with their stops.
_STOPPED = r"[A-Z]\.\s?[A-Z]\."
# The code of a state, with stops or without.
CODE = rf"[A-Z]{{2}}|{_STOPPED}"

# "Cambridge", "St. Petersburg", "New Haven and London", "Frankfurt-am-Main", "Chapel Hill, N.C.".
_PLACE_WORD = rf"(?:(?:St|Mt|Ft)\.|[{_HIGH}][\w'’ʹ´-]*)"
_BETWEEN_WORDS = r"(?:,?\s(?:and|und|et|&)\s|,?\s|\s?[–—-]\s?)"
_ANY_PLACE = re.compile(
    rf"(?P<place>{_PLACE_WORD}(?:{_BETWEEN_WORDS}{_PLACE_WORD}){{0,4}}"
    rf"(?:,\s(?:{_STOPPED}|[A-Z][a-z]{{1,4}}\.))?)\s?:\s(?=\S)"
)
_PLACE_OF_YEAR = re.compile(
    rf"(?P<place>[^\W\d_][\w'’.-]+(?:\s[\w'’.-]+){{0,2}})\s(?P<issued>{YEAR}){EDGE}"
)
# Behind a place: "IV RAN, 2005", "IV RAN; 2005".
_PUBLISHED = re.compile(
    r"(?P<publisher>[^:;()\[\]\d*][^:;()\[\]*]{0,110}?)"
    rf"[,;]?\s(?P<issued>{YEAR})(?P<suffix>[a-z](?!\w))?(?=[.,;)]|\s*\Z)"
)
# "Nauka; London: Brill, 2005": a second publisher has no place in a record.
_NAMES = r"[^:;()\[\]\d*]"
_JOINTLY = re.compile(
    rf"(?P<publisher>{_NAMES}{{2,80}});\s"
    rf"(?P<unread>{_NAMES}{{2,60}}:\s{_NAMES}{{2,60}}),\s(?P<issued>{YEAR})"
)
# Where a publisher without a year may end.
_STOP = re.compile(r"\.?\s*\Z|\.\s|(?=,\s(?:pp?|vol|no|[сc])\.\s)|(?=[;()\[*])")
_LONGEST_PUBLISHER = 120

# "1948. Reprint, ", "Repr. ed., ": before the imprint of what was printed again.
reprint = forms.of(
    re.compile(
        r"(?:(?P<original>[12]\d{3})[.,]\s)?"
        r"(?P<mark>(?:Reprint|Reprinted|Repr\.)(?:\sed\.)?,?\s)(?=[^\W\d_])",
        re.I,
    )
)


def read(text: str, at: int, end: int) -> Part | None:
    """``Moscow: IV RAN, 2005``, ``Moscow: IV RAN; 2005``, ``Moskva : IV RAN``."""
    match = _known_place().match(text, at, end) or _ANY_PLACE.match(text, at, end)
    if match is None:
        return None
    place = Segment("publisher-place", Span(*match.span("place")))
    behind = _dated_publisher(text, match.end(), end) or _publisher(text, match.end(), end)
    return Part((place, *behind.segments), behind.end) if behind else None


def place_of_year(text: str, at: int, end: int) -> Part | None:
    """``München 1991``, as German lists have it: a known place, and its year without a comma."""
    match = _PLACE_OF_YEAR.match(text, at, end)
    if match is None or not is_place(match["place"]):
        return None
    return Part(forms.segments(match), match.end())


def is_place(printed: str) -> bool:
    """Whether words are a known place of publication, or several, with a state or country."""
    state = _state().search(printed)
    return places.is_place(printed[: state.start()] if state else printed)


def ends_short(printed: str) -> bool:
    """Whether an initial or a known abbreviation ends words, so that a stop behind is its own."""
    return _is_short(re.split(r"[\s.]", printed)[-1])


def _dated_publisher(text: str, at: int, end: int) -> Part | None:
    """A publisher, or two, and the year."""
    if joint := _JOINTLY.match(text, at, end):
        return Part(forms.segments(joint), joint.end())
    dated = _PUBLISHED.match(text, at, end)
    if dated and _is_publisher(dated["publisher"]):
        return Part(forms.segments(dated), dated.end())
    return None


def _publisher(text: str, at: int, end: int) -> Part | None:
    """A publisher up to the first stop that is not its own, or to the end."""
    for stop in _STOP.finditer(text, at + 1, min(end, at + _LONGEST_PUBLISHER)):
        span = Span(at, stop.start())
        if not ends_short(span.of(text)) or stop.end() == end:
            found = Part((Segment("publisher", span),), stop.start())
            return found if _is_publisher(span.of(text)) else None
    return None


def _is_publisher(printed: str) -> bool:
    """Whether words are a name, without a full stop but that of an abbreviation or initial."""
    if re.search(r"\d", printed) or not re.search(r"[^\W\d_]{2}", printed):
        return False
    inside = re.finditer(r"(?P<word>[^\W\d_]+)\.\s", printed)
    return all(_is_short(each["word"]) for each in inside)


def _is_short(word: str) -> bool:
    """Whether a word before a stop is an initial or a known abbreviation."""
    return len(word) < 3 or word.casefold() in words.abbreviations()


@cache
def _known_place() -> re.Pattern[str]:
    return re.compile(rf"(?P<place>{places.known().pattern})\s?:\s(?=\S)")


@cache
def _state() -> re.Pattern[str]:
    return re.compile(rf",\s(?:{CODE}|{words.pattern('states')})\Z")
