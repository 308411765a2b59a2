"""Works cited in full or in short in a footnote: ``Inikova, “Tambov Dukhobors,” 15; …``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sibcite.manuscript import addresses, extent, locators, shorttitles
from sibcite.manuscript.document import MASK, Flow
from sibcite.manuscript.entries import Index, Work
from sibcite.manuscript.labels import LEADS, brackets, ibid, label
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.names import alike, families, is_cyrillic, letters, skeleton
from sibcite.manuscript.persons import is_team
from sibcite.manuscript.shorttitles import MOST_GIVEN, SHORTEST
from sibcite.model import Span

# A sign within a word ends no quotation: “Voennoplennye na Dal’nem Vostoke”.
_IN_QUOTES = r"(?:[^”»\"“’]|(?<=[^\W\d_])[”’\"](?=[^\W\d_]))"
_QUOTED = re.compile(rf"[“«\"„‘]({_IN_QUOTES}{{4,}})[”»\"“’]|\*([^*]{{4,}})\*|_([^_]{{4,}})_")
_LEAD = re.compile(rf"(?<!\w){LEADS.pattern}", LEADS.flags)
_MOST_SENTENCES, _MOST_GAPS, _MOST_LEADS = 3, 3, 5
# A comma may stand within the quotes of a title: “Lageria UPVI,” 103.
_GAP = re.compile(r"[,.:][”»\"’*_]*\s+|\((?=\w)")
_SHORTEST_BRACKET = 24
_BRACKET = re.compile(r"\s*\([^()]{4,300}\)")
_DASH = re.compile(r"[-–—]")
# A title of so many letters is no phrase that stands elsewhere by chance.
_LONG_TITLE = 20
# How many letters of a printed reference tell it from all others.
_TELLING = 36


@dataclass(frozen=True, slots=True)
class _Filed:
    """What is cited by an address, or as "there", with its place in a piece of a note."""

    span: Span
    parts: tuple[Part, ...]
    shape: str

    def moved(self, number: int, start: int) -> Mention:
        """The mention, in the flow of that number, where the piece starts there."""
        span = Span(start + self.span.start, start + self.span.end)
        return Mention(number, span, span, self.parts, self.shape)


def find(number: int, flow: Flow, index: Index) -> Iterator[Mention]:
    """The works that a note cites by their titles, a piece between semicolons each.

    Or by a label without brackets that is all that a sentence says: ``See Karpov 1997, 12.``
    """
    for span in _pieces(flow.text):
        piece = span.of(flow.text)
        if MASK not in piece:
            yield from _in_piece(number, span.start, piece, index)


def in_brackets(number: int, flow: Flow, index: Index) -> Iterator[Mention]:
    """The brackets of a running text that cite works by their titles, as a style in text prints.

    ``(MacArthur D. Reminiscences. Annapolis : Naval Institute Press, 2001. P. 306)``
    """
    for bracket in brackets(flow.text):
        inside = Span(bracket.start + 1, bracket.end - 1)
        if bracket.end - bracket.start < _SHORTEST_BRACKET:
            continue
        pieces = [each.moved(inside.start) for each in _pieces(inside.of(flow.text))]
        found = [_whole(number, each, flow.text, index) for each in pieces]
        parts = tuple(part for each in found if each is not None for part in each.parts)
        if parts and None not in found:
            yield Mention(number, bracket, bracket, parts, shape="note")


def _whole(number: int, span: Span, text: str, index: Index) -> Mention | None:
    """The citation by a title that is all that a piece says."""
    found = list(_in_piece(number, span.start, span.of(text), index))
    is_one = len(found) == 1 and found[0].span == span and found[0].shape == "note"
    return found[0] if is_one else None


def _in_piece(number: int, start: int, piece: str, index: Index) -> Iterator[Mention]:
    said = extent.sentences(piece)
    at = 0
    while at < len(said):
        last = at
        filed = _filed(piece, said[at:], index)
        found = None if filed else _titled(piece, said[at:], index)
        if filed is not None:
            yield filed.moved(number, start)
            while last + 1 < len(said) and said[last + 1].start < filed.span.end:
                last += 1
        elif found is None:
            yield from _labels(number, start, said[at], piece, index)
        else:
            work, first, more = found
            last += more
            while last + 1 < len(said) and extent.goes_on(said[last + 1].of(piece), work):
                last += 1
            text = piece[: said[last].end].rstrip(" .")
            yield _mention(number, start, text, first, work)
        at = last + 1


def _filed(piece: str, said: Sequence[Span], index: Index) -> _Filed | None:
    """What the first sentences cite by its address, or as "there", if they do."""
    first = said[0]
    for at in (first.start + offset for offset in _beginnings(first.of(piece))):
        # What a sentence says before "see" is no part of what it cites.
        is_led = LEADS.fullmatch(piece, first.start, at) is not None
        prefix, begins = (piece[first.start : at], first.start) if is_led else ("", at)
        there = ibid(piece[at : first.end].rstrip(" ."))
        if there is not None:
            span = Span(begins, at + len(there.written))
            return _Filed(span, (replace(there, prefix=prefix),), "bare ibid")
        found = addresses.inside(piece[at:])
        if found is None:
            continue
        name = found.of(piece[at:])
        if not found.start:
            end = at + found.end
            span = Span(begins, end + len(_own_title(piece[end:], name, index)))
            part = Part("address", name, prefix=prefix, written=name)
            left = piece[span.end :].strip(" .,;")
            unread = (Part("unread", left),) if _is_titled(left, name, index) else ()
            return _Filed(span, (part, *unread), "bare address")
        if (work := _titled_at(piece[at:], name, index)) is not None:
            end = next(each.end for each in said if each.end >= at + found.end)
            text = piece[at:end].rstrip(" .")
            strange = extent.strange(text[found.end :], work)
            part = replace(_part(text, work), locator=index.located(name).place, prefix=prefix)
            beside = (Part("unread", " ".join(strange)),) if strange else ()
            return _Filed(Span(begins, at + len(text)), (part, *beside), "note")
    return None


def _titled_at(text: str, name: str, index: Index) -> Work | None:
    """The one work that lies at an address and whose title a text begins with, in any script."""
    ids, said = index.located(name).ids, skeleton(text)
    works = [
        work
        for work in index.works
        if work.id in ids
        and any(said.startswith(skeleton(title)[:_TELLING]) for title in work.titles)
    ]
    return works[0] if len(works) == 1 else None


def _own_title(behind: str, name: str, index: Index) -> str:
    """The title in brackets behind an address, as some styles have it, where it is the record's."""
    bracket = _BRACKET.match(behind)
    ids = index.located(name).ids if bracket else ()
    works = [work for work in index.works if work.id in ids]
    is_own = len(works) == 1 and bracket and extent.goes_on(bracket[0], works[0])
    return bracket[0] if bracket and is_own else ""


def _is_titled(left: str, name: str, index: Index) -> bool:
    """Whether the title of what is cited stands behind its address, and would stand there twice."""
    said, ids = skeleton(left), index.located(name).ids
    titles = (title for work in index.works if work.id in ids for title in work.titles)
    return any(skeleton(title)[:_TELLING] in said for title in titles if len(title) >= SHORTEST)


def _mention(number: int, start: int, text: str, at: int, work: Work) -> Mention:
    """The citation that ends with a text, from a place in it; what it says beside is unread."""
    cited = text[at:]
    part = _part(cited, work)
    strange = (*extent.strange(cited, work), *extent.uncounted(cited, work, part.locator.value))
    beside = (Part("unread", " ".join(strange)),) if strange else ()
    span = Span(start + at, start + len(text))
    return Mention(number, span, span, (part, *beside), shape="note")


def _titled(piece: str, said: Sequence[Span], index: Index) -> tuple[Work, int, int] | None:
    """The work that the first sentences cite by its title, where that begins, the last of them.

    A title may have full stops in it; but what is said before a citation is none of it. In a
    sentence that goes on to cite, it begins behind "see".
    """
    for last in range(min(_MOST_SENTENCES, len(said))):
        text = piece[said[0].start : said[last].end]
        for at in _beginnings(said[0].of(piece)):
            found = [work for work in index.works if _cites(text[at:], work)]
            found = found or [work for work in index.works if _cites_across(text[at:], work)]
            found = found or [work for work in index.works if shorttitles.cites(text[at:], work)]
            if len(found) == 1 and not (last and extent.strange(said[0].of(piece), found[0])):
                return found[0], said[0].start + at, last
    return None


def _beginnings(sentence: str) -> Iterator[int]:
    """Where a citation may begin in a sentence: at its head, or behind "see"."""
    yield 0
    yield from (lead.end() for lead in islice(_LEAD.finditer(sentence), _MOST_LEADS))


def _labels(number: int, start: int, span: Span, piece: str, index: Index) -> Iterator[Mention]:
    """A label of the list or an ibid. that is all that a sentence says, or all behind "see"."""
    said = span.of(piece).rstrip(" .")
    back = ibid(said)
    if back is not None and not back.locator.rest:
        place = Span(start + span.start, start + span.start + len(said))
        yield Mention(number, place, place, (back,), shape="note")
        return
    for at in _beginnings(said):
        part = label(said[at:])
        if part is not None and not part.prefix and _is_bare(part) and _is_known(part, index):
            place = Span(start + span.start + at, start + span.start + len(said))
            yield Mention(number, place, place, (part,), shape="bare")
            return


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
    named = not any(folded.startswith(title) for title in work.title if len(title) >= SHORTEST)
    # An editor may be named behind the title.
    named = named or not set(work.names).isdisjoint(families(piece))
    suppressed = not named and bool(work.names)
    return Part("title", work.id, (), _place(piece, work), prefix, suppressed, written=piece)


def _pieces(text: str) -> Iterator[Span]:
    """The pieces of a note between semicolons, without the full stop at the end."""
    start = 0
    for gap in [*re.finditer(r";\s*", text), None]:
        end = len(text) if gap is None else gap.start()
        if gap is not None and _is_within(text[start:end]):
            continue
        piece = text[start:end]
        # The mark of the note itself stands at its head in Word.
        lead = len(piece) - len(piece.lstrip(f" \t\n{MASK}"))
        body = piece[lead:].rstrip().rstrip(".")
        if body:
            yield Span(start + lead, start + lead + len(body))
        start = end if gap is None else gap.end()


def _is_within(piece: str) -> bool:
    """Whether a bracket that opens in a piece is still open at its end."""
    return piece.count("(") > piece.count(")") or piece.count("[") > piece.count("]")


def _cites(piece: str, work: Work) -> bool:
    """Whether a piece gives the work's own printed text, or its author and a part of its title."""
    lead = LEADS.match(piece)
    folded = letters(piece[lead.end() if lead else 0 :])
    if len(work.text) >= _TELLING and folded.startswith(work.text[:_TELLING]):
        return True
    if any(len(title) >= _LONG_TITLE and title[:_TELLING] in folded for title in work.title):
        return True
    titles = [title for title in work.title if len(title) >= SHORTEST]
    if any(folded.startswith(title) for title in titles):
        return True
    # A first citation has given names before the family.
    if not set(families(piece)[:MOST_GIVEN]).intersection(work.names):
        return False
    if any(title[:_TELLING] in folded for title in titles):
        return True
    quoted = [letters(next(filter(None, each.groups()))) for each in _QUOTED.finditer(piece)]
    return any(len(title) >= SHORTEST and title in work.text for title in quoted)


def _cites_across(piece: str, work: Work) -> bool:
    """Whether a piece gives the author and the title of a work in another script."""
    is_other = not is_cyrillic(piece)
    titles = [title for title in work.titles if is_cyrillic(title) == is_other]
    people = alike(piece, MOST_GIVEN) if titles else ()
    if set(people).isdisjoint(work.alike):
        return False
    lead = LEADS.match(piece)
    said = skeleton(piece[lead.end() if lead else 0 :])
    bare = [skeleton(title)[:_TELLING] for title in titles]
    return any(len(title) >= SHORTEST and title in said for title in bare)


def _place(piece: str, work: Work) -> locators.Locator:
    """The place at the end: ``…, 310–13``, ``… (1991): 48``, ``… 40–51 (p. 48)``, ``… С. 4``."""
    for gap in reversed(list(_GAP.finditer(piece))[-_MOST_GAPS:]):
        rest = piece[gap.end() :]
        where = locators.read(rest.rstrip(")]") if gap[0][0] == "(" else rest)
        is_marked = gap[0][0] in ",:(" or not rest[:1].isdigit()
        if where.value and not where.rest and is_marked:
            before = piece[: gap.start()]
            return locators.Locator() if _is_own(where, rest, before, work) else where
    return locators.Locator()


def _is_own(where: locators.Locator, rest: str, before: str, work: Work) -> bool:
    """Whether a place is the pages of the article itself, or the year of the work."""
    if _DASH.search(where.value):
        return any(each in _even(work.printed) for each in _ranges(where.value))
    is_bare = rest[:1].isdigit()
    year = work.year[:4]
    return is_bare and where.value == year and year not in before


def _ranges(value: str) -> tuple[str, ...]:
    """A range as it is written, and with its end in full: ``220–21``, ``220-221``."""
    start, _, end = _even(value).partition("-")
    cut = len(start) - len(end)
    return (_even(value), f"{start}-{start[:cut]}{end}") if cut > 0 else (_even(value),)


def _even(text: str) -> str:
    return _DASH.sub("-", text)
