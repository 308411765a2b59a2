"""Works cited in full or in short in a footnote: ``Inikova, “Tambov Dukhobors,” 15; …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sibcite.manuscript import locators
from sibcite.manuscript.document import MASK, Flow
from sibcite.manuscript.entries import Work
from sibcite.manuscript.labels import LEADS
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.names import families, letters
from sibcite.model import Span

_QUOTED = re.compile(r"[“«\"„‘]([^”»\"“’]{4,})[”»\"“’]|\*([^*]{4,})\*|_([^_]{4,})_")
_SHORTEST = 8
_MOST_GIVEN = 3
# A title of so many letters is no phrase that stands elsewhere by chance.
_LONG_TITLE = 20
# How many letters of a printed reference tell it from all others.
_TELLING = 36


def find(number: int, flow: Flow, works: tuple[Work, ...]) -> Iterator[Mention]:
    """The works that a note cites by their titles, a piece between semicolons each."""
    for span in _pieces(flow.text):
        text = span.of(flow.text)
        if MASK in text:
            continue
        found = [work for work in works if _cites(text, work)]
        if len(found) == 1:
            part = _part(text, found[0])
            yield Mention(number, span, span, (part,), shape="note")


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


def _place(piece: str) -> locators.Locator:
    """The place behind the last comma, if it is one: ``…, 310–13``."""
    _, comma, rest = piece.rpartition(", ")
    where = locators.read(rest) if comma else locators.Locator()
    return where if where.value and not where.rest else locators.Locator()
