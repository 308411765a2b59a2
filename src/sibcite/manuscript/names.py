"""Names as labels print them: families, without initials, roles and "and others"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from sibcite.romanize import romanize

_ROLES = re.compile(
    r"\((?:eds?|hrsg|hg|ред|сост|упоряд|уклад|отв\. ред|под ред|comps?|trans|пер|red)\.?,?[^()]*\)"
    r"|\b(?:eds?|comps?|hrsg|ред|сост|упоряд|уклад)\.",
    re.I,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AND = frozenset(
    ("and", "et", "al", "und", "u", "a", "и", "др", "та", "ін", "in", "y", "e", "others")
)
# The soft and the hard sign as systems of romanization print them; a closing quote is one only
# where the word goes on: ob”iavlenie.
SIGNS = "'’‘ʼʹ′´`ʺ″”\""
IN_WORD = r"(?:[\w'’ʼʹ′´`ʺ″-]|[”\"](?=[^\W\d_]))"
_WORD = re.compile(rf"[^\W\d_]{IN_WORD}*\.?")
_UNSIGNED = dict.fromkeys(map(ord, SIGNS))


def letters(text: str) -> str:
    """The letters and digits of a text, without accents, capitals, soft and hard signs."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_UNSIGNED))
    return "".join(filter(str.isalnum, plain))


# What systems of romanization spell otherwise, made one; the order counts.
_ACCENTED = str.maketrans({"č": "ch", "š": "sh", "ŝ": "shch"})
_ALIKE = (
    ("shch", "sc"), ("kh", "h"), ("tch", "h"), ("ch", "h"), ("zh", "z"), ("sh", "s"), ("ts", "c"),
    ("tz", "c"), ("ck", "k"), ("x", "h"), ("j", "i"), ("y", "i"), ("w", "v"), ("ou", "u"),
)  # fmt: skip
# Whether a vowel is heard with an i before it, each system prints in its own way: -ые, -ye, -yye.
_O, _VOWEL, _REPEATED = re.compile("i+o"), re.compile("i+(?=[aeiu])"), re.compile(r"([^\W\d])\1+")
_CYRILLIC = re.compile("[\u0400-\u052f]")


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """What is left of a name when scripts and romanizations are set aside.

    Катасонова, Katasonova and Katassonova are one; so may be two people who are not.
    """
    words = romanize(unicodedata.normalize("NFC", name.casefold()), "ru-bgn-simplified").split()
    # Letters of two words are none of a system's: "russkii arkhiv".
    return "".join(map(_word, words))


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    folded = letters(word.translate(_ACCENTED))
    for written, one in _ALIKE:
        folded = folded.replace(written, one)
    return _REPEATED.sub(r"\1", _VOWEL.sub("", _O.sub("e", folded)))


def is_cyrillic(text: str) -> bool:
    """Whether most letters of a text are Cyrillic: those of "*Istoriia*, vol. 3, с. 18" are not."""
    found = len(_CYRILLIC.findall(text))
    return found > 0 and found * 2 > sum(map(str.isalpha, text))


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A label without what stands in brackets in it: ``(ed.)``, the full name of an archive."""
    return _BRACKETS.sub(" ", _ROLES.sub(" ", text))


@lru_cache(maxsize=8192)
def families(names: str) -> tuple[str, ...]:
    """The families in a row of names, folded; initials, roles and "and others" are left out."""
    return tuple(map(letters, _families(names)))


@lru_cache(maxsize=8192)
def alike(names: str, most: int = 100) -> tuple[str, ...]:
    """The skeletons of the first families in a row of names."""
    return tuple(map(skeleton, islice(_families(names), most)))


def _families(names: str) -> Iterator[str]:
    for word in _WORD.findall(bare(names)):
        folded = letters(word)
        initial = len(folded) == 1 or (word.endswith(".") and len(folded) <= 3)
        if not initial and folded not in _AND:
            yield word.removesuffix("’s").removesuffix("'s")
