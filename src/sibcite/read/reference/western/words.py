"""The words that tell what a part is, as the table of parts has them: ``Spring``, ``2nd edn``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sibcite import tables


@cache
def of(kind: str) -> frozenset[str]:
    """The words of a kind, as the table has them."""
    return frozenset(tables.words("parts")[kind])


@cache
def pattern(kind: str) -> str:
    """A regular expression of any word of a kind, in the order of the table."""
    return _any(tables.words("parts")[kind])


@cache
def first_roles() -> dict[str, str]:
    """What persons did, by the word before their names that says it."""
    rows = tables.words("parts")["roles"]
    return {word: role for role, each in rows.items() for word in each}


@cache
def first_role() -> str:
    """A regular expression of any word before names that says what persons did."""
    return _any(first_roles())


@cache
def label(kind: str) -> str:
    """A regular expression of any label before a number, the longest first: ``vol``, ``pp``."""
    return _any(sorted(tables.words("labels")[kind], key=len, reverse=True))


@cache
def abbreviations() -> frozenset[str]:
    """Words inside an element whose full stop ends no element."""
    return frozenset(tables.words("labels")["abbreviations"])


@cache
def month() -> str:
    """A regular expression of any English month, in full or short."""
    return _any(word for names in tables.words("months")["en"] for word in names)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"
