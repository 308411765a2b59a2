"""Names as labels print them: families, without initials, roles and "and others"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sibcite.romanize import romanize

_ROLES = re.compile(
    r"\((?:eds?|hrsg|hg|ред|сост|отв\. ред|под ред|comps?|trans|пер|red)\.?,?[^()]*\)"
    r"|\b(?:eds?|hrsg|ред)\.",
    re.I,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AND = frozenset(
    ("and", "et", "al", "und", "u", "a", "и", "др", "та", "ін", "in", "y", "e", "others")
)
_WORD = re.compile(r"[^\W\d_][\w’'ʹ´`-]*\.?")


def letters(text: str) -> str:
    """The letters and digits of a text, without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, plain))


# What systems of romanization spell otherwise, made one; the order counts.
_ALIKE = (
    ("shch", "sc"), ("kh", "h"), ("tch", "c"), ("ch", "h"), ("zh", "z"), ("sh", "s"), ("ts", "c"),
    ("tz", "c"), ("ck", "k"), ("x", "h"), ("j", "i"), ("ye", "e"), ("y", "i"), ("w", "v"),
    ("ou", "u"), ("ie", "e"), ("iu", "u"), ("ia", "a"), ("io", "e"), ("ii", "i"),
)  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")
_CYRILLIC = re.compile("[\u0400-\u052f]")


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """What is left of a name when scripts and romanizations are set aside.

    Катасонова, Katasonova and Katassonova are one; so may be two people who are not.
    """
    words = romanize(name.casefold(), "ru-bgn-simplified").split()
    # Letters of two words are none of a system's: "russkii arkhiv".
    return "".join(map(_word, words))


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    folded = letters(word)
    for written, one in _ALIKE:
        folded = folded.replace(written, one)
    return _REPEATED.sub(r"\1", folded)


def is_cyrillic(text: str) -> bool:
    """Whether any letter of a text is Cyrillic."""
    return _CYRILLIC.search(text) is not None


def bare(text: str) -> str:
    """A label without what stands in brackets in it: ``(ed.)``, the full name of an archive."""
    return _BRACKETS.sub(" ", _ROLES.sub(" ", text))


@lru_cache(maxsize=8192)
def families(names: str) -> tuple[str, ...]:
    """The families in a row of names, folded; initials, roles and "and others" are left out."""
    words = []
    for word in _WORD.findall(bare(names)):
        folded = letters(word)
        initial = len(folded) == 1 or (word.endswith(".") and len(folded) <= 3)
        if not initial and folded not in _AND:
            words.append(folded.removesuffix("s") if word.endswith(("’s", "'s")) else folded)
    return tuple(words)
