"""A body cut at the full stops that part its elements: title, container, numbers, imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.model import Span

_OPEN = {"[": "]", "(": ")", "“": "”", "«": "»", "„": "“", "「": "」", "『": "』"}
_INITIAL = re.compile(r"(?:^|[\s.(*-])(?:[^\W\d_]|[A-ZА-Я][a-zа-я]|Shch|Щ)$")
_TRANSLATED = re.compile(r"(?P<core>.*?)[\s.]*\[(?P<translated>[^\[\]]*)\]", re.S)
_NESTING = 8
_LONGEST_ROW = 300
# A title in its own script beside a romanized one, in brackets or bare.
_ORIGINAL = re.compile(
    r"(?<=[\w*\]?!])\s+(?:\((?P<bracketed>(?:[\u3040-\u30ff\u3400-\u9fff]|[А-ЯЁа-яё])[^()\[\]A-Za-z]{1,200})\)"
    r"|(?P<bare>[\u3040-\u30ff\u3400-\u9fff][^()\[\]*A-Za-zА-Яа-яЁё]{1,200}?))[\s.,;*]*\Z"
)
# Italics after these begin a new element, with or without a full stop between.
_BEFORE_ITALICS = re.compile(r"(?:[?!…\]]|[.,?!…][”»“\"’])\s+\Z")
_ROLE_IN_BOOK = re.compile(r"\s*(?:In|V kn\.|В кн\.|V|В):?\s.*\(\w[\w. ]{0,9}\)\Z", re.S)


@dataclass(frozen=True, slots=True)
class Element:
    """What stands between two full stops.

    `core` is the text without emphasis and its other forms, `translated` the stretch inside the
    square brackets after it, `italic` whether asterisks stood around the core, `original` the
    form in its own script after a romanized one.
    """

    core: Span
    translated: Span | None = None
    italic: bool = False
    original: Span | None = None


def split(text: str, body: Span) -> tuple[Element, ...]:
    """The elements of a body in printed order; a bracket by itself belongs to the one before."""
    found: list[Element] = []
    for stretch in _sentences(text, body):
        each = element(text, stretch)
        if each.core.start < each.core.end:
            found.append(each)
        elif each.translated and found and found[-1].translated is None:
            found[-1] = Element(found[-1].core, each.translated, found[-1].italic)
        elif each.translated:
            # A bracket with nothing before it is a supplied title: "[Letter to Molotov]".
            found.append(Element(each.translated))
    return tuple(found)


def _sentences(text: str, body: Span) -> Iterator[Span]:
    """Stretches that end with a full stop and a space, outside brackets, quotes and italics."""
    start, nested, italic = body.start, list[str](), False
    for place in range(body.start, body.end):
        character = text[place]
        if character == "*":
            before = "" if italic or nested else text[max(start, place - 6) : place]
            if _BEFORE_ITALICS.search(before):
                yield Span(start, place)
                start = place
            italic = not italic
        elif nested and character == nested[-1]:
            nested.pop()
            if character == "]" and not nested and not italic and _starts(text, place, body):
                yield Span(start, place + 1)
                start = place + 1
        elif character in _OPEN and len(nested) < _NESTING and _closes(text, place):
            nested.append(_OPEN[character])
        elif character == "." and not nested and not italic and _ends(text, start, place, body):
            yield Span(start, place)
            start = place + 1
    if start < body.end:
        yield Span(start, body.end)


def _closes(text: str, place: int) -> bool:
    return _OPEN[text[place]] in text[place : place + 600]


def _starts(text: str, place: int, body: Span) -> bool:
    """Whether an element begins right behind a translation, without a full stop between."""
    return re.match(r"\s+[A-ZА-ЯЁ]", text[place + 1 : min(place + 8, body.end)]) is not None


def _ends(text: str, start: int, place: int, body: Span) -> bool:
    """Whether the full stop at `place` ends an element and not only an abbreviation or a role."""
    after = text[place + 1 : place + 2]
    if place + 1 < body.end and not after.isspace():
        return False
    if place - start < _LONGEST_ROW and _ROLE_IN_BOOK.match(text, start, place):
        return False
    before = text[max(body.start, place - 12) : place]
    if _INITIAL.search(before):
        return False
    word = re.split(r"[\s(\[*]", before)[-1]
    return word.casefold() not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    """Words whose full stop is their own: labels before a number, and the notes of roles."""
    table = tables.words("labels")
    kinds = (table["volume"], table["issue"], table["page"], table["abbreviations"])
    return frozenset(word for words in kinds for word in words)


def element(text: str, stretch: Span) -> Element:
    """One stretch as an element: its emphasis and its other forms told apart."""
    stretch, behind = _without_original(text, stretch)
    printed = stretch.of(text)
    match = _TRANSLATED.fullmatch(printed.rstrip(" .,;*"))
    translated = None
    if match and match["translated"]:
        translated = _trimmed(text, Span(*match.span("translated")).moved(stretch.start))
        stretch = Span(stretch.start, stretch.start + match.end("core"))
    stretch, beside = _without_original(text, stretch)
    core = _trimmed(text, stretch)
    italic = core.of(text).startswith("*") and core.of(text).rstrip(" .,").endswith("*")
    return Element(_trimmed(text, stretch, " \t\n*.,;:"), translated, italic, behind or beside)


def _without_original(text: str, stretch: Span) -> tuple[Span, Span | None]:
    match = _ORIGINAL.search(text, max(stretch.start, stretch.end - 210), stretch.end)
    if match is None or not re.search(r"[A-Za-z]", text[stretch.start : match.start()]):
        return stretch, None
    part = "bracketed" if match["bracketed"] else "bare"
    return Span(stretch.start, match.start()), Span(*match.span(part))


def _trimmed(text: str, span: Span, signs: str = " \t\n.,;") -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in signs:
        start += 1
    while start < end and text[end - 1] in signs:
        end -= 1
    return Span(start, end)
