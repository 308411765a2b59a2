"""Headings as lists go by: ``## 5. References``, ``Литература:``, ``Appendix 2. Letters``.

And the marks that lines of a text begin with, as Markdown has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sibcite import tables

HEADING = re.compile(r"\ufeff?(?P<marks>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
# Markdown may escape the sign behind a number.
ITEM = re.compile(r"\s{0,3}(?:[-*+•]|\d{1,4}\\?[.)]|\[\d{1,4}\]|\(\d{1,3}\))\s+(?=\S)")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*\.?|[ivx]+\.)\s+")
# The number or letter of an appendix; what follows it is its title.
_COUNTED = re.compile(r"(?:\s+[^\W_]{1,4})?\s*[.:]?")


def words_of(line: str) -> str:
    """The words of a line as those of a heading, with its marks or without."""
    match = HEADING.match(line)
    return plain((match["words"] if match else line).split("{")[0])


def plain(words: str) -> str:
    """The words of a heading without number, colon, signs of emphasis and capitals."""
    bare = " ".join(words.split()).strip(" *_:.").casefold()
    number = _NUMBER.match(bare)
    return bare[number.end() if number else 0 :]


def heads_references(words: str, more: str = "") -> bool:
    """Whether `plain` words head a list of references; `more` is one more heading for it."""
    return bool(words) and (words in _known("references") or words == plain(more))


def is_other_script(words: str) -> bool:
    """Whether a heading stands in another script than the Latin one."""
    return any(each.isalpha() and each > "\u024f" for each in words)


def heads_abbreviations(words: str) -> bool:
    """Whether `plain` words head a list of abbreviations."""
    return words in _known("abbreviations")


def heads_list(words: str) -> bool:
    """Whether the `plain` words of a sub-heading head a list of its own, and no group of one."""
    return heads_references(words) and not heads_group(words)


def heads_group(words: str, more: Sequence[str] = ()) -> bool:
    """Whether `plain` words head a group of a list, as sibcite writes them; `more` do so too."""
    return words in _known("groups") or words in more


def ends_list(words: str) -> bool:
    """Whether the `plain` words of a heading begin what is no list, whatever its rank."""
    first = _first_behind(words)
    return heads_abbreviations(words) or (first is not None and not words[first:][:1].isalpha())


def ends_list_alone(words: str) -> bool:
    """The same of a line that may be none: the words alone, or with a number or a letter."""
    first = _first_behind(words)
    is_counted = first is not None and bool(_COUNTED.fullmatch(words, first))
    return heads_abbreviations(words) or is_counted


def _first_behind(words: str) -> int | None:
    """Where the known words that begin a heading end."""
    ends = [len(each) for each in _known("behind") if words.startswith(each)]
    return max(ends, default=None)


@cache
def _known(table: str) -> frozenset[str]:
    return frozenset(tables.words("headings")[table])
