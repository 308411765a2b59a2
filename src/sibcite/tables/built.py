"""What `tools/` built from other packages: the lexicon, and what letters say of a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sibcite.tables import loading


def lexicon(name: str) -> bytes:
    """A built file of `data/lexicon/`, as it stands; its README says how it is read."""
    return loading.data("lexicon", name).read_bytes()


@cache
def language_grams() -> Mapping[str, str]:
    """What n-grams say of languages, by n-gram: a character for each language.

    `data/grams/languages.grams` says what a character means.
    """
    source = loading.data("grams", "languages.grams").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if not line.startswith("# ")]
    return {line[:-8]: line[-8:] for line in lines}


@cache
def letter_grams(language: str) -> Mapping[str, float]:
    """What it costs in bits that two letters are followed by a third, in a Cyrillic language.

    `data/grams/letters.grams` explains itself; three letters that it has not do not follow.
    """
    source = loading.data("grams", "letters.grams").read_text(encoding="utf-8")
    rows = (line[2:] for line in source.splitlines() if line.startswith(language))
    return {row[:3]: (ord(row[3]) - ord("0")) / 2 for row in rows}
