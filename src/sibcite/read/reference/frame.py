"""What stands around the body of any reference: its label before, link and notes behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference.segments import Segment

_LABEL = re.compile(r"(?P<label>[^—–\n]{1,160}?)\s+[—–]\s+(?=\S)")
_YEAR_AT_END = re.compile(r"(?P<year>[12]\d{3})(?P<suffix>[a-zа-я])?$")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>]*[^\s<>.,;:)\]])>?")
_DOI = re.compile(
    r"<?(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)(?P<doi>10\.\d{4,9}/[^\s<>]*[^\s<>.,;:)\]])>?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The segments around a body, and where the body stands."""

    segments: tuple[Segment, ...]
    body: Span


def divide(text: str) -> Frame:
    """Cut off what is certain wherever it stands: label, link, date of access, language note."""
    label, start = _label(text)
    notes = (*_accessed(text, start), *_language(text, start))
    behind = (*_links(text, start, notes), *notes)
    end = min((segment.span.start for segment in behind), default=len(text))
    return Frame((*label, *behind), Span(start, max(start, end)))


def _label(text: str) -> tuple[tuple[Segment, ...], int]:
    """The label before the dash: it repeats in the reference, by its first word or its year."""
    match = _LABEL.match(text)
    if match is None:
        return (), 0
    label, rest = match["label"], text[match.end() : match.end() + 2000]
    year = _YEAR_AT_END.search(label)
    repeats = _first_word(label) == _first_word(rest)
    if not repeats and not (year and year["year"] in rest):
        return (), 0
    segments = [Segment("citation-label", Span(0, len(label)))]
    return tuple(segments), match.end()


def _first_word(text: str) -> str:
    match = _FIRST_WORD.match(text)
    return match[1].casefold() if match else ""


def year_suffix(label: str) -> str:
    """The letter after the year at the end of a label, or empty: ``TSAMO 1945a``."""
    match = _YEAR_AT_END.search(label)
    return (match["suffix"] or "") if match else ""


def _links(text: str, start: int, notes: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The first DOI, else the first address on the web; neither reaches into a note."""
    ends = sorted(each.span.start for each in notes)
    for pattern, kind, group in ((_DOI, "DOI", "doi"), (_URL, "URL", "url")):
        if match := pattern.search(text, start):
            end = next((each for each in ends if each > match.start()), len(text))
            whole = pattern.search(text, start, end)
            return _introduced(text, start, whole, kind, group) if whole else ()
    return ()


def _introduced(
    text: str, start: int, match: re.Match[str], kind: str, group: str
) -> tuple[Segment, ...]:
    """A link, and the words before it that only say that it is one."""
    before = _link_words().search(text, max(start, match.start() - 40), match.start())
    first = before.start() if before else match.start()
    return _bracketed(Span(first, match.end()), Segment(kind, Span(*match.span(group))))


def _accessed(text: str, start: int) -> tuple[Segment, ...]:
    for match in _access_note().finditer(text, start):
        if dates.parse(match["date"]).value.start:
            return _bracketed(Span(*match.span()), Segment("accessed", Span(*match.span("date"))))
    return ()


def _language(text: str, start: int) -> tuple[Segment, ...]:
    match = _language_note().search(text, max(start, len(text) - 60))
    if match is None:
        return ()
    return _bracketed(Span(*match.span()), Segment("language", Span(*match.span("language"))))


def _bracketed(whole: Span, inner: Segment) -> tuple[Segment, ...]:
    """A field, with what opens and closes it as marks."""
    before, after = Span(whole.start, inner.span.start), Span(inner.span.end, whole.end)
    return (Segment("mark", before), inner, Segment("mark", after))


@cache
def _link_words() -> re.Pattern[str]:
    words = "|".join(map(re.escape, tables.words("labels")["link"]))
    return re.compile(rf"(?<!\w)(?:{words})\s*:?\s*$", re.I)


@cache
def _access_note() -> re.Pattern[str]:
    words = "|".join(map(re.escape, tables.words("labels")["accessed"]["before"]))
    return re.compile(
        rf"[(\[]?\b(?:{words})(?:\s+on)?:?\s*(?P<date>[^()\[\]]{{4,30}}?)\s*(?:[)\]]|\.?$)", re.I
    )


@cache
def _language_note() -> re.Pattern[str]:
    names = (name for row in tables.languages().values() for name in row.names)
    each = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"[(\[](?:(?:in|na|на)\s+)?(?P<language>{each})\.?[)\]]\.?\s*$", re.I)


def language_code(note: str) -> str:
    """The language that a note names (``Russian``), as a code; empty if none."""
    folded = note.casefold().rstrip(".")
    return next((code for code, row in tables.languages().items() if folded in row.names), "")


@cache
def marks() -> re.Pattern[str]:
    """What may stand between fields: punctuation, and the words that only introduce a field."""
    table = tables.words("labels")
    numbers = (
        word for kind in ("volume", "issue", "page", "in", "link", "series") for word in table[kind]
    )
    roles = (word for words in table["roles"].values() for word in words)
    before = table["accessed"]["before"]
    content = tables.words("responsibility")["content"]
    words = sorted({*numbers, *roles, *before, *content, "in", "на"}, key=len, reverse=True)
    each = "|".join(map(re.escape, words))
    return re.compile(rf"(?:[\W_]|(?<![^\W_])(?:{each})(?![^\W_]))*", re.I)
