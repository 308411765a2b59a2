"""Titles: the marks around them, and the abbreviation whose full stop is its own."""

from __future__ import annotations

import re

# The full stop of these belongs to the word, also where a style puts none: "1941-1945 gg.",
# "sb. nauch. st."
_COLLECTED = (
    r"(?<=[a-zа-яёіїєґ]\.\s)(?:ст|тр|док|мат|пр|чт|соч|произв|зап|журн|сообщ|исслед)|"
    r"(?:sb|zb|nauch|nauk|sobr|izbr)\.\s(?:st|tr|dok|mat|pr|soch|proizv)"
)
# No word in full is written like these.
_ALWAYS = r"конф|докл|моногр|симп|konf|dokl|monogr|simp"
_ENDS_IN_ABBREVIATION = re.compile(
    rf"(?:^|[\s\d])(?:gg?|vv?|гг?|вв?|i dr|и др|etc|{_ALWAYS}|{_COLLECTED})$", re.IGNORECASE
)

_SPACED_COLON = re.compile(r"(?<=\S)\s:\s(?=\S)")

_QUOTES = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "「": "」", "『": "』"}
# Quotes, and italics within them.
_MOST_MARKS = 2
_MARKS = {**_QUOTES, "*": "*", "'": "'"}


def bare(printed: str) -> tuple[int, int]:
    """Where the title itself stands in a printed one: without quotes, spaces and the last stop.

    Returns:
        Start and end in `printed`. Inner quotes, question marks and ellipses stay.
    """
    start, end = 0, len(printed)
    while start < end and printed[start].isspace():
        start += 1
    while start < end and (printed[end - 1].isspace() or printed[end - 1] in ".,;"):
        if printed[:end].endswith(("...", ". .")):
            break
        end -= 1
    if end - start > 1 and _QUOTES.get(printed[start]) == printed[end - 1]:
        return start + 1, end - 1
    return start, end


def unmarked(printed: str) -> tuple[int, int]:
    """Where a title stands in quotes or asterisks that are around all of it: ``“The Shadow.”``.

    Returns:
        Start and end in `printed`; all of it where no marks are, or where they mark a part:
        ``*Genji* and *Heike*``.
    """
    start, end = 0, len(printed)
    for _ in range(_MOST_MARKS):
        closing = _MARKS.get(printed[start : start + 1])
        if closing is None or start >= end - 2:
            break
        stop = end - (printed[end - 1] in ".,")
        # Within a word it is an apostrophe: "‘The Pilot’s Road’".
        inner = re.search(rf"{re.escape(closing)}(?!\w)", printed[start + 1 : stop - 1])
        if printed[stop - 1] != closing or inner:
            break
        start, end = start + 1, stop - 1
        end -= printed[end - 1] in ".,"
    return start, end


def show(title: str) -> str:
    """A title as print ends it: an abbreviation at its end has its full stop.

    Records hold titles without the punctuation that surrounds them, so that the stop of
    ``1941-1945 gg.`` is put back wherever the title is printed.
    """
    return f"{title}." if _ENDS_IN_ABBREVIATION.search(title) else title


def closed(title: str) -> str:
    """A title without the space that GOST sets before the colon of a subtitle.

    Records hold ``Title: subtitle``; a style that wants the space puts it back.

    Source: [gost-r-7.0.100-2018]
    """
    return _SPACED_COLON.sub(": ", title)


def short(title: str) -> str:
    """A title up to its first colon or full stop: ``Posledniye plenniki Vtoroy mirovoy voyny``."""
    match = re.search(r"(?<=\w{3})[.:?!]\s|\s[:(]", title)
    return title[: match.start()] if match else title
