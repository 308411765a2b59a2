"""What stands behind a label: ``Р-9401``, ``12с``, ``15, 17ob.-18``, ``223 (1905 g.)``.

Values stay text: a leading zero counts at some archives, and letters are part of the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from sibcite.archives import labels

# A leaf, a file or a row of them, by the ends: ("9", "12"), ("64ob", "64ob").
Range = tuple[str, str]

_CAPITAL = r"(?-i:[A-ZÀ-ÞА-ЯЁІЇЄҐҮӨҚ])"
_LETTER = r"[^\W\d_]"
# Before the number: Р-9401, Р6193, Р 9401, PA-101, M-1, Гр 12345.
_PREFIX = rf"(?:{_LETTER}{{1,4}}-|{_CAPITAL}(?:{_CAPITAL}{{0,3}}|(?-i:[a-zа-я]))\s?(?=\d))?"
# "21 и об.": the leaf, and its back with it.
_WITH = r"\s(?:и|та|і|с|and|et|i)\s"
_TURNING = rf"(?:,\s|{_WITH})"
# Not what begins words: "fond CC al PCR", "collection I Petrova".
_ROMAN = r"(?-i:[IVXLC]+)(?!\w|\s[^\W\d_]+\s)"
# "12 f." and "12 ff." in German and English: the leaf or leaves after it.
_FOLLOWING = re.compile(r"\sff?\.?$")
_QUOTED = r"[\"“«][^\"”»]{1,80}[\"”»]"


def pattern(level: str) -> str:
    """A regular expression of the values of a level, for text made plain by `folding.level`."""
    made: Callable[[], str] = _PATTERNS.get(level, _unit)
    return made()


def shelfmark(gap: str) -> str:
    """A regular expression of a manuscript by its format, class and number: ``Лат.Q.v.XIV.3``.

    The formats are folio, quarto and octavo; `gap` is what may stand between the parts.
    """
    stop = rf"\.{gap}"
    letters = rf"(?:[^\W\d_]{{2,4}}{stop})?[FQOО]{stop}(?:[a-zа-я]{stop})?[IVXLC]+{stop}"
    return rf"(?-i:{letters})(?:№\s?)?\d+(?!\w)"


def ranges(value: str) -> tuple[Range, ...]:
    """The single things and the ranges of a value, each by its ends; leaves on their back end `ob`.

    ``63, 64 зв., 71`` gives ("63", "63"), ("64ob", "64ob"), ("71", "71"); ``7 и об.``, the leaf
    and its back, gives ("7", "7ob").
    """
    found = []
    for piece in re.split(r"\s*,\s*|\s+(?:и|та|and)\s+(?=\d)", both_sides(value)):
        ends = [_bare(end) for end in re.split(r"\s*[-‐‑–—−]+\s*(?=\d)", piece)]
        found.append((ends[0], ends[-1]))
    return tuple(each for each in found if each[0])


def is_several(value: str) -> bool:
    """Whether a value counts more than one leaf or file; the two sides of a leaf are one."""
    found = ranges(value)
    return len(found) > 1 or any(last not in (first, f"{first}ob") for first, last in found)


def both_sides(value: str) -> str:
    """A value with a leaf and its back as a range: ``7-7 об.`` for ``7 и об.``."""
    return _with_back().sub(r"\g<leaf>-\g<leaf> ", value) if " " in value else value


def prefix(value: str) -> str:
    """The letters before the number of a fond, without their hyphen: `Р` of ``Р-9401``."""
    match = re.match(rf"({_LETTER}+)[-‐‑–.\s]?(?=\d)", value)
    return match[1] if match else ""


def _bare(end: str) -> str:
    end = _FOLLOWING.sub("", end)
    turned = _verso_at_end().search(end.strip())
    return f"{end.strip()[: turned.start()].rstrip()}ob" if turned else end.strip()


@cache
def _verso_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)(?:{_TURNING}|(?:\s?-)?\s?)(?:{_verso()})\.?$", re.IGNORECASE)


@cache
def _with_back() -> re.Pattern[str]:
    leaf = rf"(?P<leaf>\d+{_LETTER}{{0,2}})"
    return re.compile(rf"{leaf}{_WITH}(?=(?:{_verso()})(?!\w))", re.IGNORECASE)


@cache
def _verso() -> str:
    """The marks of a leaf's back or front, also as scanning misreads them."""
    marks = (*labels.marks("verso"), *labels.marks("recto"), "o6", "о6")
    usable = (each for each in marks if len(each) < 9 and each not in ("л",))
    return "|".join(re.escape(each).replace(r"\ ", r"\s?") for each in usable)


# A one that scanning misread, right before a digit: l5. It stays as printed and is remarked on.
_ONE = r"(?:(?-i:[lI])(?=\d))?"
# The dash of a range; TeX and Markdown write two hyphens for it.
_TO = r"\s?-{1,3}\s?"
# Letters behind a number: 1a, 2с, 1доп, 21-Б, 75501-FP, 1/п.
_SUFFIX = rf"(?:-{_LETTER}{{1,3}}(?!\w)|(?:{_LETTER}{{1,4}}(?!\w))?)(?:/\w+(?:/\w+)*)?"
_UNIT = rf"(?:(?:{_PREFIX}|(?-i:l))\d+{_SUFFIX}|{_ROMAN})"


def _unit() -> str:
    return _UNIT


def _units() -> str:
    # "d. 582, 1. 9" is one file and a leaf; a year has its "г." behind it.
    following = rf"\d+{_SUFFIX}(?!\s?(?:гг?|g)\.|\.\s?\d)"
    return rf"{_UNIT}(?:(?:{_TO}{_ONE}|,\s?){following})*"


@cache
def _leaves() -> str:
    mark = rf"(?:{_verso()})(?!\w)\.?"
    # Letters behind the number of a leaf are no part of it where they say that it is its back.
    letters = rf"(?:(?!-?{mark}){_SUFFIX})?"
    turned = rf"(?:{_TURNING}{mark}|(?:\s?-)?\s?{mark}|\sff?\.?(?!\w|\s?\d))?"
    one = rf"{_ONE}\d+{letters}{turned}"
    following = rf"\d+{letters}(?!\s?(?:гг?|g)\.){turned}"
    return rf"{one}(?:(?:{_TO}{_ONE}|,\s?|\s(?:и|та|and)\s){following})*"


def _fond() -> str:
    # A collection may go by letters (Ф. ВУА), and be parted by them: Ф. 93.I.
    part = r"(?:\.(?-i:[IVXLC]+)(?=[.,;]))?"
    return rf"(?:(?:[A-Z]{{2,4}}\.)?{_UNIT}{part}|(?-i:[A-ZА-Я]{{2,4}})(?=[.,]\s))"


def _opis() -> str:
    return rf"{_UNIT}(?:[-.]\d+(?!\s?(?:гг?|g)\.))?"


def _letter() -> str:
    return r"[^\W\d_]{1,2}"


def _reel() -> str:
    return rf"{_UNIT}(?:\.\d+)?"


def _entry() -> str:
    return rf"(?:(?-i:[A-Z])\w?\s)?{_UNIT}"


def _folder() -> str:
    return rf"(?:{_QUOTED}|{_units()})"


_PATTERNS: dict[str, Callable[[], str]] = {
    "fond": _fond,
    "opis": _opis,
    "reel": _reel,
    "delo": _units,
    "box": _units,
    "document": _units,
    "entry": _entry,
    "folder": _folder,
    "item": _folder,
    "image": _units,
    "letter": _letter,
    "frame": _units,
    "list": _leaves,
    "page": _leaves,
}
