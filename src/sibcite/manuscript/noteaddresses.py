"""What a note cites by its archival address, beside its title or without: ``RGVA. F. 1p. D. 7``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript import addresses, extent, notepieces, notetitles
from sibcite.manuscript.entries import Index, Work
from sibcite.manuscript.labels import LEADS, ibid
from sibcite.manuscript.mentions import THERE, Mention, Part
from sibcite.manuscript.names import skeleton
from sibcite.manuscript.notetitles import TELLING
from sibcite.manuscript.shorttitles import SHORTEST
from sibcite.model import Span

_BRACKET = re.compile(r"\s*\([^()]{4,300}\)")
# ", report « Title », 1946" to the end of a sentence.
_TITLE_BEHIND = re.compile(r",\s[^;\n]{0,80}[«“‘\"][^;\n]{3,400}?[»”’\"][^;\n]{0,40}?(?=\.?\s*$)")


@dataclass(frozen=True, slots=True)
class Filed:
    """What is cited by an address, or as "there".

    Attributes:
        span: Where it stands in a piece of a note.
        parts: What is cited, and what stands beside it and is not read.
        shape: The shape of the mention.
    """

    span: Span
    parts: tuple[Part, ...]
    shape: str

    def moved(self, number: int, start: int) -> Mention:
        """The mention, in the flow of that number, where the piece starts there."""
        span = Span(start + self.span.start, start + self.span.end)
        return Mention(number, span, span, self.parts, self.shape)


def read(piece: str, said: Sequence[Span], index: Index) -> Filed | None:
    """What the first sentences cite by its address, or as "there", if they do.

    Args:
        piece: A piece of a note.
        said: Its sentences, from the one in which a citation may begin.
        index: The works that may be cited.
    """
    first = said[0]
    for offset in notepieces.beginnings(first.of(piece)):
        at = first.start + offset
        # What a sentence says before "see" is no part of what it cites.
        is_led = LEADS.fullmatch(piece, first.start, at) is not None
        lead = Span(first.start if is_led else at, at)
        found = _there(piece, lead, first.end)
        if found is not None and not found.parts[0].locator.value and len(said) > 1:
            # "Ibid. P. 15" has its place behind a stop.
            found = _there(piece, lead, said[1].end) or found
        if found := found or _addressed(piece, lead, said, index):
            return found
    return None


def _there(piece: str, lead: Span, end: int) -> Filed | None:
    """``Ibid., l. 4``, ``see there``, behind what leads to it."""
    there = ibid(piece[lead.end : end].rstrip(" ."))
    if there is None:
        return None
    span = Span(lead.start, lead.end + len(there.written))
    return Filed(span, (replace(there, prefix=lead.of(piece)),), THERE)


def _addressed(piece: str, lead: Span, said: Sequence[Span], index: Index) -> Filed | None:
    """An address, alone or behind the title of what lies there."""
    found = addresses.inside(piece[lead.end :])
    if found is None:
        return None
    address = found.moved(lead.end)
    if not found.start:
        return _alone(piece, lead, address, index)
    return _behind_title(piece, lead, address, said, index)


def _alone(piece: str, lead: Span, address: Span, index: Index) -> Filed:
    """An address with what a style has behind it; a title that is none of that is unread."""
    name = address.of(piece)
    end = address.end + len(_own_title(piece[address.end :], name, index))
    part = Part("address", name, prefix=lead.of(piece), written=name)
    left = piece[end:].strip(" .,;")
    unread = (Part("unread", left),) if _is_titled(left, name, index) else ()
    return Filed(Span(lead.start, end), (part, *unread), "bare address")


def _behind_title(
    piece: str, lead: Span, address: Span, said: Sequence[Span], index: Index
) -> Filed | None:
    """The title of what lies at an address, and the address, to the end of its sentence."""
    name = address.of(piece)
    before = piece[lead.end : address.start]
    work = _titled_at(piece[lead.end :], name, index) or _untitled_at(before, name, index)
    if work is None:
        return None
    end = next(each.end for each in said if each.end >= address.end)
    text = piece[lead.end : end].rstrip(" .")
    strange = extent.strange(text[address.end - lead.end :], work)
    place = index.located(name).place
    part = replace(notetitles.part(text, work), locator=place, prefix=lead.of(piece))
    beside = (Part("unread", " ".join(strange)),) if strange else ()
    return Filed(Span(lead.start, lead.end + len(text)), (part, *beside), "note")


def _titled_at(text: str, name: str, index: Index) -> Work | None:
    """The one work that lies at an address and whose title a text begins with, in any script."""
    ids, said = index.located(name).ids, skeleton(text)
    works = [
        work
        for work in index.works
        if work.id in ids
        and any(said.startswith(skeleton(title)[:TELLING]) for title in work.titles)
    ]
    return works[0] if len(works) == 1 else None


def _untitled_at(before: str, name: str, index: Index) -> Work | None:
    """The one work at an address that has no title, where all before it is its own: a date."""
    ids = index.located(name).ids
    works = [work for work in index.works if work.id in ids and not work.titles]
    return works[0] if len(works) == 1 and extent.goes_on(before, works[0]) else None


def _own_title(behind: str, name: str, index: Index) -> str:
    """What some styles have behind an address, where it is the record's: ``(Title, 1946)``.

    Or ``, « Title », 1946``: all that a sentence says then, and nothing but what the record says.
    """
    said = _BRACKET.match(behind) or _TITLE_BEHIND.match(behind)
    ids = index.located(name).ids if said else ()
    works = [work for work in index.works if work.id in ids]
    if said is None or len(works) != 1 or not extent.goes_on(said[0], works[0]):
        return ""
    is_whole = said.re is _BRACKET or not extent.uncounted(said[0], works[0], "")
    return said[0] if is_whole else ""


def _is_titled(left: str, name: str, index: Index) -> bool:
    """Whether the title of what is cited stands behind its address, and would stand there twice."""
    said, ids = skeleton(left), index.located(name).ids
    titles = (title for work in index.works if work.id in ids for title in work.titles)
    return any(skeleton(title)[:TELLING] in said for title in titles if len(title) >= SHORTEST)
