"""Works cited in full or in short in a footnote: ``Inikova, “Tambov Dukhobors,” 15; …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sibcite.manuscript import locators
from sibcite.manuscript.document import MASK, Flow
from sibcite.manuscript.entries import Index, Work
from sibcite.manuscript.labels import LEADS, label
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.names import families, is_cyrillic, letters, skeleton
from sibcite.manuscript.persons import is_team
from sibcite.model import Span

_QUOTED = re.compile(r"[“«\"„‘]([^”»\"“’]{4,})[”»\"“’]|\*([^*]{4,})\*|_([^_]{4,})_")
_SHORTEST = 8
_MOST_GIVEN = 3
_LEAD = re.compile(rf"(?<!\w){LEADS.pattern}", LEADS.flags)
_SENTENCE = re.compile(r"(?:[^\W\d_]{3}|[\d)])\.\s+(?=[^\W\d_])")
# A title of so many letters is no phrase that stands elsewhere by chance.
_LONG_TITLE = 20
# How many letters of a printed reference tell it from all others.
_TELLING = 36


def find(number: int, flow: Flow, index: Index) -> Iterator[Mention]:
    """The works that a note cites by their titles, a piece between semicolons each.

    Or by a label without brackets that is all that a sentence says: ``See Karpov 1997, 12.``
    """
    for span in _pieces(flow.text):
        text = span.of(flow.text)
        if MASK in text:
            continue
        found = [work for work in index.works if _cites(text, work)]
        found = found or [work for work in index.works if _cites_across(text, work)]
        if len(found) == 1:
            part = _part(text, found[0])
            yield Mention(number, span, span, (part,), shape="note")
        else:
            yield from _labels(number, span, text, index)


def _labels(number: int, span: Span, text: str, index: Index) -> Iterator[Mention]:
    """The sentences of a piece that are a label, of names that the list has."""
    start = 0
    for end in (*(each.end() for each in _SENTENCE.finditer(text)), len(text)):
        said = text[start:end].rstrip(" .")
        for at in (0, *(lead.end() for lead in _LEAD.finditer(said))):
            part = label(said[at:])
            if part is not None and not part.prefix and _is_bare(part) and _is_known(part, index):
                place = Span(span.start + start + at, span.start + start + len(said))
                yield Mention(number, place, place, (part,), shape="bare")
                break
        start = end


def _is_known(part: Part, index: Index) -> bool:
    """Whether the list has a work of those names, in any script."""
    return index.knows(part.name) or bool(index.find(part.name, part.years[0]).ids)


def _is_bare(part: Part) -> bool:
    """Whether a label is nothing but names, a year and a place."""
    return len(part.years) == 1 and not part.locator.rest and is_team(part.name)


def _part(piece: str, work: Work) -> Part:
    """What a piece says of its work: what leads to it, and whether its author is named."""
    lead = LEADS.match(piece)
    prefix = lead[0] if lead else ""
    folded = letters(piece[len(prefix) :])
    named = not any(folded.startswith(title) for title in work.title if len(title) >= _SHORTEST)
    suppressed = not named and bool(work.names)
    return Part("title", work.id, (), _place(piece), prefix, suppressed, written=piece)


def _pieces(text: str) -> Iterator[Span]:
    """The pieces of a note between semicolons, without the full stop at the end."""
    start = 0
    for gap in [*re.finditer(r";\s*", text), None]:
        end = len(text) if gap is None else gap.start()
        piece = text[start:end]
        # The mark of the note itself stands at its head in Word.
        lead = len(piece) - len(piece.lstrip(f" \t\n{MASK}"))
        body = piece[lead:].rstrip().rstrip(".")
        if body:
            yield Span(start + lead, start + lead + len(body))
        start = end if gap is None else gap.end()


def _cites(piece: str, work: Work) -> bool:
    """Whether a piece gives the work's own printed text, or its author and a part of its title."""
    lead = LEADS.match(piece)
    folded = letters(piece[lead.end() if lead else 0 :])
    if len(work.text) >= _TELLING and folded.startswith(work.text[:_TELLING]):
        return True
    if any(len(title) >= _LONG_TITLE and title[:_TELLING] in folded for title in work.title):
        return True
    titles = [title for title in work.title if len(title) >= _SHORTEST]
    if any(folded.startswith(title) for title in titles):
        return True
    # A first citation has given names before the family.
    if not set(families(piece)[:_MOST_GIVEN]).intersection(work.names):
        return False
    if any(title[:_TELLING] in folded for title in titles):
        return True
    quoted = [letters(next(filter(None, each.groups()))) for each in _QUOTED.finditer(piece)]
    return any(len(title) >= _SHORTEST and title in work.text for title in quoted)


def _cites_across(piece: str, work: Work) -> bool:
    """Whether a piece gives the author and the title of a work in another script."""
    if is_cyrillic(piece) == is_cyrillic(work.printed) or not work.titles:
        return False
    people = {skeleton(family) for family in families(piece)[:_MOST_GIVEN]}
    if people.isdisjoint(map(skeleton, work.names)):
        return False
    lead = LEADS.match(piece)
    said = skeleton(piece[lead.end() if lead else 0 :])
    titles = [skeleton(title)[:_TELLING] for title in work.titles]
    return any(len(title) >= _SHORTEST and title in said for title in titles)


def _place(piece: str) -> locators.Locator:
    """The place behind the last comma, if it is one: ``…, 310–13``."""
    _, comma, rest = piece.rpartition(", ")
    where = locators.read(rest) if comma else locators.Locator()
    return where if where.value and not where.rest else locators.Locator()
