"""What stands around the body of any reference: its label before, link and notes behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.fields import dates
from sibcite.model import Span
from sibcite.read.reference import label
from sibcite.read.reference.segments import Segment

_URL = re.compile(
    r"<?(?P<url>(?:https?://|www\.)[^\s<>（）「」『』、。，]*[^\s<>.,;:)\]（）「」『』、。，])>?"
)
# In Markdown a DOI may be the text of its own link.
_LINKED = re.compile(r"\bdoi:?\s*\[(?P<doi>10\.\d{4,9}/[^\s\[\]]+)\]\([^\s()]*\)", re.I)
_DOI = re.compile(
    r"<?(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)(?P<doi>10\.\d{4,9}/[^\s<>]*[^\s<>.,;:)\]])>?",
    re.I,
)
_LINKS = ((_LINKED, "DOI", "doi"), (_DOI, "DOI", "doi"), (_URL, "URL", "url"))


@dataclass(frozen=True, slots=True)
class Frame:
    """The segments around a body, and where the body stands."""

    segments: tuple[Segment, ...]
    body: Span


def divide(text: str) -> Frame:
    """Cut off what is certain wherever it stands: label, link, date of access, language note."""
    labelled, start = label.read(text)
    seen, language = _accessed(text, start), _language(text, start)
    links = _links(text, start, (*seen, *language))
    if _is_inside(text, seen, (*links, *language)):
        seen = ()
    behind = (*links, *seen, *language)
    end = min((segment.span.start for segment in behind), default=len(text))
    return Frame((*labelled, *behind), Span(start, max(start, end)))


def _links(text: str, start: int, notes: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The first DOI, else the first address on the web; neither reaches into a note."""
    ends = sorted(each.span.start for each in notes)
    for pattern, kind, group in _LINKS:
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
        group = "date" if match["date"] else "bare"
        if dates.parse(match[group]).value.start:
            return _bracketed(Span(*match.span()), Segment("accessed", Span(*match.span(group))))
    return ()


def _is_inside(text: str, note: tuple[Segment, ...], others: tuple[Segment, ...]) -> bool:
    """Whether the body goes on behind a note: ``2005 [cited 2020 Jul 8];4(2):58. Available from``.

    Such a note is left to the layouts; behind a link no body goes on.
    """
    if not note or any(each.span.end <= note[0].span.start for each in others):
        return False
    end = min((each.span.start for each in others), default=len(text))
    return any(map(str.isalnum, text[note[-1].span.end : end]))


def _language(text: str, start: int) -> tuple[Segment, ...]:
    first = max(start, len(text) - 60)
    match = _language_note().search(text, first) or _language_word().search(text, first)
    match = match or _behind_link(text, first)
    if match is None:
        return ()
    return _bracketed(Span(*match.span()), Segment("language", Span(*match.span("language"))))


def _behind_link(text: str, first: int) -> re.Match[str] | None:
    """A language behind a link, which no stop ends: ``…/mayaki.html Russian.``."""
    match = _last_language().search(text, first)
    before = text[: match.start()].rsplit(maxsplit=1) if match else []
    return match if before and "://" in before[-1] else None


def _bracketed(whole: Span, inner: Segment) -> tuple[Segment, ...]:
    """A field, with what opens and closes it as marks."""
    before, after = Span(whole.start, inner.span.start), Span(inner.span.end, whole.end)
    return (Segment("mark", before), inner, Segment("mark", after))


@cache
def _link_words() -> re.Pattern[str]:
    words = _each(tables.words("labels")["link"])
    return re.compile(rf"(?<!\w)(?:{words})\s*:?\s*$", re.I)


@cache
def _access_note() -> re.Pattern[str]:
    """A note in brackets, or one that ends the reference or stands before its link."""
    table = tables.words("labels")["accessed"]
    anywhere, bracketed = _each(table["before"]), _each((*table["before"], *table["bracketed"]))
    on = r"(?:\s+on)?:?\s*"
    inside = rf"[(\[]\s?(?:{bracketed}){on}(?P<date>[^()\[\]]{{4,30}}?)\s*[)\]]"
    end = r"(?:[)\]]|\.?$|[.,;:]?(?:\s+from)?:?\s+(?=<?(?:https?://|www\.|doi\b)))"
    return re.compile(rf"{inside}|\b(?:{anywhere}){on}(?P<bare>[^()\[\]]{{4,30}}?)\s*{end}", re.I)


@cache
def _language_note() -> re.Pattern[str]:
    each = _each(name for row in tables.languages().values() for name in row.names)
    return re.compile(rf"[(\[](?:(?:in|na|на)\s+)?(?P<language>{each})\.?[)\]]\.?\s*$", re.I)


@cache
def _language_word() -> re.Pattern[str]:
    """The English name of a language that is a sentence by itself: ``2005. 280 p. Russian``."""
    return re.compile(rf"(?<=[.\])>]){_last_language().pattern}")


@cache
def _last_language() -> re.Pattern[str]:
    each = _each(row.noted["en"] for row in tables.languages().values())
    return re.compile(rf"\s+(?:In\s+)?(?P<language>{each})\.?\s*$")


def _each(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


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
    accessed = table["accessed"]
    before = (*accessed["before"], *accessed["bracketed"])
    content = tables.words("responsibility")["content"]
    each = _each({*numbers, *roles, *before, *content, "in", "на"})
    return re.compile(rf"(?:[\W_]|(?<![^\W_])(?:{each})(?![^\W_]))*", re.I)
