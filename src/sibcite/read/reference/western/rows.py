"""Where a row of names ends, in whatever manner it sets them, and the note of a role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.fields import names
from sibcite.model import Span
from sibcite.read.reference.western import words

# In this order: what is inverted is read so before what could be.
MANNERS: tuple[names.Manner, ...] = ("closed", "mixed", "", "natural")

_LONGEST, _MOST_ENDS, _MOST_NOTES = 320, 24, 3
_END = re.compile(r"[.,;:](?=[\s“«‘\"*]|\Z)|(?=\s[(\[])|\Z")
# What may stand before the stop of an initial: one letter, what one Cyrillic letter becomes, or a
# name cut short in a consonant: "Al.", "Vl."
_LETTER = r"[A-ZА-ЯЁĀĒĪŌŪČŠŽĖ]|Shch|Dzh|Zh|Kh|Ts|Ch|Sh|[YIJ][aeou]"
_CUT_SHORT = r"[A-ZА-Я][b-df-hj-np-tv-zб-джзк-нп-тф-щ]"
_INITIAL = re.compile(rf"(?:^|[\s.(-])(?:{_LETTER}|{_CUT_SHORT})['’ʹ´]?\Z")
_INITIAL_NEXT = re.compile(r"\s?[A-ZА-ЯЁ][a-zа-я]{0,2}\.(?=[\s,.-])")
_WITH_INITIAL = re.compile(r"(?<!\w)[A-ZА-ЯЁ][a-zа-я]{0,2}\.")
_JOINT = re.compile(r"(?<!\w)(?:and|und|et)\s|&|;")
_WORD = re.compile(r"\s[^\W\d_a-zа-я][\w'’-]+")
# "Clausewitz, C. von."
_PARTICLES = re.compile(rf"(?:\s{names.PARTICLE}){{1,3}}")
_MARKED_NEXT = re.compile(r"[.,]\s*(?:[*“«‘\"]|\(?[12]\d{3})")
_TITLE_NEXT = re.compile(r"[.,]\s*[*“«‘\"]")
_OTHERS = re.compile(r",?\s(?:et al|and others|i dr|и др)\.?")
# In Cahiers du monde russe no "and" stands before the last name; what follows these is no
# publisher's: who else did what, a volume, a place and its colon behind a space.
_NAME = r"(?:[^\W\d_a-zа-яё][\w'’ʹʼ]*(?:\.[\s-]?|[\s-])){1,3}[^\W\d_a-zа-яё][\w'’ʹʼ-]+"
_FURTHER = re.compile(rf",\s(?P<name>{_NAME})(?=,\s)")
_NO_PUBLISHER = re.compile(r",\s(?:t\.\s\d|[^,:;()]{2,40}\s:\s)")
_MOST_FURTHER = 12
# Japanese has the role right behind a name, and a sign behind that: "長勢了治編.".
_JAPANESE = r"(?<=[ぁ-ゖァ-ヺー々\u3400-\u9fff])(?=[編訳]\w{0,2}(?:[.,;、。]|\Z))"


def row(text: str, within: Span, manner: names.Manner) -> Span | None:
    """The names that a stretch begins with; None if it begins with none.

    One name is enough; a row goes on where "and" or an initial says that what follows is a name.
    """
    whole: Span | None = None
    count = 0
    for end in _ends(text, within, manner):
        longer = Span(within.start, end)
        found = names.located(longer.of(text), manner)
        more = text[whole.end : end] if whole else ""
        # A comma that makes no further name inverts the last: "Carrère d'Encausse, Hélène".
        is_inverted = len(found) == count and more.startswith(",")
        is_longer = len(found) == count and _is_second(text, more, end)
        is_last = manner == "natural" and _TITLE_NEXT.match(text, end) is not None
        if found and (
            whole is None or is_inverted or is_longer or is_last or _is_joined(more, manner)
        ):
            whole, count = longer, len(found)
    return whole


def run(text: str, within: Span) -> Span | None:
    """Names in their natural order, the last behind "and".

    Without it there is one, and a comma ends it: ``ed. S. Petrov, Nauka``; several only where
    no publisher can stand: ``éd. S.G. Sidorov, T.V. Carevskaja, Moskva : Logos``.
    """
    found = row(text, within, "natural")
    if found is None or _JOINT.search(found.of(text)):
        return found
    comma = found.of(text).find(",")
    first = found.end if comma < 0 else found.start + comma
    return Span(found.start, _further(text, found.start, Span(first, within.end)))


def _further(text: str, start: int, behind: Span) -> int:
    """Where the last of the names ends that commas alone part from the first."""
    at = behind.start
    for _ in range(_MOST_FURTHER):
        more = _FURTHER.match(text, at, behind.end)
        if more is None or not names.located(more["name"], "natural"):
            break
        if _WITH_INITIAL.search(text, start, behind.start) and "." not in more["name"]:
            # Words in full behind initials are a publisher's.
            break
        at = more.end()
    is_certain = _NO_PUBLISHER.match(text, at, behind.end) or _role_next().match(text, at)
    return at if is_certain else behind.start


@dataclass(frozen=True, slots=True)
class Noted:
    """Names with the note of their role: where they stand, how they are set, where all ends.

    `sign` is the word of the note; in Japanese it may end a title as well.
    """

    row: Span
    role: str
    manner: names.Manner
    end: int
    sign: str = ""


def noted(text: str, at: int, end: int, is_natural: bool = True) -> Noted | None:
    """The names from a place to the first note of a role behind them; None without any.

    `is_natural` says whether a name of two words has its given name first.
    """
    last = min(end, at + _LONGEST)
    for seen, match in enumerate(_role().finditer(text, at, last)):
        if seen >= _MOST_NOTES:
            break
        found = Span(at, match.start())
        role = _roles()[match["role"].casefold()]
        # Words in twos are names in their natural order, though commas could invert some.
        several = len(names.located(found.of(text), "natural")) > 1
        order = ("closed", "natural", *MANNERS) if several or is_natural else MANNERS
        for manner in order:
            if names.located(found.of(text), manner):
                return Noted(found, role, manner, match.end(), match["role"])
    return None


def is_japanese(sign: str) -> bool:
    """Whether a note of a role is Japanese: ``編``, ``訳``."""
    return sign[:1] in ("編", "訳")


def role_behind(text: str, within: Span) -> tuple[str, int] | None:
    """The role that ends a stretch of words, and where its note begins; None without one."""
    for found in _role().finditer(text, within.start, within.end):
        if found.end() == within.end:
            return _roles()[found["role"].casefold()], found.start()
    return None


def is_strong(text: str, found: Span) -> bool:
    """Whether a comma or an initial says that words are names; two capitals may begin a title."""
    return bool("," in found.of(text) or _WITH_INITIAL.search(found.of(text)))


def _ends(text: str, within: Span, manner: names.Manner) -> Iterator[int]:
    """Where a row may end: before the signs behind its words, or behind the stop of an initial."""
    last = min(within.end, within.start + _LONGEST)
    for seen, match in enumerate(_END.finditer(text, within.start, last)):
        if seen >= _MOST_ENDS:
            return
        is_initial = match[0] == "." and _INITIAL.search(text[within.start : match.start()][-6:])
        if (is_initial or match[0] == ",") and _INITIAL_NEXT.match(text, match.end(), last):
            continue
        if manner == "closed":
            # A stop too many is no initial's: "Hall S.. Letters".
            yield match.start() - text.endswith(".", within.start, match.start())
        else:
            yield match.end() if is_initial else match.start()


def _is_second(text: str, more: str, end: int) -> bool:
    """Whether a word behind an initial is a given name, or what its family name begins with.

    A marked title or the year follows a given name.
    """
    if _PARTICLES.fullmatch(more):
        return True
    return _WORD.fullmatch(more) is not None and _MARKED_NEXT.match(text, end) is not None


def _is_joined(more: str, manner: names.Manner) -> bool:
    return manner == "closed" or bool(
        _JOINT.search(more) or _WITH_INITIAL.search(more) or _OTHERS.fullmatch(more)
    )


@cache
def _roles() -> dict[str, str]:
    rows = tables.words("labels")["roles"]
    return {word: role for role, words in rows.items() for word in words}


@cache
def _role() -> re.Pattern[str]:
    each = "|".join(map(re.escape, sorted(_roles(), key=len, reverse=True)))
    more = r"(?:\s(?:and|&)\s(?:ed|eds|trans|comps?)\.?)?"
    return re.compile(rf"(?:,?\s\(?|{_JAPANESE})(?P<role>{each})(?!\w)\.?{more}\)?", re.I)


@cache
def _role_next() -> re.Pattern[str]:
    return re.compile(rf",\s{words.first_role()}\s", re.I)
