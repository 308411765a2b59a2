"""Asterisks for the italics of a printed reference: ``Karpov V. *Plenniki Stalina*. Kiev``.

Italics tell a title from a journal, and a list in Markdown has them as asterisks. Other formats
have them as properties or commands, and their references are read as Markdown would print them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sibcite.fields import names
from sibcite.model import Span
from sibcite.read.reference import frame

_OPENS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“", "「": "」", "『": "』"}
_CLOSES = {close: opening for opening, close in _OPENS.items() if close != "“"}
_AROUND = " \t\n\u00a0.,;:/–—-"
# What is translated stands upright behind a title, and says no more in italics.
_TRANSLATED = re.compile(r"\s*\[[^\[\]]*\]\Z")
_OTHERS = re.compile(r"(?:et al|i dr|и др|та ін|u\. a|ibid|там же)\.?", re.I)
# A journal's volume in its italics: "Zhurnal, 4" of "Zhurnal, 4(2), 58–73".
_VOLUME = re.compile(r",\s\d{1,4}\Z")
_NUMBERS = re.compile(r"\(\d|,\s(?:pp?\.\s?)?\d")
# A stop with another sign or a translation behind it is the title's: "Vopr. ist., 1990".
_ABBREVIATED = re.compile(r"\.(?=\s?[,;:/(\[])")


def starred(text: str, italics: Iterable[Span]) -> str:
    """A reference with asterisks around its italics; as it is where they would tell nothing.

    Args:
        text: The reference.
        italics: The stretches in italics, in their order.

    Nothing is told by italics of all that is there, of names, labels or "et al.", nor by those
    that part a word; and beside an asterisk of the author's no other could be known.
    """
    stretches = [_bare(text, each) for each in _joined(text, italics)]
    told = [each for each in stretches if _tells(text, each)]
    if not told or "*" in text or any(_parts_word(text, each) for each in told):
        return text
    outside, at = [], 0
    for each in told:
        outside.append(text[at : each.start])
        at = each.end
    outside.append(text[at:])
    if not any(map(str.isalnum, "".join(outside))):
        return text
    whole = (f"{before}*{each.of(text)}*" for before, each in zip(outside, told, strict=False))
    return "".join((*whole, outside[-1]))


def _joined(text: str, italics: Iterable[Span]) -> list[Span]:
    """The stretches, those with nothing but space between them as one.

    An upright space behind a stop parts them: two elements that stand side by side.
    """
    joined: list[Span] = []
    for each in italics:
        gap = text[joined[-1].end : each.start] if joined else "."
        if gap.strip() or (gap and text[joined[-1].end - 1] == "."):
            joined.append(each)
        else:
            joined[-1] = Span(joined[-1].start, each.end)
    return joined


def _bare(text: str, stretch: Span) -> Span:
    """A stretch without the spaces and signs at its ends, and without a bracket left alone."""
    start, end = stretch.start, stretch.end
    if (match := _TRANSLATED.search(text, start, end)) and match.start() > start:
        end = match.start()
    if (match := _VOLUME.search(text, start, end)) and _NUMBERS.match(text, end):
        end = match.start()
    while start < end and (text[start] in _AROUND or _is_alone(text, start, start, end)):
        start += 1
    while start < end and (text[end - 1] in _AROUND or _is_alone(text, end - 1, start, end)):
        if _ABBREVIATED.match(text, end - 1):
            break
        end -= 1
    return Span(start, end)


def _is_alone(text: str, place: int, start: int, end: int) -> bool:
    """Whether a bracket or quote at the end of a stretch has its other half outside."""
    sign = text[place]
    other = _OPENS.get(sign) or _CLOSES.get(sign)
    return other is not None and other not in text[start:end]


def _tells(text: str, stretch: Span) -> bool:
    said = stretch.of(text)
    if not any(map(str.isalpha, said)) or _OTHERS.fullmatch(said):
        return False
    return not (frame.marks().fullmatch(said) or (_is_head(text, stretch) and _is_names(said)))


def _is_head(text: str, stretch: Span) -> bool:
    return not any(map(str.isalnum, text[: stretch.start]))


def _is_names(said: str) -> bool:
    """Whether it is a row of persons with their initials, as some lists set it in italics."""
    return any(name.given for name, _ in names.located(f"{said}."))


def _parts_word(text: str, stretch: Span) -> bool:
    """Whether a stretch begins or ends within a word."""
    edges = (stretch.start, stretch.end)
    return any(text[at - 1 : at].isalnum() and text[at : at + 1].isalnum() for at in edges)
