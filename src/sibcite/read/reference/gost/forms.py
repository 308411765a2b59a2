"""What an area is by its own form: edition, numbers, date, imprint, extent, series, ISBN."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from sibcite import tables
from sibcite.fields import dates, numbers
from sibcite.model import Span
from sibcite.read.reference.gost import imprint, volumes
from sibcite.read.reference.segments import Segment

_YEAR = re.compile(
    r"(?P<issued>[12]\d{3}(?:\s?[–—/-]\s?(?:[12]\d{3}|\d{2}))?)"
    r"(?:(?P<suffix>[a-fа-в])|\s?[гр]\.?)?"
)
_YEAR_LED = re.compile(r"(?P<year>[12]\d{3}),\s(?=\D)")
_DAY = re.compile(r"\d{1,2}\s[^\W\d_]{3,12}\.?")
_EDITION = re.compile(
    r"(?P<edition>\d+)(?P<mark>(?:[-–]?[^\W\d_]{1,2})?\s(?:изд|вид|ed|edition|izd)\w*\.?)(?:,?\s[^\d]*)?|"
    r"(?P<mark_>(?:Изд|Вид)(?:ание|ання)?\.?\s)(?P<edition_>\d+)(?P<tail>(?:[-–][^\W\d_]{1,2})?\.?)(?:,?\s[^\d]*)?",
    re.I,
)
# What stands behind the number says how it differs: "2-е изд., испр. и доп."
_NOTED_EDITION = re.compile(
    r"\d+(?:[-–]?[^\W\d_]{1,2})?\s(?:изд|вид|ed|edition|izd)\w*\.?,\s"
    r"(?:(?-i:[a-zа-яёіїєґ]+)\.?(?:,\s|\s(?:и|і|and|i)\s)?){1,3}",
    re.I,
)
_EXTENT = re.compile(
    r"(?:[IVXLC]+,\s?)?(?P<extent>\d+)(?P<mark>\s(?:с|c|p|pp|s|стор|pages)\.?)(?:[,\s]*[:;,]\s.*)?",
    re.I,
)
_VOLUMES = re.compile(
    r"(?P<mark>(?:в|у|v|in)\s)?(?P<volumes>\d+)(?P<tail>\s(?:т|кн|ч|vols?|томах)\.?)", re.I
)
_PART = re.compile(r"(?P<mark>(?:Ч|Кн|Часть|Книга|Part|Pt|Ch|Kn)\.?\s)(?P<part>\d+|[IVXLC]+)", re.I)
_SERIES = re.compile(
    r"\((?!In\s|На\s)(?P<mark>(?:Серия|Сер\.|Серія|Series|Seriya)(?::\s|\s))?(?P<series>[^()]{3,200}?)"
    r"(?P<joint>\s?;\s?(?:[^\W\d_]{1,6}\.?\s|№\s?)?)?(?P<number>(?<=[\s№])\d+)?\)",
    re.I,
)
_ISBN = re.compile(r"(?P<mark>ISBN:?\s)(?P<isbn>[\d–-]{9,16}[\dXХ])", re.I)
_URL = re.compile(r"(?P<mark>URL:?\s<?)(?P<url>https?://[^\s<>]+[^\s<>.,;:])>?", re.I)
_LABELLED = re.compile(r"№|n°|\d+\s?\(\d")
# ``2015;57(3):69–75``, as lists of References in many journals have it.
_SEMICOLONS = re.compile(
    r"(?P<issued>[12]\d{3})\s?;\s?(?P<volume>\d+)?\s?(?:\((?P<issue>[^()\s]{1,12})\))?"
    r"(?:\s?:\s?(?P<page>[A-Za-z]?\d+(?:\s?[–—-]\s?[A-Za-z]?\d+)?))?"
)
_KINDS = {
    "volumes": "number-of-volumes",
    "part": "part-number",
    "series": "collection-title",
    "number": "collection-number",
    "isbn": "ISBN",
    "url": "URL",
    "issued": "issued",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "edition": "edition",
    "edition_": "edition",
    "extent": "number-of-pages",
}

Found = tuple[Segment, ...]


def read(text: str, area: Span) -> Found:
    """The segments of an area that says by its form what it is; nothing of another."""
    for form in _FORMS:
        if found := form(text, area):
            return found
    return ()


def is_year(found: Found) -> bool:
    """Whether an area is a bare year, as one behind a journal is."""
    return [each.kind for each in found if each.kind != "year-suffix"] == ["issued"]


def is_numbers(found: Found) -> bool:
    """Whether an area is a journal's numbers."""
    return any(each.kind in ("volume", "issue", "page") for each in found)


def is_imprint(found: Found) -> bool:
    """Whether an area has a place of publication, or a publisher with its year."""
    kinds = {each.kind for each in found}
    return "publisher-place" in kinds or {"publisher", "issued"} <= kinds


def is_volume(found: Found) -> bool:
    """Whether an area is a volume and no more, behind which its own title may stand."""
    return [each.kind for each in found] == ["volume"]


def is_day(text: str, area: Span) -> bool:
    """Whether an area is a day without its year, which stands before it: ``9 авг``."""
    if not _DAY.fullmatch(text, area.start, area.end):
        return False
    return len(dates.parse(f"1945. {area.of(text)}").value.start) == 3


def _numbers(text: str, area: Span) -> Found:
    """``№ 4``, ``Т. 12, № 3``, ``2019, № 3, С. 5–9``."""
    led = _YEAR_LED.match(text, area.start, area.end)
    start = led.end() if led else area.start
    printed = text[start : area.end]
    # A number without a label is no area of its own, but a volume with its issue is.
    if not (printed[:1].isalpha() or _LABELLED.match(printed)):
        return ()
    found = tuple(Segment(kind, span.moved(start)) for kind, span in numbers.located(printed))
    if led is None or not found:
        return found
    return (Segment("issued", Span(*led.span("year"))), *found)


def _date(text: str, area: Span) -> Found:
    """A date with its month, or a bare year."""
    if match := _YEAR.fullmatch(text, area.start, area.end):
        year = Segment("issued", Span(*match.span("issued")))
        if not match["suffix"]:
            return (year,)
        return (year, Segment("year-suffix", Span(*match.span("suffix"))))
    if area.end - area.start > 30 or not _dated().fullmatch(text, area.start, area.end):
        return ()
    return (Segment("issued", area),)


def _edition(text: str, area: Span) -> Found:
    """An edition with its notes, and the full stop of the last of them."""
    if not _NOTED_EDITION.fullmatch(text, area.start, area.end):
        return ()
    return (
        Segment("edition", Span(area.start, area.end + (text[area.end : area.end + 1] == "."))),
    )


def _volume_titled(text: str, area: Span) -> Found:
    """A volume and its own title: ``Т. 2 : 1917–1956``."""
    match = _volume_title().fullmatch(text, area.start, area.end)
    if match is None or not volumes.is_title(text, Span(*match.span("title"))):
        return ()
    kinds = {"volume": "volume", "title": "volume-title"}
    return tuple(Segment(kinds[name], Span(*match.span(name))) for name in kinds)


def _by_pattern(pattern: re.Pattern[str]) -> Callable[[str, Span], Found]:
    def read_(text: str, area: Span) -> Found:
        match = pattern.fullmatch(text, area.start, area.end)
        if match is None:
            return ()
        groups = (name for name in match.groupdict() if match[name])
        return tuple(Segment(_KINDS.get(name, "mark"), Span(*match.span(name))) for name in groups)

    return read_


@cache
def _dated() -> re.Pattern[str]:
    """A month in words, or all in figures as of a page on the web: ``06.05.2020``."""
    figures = r"\d{2}\.\d{2}\.[12]\d{3}"
    return re.compile(rf"(?:{dates.pattern()}|{figures})(?:\s?(?:гг?|р|g)\b\.?)?", re.I)


@cache
def _volume_title() -> re.Pattern[str]:
    labels = sorted(tables.words("labels")["volume"], key=len, reverse=True)
    label = "|".join(map(re.escape, labels))
    return re.compile(
        rf"(?:{label})\.?\s(?P<volume>\d{{1,4}}|[IVXLC]+)\s?:\s(?P<title>[^\n]{{2,250}})", re.I
    )


# The first form that an area has is what it is.
_FORMS: tuple[Callable[[str, Span], Found], ...] = (
    _edition,
    *map(_by_pattern, (_ISBN, _URL, _SEMICOLONS, _EXTENT, _EDITION, _VOLUMES, _PART, _SERIES)),
    _date,
    _numbers,
    _volume_titled,
    imprint.read,
)
