"""The place in a work that ends what a note says of it: ``…, 310–13``, ``… (p. 48)``."""

from __future__ import annotations

import re

from sibcite.manuscript import locators
from sibcite.manuscript.document import FILLER
from sibcite.manuscript.entries import Work
from sibcite.manuscript.labels import UNDATED

_MOST_GAPS = 3
# A comma may stand within the quotes of a title: “Lageria UPVI,” 103. The pages of an article may
# stand before: 87–112, here 95.
_HERE = r"(?:(?:here|hier|здесь|ici)(?:\s+at)?\s+)?"
_GAP = re.compile(rf"[,.:][”»\"’*_]*\s+{_HERE}|\((?=\w){_HERE}|[”»\"*]\s+(?=\d)")
# The "d." of "n.d." is no number.
_UNDATED = re.compile(rf"(?<!\w){UNDATED}")
# A place in front of another; a number alone behind a bracket or a comma.
_NUMBER_BEFORE = re.compile(r"[,:][”»\"’*_]*\s+(?P<place>\d+(?:\s?[-–—]{1,3}\s?\d+)?)$")
_VOLUME = re.compile(r"[,.]\s+(?P<volume>(?:vols?|Bd|t|т|кн)\.\s(?P<count>\d{1,3}))\Z", re.I)
# No place, though a colon stands before it.
_DOI = re.compile(r"[.,]?\s*(?:doi:?\s*)?\[?10\.\d{4,9}/\S+", re.I)
_BARE = re.compile(r"[A-Z]?\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_FIGURE = re.compile(r"\d+")
_DASH = re.compile(r"[-–—]")


def read(piece: str, work: Work) -> locators.Locator:
    """The place at the end: ``…, 310–13``, ``… (1991): 48``, ``… 40–51 (p. 48)``, ``… С. 4``."""
    piece = _DOI.sub("", piece.replace(FILLER, ""))
    piece = _UNDATED.sub(lambda said: "-" * len(said[0]), piece)
    for gap in reversed(list(_GAP.finditer(piece))[-_MOST_GAPS:]):
        rest = piece[gap.end() :]
        where = locators.read(rest.rstrip(")]") if gap[0][0] == "(" else rest)
        is_marked = gap[0][0] in ",:(" or not _BARE.match(rest)
        # MLA has no sign behind a title: "Relay" 77.
        is_marked = is_marked or (gap[0][0] in '”»"*' and _is_strange(where.value, work))
        if where.value and not where.rest and is_marked:
            before = piece[: gap.start()]
            where, rest, before = _longer(where, rest, before, work)
            if volume := _volume(before, work):
                return locators.read(f"{volume}, {rest}")
            return locators.Locator() if _is_own(where, rest, before, work) else where
    return locators.Locator()


def _longer(
    where: locators.Locator, rest: str, before: str, work: Work
) -> tuple[locators.Locator, str, str]:
    """A place with those that a comma parts from it, ``214–16, 220``, its words, what is before."""
    while gap := _NUMBER_BEFORE.search(before):
        longer = locators.read(f"{gap['place']}, {rest}")
        if longer.rest or not work.figures.isdisjoint(_FIGURE.findall(gap["place"])):
            break
        where, rest, before = longer, f"{gap['place']}, {rest}", before[: gap.start()]
    return where, rest, before


def _volume(before: str, work: Work) -> str:
    """The volume of a place that ends a text, as it is written; empty for none but the work's."""
    found = _VOLUME.search(before)
    return found["volume"] if found and found["count"] != work.volume else ""


def _is_own(where: locators.Locator, rest: str, before: str, work: Work) -> bool:
    """Whether a place is the pages of the article itself, or the year of the work."""
    if _DASH.search(where.value):
        return any(each in _even(work.printed) for each in _ranges(where.value))
    is_bare = _BARE.match(rest) is not None
    if where.value == work.page and not is_bare:
        # A newspaper's one page, unless it was said before: "1949, p. 4 (p. 4)".
        return re.search(rf"(?<!\d){re.escape(work.page)}$", before.rstrip(" .,")) is None
    if is_bare and _YEAR.fullmatch(where.value) and where.value in work.figures:
        # "Accessed July 8, 2020"; the year of the work may be a page where it stands twice.
        return where.value != work.year[:4] or where.value not in before
    return False


def _is_strange(value: str, work: Work) -> bool:
    return work.figures.isdisjoint(_FIGURE.findall(value))


def _ranges(value: str) -> tuple[str, ...]:
    """A range as it is written, and with its end in full: ``220–21``, ``220-221``."""
    start, _, end = _even(value).partition("-")
    cut = len(start) - len(end)
    return (_even(value), f"{start}-{start[:cut]}{end}") if cut > 0 else (_even(value),)


def _even(text: str) -> str:
    return _DASH.sub("-", text)
