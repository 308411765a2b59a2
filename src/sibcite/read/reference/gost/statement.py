"""The statement of responsibility: ``/ С. И. Кузнецов ; под ред. Д. В. Стрельцова``."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from sibcite import tables
from sibcite.fields import names
from sibcite.model import Name, Span
from sibcite.read.reference import bodies, people
from sibcite.read.reference.gost import areas
from sibcite.read.reference.segments import Segment

_SLASH = re.compile(r"(?<!/)\s/\s(?!/)")
# How many slashes a title may have before that of its statement, and how much is looked at.
_MOST_SLASHES, _LONGEST = 6, 600
# A family name, a given name, a patronymic, perhaps of two words.
_MOST_NAMES = 4
_PIECE = re.compile(r"\s?;\s")
_OTHERS = re.compile(r"\s?\[(?P<others>(?:и|і)\sдр\.?|та\sін\.?|et\sal\.?|i\sdr\.?)\]")
_TITLES = re.compile(r"(?:(?:проф|акад|д-ра?|канд|prof|dr)\.?\s(?:[а-я]+\.?\s){0,2})+", re.I)
_STOPPED = re.compile(r"(?<=[\s.])(?:[^\W\d_a-zа-яё]|Yu|Ya|Zh|Kh|Ch|Sh|др|ін|al|dr)\Z")
_BODY = re.compile(r"[^\W\d_a-zа-яё][^\d;:\[\]*]{3,160}")


def slash(text: str, span: Span) -> Span | None:
    """Where the slash before a statement stands; None if what follows is no such statement."""
    for match in islice(_SLASH.finditer(text, span.start, span.end), _MOST_SLASHES):
        cut = areas.split(text, Span(match.end(), min(span.end, match.end() + _LONGEST)))
        if cut and _is_statement(text, _pieces(text, cut[0])[0]):
            return Span(*match.span())
    return None


def _is_statement(text: str, piece: Span) -> bool:
    """Whether a work of persons, their names or a capital begin it, as one does a body's name."""
    word = re.match(r"\w+", text[piece.start : piece.end])
    return bool(
        (word and word[0].casefold() in _done())
        or _role().match(text, piece.start, piece.end)
        or _names(text, piece)
        or _BODY.fullmatch(text, piece.start, piece.end)
    )


def read(
    text: str, span: Span, heading: tuple[Segment, ...], is_thesis: bool, is_first: bool
) -> tuple[Segment, ...]:
    """The persons of a statement by their roles.

    Args:
        text: The whole reference.
        span: The statement, without its slash.
        heading: The names that the reference begins with; repeated here, they are marks.
        is_thesis: Whether the work is a thesis: then the body is who awarded the degree.
        is_first: Whether it stands right behind the slash, where authors need no role.

    Returns:
        Authors behind no role, editors, translators and compilers behind theirs. What is neither
        stays out, and so unread.
    """
    known = tuple(each.span.of(text) for each in heading)
    found: list[Segment] = []
    for piece in _pieces(text, span):
        if match := _role().match(text, piece.start, piece.end):
            rest, role = Span(match.end(), piece.end), _roles()[_plain(match["role"])]
            found.append(Segment("mark", Span(piece.start, match.end())))
            found += _persons(text, rest, role) or _roled(text, rest, role)
        elif not is_first:
            continue
        elif _is_in_full(piece.of(text), known):
            found.append(Segment("mark", piece))
        elif persons := _persons(text, piece, "author"):
            found += (_told(text, each, known) for each in persons)
        else:
            found += _body(text, piece, known, is_thesis)
    return tuple(found)


def _pieces(text: str, span: Span) -> list[Span]:
    pieces, start = [], span.start
    for match in _PIECE.finditer(text, span.start, span.end):
        pieces.append(Span(start, match.start()))
        start = match.end()
    return [each for each in (*pieces, Span(start, span.end)) if each.start < each.end]


def _persons(text: str, span: Span, role: str) -> tuple[Segment, ...]:
    noted = people.note(text, span)
    if noted is not None and not text[noted.end : span.end].strip(" .,;:"):
        return _names(text, noted.names, noted.role)
    return _names(text, span, role)


def _names(text: str, span: Span, role: str = "author") -> tuple[Segment, ...]:
    """The names of a row, and ``[и др.]`` as the last of them."""
    start, end = span.start, span.end
    if titled := _TITLES.match(text, start, end):
        start = titled.end()
    others = _OTHERS.search(text, start, end)
    stop = others.start() if others else end
    while stop > start and text[stop - 1] in " ,;":
        stop -= 1
    # The last stop of initials and of "и др." is theirs: the area was cut before it.
    if _STOPPED.search(text[start:stop]) and text[stop : stop + 1] == ".":
        stop += 1
    found = people.row(text, Span(start, stop), role)
    if others and found:
        found = (*found, Segment(role, Span(*others.span("others"))))
    return found


def _told(text: str, person: Segment, known: tuple[str, ...]) -> Segment:
    """A person that the heading has already is no second one."""
    if any(_is_same(person.span.of(text), each) for each in known):
        return Segment("mark", person.span)
    return person


def _is_same(one: str, two: str) -> bool:
    return bool(_key(one)) and _key(one) == _key(two)


def _is_in_full(printed: str, known: tuple[str, ...]) -> bool:
    """Whether words are one author of the heading with all names: ``Ткач Елена Ивановна``."""
    words = re.findall(r"[^\W\d_][\w'’-]*", printed)
    if not 2 <= len(words) <= _MOST_NAMES or any(len(word) < 3 for word in words):
        return False
    family, *given = (word.casefold() for word in words)
    initials = "".join(each[0] for each in given)
    return any(
        key[0] == family and key[1] and initials.startswith(key[1]) for key in map(_keyed, known)
    )


def _key(printed: str) -> tuple[str, str]:
    """A name by its family and its first initial."""
    family, initials = _keyed(printed)
    return family, initials[:1]


def _keyed(printed: str) -> tuple[str, str]:
    """A name by its family and all its initials."""
    row = names.parse(printed).value
    name = row[0] if row else Name(literal=printed)
    initials = "".join(re.findall(r"(?<![\w’'])\w", name.given))
    return (name.family or name.literal).casefold(), initials.casefold()


def _body(text: str, piece: Span, known: tuple[str, ...], is_thesis: bool) -> tuple[Segment, ...]:
    """A body: of a work without other authors it is the author, of a thesis the university."""
    if piece.of(text) in known:
        return (Segment("mark", piece),)
    if not _is_body(text, piece):
        return ()
    if is_thesis:
        return (Segment("publisher", piece),)
    return () if known else (Segment("author", piece),)


def _roled(text: str, piece: Span, role: str) -> tuple[Segment, ...]:
    """A body behind a role: ``сост. Институт востоковедения``."""
    return (Segment(role, piece),) if bodies.is_one(piece.of(text)) else ()


def _is_body(text: str, piece: Span) -> bool:
    """Whether a capital begins words that are no work of persons: ``Предисл. В. Н. Горегляда``."""
    words = re.findall(r"[^\W\d_]+", piece.of(text).casefold())
    if not set(words).isdisjoint(_done()):
        return False
    return _BODY.fullmatch(text, piece.start, piece.end) is not None


def _plain(role: str) -> str:
    return role.casefold().rstrip(".")


@cache
def _roles() -> dict[str, str]:
    rows = tables.words("responsibility")["roles"]
    return {word: role for role, words in rows.items() for word in words}


@cache
def _done() -> frozenset[str]:
    """Words for what persons did, with a role of CSL or without."""
    return frozenset((*_roles(), *tables.words("responsibility")["unroled"]))


@cache
def _role() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_roles(), key=len, reverse=True)))
    # A translation says from which language: "пер. с англ. Т. П. Уитни".
    tongue = r"(?:\s(?:с|со|з|із|s|from)\s(?:[^\W\d_]+\.?)(?:\sи\s[^\W\d_]+\.?)?)?"
    return re.compile(rf"\s*(?P<role>{words})(?!\w)\.?:?{tongue}\s+(?=\S)", re.I)
