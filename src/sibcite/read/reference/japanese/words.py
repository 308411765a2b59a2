"""The words of Japanese references, as the table of labels has them."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables


@cache
def of(kind: str) -> tuple[str, ...]:
    """The words of a kind, the longest first."""
    return tuple(sorted(tables.words("labels")["japanese"][kind], key=len, reverse=True))


@cache
def pattern(*kinds: str) -> str:
    """A regular expression of any word of the kinds, the longest first."""
    each = sorted((word for kind in kinds for word in of(kind)), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, each)) + ")"


@cache
def roles() -> dict[str, str]:
    """What a person did, by the word that says it."""
    return {word: role for role in ("author", "editor", "translator") for word in of(role)}


def ends(text: str, kind: str) -> bool:
    """Whether a word of the kind, and not it alone, ends a text."""
    return any(text.endswith(word) and len(text) > len(word) for word in of(kind))


def is_series(text: str) -> bool:
    """Whether words name a series: ``岩波新書``, ``岩波講座``."""
    return text in of("series") or ends(text, "series")
