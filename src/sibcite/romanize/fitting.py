"""Which Russian romanization words are in: ``voennoplennye`` is not of BGN/PCGN."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from sibcite.romanize.named import systems_of
from sibcite.romanize.readings import (
    LONGEST,
    Reading,
    every_alphabet,
    is_exact,
    known_readings,
    walked,
)

# The systems to be tried for a text, the usual ones first; those not named come last but one.
_USUAL = (
    "ru-bgn-pcgn", "ru-ala-lc-simplified", "ru-ala-lc", "ru-bsi", "ru-scholarly", "ru-gost7034",
    "ru-iso9", "ru-gost779b", "ru-un1987", "ru-gost16876-2", "ru-mvd310", "ru-translit",
    "ru-mixed-j", "ru-mixed-je",
)  # fmt: skip
# What writes no soft sign fits more words than others, and says less of each.
_SIGNLESS = ("ru-icao", "ru-ala-lc-bare", "ru-bgn-simplified", "ru-gost52535")
# So many words of a text say which system it is in.
_SAMPLE = 60
_SLIPS = 2
# A word this rare is as likely a slip.
_RARE = 3


@cache
def russian_systems() -> tuple[str, ...]:
    """Every system for Russian, the usual ones first."""
    known = systems_of("ru")
    others = [name for name in known if name not in (*_USUAL, *_SIGNLESS)]
    return tuple(name for name in (*_USUAL, *others, *_SIGNLESS) if name in known)


def russian_system(name: str) -> str:
    """The whole name of a system for Russian, which may be short: `bgn-pcgn`.

    Raises:
        ValueError: No such system for Russian; the message names those there are.
    """
    if f"ru-{name}" in russian_systems():
        return f"ru-{name}"
    if name not in russian_systems():
        choices = ", ".join(sorted(russian_systems()))
        raise ValueError(f"No Russian romanization is known as '{name}'. Choices: {choices}.")
    return name


def fitting_system(spellings: Iterable[str]) -> str:
    """The system that most of the words fit, usual words before all; of equal ones, the usual one.

    Args:
        spellings: Words as `spelling.spelled` gives them.
    """
    sample = tuple(dict.fromkeys(spellings))[:_SAMPLE]
    signed = [system for system in russian_systems() if not is_signless(system)]
    best = max(signed, key=lambda system: fit(sample, system))
    # One sign left out is a slip; several are a system that writes none.
    left = [each for each in sample if not exact(each, best)]
    more = {system: sum(bool(exact(each, system)) for each in left) for system in _SIGNLESS}
    signless = max(_SIGNLESS, key=lambda system: more[system])
    return signless if more[signless] >= _SLIPS else best


def is_signless(system: str) -> bool:
    """Whether a system writes no soft signs."""
    return system in _SIGNLESS


def fit(spellings: Iterable[str], system: str) -> int:
    """How well words fit a system: more for usual words, nothing for those we do not know."""
    return sum(_fit(each, system) for each in spellings)


def _fit(spelling: str, system: str) -> int:
    """More than nothing for a word we know; a slip such as русскои is a very rare word."""
    return max((1 + (reading.bucket or 0) for reading in exact(spelling, system)), default=0)


def exact(spelling: str, system: str) -> tuple[Reading, ...]:
    """The words we know that the system spells so, the usual ones first."""
    return tuple(reading for reading in known_readings(spelling, system) if reading.exact)


@lru_cache(maxsize=4096)
def elsewhere(spelling: str, system: str) -> tuple[Reading, ...]:
    """The words that another system spells so, if this one spells none; usual words only."""
    if len(spelling) > LONGEST or exact(spelling, system):
        return ()
    found = walked(spelling, every_alphabet(_USUAL))
    for other in _USUAL if found else ():
        if other != system and (
            made := [each for each in found if is_exact(each[0], spelling, other)]
        ):
            usual = sorted((-bucket, word) for word, bucket in made if bucket >= _RARE)
            return tuple(Reading(word, -bucket, True) for bucket, word in usual)
    return ()
