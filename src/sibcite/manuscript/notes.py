"""Works cited in full or in short in a footnote: ``Inikova, “Tambov Dukhobors,” 15; …``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from sibcite.manuscript import extent, noteaddresses, notepieces, notetitles
from sibcite.manuscript.document import MASK, Flow
from sibcite.manuscript.entries import Index, Work
from sibcite.manuscript.labels import brackets, ibid, label
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.persons import is_team
from sibcite.model import Span

# A bracket of fewer characters has no room for a title.
_SHORTEST_BRACKET = 24
# Some works in full, one behind the other.
_LONGEST_BRACKET = 3_000


def find(number: int, flow: Flow, index: Index) -> Iterator[Mention]:
    """The works that a note cites by their titles, a piece between semicolons each.

    Or by a label without brackets that is all that a sentence says: ``See Karpov 1997, 12.``

    Args:
        number: The place of the flow in its manuscript.
        flow: A note.
        index: The works that may be cited.
    """
    for span in notepieces.cut(flow.text):
        piece = span.of(flow.text)
        if MASK in piece:
            continue
        if piece[0] == "(" and list(brackets(piece, _LONGEST_BRACKET)) == [Span(0, len(piece))]:
            # Styles for the text print their brackets in a note too.
            mention = _bracketed(number, flow.text, span, index)
            if mention is not None:
                yield mention
            continue
        yield from _in_piece(number, span.start, piece, index)


def in_brackets(number: int, flow: Flow, index: Index) -> Iterator[Mention]:
    """The brackets of a running text that cite works by their titles, as a style in text prints.

    ``(MacArthur D. Reminiscences. Annapolis : Naval Institute Press, 2001. P. 306)``

    Args:
        number: The place of the flow in its manuscript.
        flow: A running text.
        index: The works that may be cited.
    """
    for bracket in brackets(flow.text, _LONGEST_BRACKET):
        mention = _bracketed(number, flow.text, bracket, index)
        if mention is not None:
            yield mention


def _bracketed(number: int, text: str, bracket: Span, index: Index) -> Mention | None:
    """A bracket, if each of its pieces cites a work by its title or its address."""
    inside = Span(bracket.start + 1, bracket.end - 1)
    is_short = bracket.end - bracket.start < _SHORTEST_BRACKET
    if is_short and not notetitles.AGAIN.search(bracket.of(text)):
        return None
    pieces = [each.moved(inside.start) for each in notepieces.cut(inside.of(text))]
    found = [_whole(number, each, text, index) for each in pieces]
    parts = tuple(part for each in found if each is not None for part in each.parts)
    # An address alone, or several, is a label; beside a title it is a piece like others.
    is_titled = any(each is not None and each.shape == "note" for each in found)
    if not is_titled or None in found:
        return None
    return Mention(number, bracket, bracket, parts, shape="note")


def _whole(number: int, span: Span, text: str, index: Index) -> Mention | None:
    """The citation by a title or an address that is all that a piece says."""
    found = list(_in_piece(number, span.start, span.of(text), index, is_bracket=True))
    if len(found) != 1 or found[0].span != span:
        return None
    return found[0] if found[0].shape in ("note", "bare address") else None


def _in_piece(
    number: int, start: int, piece: str, index: Index, is_bracket: bool = False
) -> Iterator[Mention]:
    """What the sentences of a piece cite, each citation as far as it goes."""
    said = extent.sentences(piece)
    at = 0
    while at < len(said):
        last = at
        if filed := noteaddresses.read(piece, said[at:], index):
            yield filed.moved(number, start)
            last += sum(each.start < filed.span.end for each in said[at + 1 :])
        elif titled := notetitles.find(piece, said[at:], index):
            work, first, more = titled
            last += more
            last += _going_on(piece, said[last + 1 :], work)
            text = piece[: said[last].end].rstrip(" .")
            # Who puts a title alone into a bracket has named its author in the sentence.
            before = None if is_bracket else text[:first]
            yield _mention(number, start, text, first, work, before)
        elif several := notetitles.again(said[at].of(piece).rstrip(" ."), index):
            place = said[at].moved(start)
            place = Span(place.start, place.start + len(several.written))
            yield Mention(number, place, place, (several,), shape="note")
        else:
            yield from _labels(number, start, said[at], piece, index)
        at = last + 1


def _going_on(piece: str, said: Sequence[Span], work: Work) -> int:
    """How many sentences still say what belongs to the citation of a work."""
    return sum(1 for _ in takewhile(lambda each: extent.goes_on(each.of(piece), work), said))


def _mention(
    number: int, start: int, text: str, at: int, work: Work, before: str | None
) -> Mention:
    """The citation that ends with a text, from a place in it; what it says beside is unread."""
    cited = text[at:]
    part = notetitles.part(cited, work, before)
    strange = (*extent.strange(cited, work), *extent.uncounted(cited, work, part.locator.value))
    beside = (Part("unread", " ".join(strange)),) if strange else ()
    span = Span(start + at, start + len(text))
    return Mention(number, span, span, (part, *beside), shape="note")


def _labels(number: int, start: int, span: Span, piece: str, index: Index) -> Iterator[Mention]:
    """A label of the list or an ibid. that is all that a sentence says, or all behind "see"."""
    said = span.of(piece).rstrip(" .")
    back = ibid(said)
    if back is not None and not back.locator.rest:
        place = Span(start + span.start, start + span.start + len(said))
        yield Mention(number, place, place, (back,), shape="note")
        return
    for at in notepieces.beginnings(said):
        part = label(said[at:])
        if part is not None and _is_bare(part, said[at:], index) and _is_known(part, index):
            place = Span(start + span.start + at, start + span.start + len(said))
            yield Mention(number, place, place, (part,), shape="bare")
            return


def _is_known(part: Part, index: Index) -> bool:
    """Whether the list has a work of those names, in any script."""
    return index.knows(part.name) or bool(index.find(part.name, part.years[0]).ids)


def _is_bare(part: Part, said: str, index: Index) -> bool:
    """Whether a label is nothing but names, a year and a place, and closes no bracket."""
    has_more = bool(part.prefix or part.locator.rest) or said.count(")") > said.count("(")
    is_name = is_team(part.name) or index.is_called(part.name)
    return len(part.years) == 1 and not has_more and is_name
