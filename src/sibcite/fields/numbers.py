"""Volumes, issues and pages: ``Vol. 18 (7-1)``, ``4, 58-73``, ``№ 2 (55)``, ``С. 5–14``."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables
from sibcite.model import Span

_ROMAN = r"[IVXLCDM]+"
_COUNT = rf"(?:\d+[\w./]*|{_ROMAN})(?:\s?[-–—/]\s?(?:\d+\w*|{_ROMAN}))?(?:\s?\([\w\s./,–-]+\))?"
_PAGE = r"(?:[A-Za-zА-Яа-я]?\d+[a-zа-я]?|[ivxlcdm]+)"
_PAGES = rf"{_PAGE}(?:\s?[-–—]\s?{_PAGE})?(?:,\s?{_PAGE}(?:\s?[-–—]\s?{_PAGE})?)*"

Found = tuple[tuple[str, Span], ...]


def located(text: str) -> Found:
    """The numbers of one element of a reference, by CSL variable, each with where it stands.

    Args:
        text: An element between two full stops: ``Vol. 18 (7-1)``, ``Vol. 5, No. 2``,
            ``4, 58-73``, ``pp. 5–14``.

    Returns:
        `volume`, `issue` and `page` as printed, without their labels; nothing if the element
        holds anything else. A number in brackets after a labelled volume stays with it; a bare
        number before bare pages is an issue, or, with another in brackets after it, a volume
        with its issue.
    """
    for pattern in (_VOLUME_AND_ISSUE, _ISSUE):
        if match := pattern.fullmatch(text):
            return tuple((name, Span(*match.span(name))) for name in match.groupdict())
    return _labelled(text)


def is_pages(text: str) -> bool:
    """Whether a text is a page or a range or row of pages, without a label."""
    return re.fullmatch(_PAGES, text) is not None


def arabic(printed: str) -> str:
    """A number in small Roman numerals, as MHRA sets volumes, in digits; any other as it is."""
    if not re.fullmatch(r"[ivxlcdm]+", printed):
        return printed
    values = [_ROMAN_VALUES[each] for each in printed]
    signed = (
        -value if value < max(values[place:], default=0) else value
        for place, value in enumerate(values)
    )
    return str(sum(signed))


def volume_and_issue(volume: str) -> tuple[Span, Span] | None:
    """Where volume and issue stand in ``18 (2)``, as journals print them; None for a plain one."""
    match = re.fullmatch(r"(\d+|[IVXLC]+)\s?\(([\w./–-]+)\)", volume)
    return (Span(*match.span(1)), Span(*match.span(2))) if match else None


_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_VOLUME_AND_ISSUE = re.compile(
    rf"(?P<volume>\d+)\s?\((?P<issue>[\w./–-]+)\)(?:,\s+|:\s?)(?P<page>{_PAGES})"
)
_ISSUE = re.compile(rf"(?P<issue>\d+(?:[-–]\d+)?)(?:,\s+|:\s?)(?P<page>{_PAGES})")


def _labelled(text: str) -> Found:
    """Number after labelled number to the end; bare pages may follow a volume or an issue."""
    found: dict[str, Span] = {}
    position = 0
    while position < len(text):
        match = _one().match(text, position)
        if match is None or match.lastgroup is None:
            return ()
        kind = "page" if match.lastgroup == "bare" else match.lastgroup
        if kind in found or (match.lastgroup == "bare" and not found):
            return ()
        found[kind] = Span(*match.span(match.lastgroup))
        position = match.end()
    return tuple(found.items())


@cache
def _one() -> re.Pattern[str]:
    """One labelled number, or bare pages, and the sign that parts it from the next."""
    labelled = (
        rf"(?:{_labels(kind)})\.?\s?(?P<{kind}>{number})"
        for kind, number in (("volume", _COUNT), ("issue", _COUNT), ("page", _PAGES))
    )
    one = "|".join((*labelled, rf"(?P<bare>{_PAGES})"))
    return re.compile(rf"(?:{one})(?:[,.;]\s*|$)", re.IGNORECASE)


def _labels(kind: str) -> str:
    labels = tables.words("labels")[kind]
    return "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
