"""Names in references: ``Efremov, A. D., Mukhin, V. V. & Grebenyuk, S. V.``, ``Saitō R.``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Literal

from sibcite import tables
from sibcite.model import Diagnostic, Name, Parsed, Span
from sibcite.model.name import Order

# How a row sets its names, where the place that it stands in says so: all with the given names
# first (`natural`), all but the first so (`mixed`), or initials without stops (`closed`).
Manner = Literal["", "natural", "mixed", "closed"]

# The last of a row that is cut off, as BibTeX and CSL have it: "and others".
OTHERS = Name(literal="others")

_LETTER = r"[^\W\d_]"
_INITIAL = rf"{_LETTER}(?:{_LETTER}|['’ʹ´]){{0,3}}\."
_INITIALS = rf"{_INITIAL}(?:[\s-]?{_INITIAL})*"
PARTICLE = r"(?:de|van|von|der|den|da|di|du|la|le|af|av|zu|al|el|bin|ibn|d['’])"
# A hard sign is a quotation mark in some systems: Ob”yedkov.
_INSIDE = r"(?:[\w'’ʹ´ʼ`-]|”(?=\w))"
_FAMILY = rf"(?:{PARTICLE}\s)*{_LETTER}{_INSIDE}*(?:\s(?:{PARTICLE}\s)*{_LETTER}{_INSIDE}*){{0,2}}"
_GIVEN = rf"(?!(?:The|A|An)\s){_LETTER}{_INSIDE}+(?:\s(?:{_LETTER}\.|{_LETTER}{_INSIDE}*)){{0,2}}"

_BREAK = re.compile(r"\s*(?:;|&|,?\s(?:and|und|et|и|i)\s|,?\s&)\s*")
_COMMA = re.compile(r",\s*")
_PARTICLES = re.compile(rf"(?:{PARTICLE}\s)*")
_FAMILY_ONLY = re.compile(_FAMILY)
_GIVEN_ONLY = re.compile(rf"{_GIVEN}|{_INITIALS}(?:\s{_GIVEN})?|{_LETTER}[\w'’-]+\s{_INITIALS}")
_FAMILY_FIRST = re.compile(rf"(?P<family>{_FAMILY})\s(?P<given>{_INITIALS})")
_GIVEN_FIRST = re.compile(rf"(?P<given>{_INITIALS})\s?(?P<family>{_FAMILY})")
_OWN_SCRIPT = r"[\u3040-\u30ff\u3400-\u9fff々]{2,8}"
# A given name is in one of the scripts; a title mixes them.
_OWN_GIVEN = re.compile(r"[\u3400-\u9fff々]{1,4}|[\u3040-\u30ff]{1,6}")
_ONE_WORD = re.compile(_OWN_SCRIPT)
_BESIDE = re.compile(rf"(?P<name>[^\W\d_].*?)\s\(?(?P<original>{_OWN_SCRIPT})\)?")
_OFFICE = re.compile(
    r"(?P<name>[^\W\d_][^\u3040-\u9fff]*?)\s\(?(?P<original>[\u3040-\u30ff\u3400-\u9fff々・]{2,40})\)?"
)
_BODY = re.compile(r"(?:局|省|庁|会|館|課|研究所|大学|協会|連盟|新聞社|センター)\Z")
_IN_TWOS = re.compile(
    rf"(?!{PARTICLE}\s){_LETTER}{_INSIDE}+(?:\s(?!{PARTICLE}\s){_LETTER}{_INSIDE}+)+"
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_OTHERS = re.compile(
    r",?\s+(?P<others>et al\.?|and others|i dr\.?|и др\.?|і ін\.?|та ін\.?|hoka|ほか|他)\s*$"
)
_CUT_OFF = re.compile(r"\[?(?:et al|and others|i dr|и др|і ін|та ін|та інші|hoka|ほか|他)\.?\]?")
_TWO_WORDS = re.compile(rf"(?P<family>{_LETTER}{_INSIDE}+)\s(?P<given>{_LETTER}{_INSIDE}+)")
_GIVEN_WORD = rf"(?:{_INITIALS}|(?!{PARTICLE}\s){_LETTER}{_INSIDE}+)"
_NATURAL = re.compile(
    rf"(?P<given>{_GIVEN_WORD}(?:[\s-]{_GIVEN_WORD}){{0,2}})"
    rf"\s(?P<family>(?:{PARTICLE}\s)*{_LETTER}{_INSIDE}+)"
)
# What one Cyrillic letter becomes at the head of a name.
_DIGRAPH = r"(?:Shch|Dzh|Yu|Ya|Ye|Yo|Iu|Ia|Ie|Io|Ju|Ja|Jo|Zh|Kh|Ts|Ch|Sh|Dž)"
_CLOSED = re.compile(
    rf"(?P<family>{_FAMILY})\s(?P<given>(?:{_DIGRAPH}|[A-ZА-ЯЁ])(?:-?(?:{_DIGRAPH}|[A-ZА-ЯЁ])){{0,3}})(?:\s(?P<suffix>Jr|Sr|II|III))?"
)
_FAMILY_TOLD = re.compile(rf"(?P<family>{_LETTER}{_INSIDE}+)\s(?P<given>{_LETTER}{_INSIDE}+)")
_CLOSED_INITIAL = re.compile(r"[A-ZА-ЯЁ][a-zа-я]*")


def parse(text: str, manner: Manner = "") -> Parsed[tuple[Name, ...]]:
    """Read the names of a reference in their printed order.

    Args:
        text: Names alone, without the note of a role. A row inverts its names with a comma
            ("Galitskiy, V. P."), or puts the family first without one ("Kobayashi A."), or the
            given names first ("V. P. Galitskiy").
        manner: What is known of the row: `natural` for "John W. Dower, Sherzod Muminov",
            `mixed` for "Dower, John W., and Sherzod Muminov", `closed` for "Dower JW".

    Returns:
        One name for each; no name and the remark `unread-names` if any part of the text is none.
    """
    if _CUT_OFF.fullmatch(text):
        return Parsed((OTHERS,))
    names = tuple(name for name, _ in located(text, manner))
    if names:
        return Parsed(names)
    message = f"'{text}' was not understood as names."
    hint = "Names are read as Galitskiy, V. P., Katasonova, E. L.; Kobayashi A.; V. V. Karpov."
    return Parsed((), (Diagnostic("unread-names", "warning", message, Span(0, len(text)), hint),))


def located(text: str, manner: Manner = "") -> tuple[tuple[Name, Span], ...]:
    """The names of a text, each with where it stands in it; empty if any part is no name."""
    found: list[tuple[Name, Span]] = []
    others = _OTHERS.search(text, max(0, len(text) - 20))
    for part in _parts(text[: others.start()] if others else text):
        behind = "natural" if manner == "mixed" and found else manner
        names = tuple(_names(text, part, behind))
        if not names:
            return ()
        found.extend(names)
    if others and found:
        # A row that is cut off says so itself, as the last of its names.
        found.append((OTHERS, Span(*others.span("others"))))
    return tuple(found)


def body(printed: str) -> Name:
    """A body by its whole name; what stands behind it in its own script is that name again."""
    beside = _OFFICE.fullmatch(printed)
    if beside is None:
        return Name(literal=printed)
    return Name(literal=beside["name"], original=Name(literal=beside["original"]))


def show(names: tuple[Name, ...]) -> str:
    """Names as they were printed, in a row with commas; a name's own order is kept."""
    return ", ".join(_shown(name) for name in names)


def _shown(name: Name) -> str:
    if name.literal:
        return name.literal
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    if name.order == "given-first":
        return f"{given} {family}".strip()
    joint = ", " if name.order == "inverted" else " "
    return joint.join(part for part in (family, given, name.suffix) if part)


def _parts(text: str) -> Iterator[Span]:
    """The stretches between the signs that only stand between names."""
    start = 0
    for match in _BREAK.finditer(text):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < len(text):
        yield Span(start, len(text))


def _names(text: str, part: Span, manner: Manner) -> Iterator[tuple[Name, Span]]:
    """The names between two breaks; nothing at all if one piece fits no name."""
    pieces = _pieces(text, part)
    found: list[tuple[Name, Span]] = []
    place = 0
    while place < len(pieces):
        behind = "natural" if manner == "mixed" and found else manner
        taken = _taken(text, pieces, place, behind)
        if taken is None:
            return
        name, span = taken
        # What a comma inverts are two pieces.
        place += 2 if span.end > pieces[place].end else 1
        if place < len(pieces) and _SUFFIX.fullmatch(pieces[place].of(text)):
            name = replace(name, suffix=pieces[place].of(text))
            span = Span(span.start, pieces[place].end)
            place += 1
        found.append((name, span))
    yield from found


def _taken(text: str, pieces: list[Span], place: int, manner: Manner) -> tuple[Name, Span] | None:
    """The name at a piece, as the manner of its row has it."""
    if manner == "closed":
        return _closed(text, pieces[place])
    if manner == "natural":
        return _natural(text, pieces[place])
    return _inverted(text, pieces, place) or _single(text, pieces[place])


def _natural(text: str, piece: Span) -> tuple[Name, Span] | None:
    """``John W. Dower``: the last word, with its particles, is the family name."""
    beside = _BESIDE.fullmatch(piece.of(text))
    printed = beside["name"] if beside else piece.of(text)
    original = Name(literal=beside["original"]) if beside else None
    if original is not None and _BODY.search(original.literal):
        return Name(literal=printed, original=original), piece
    if _ONE_WORD.fullmatch(printed):
        return Name(literal=printed), piece
    match = _NATURAL.fullmatch(printed)
    words = re.split(r"[\s.]+", match["given"].rstrip(".")) if match else ()
    if match is None or not all(map(_starts_high, (*words, match["family"]))):
        return None
    if match["family"].casefold() in _bodies():
        return None
    if (first := _FAMILY_TOLD.fullmatch(printed)) and (beside or first["family"].isupper()):
        # Kanji beside a name, or capitals, say that the family name stands first.
        return replace(
            _name(first["family"], first["given"], "family-first"), original=original
        ), piece
    return replace(_name(match["family"], match["given"], "given-first"), original=original), piece


def _closed(text: str, piece: Span) -> tuple[Name, Span] | None:
    """``Malik IaA``: initials without stops, which a record writes with them."""
    match = _CLOSED.fullmatch(piece.of(text))
    words = match["family"].split() if match else ()
    if match is None or not all(map(_starts_high, words)):
        return None
    given = " ".join(f"{each}." for each in _CLOSED_INITIAL.findall(match["given"]))
    if "-" in match["given"]:
        given = _CLOSED_INITIAL.sub(r"\g<0>.", match["given"])
    return replace(_name(match["family"], given, "inverted"), suffix=match["suffix"] or ""), piece


def _pieces(text: str, part: Span) -> list[Span]:
    pieces, start = [], part.start
    for match in _COMMA.finditer(text, part.start, part.end):
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, part.end))
    return [piece for piece in pieces if piece.start < piece.end]


def _inverted(text: str, pieces: list[Span], place: int) -> tuple[Name, Span] | None:
    if place + 1 >= len(pieces):
        return None
    family, given = pieces[place].of(text), pieces[place + 1].of(text)
    if not _FAMILY_ONLY.fullmatch(family) or not _starts_high(family):
        return None
    beside = _BESIDE.fullmatch(given)
    given = beside["name"] if beside else given
    if not _GIVEN_ONLY.fullmatch(given) or not _starts_high(given):
        return None
    if _ONE_WORD.fullmatch(family) and not _OWN_GIVEN.fullmatch(given):
        return None
    # "Ann Lee, John Smith" are two persons, "Magnetic Mountain" is no given name.
    if _IN_TWOS.fullmatch(family) and _IN_TWOS.fullmatch(given):
        return None
    original = Name(literal=beside["original"]) if beside else None
    name = replace(_name(family, given, "inverted"), original=original)
    return name, Span(pieces[place].start, pieces[place + 1].end)


def _single(text: str, piece: Span) -> tuple[Name, Span] | None:
    beside = _BESIDE.fullmatch(piece.of(text))
    if beside is None:
        return _plain(text, piece)
    if _BODY.search(beside["original"]):
        # 厚生省援護局 is an office, whatever its name looks like in Latin letters.
        return Name(literal=beside["name"], original=Name(literal=beside["original"])), piece
    name = _plain(text, Span(piece.start, piece.start + beside.end("name")))
    return (replace(name[0], original=Name(literal=beside["original"])), piece) if name else None


def _plain(text: str, piece: Span) -> tuple[Name, Span] | None:
    printed = piece.of(text)
    if not all(map(_starts_high, re.split(r"[\s.]+", printed.rstrip(".")))):
        return None
    if match := _FAMILY_FIRST.fullmatch(printed):
        return _name(match["family"], match["given"], "family-first"), piece
    if match := _GIVEN_FIRST.fullmatch(printed):
        return _name(match["family"], match["given"], "given-first"), piece
    if (match := _TWO_WORDS.fullmatch(printed)) and match["given"].casefold() not in _bodies():
        # Lists put the family first; a name that is not inverted by a comma is so by nature.
        return _name(match["family"], match["given"], "family-first"), piece
    return (Name(literal=printed), piece) if _ONE_WORD.fullmatch(printed) else None


@cache
def _bodies() -> frozenset[str]:
    """Words that end the name of a body, and no person's."""
    return frozenset(tables.words("labels")["bodies"])


def _name(family: str, given: str, order: Order) -> Name:
    match = _PARTICLES.match(family)
    particles = match[0].strip() if match else ""
    return Name(family[len(particles) :].strip(), given, "", particles, order=order)


def _starts_high(word: str) -> bool:
    """Whether a name could start so: a capital, a letter without case, or a particle."""
    first = word[:1]
    if not first.islower() or re.match(rf"{PARTICLE}(?:\s|$)", word):
        return True
    # A particle that is run into the name: d'Encausse.
    return len(word) > 2 and word[:2] in ("d'", "d’") and word[2].isupper()
