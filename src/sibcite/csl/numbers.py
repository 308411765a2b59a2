"""Numbers: what is numeric, ordinals, roman numerals, ranges (``7th``, ``xiv``, ``321–28``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sibcite.csl.locales import Locale

# A number with letters around it: 12, 2nd, D2, 275a, 275а.
_NUMBER = r"[A-Za-zÀ-ɏЀ-ӿ]*\d+[A-Za-zÀ-ɏЀ-ӿ]*"
_NUMERIC = re.compile(rf"\s*{_NUMBER}(?:\s*(?:[,&–-]|\\-)\s*{_NUMBER})*\s*")
# One number whose thousands are parted, not several: "4,000,001".
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_COUNTED = re.compile(r"\d+|\b[ivxlcdm]+\b")
_JOINED = re.compile(r"\w\s*(?:[,&–-]|and|et)\s*\w")
_SEPARATOR = re.compile(r"(\s*[,;&]\s*)")
_RANGE = re.compile(
    r"\s*(?P<before>(?:\d*[A-Za-z]+)?)(?P<first>\d+)(?P<after>[a-z]*)\s*[–-]"
    r"\s*(?P<before_last>(?:\d*[A-Za-z]+)?)(?P<last>\d+)(?P<after_last>[a-z]*)\s*"
)
_ROMAN_RANGE = re.compile(r"\s*([ivxlcdm]+)\s*[–-]\s*([ivxlcdm]+)\s*", re.IGNORECASE)
_HYPHEN = re.compile(r"\s*-\s*")
_DASH = re.compile(r"\s*(?<!\\)[-–]\s*")
_AMPERSAND = re.compile(r"\s*&\s*")
_COMMA = re.compile(r"\s*,\s*")
_NUMERALS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HIGHEST_ROMAN = 5999


def is_numeric(text: str) -> bool:
    """Whether a text is a number, or several with commas, hyphens or ampersands between them."""
    return _NUMERIC.fullmatch(text) is not None


def is_several(text: str) -> bool:
    r"""Whether a text counts more than one thing: `5-7`, `iv, vi`; `5\-7` is one."""
    bare = text.replace("\\-", "")
    if _THOUSANDS.fullmatch(bare):
        return False
    return len(_COUNTED.findall(bare)) > 1 and _JOINED.search(bare) is not None


def roman(number: int) -> str:
    """A number as a small roman numeral; digits where there is none for it."""
    if not 0 < number <= _HIGHEST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _NUMERALS:
        count, number = divmod(number, value)
        text += letters * count
    return text


def ordinal(number: int, locale: Locale, gender: str) -> str:
    """A number with its ordinal ending, in the gender of its noun where the locale has one.

    The most special ending wins: that of the whole number, of its last two digits, of its last.
    """
    matches = (
        *(("whole-number", number), ("last-two-digits", number % 100)),
        *(("last-digit", number % 10), ("", 0)),
    )
    endings = (locale.ordinals.get((*match, each)) for match in matches for each in (gender, ""))
    return f"{number}{next((ending for ending in endings if ending is not None), '')}"


def long_ordinal(number: int, locale: Locale, gender: str) -> str:
    """A number as an ordinal in words, as far as the locale counts in words: `first`, `первая`."""
    for form in (f"long:{gender}", "long"):
        term = locale.terms.get((f"long-ordinal-{number:02d}", form))
        if term is not None:
            return term.single
    return ordinal(number, locale, gender)


def page_range(text: str, style: str, delimiter: str) -> str:
    """A row of pages with the ranges written as the style wants them.

    Args:
        text: Pages as data has them: `321-328, 330`. A hyphen behind a backslash stays one.
        style: CSL's `page-range-format`; empty to leave the numbers alone.
        delimiter: What stands in a range, the term `page-range-delimiter`.
    """
    # The separators stand between the ranges, at the odd places.
    pieces = _SEPARATOR.split(text)
    pieces[::2] = [_one_range(piece, style, delimiter) for piece in pieces[::2]]
    return "".join(pieces).replace("\\-", "-")


def dashed(text: str) -> str:
    """A number or a row of numbers with en dashes and even spacing."""
    if _THOUSANDS.fullmatch(text):
        return text
    text = _DASH.sub("–", text).replace("\\-", "-")
    return _COMMA.sub(", ", _AMPERSAND.sub(" & ", text))


def _one_range(text: str, style: str, delimiter: str) -> str:
    if "\\-" in text:
        return text
    found = _RANGE.fullmatch(text)
    if found is None:
        numerals = _ROMAN_RANGE.fullmatch(text)
        return delimiter.join(numerals.groups()) if numerals else _HYPHEN.sub("-", text)
    before, first, after, before_last, last, after_last = found.groups()
    if style and before != before_last:
        return _HYPHEN.sub("-", text)
    if not style or after or after_last:
        return f"{before}{first}{after}{delimiter}{before_last}{last}{after_last}"
    whole = first[: max(len(first) - len(last), 0)] + last
    if len(first) != len(whole) or first > whole:
        return f"{before}{first}{delimiter}{before}{whole}"
    shown = _FORMATS.get(style, _expanded)(first, whole)
    return f"{before}{first}{delimiter}{before if style == 'expanded' else ''}{shown}"


def _expanded(first: str, last: str) -> str:
    del first
    return last


def _minimal(first: str, last: str) -> str:
    return _changed(first, last, 1)


def _minimal_two(first: str, last: str) -> str:
    return _changed(first, last, 2)


def _chicago_15(first: str, last: str) -> str:
    """As the Chicago Manual of Style, 15th edition: all four digits where three change."""
    changes = sum(one != two for one, two in zip(first, last, strict=True))
    if len(first) == 4 and changes > 2 and int(first[-2:]) >= 10:
        return last
    return _chicago_16(first, last)


def _chicago_16(first: str, last: str) -> str:
    """As the Chicago Manual of Style, 16th edition: two digits or as many as needed."""
    within = int(first[-2:])
    if within == 0 or len(first.lstrip("0")) < 3:
        return last
    return _changed(first, last, 1 if within < 10 else 2)


def _changed(first: str, last: str, least: int) -> str:
    """The digits of the last page from the first that changes on, and no fewer than `least`."""
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


_FORMATS = {
    "expanded": _expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
