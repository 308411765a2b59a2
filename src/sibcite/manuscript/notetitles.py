"""Which work a note cites by its title, in whatever script: ``Inikova, “Tambov Dukhobors,” 15``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sibcite.manuscript import extent, locators, notepieces, noteplaces, shorttitles
from sibcite.manuscript.entries import Index, Work
from sibcite.manuscript.labels import led
from sibcite.manuscript.mentions import Part
from sibcite.manuscript.names import alike, families, is_cyrillic, letters, skeleton
from sibcite.manuscript.shorttitles import MOST_GIVEN, SHORTEST
from sibcite.model import Span

# How many letters of a printed reference tell it from all others.
TELLING = 36
# A title of so many letters is no phrase that stands elsewhere by chance.
_LONG_TITLE = 20
_MOST_SENTENCES = 3
# A sign within a word ends no quotation: “Voennoplennye na Dal’nem Vostoke”.
_IN_QUOTES = r"(?:[^”»\"“’]|(?<=[^\W\d_])[”’\"](?=[^\W\d_]))"
_FARTHEST = 120
_OPEN = re.compile(r"[()]")
_KANJI = re.compile(r"[\u3400-\u9fff]{2,}")
AGAIN = re.compile(
    r"(?<!\w)(?:op\.\s?cit|указ\.\s?(?:соч|раб|ст)|ukaz\.\s?soch|зазнач\.\s?(?:твір|праця)|a\.\s?a\.\s?O)\b",
    re.I,
)
_QUOTED = re.compile(rf"[“«\"„‘]({_IN_QUOTES}{{4,}})[”»\"“’]|\*([^*]{{4,}})\*|_([^_]{{4,}})_")


def find(piece: str, said: Sequence[Span], index: Index) -> tuple[Work, int, int] | None:
    """The work that the first sentences cite by its title, where that begins, the last of them.

    A title may have full stops in it; but what is said before a citation is none of it. In a
    sentence that goes on to cite, it begins behind "see".

    Args:
        piece: A piece of a note.
        said: Its sentences, from the one in which a citation may begin.
        index: The works that may be cited.

    Returns:
        The work, the place in the piece, and how many sentences follow the first.
    """
    for last in range(min(_MOST_SENTENCES, len(said))):
        text = piece[said[0].start : said[last].end]
        found = [
            (work, at)
            for at in notepieces.beginnings(said[0].of(piece))
            if (work := _cited(text[at:], index)) is not None
            and not (last and extent.strange(said[0].of(piece), work))
        ]
        if found:
            # "On this see Brandt, …" begins behind "see", though its title is in all of it.
            clear = (each for each in found if not extent.strange(text[each[1] :], each[0]))
            work, at = next(clear, found[0])
            return work, said[0].start + at, last
    return None


def _cited(text: str, index: Index) -> Work | None:
    """The one work that a text cites by its title, in its own script or another, or as op. cit."""
    for way in (_cites, _cites_across, shorttitles.cites, _cites_again):
        found = [work for work in index.works if way(text, work)]
        if found:
            found = _first(text, found)
            return found[0] if len(found) == 1 else None
    return None


def _first(text: str, works: list[Work]) -> list[Work]:
    """Of several works the one whose title stands first: a chapter's note names its book too."""
    if len(works) < 2:
        return works
    said = skeleton(text)
    placed = sorted((_place(said, work), work.id, work) for work in works)
    return [placed[0][2]] if placed[0][0] < placed[1][0] else works


def _place(said: str, work: Work) -> int:
    titles = (skeleton(title)[:TELLING] for title in work.titles if len(title) >= SHORTEST)
    found = (said.find(title) for title in titles)
    return min((place for place in found if place >= 0), default=len(said))


def part(piece: str, work: Work, before: str | None = None) -> Part:
    """What a piece says of its work: what leads to it, and whether its author is left out.

    Args:
        piece: The citation.
        work: Its work.
        before: What the note says before it, which may name the author; None where somebody else
            does so.
    """
    prefix = piece[: led(piece)]
    folded = letters(piece[len(prefix) :])
    named = not any(folded.startswith(title) for title in work.title if len(title) >= SHORTEST)
    # An editor may be named behind the title.
    named = named or not set(work.names).isdisjoint(families(piece))
    suppressed = not named and bool(work.names) and (before is None or _names(before, work))
    place = noteplaces.read(piece, work)
    return Part("title", work.id, (), place, prefix, suppressed, written=piece)


def again(piece: str, index: Index) -> Part | None:
    """A piece that says "op. cit." of people who may be cited, whose works are several."""
    opus = AGAIN.search(piece[:_FARTHEST])
    people = piece[led(piece) : opus.start()].strip(" .,") if opus else ""
    if opus is None or len(index.named(people)) < 2:
        return None
    where = locators.read(piece[opus.end() :].lstrip(" .,"))
    return Part("named", people, ("",), where, piece[: led(piece)], label=people, written=piece)


def _names(before: str, work: Work) -> bool:
    """Whether words name the author of a work, in its own script or in kanji."""
    words = (each for each in _KANJI.findall(before) if each in work.printed)
    return not set(work.names).isdisjoint(families(before)) or any(words)


def _cites(piece: str, work: Work) -> bool:
    """Whether a piece gives the work's own printed text, or its author and a part of its title."""
    folded = _folded(piece)
    if len(work.text) >= TELLING and folded.startswith(work.text[:TELLING]):
        return True
    if any(len(title) >= _LONG_TITLE and title[:TELLING] in folded for title in work.title):
        return True
    titles = [title for title in work.title if len(title) >= SHORTEST]
    if any(folded.startswith(title) for title in titles):
        return True
    if work.filed and _cites_filed(piece, folded, titles, work):
        return True
    # A first citation has given names before the family.
    if not set(families(piece)[:MOST_GIVEN]).intersection(work.names):
        return False
    if any(title[:TELLING] in folded for title in titles):
        return True
    quoted = [letters(next(filter(None, each.groups()))) for each in _QUOTED.finditer(piece)]
    return any(len(title) >= SHORTEST and title in work.text for title in quoted)


@lru_cache(maxsize=256)
def _folded(piece: str) -> str:
    """The letters of a piece without what leads to its citation; each work is held against them."""
    return letters(piece[led(piece) :])


def _cites_filed(piece: str, folded: str, titles: Sequence[str], work: Work) -> bool:
    """Whether a piece names what lies in an archive behind it, or all of an archive's own words.

    ``Hayama Papers, box 4, folder 11 (Nina Volkonskaya, Letter to Yukio Hayama)``
    """
    is_named = not set(families(_OPEN.sub(", ", piece))).isdisjoint(work.names)
    if is_named and any(title in folded for title in titles):
        return True
    archive, place = work.filed
    return len(archive) >= _LONG_TITLE and bool(place) and archive in folded and place in folded


def _cites_again(piece: str, work: Work) -> bool:
    """Whether a piece names the people of a work and says "op. cit.": ``Карпов. Указ. соч.``."""
    opus = AGAIN.search(piece[:_FARTHEST])
    if opus is None:
        return False
    people = piece[led(piece) : opus.start()]
    kanji = _KANJI.findall(people)
    if kanji:
        return all(each in work.printed for each in kanji)
    said, own = (families(people), work.names), (alike(people), work.alike)
    return any(found and known and found[0] == known[0] for found, known in (said, own))


def _cites_across(piece: str, work: Work) -> bool:
    """Whether a piece gives the author and the title of a work in another script."""
    is_other = not is_cyrillic(piece)
    titles = [title for title in work.titles if is_cyrillic(title) == is_other]
    people = alike(piece, MOST_GIVEN) if titles else ()
    if set(people).isdisjoint(work.alike):
        return False
    said = skeleton(piece[led(piece) :])
    bare = [skeleton(title)[:TELLING] for title in titles]
    return any(len(title) >= SHORTEST and title in said for title in bare)
