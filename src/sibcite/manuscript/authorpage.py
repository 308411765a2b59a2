"""Citations by author and page, as MLA has them: ``(Petrova 45)``, ``(Ivanov, *Relay* 77)``.

No year gives them away, and their authors may stand in the sentence: ``Petrova argues … (45)``. So
they are looked for only where the brackets of a document name works and places, and few of them
name a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sibcite.manuscript import insentence, locators
from sibcite.manuscript.document import FILLER, Flow
from sibcite.manuscript.entries import Index, Work
from sibcite.manuscript.labels import YEAR, brackets, counts, led
from sibcite.manuscript.locators import NOWHERE, Locator
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.names import letters, skeleton
from sibcite.manuscript.notetitles import AGAIN
from sibcite.model import Span

SHAPE = "(page"
_TITLED = re.compile(
    r"(?P<names>[^“«\"„*_]*?)[,\s]*"
    r"(?:[“«\"„](?P<quoted>[^“”«»\"„]{2,}?)[,.]?[”»\"]|[*_](?P<italic>[^*_]{2,})[*_])[,.]?"
)
_YEARS = re.compile(rf"{YEAR}(?:\s?[-–—]\s?\d+)?(?:,\s{YEAR})*")
# A page alone, with what the author says behind a comma; no measure or number of things.
_PAGE_ALONE = re.compile(r"\d[\d\s,–-]*(?:,\s[^\W\d_].*)?")
# What cites otherwise than by page.
_OTHERWISE = frozenset(("label", "title", "key", "number"))
_GAP = re.compile(r"^|(?<=[\w”»\"*.,])\s+")
_MOST_GAPS = 5
_IN_VOLUME = re.compile(r"(?:^|\s)(?P<place>\d{1,3}:\s?\d[\d–-]*)\Z")
_ROMAN = re.compile(r"[ivxlc]{1,7}(?:[–-][ivxlc]{1,7})?")
_ENDS_IN_PLACE = re.compile(r"\d\Z|\s(?!al\.)[a-z]{1,4}\.\Z|\s(?!al\Z)[a-z]{2,4}\Z")
_ARTICLE = re.compile(r"\A(?:the|an?|der|die|das|le|la|les)\s+", re.I)
# In a title that no sign marks so many letters tell it from a name.
_SHORTEST_TITLE = 6
# More words than these are those of no names.
_MOST_WORDS = 4
# A document of one bracket alone is no doubt one of these, if none of its brackets has a year.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A bracket that may cite.

    Attributes:
        mention: It, and what it names.
        is_strong: Whether it names a work and a place in it, as no other bracket would.
    """

    mention: Mention
    is_strong: bool


def find(flows: Sequence[Flow], index: Index, others: Sequence[Mention]) -> Iterator[Mention]:
    """The brackets of a document that cite by author and page.

    Args:
        flows: The flows of the document.
        index: The works that may be cited.
        others: What cites otherwise.
    """
    taken: dict[int, list[Span]] = {}
    for mention in others:
        taken.setdefault(mention.flow, []).append(mention.span)
    found = [
        each
        for number, flow in enumerate(flows)
        if not (flow.listed or flow.kept)
        for each in _in_flow(number, flow, index, taken.get(number, ()))
    ]
    strong = sum(each.is_strong for each in found)
    cited = sum(any(part.kind in _OTHERWISE for part in each.parts) for each in others)
    if strong and (not cited or strong >= max(_FEWEST, cited)):
        yield from (each.mention for each in found)


def works(name: str, index: Index) -> tuple[str, ...]:
    """The ids of the works that a piece names by author, by title, or by both."""
    titled = _TITLED.fullmatch(name.strip())
    if titled is not None:
        title = titled["quoted"] or titled["italic"]
        return _ids(_entitled(index.named(titled["names"]), titled["names"], title, index))
    named = index.named(name)
    if named:
        return _ids(named)
    # In Word a title may be in italics, of which the text shows nothing.
    people, _, title = name.partition(",")
    if title.strip():
        return _ids(_entitled(index.named(people), people, title, index))
    is_title = len(letters(name)) >= _SHORTEST_TITLE and " " in name.strip()
    return _ids(_entitled((), "", name, index)) if is_title else ()


def _ids(found: Sequence[Work]) -> tuple[str, ...]:
    return tuple(work.id for work in found)


def _entitled(named: Sequence[Work], names: str, title: str, index: Index) -> list[Work]:
    """Those of some works, or of all where no names are said, that a title begins."""
    among = named if names.strip(" ,") else index.works
    for folded in (letters, skeleton):
        said = folded(_ARTICLE.sub("", title.strip(), count=1))
        found = [work for work in among if said and _begins(said, work, folded)]
        if found:
            return found
    return []


def _begins(said: str, work: Work, folded: Callable[[str], str]) -> bool:
    return any(folded(_ARTICLE.sub("", each, 1)).startswith(said) for each in work.titles)


def _in_flow(number: int, flow: Flow, index: Index, taken: Sequence[Span]) -> Iterator[_Found]:
    for bracket in brackets(flow.text):
        inside = bracket.of(flow.text)
        if inside[0] != "(" or any(map(bracket.meets, taken)):
            continue
        found = _read(number, flow.text, bracket, index)
        if found is not None:
            yield found


def _read(number: int, text: str, bracket: Span, index: Index) -> _Found | None:
    """A bracket, if each of its pieces names a work or a place."""
    pieces = text[bracket.start + 1 : bracket.end - 1].replace(FILLER, "").split(";")
    parts = [_part(piece, index) for piece in pieces]
    if any(part is None for part in parts):
        return None
    told = [part for part in parts if part is not None]
    if len(told) == 1 and not told[0].name:
        return _in_sentence(number, text, bracket, told[0], index)
    if not all(part.name for part in told):
        return None
    narrative = len(told) == 1 and told[0].suppress_author
    mention = Mention(number, bracket, bracket, tuple(told), SHAPE, narrative)
    known = [bool(works(part.name, index)) for part in told]
    placed = [bool(part.locator.value) for part in told]
    is_strong = any(map(all, zip(known, placed, strict=True)))
    if not any(known) and not all(placed):
        return None
    return _Found(mention, is_strong)


def _part(piece: str, index: Index) -> Part | None:
    """What a piece names, and the place in it; None where it is neither."""
    start = led(piece)
    said = piece[start:].strip()
    name, where = _placed(said)
    prefix = piece[:start].lstrip()
    part = Part("named", name, ("",), where, prefix, label=name, written=piece.strip())
    if not name:
        # "(p. 127)" and "(1926-1931)" are no such thing.
        is_bare = _PAGE_ALONE.fullmatch(said) and not _YEARS.fullmatch(said) and not prefix
        return part if is_bare and where.value else None
    if AGAIN.search(name) or (not where.value and name[-1:].isdigit()):
        # What was read neither as a name nor as a place would be lost.
        return None
    if not _may_name(name, index, where):
        return None
    titled = _TITLED.fullmatch(name)
    # Where a title alone is said, the sentence names the author.
    by_title = titled is not None and not titled["names"].strip(" ,")
    by_title = by_title or not (titled or index.named(name) or "," in name)
    meant = works(name, index) if by_title else ()
    authors = [work.names for work in index.works if work.id in meant]
    return replace(part, suppress_author=any(authors))


def _placed(said: str) -> tuple[str, Locator]:
    """What stands before a place, and the place, with what is said behind it.

    ``3: 118`` is a page of a volume; ``5, emphasis added`` says more than the page.
    """
    if found := _IN_VOLUME.search(said):
        return said[: found.start()].strip(" ,"), Locator(" ".join(found["place"].split()))
    told = said, NOWHERE
    for gap in reversed(list(_GAP.finditer(said))[-_MOST_GAPS:]):
        before, rest = said[: gap.start()].strip(" ,"), said[gap.end() :]
        roman = _ROMAN.fullmatch(rest)
        where = Locator(rest) if roman else locators.read(rest)
        begins = roman or rest[:1].isdigit() or not where.rest or where.label == "volume"
        # What stands before a place ends in no figure, which would be lost.
        if where.value and begins and not _ENDS_IN_PLACE.search(before):
            told = before, where
    return told


def _may_name(name: str, index: Index, where: Locator) -> bool:
    """Whether words are those of a work: known ones, or a name in front of a place."""
    is_titled = _TITLED.fullmatch(name) is not None
    if is_titled or index.is_person(name) or index.is_called(name):
        return bool(works(name, index)) or bool(where.value)
    if not where.value or not name[:1].isupper():
        return False
    return bool(works(name, index)) or len(name.split()) <= _MOST_WORDS


def _in_sentence(number: int, text: str, bracket: Span, part: Part, index: Index) -> _Found | None:
    """``Petrova argues that … (45)``: the place alone, of the one work that the sentence names."""
    is_led = text[bracket.end : bracket.end + 2].strip()[:1].isalnum()
    if is_led and counts(text[: bracket.start]):
        return None
    if not insentence.names_anyone(text, bracket.start, index):
        return None
    work = insentence.named(text, bracket.start, index.works)
    one = work.id if work is not None else ""
    told = replace(part, kind="title" if one else "named", name=one, suppress_author=True)
    mention = Mention(number, bracket, bracket, (told,), SHAPE, narrative=True)
    return _Found(mention, False)
