"""The romanization of a list, and of a title in it: a title of another system has its own.

Lists are put together from others, so that *Iaponskie voennoplennye* stands beside *Yaponskiye
voyennoplennyye*; and what two systems may have written is taken as the list has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sibcite.romanize.compatible import systems_of_letters
from sibcite.romanize.fitting import exact, fit, is_signless, russian_systems
from sibcite.romanize.spelling import SOFT, words

# So many titles say what a list is in.
_SAMPLE = 30
# One sign left out is a slip; several are a system that writes none.
_SLIPS = 2
# A rarer word is no sign of a system: писма.
_RARE = 3
# So much more usual is его than эго, as which BGN/PCGN has ``ego``.
_MORE_USUAL = 5
_TAG = re.compile("<[^<>]+>")


@dataclass(frozen=True, slots=True)
class Listed:
    """The Russian romanization of a list.

    `system` is that of the list; `votes` says how many of its titles each system may have
    written, and is empty where the system was named, so that it holds for all.
    """

    system: str
    votes: Mapping[str, int] = field(default_factory=dict)


def listed(titles: Sequence[str]) -> Listed:
    """The system that the titles of a list are in, as most of them have it.

    Args:
        titles: Romanized Russian titles.
    """
    step = max(1, len(titles) // _SAMPLE)
    sample = [(_spelled(title), _allowed(title)) for title in titles[::step]]
    votes = {each: sum(each in allowed for _, allowed in sample) for each in russian_systems()}
    pairs = tuple((spelling, allowed) for row, allowed in sample for spelling in row)
    return Listed(_fitting(pairs, russian_systems()), votes)


def systems_of_title(title: str, of: Listed) -> tuple[str, ...]:
    """The systems that a title may be in, those first that most of its list may be in."""
    if not of.votes:
        return (of.system,)
    return tuple(sorted(_allowed(title), key=lambda each: -of.votes.get(each, 0)))


def own_system(title: str, of: Listed) -> str:
    """The system of a title: the list's where it may have written the title, else its own."""
    if not of.votes or not (found := _spelled(title)):
        return of.system
    if all(exact(each, of.system) for each in found) and not _is_outdone(found, of):
        return of.system
    allowed = _allowed(title)
    ordered = sorted(allowed, key=lambda each: -of.votes.get(each, 0))
    own = _fitting(tuple((each, allowed) for each in found), ordered or (of.system,))
    return own if _is_better(found, own, of.system, of.system in allowed) else of.system


def _is_outdone(found: Sequence[str], of: Listed) -> bool:
    """Whether words that the list's system has are much more usual ones in another of the list."""
    others = [each for each, votes in of.votes.items() if votes and not is_signless(each)]
    least = fit(found, of.system) + _MORE_USUAL
    return any(fit(found, each) >= least for each in others)


def _is_better(found: Sequence[str], own: str, lists: str, is_allowed: bool) -> bool:
    """Whether a system fits a title better than the list's, which may have written it or not."""
    more, known = fit(found, own) - fit(found, lists), _count(found, own) - _count(found, lists)
    if more < 0 or not is_allowed:
        return more >= 0
    is_more_usual = more >= _MORE_USUAL and not is_signless(own)
    return known >= (0 if is_more_usual else _SLIPS)


def _fitting(pairs: Iterable[tuple[str, tuple[str, ...]]], systems: Sequence[str]) -> str:
    """The system that most words fit, of titles that it may have written; the first of equals."""
    pairs = tuple(dict.fromkeys(pairs))

    def fitted(system: str) -> int:
        return fit((each for each, allowed in pairs if system in allowed), system)

    best = max([each for each in systems if not is_signless(each)] or systems, key=fitted)
    signless = [each for each in systems if is_signless(each)]
    found = [each for each, _ in pairs]
    signs = sum(SOFT in each for each in found)
    bare = [each for each in found if signless and _is_signless(each, best)]

    def dropped(system: str) -> int:
        return sum(_is_usual(each, system) for each in bare)

    dropping = max(signless, key=dropped, default=best)
    return dropping if dropped(dropping) >= max(_SLIPS, signs) else best


def _is_signless(spelling: str, best: str) -> bool:
    """Whether a word is a usual one only where no signs are written."""
    signed = (each for each in russian_systems() if not is_signless(each))
    return not any(_is_usual(spelling, each) for each in (best, *signed))


def _is_usual(spelling: str, system: str) -> bool:
    return any((each.bucket or 0) >= _RARE for each in exact(spelling, system))


def _count(spellings: Iterable[str], system: str) -> int:
    return sum(bool(exact(each, system)) for each in spellings)


def _spelled(title: str) -> tuple[str, ...]:
    return tuple(word.spelled for word in words(_TAG.sub("", title)))


@lru_cache(maxsize=1024)
def _allowed(title: str) -> tuple[str, ...]:
    return systems_of_letters(_TAG.sub("", title), "ru")
