"""Numbers of a work, labelled or by their place: ``vol. 12``, ``12 (3): 115–29``, ``312 pp.``."""

from __future__ import annotations

import re
from functools import cache

from sibcite.read.reference.western import forms, words
from sibcite.read.reference.western.forms import EDGE, PAGES, ROMAN, Part

# A number behind its label: "12", "12a", "XII", "3–4", "3/4".
_COUNT = rf"(?:\d{{1,6}}[a-zа-я]?|{ROMAN})(?:\s?[-–—/]\s?(?:\d+|{ROMAN}))?"
_NO_YEAR = r"(?![12]\d{3}(?!\d))"

# "2005 Mar;12(3):115-29", as Vancouver has it, with any of its numbers.
_DAY_OF_YEAR = r"[12]\d{3}(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?"
_BEHIND_DATE = re.compile(
    rf"(?P<issued>{_DAY_OF_YEAR});\s?(?P<volume>\d+)?"
    rf"(?:\((?P<issue>[^()\s]{{1,12}}(?:\s\(\d{{1,4}}\))?)\))?(?::(?P<page>{PAGES}))?"
)
# "1945 Aug 9:4", a page of a newspaper in the same manner.
_PAGE_OF_DAY = re.compile(rf"(?P<issued>[12]\d{{3}}\s[A-Z][a-z]{{2}}\s\d{{1,2}}):(?P<page>{PAGES})")

# Right behind a journal: "12", "*12*", "XII", "12.3", "12:3", "12, 3 (", "12 (3)".
_BARE_VOLUME = rf"\*?(?P<volume>\d{{1,4}}(?:[–-]\d{{1,4}})?|{ROMAN})\*?"
_BARE_ISSUE = r"(?:[.:]|,\s(?=\d{1,3}\s\())(?P<issue>\d{1,4}(?:[–/-]\d{1,4})?)"
_ISSUE_IN_BRACKETS = rf"\s?\({_NO_YEAR}(?P<number>\d{{1,4}}(?:[–/-]\d{{1,4}})?)\)"
_BEHIND_NUMBERS = r"(?=[,:;]|\s\(|\.?\s*\Z|\.?\s\d+[–-])"
_BARE = re.compile(
    rf"{_NO_YEAR}{_BARE_VOLUME}(?:{_BARE_ISSUE}|{_ISSUE_IN_BRACKETS})?{_BEHIND_NUMBERS}"
)
# "(4): 13–36": a journal without volumes.
_RUNNING = r"(?:\s?\(\d{1,4}\))?"
_ISSUE_ALONE = re.compile(rf"\((?P<issue>\d{{1,3}}(?:[–/-]\d{{1,3}})?{_RUNNING})\)(?=[,:])")

# "XII: 115–29", ", 201–23.", ": 115–29": pages that have no label.
_VOLUME_PAGE = re.compile(rf"(?P<volume>\d{{1,2}}|{ROMAN}):\s?(?P<page>\d+(?:[–-]\d+)?){EDGE}")
_BARE_PAGE = re.compile(rf"(?P<page>{PAGES})(?=[.,;]?\s*\Z|\.\s)")
_PAGE_BEHIND_COLON = re.compile(rf":\s?(?P<page>{PAGES}){EDGE}")
_RANGE = re.compile(r"(?![12]\d{3}\D)(?P<page>\d{1,4}[–-]\d{1,4})(?=[.,])")

_SMALL_ROMAN = re.compile(r"(?P<volume>[ivxlc]+|\d{1,3}\s\(\d[\d–-]*\))(?=\.?\s*\Z|,\spp?\.)")
# Small capitals of Markdown, in which MHRA sets a volume.
_SMALL_CAPITALS = re.compile(r"(?P<mark><span[^>]*>)(?P<volume>[ivxlcdm]+)(?P<tail></span>)")

# "312 pp.", "312 с.": how long the work is.
_EXTENT = re.compile(rf"(?P<extent>\d+)\s?(?:pp?|с|s|pages|стор)\.?{EDGE}")

# "here 120", "esp. 12–15", "(p. 120)", "120n3": where a note points to.
_POINTER = r"(?:here|esp\.|especially|chaps?\.|sec\.|n\.|note)\s(?:at\s)?"
_CITED = re.compile(rf"(?P<unread>{_POINTER}{PAGES}|\(pp?\.\s{PAGES}\)|\d+nn?\.?\s?\d+){EDGE}")

behind_date = forms.of(_BEHIND_DATE)
page_of_day = forms.of(_PAGE_OF_DAY)
small_capitals = forms.of(_SMALL_CAPITALS)
extent = forms.of(_EXTENT)
_BEHIND_JOURNAL = (forms.of(_ISSUE_ALONE), forms.of(_BARE))
_PAGES_BEHIND = tuple(map(forms.of, (_PAGE_BEHIND_COLON, _VOLUME_PAGE, _BARE_PAGE)))


def behind_journal(text: str, at: int, end: int) -> Part | None:
    """Bare numbers right behind a journal: ``12``, ``12 (3)``, ``12.3``, ``(4)``."""
    return forms.first(_BEHIND_JOURNAL, text, at, end)


def cited(text: str, at: int, end: int) -> Part | None:
    """A cited place behind the pages of the work, which is none of it: ``(p. 120)``; unread."""
    return forms.by(_CITED, text, at, end)


def small_volume(text: str, at: int, end: int) -> Part | None:
    """A volume behind an imprint in brackets: ``(Nauka, 1990), ii``, ``(Terra), 18 (7-1)``."""
    return forms.by(_SMALL_ROMAN, text, at, end)


def range_behind(text: str, at: int, end: int) -> Part | None:
    """The pages of a chapter behind its book, before the imprint: ``In *Book*, 3–21. Place: …``."""
    return forms.by(_RANGE, text, at, end)


def page_behind(text: str, at: int, end: int) -> Part | None:
    """Bare pages behind numbers, behind a year or a bracket: ``: 115–29``, ``, 201–23``."""
    return forms.first(_PAGES_BEHIND, text, at, end)


def labelled(text: str, at: int, end: int) -> Part | None:
    """``vol. 12``, ``no. 3``, ``pp. 115–29``: a number behind the word that says of what."""
    return forms.by(_labelled(), text, at, end)


def volumes(text: str, at: int, end: int) -> Part | None:
    """``3 vols``, ``two volumes``: how many a work has."""
    return forms.by(_volumes(), text, at, end)


@cache
def _labelled() -> re.Pattern[str]:
    """A labelled number; what stands in brackets behind an issue is its running number."""
    volume = rf"(?:{words.label('volume')}\.?|v\.)\s?(?P<volume>{_COUNT}(?:\s?\(\d[\d–-]*\))?)"
    running = r"(?:\s?\((?![12]\d{3}\))\d+\))?"
    issue = rf"{words.label('issue')}\.?\s?(?P<issue>{_COUNT}{running})"
    page = rf"{words.label('page')}\.?\s?(?P<page>{PAGES})"
    return re.compile(rf"(?<!\w)(?:{volume}|{issue}|{page}){EDGE}", re.I)


@cache
def _volumes() -> re.Pattern[str]:
    count = rf"(?P<volumes>\d{{1,3}}|{words.pattern('counts')})"
    return re.compile(rf"{count}(?P<mark>\s(?:vols?|volumes|Bde|tt?|тт?)\.?){EDGE}", re.I)
