"""Names in a row, and what they did: ``ジョン・ダワー著、三浦陽一・高杉忠明訳``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from sibcite.model import Span
from sibcite.read.reference.japanese import words
from sibcite.read.reference.segments import Segment

_KANJI = "\u3400-\u9fff々〆ヶ"
_NAME = re.compile(
    rf"(?=.*[{_KANJI}ぁ-ゖァ-ヺ])[A-Z{_KANJI}ぁ-ゖァ-ヺー][A-Za-z{_KANJI}ぁ-ゖァ-ヺー・.=\s-]{{1,38}}"
)
_HIRAGANA = re.compile(r"[ぁ-ゖ]+")
_FOREIGN = re.compile(r"[ァ-ヺー=\s-]{2,}|[A-Z](?:\.\s?[A-Z])*\.?|[A-Z][A-Za-z.]+")
_INITIALS = re.compile(r"[A-Z](?:\.?[・\s]?[A-Z])*\.?")
# A sentence, and no name: "これについて", "和田は".
_PROSE = re.compile(
    r"\A(?:解説|解題|注解|校閲|序文)\Z|について|における|による|という|である|された|した|参照"
    rf"|[{_KANJI}][はがをへで]\Z"
)
_OWN = re.compile(rf"[{_KANJI}ぁ-ゖ]")
_SPACED = re.compile(rf"[{_KANJI}ぁ-ゖァ-ヺー]+(?:\s[{_KANJI}ぁ-ゖァ-ヺー]+)+")
_BREAK = re.compile(r"\s*[、,;/]\s*|・")
_PERSON = re.compile(rf"[{_KANJI}][{_KANJI}ぁ-ゖァ-ヺ\s]{{1,7}}")
# Between more words in katakana than these may stand two persons.
_MOST_FOREIGN = 3
_SHORTEST_BODY = 3


@dataclass(frozen=True, slots=True)
class _Atom:
    """What stands between two breaks, without its role; whether a middle dot stands before."""

    span: Span
    role: str
    others: Span | None
    is_dotted: bool


def read(text: str, span: Span, plain: str) -> tuple[Segment, ...]:
    """One segment for each name, and marks between; nothing if any part is no name.

    Args:
        text: Plain text, as `folding` makes it.
        span: A row of names, roles behind them or none.
        plain: The role of names of which none is told.
    """
    atoms = tuple(_atoms(text, span))
    found: list[tuple[Span, str]] = []
    awaiting: list[Span] = []
    for dotted in _groups(atoms):
        names = _names(text, [each.span for each in dotted if each.span.start < each.span.end])
        if names is None:
            return ()
        others = dotted[-1].others
        awaiting += [*names, *([others] if others else [])]
        if role := dotted[-1].role:
            found += [(each, role) for each in awaiting]
            awaiting = []
    found += [(each, plain) for each in awaiting]
    found = _inverted(text, found)
    if not found or found[0][0].of(text) in words.of("others") or _is_doubtful(text, found):
        return ()
    return tuple(_filled(text, found, span))


def is_roled(text: str, span: Span) -> bool:
    """Whether a role ends a row."""
    return _end().fullmatch(span.of(text).rstrip(" 、,")) is not None


def is_person(name: str) -> bool:
    """Whether a name by itself is a person's, and not a body's or a series'."""
    if words.ends(name, "bodies") or words.is_series(name):
        return False
    return _PERSON.fullmatch(name) is not None or (
        "・" in name and _NAME.fullmatch(name) is not None
    )


def _atoms(text: str, span: Span) -> Iterator[_Atom]:
    start, is_dotted = span.start, False
    for match in (*_BREAK.finditer(text, span.start, span.end), None):
        end = match.start() if match else span.end
        if start < end:
            yield _atom(text, Span(start, end), is_dotted)
        if match:
            start, is_dotted = match.end(), match[0] == "・"


def _atom(text: str, span: Span, is_dotted: bool) -> _Atom:
    told = _end().fullmatch(text, span.start, span.end)
    role = words.roles()[told["bracketed"] or told["role"]] if told else ""
    end = told.end("name") if told else span.end
    cut = _cut_off().search(text, span.start, end)
    others = Span(*cut.span("others")) if cut else None
    name = Span(span.start, cut.start() if cut else end)
    lead = len(name.of(text)) - len(name.of(text).lstrip())
    tail = len(name.of(text).rstrip())
    return _Atom(Span(name.start + lead, name.start + max(lead, tail)), role, others, is_dotted)


def _groups(atoms: tuple[_Atom, ...]) -> Iterator[list[_Atom]]:
    """What middle dots join; a role parts what it stands behind from what follows."""
    group: list[_Atom] = []
    for atom in atoms:
        if group and (not atom.is_dotted or group[-1].role or group[-1].others):
            yield group
            group = []
        group.append(atom)
    if group:
        yield group


def _names(text: str, dotted: list[Span]) -> list[Span] | None:
    """The names in what dots join: a dot is inside a foreign name, and between others."""
    if not dotted:
        return []
    whole = Span(dotted[0].start, dotted[-1].end)
    if _is_body(text, dotted):
        return [whole] if _is_name(whole.of(text)) else None
    found: list[Span] = []
    for foreign, group in groupby(dotted, lambda each: bool(_FOREIGN.fullmatch(each.of(text)))):
        run = list(group)
        full = [each for each in run if not _INITIALS.fullmatch(each.of(text))]
        if not foreign:
            found += run
        elif len(full) > _MOST_FOREIGN or (len(run) == 1 and len(dotted) > 1):
            # Nobody knows where one person ends and the next begins.
            return None
        else:
            found.append(Span(run[0].start, run[-1].end))
    is_row = all(_is_name(each.of(text)) or _INITIALS.fullmatch(each.of(text)) for each in found)
    return found if is_row else None


def _is_body(text: str, dotted: list[Span]) -> bool:
    """Whether dots are inside the name of one body: ``中・東欧研究会``."""
    last = dotted[-1].of(text)
    if len(dotted) < 2 or not (words.ends(last, "bodies") and len(last) >= _SHORTEST_BODY):
        return False
    return not all(words.ends(each.of(text), "bodies") for each in dotted)


def _is_name(name: str) -> bool:
    if not _NAME.fullmatch(name) or _PROSE.search(name):
        return False
    return not (_HIRAGANA.fullmatch(name) and len(name) < 4)


def _inverted(text: str, found: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """``カルポフ、V・V``: initials behind a comma belong to the name before."""
    whole: list[tuple[Span, str]] = []
    for span, role in found:
        if whole and _INITIALS.fullmatch(span.of(text)):
            whole[-1] = (Span(whole[-1][0].start, span.end), role)
        else:
            whole.append((span, role))
    return whole


def _is_doubtful(text: str, found: list[tuple[Span, str]]) -> bool:
    """``カルポフ、ヴィクトル`` is one person or two, and nobody knows."""
    names = [each.of(text) for each, _ in found]
    return any(_FOREIGN.fullmatch(one) and not _OWN.search(two) for one, two in pairwise(names))


def _filled(text: str, found: list[tuple[Span, str]], span: Span) -> Iterator[Segment]:
    at = span.start
    for each, role in found:
        if at < each.start:
            yield Segment("mark", Span(at, each.start))
        # A name with a space in it is kept as a whole, as all names in kanji are.
        yield Segment(role, each, "closed" if _SPACED.fullmatch(each.of(text)) else "")
        at = each.end
    if at < span.end:
        yield Segment("mark", Span(at, span.end))


@cache
def _end() -> re.Pattern[str]:
    """A role in brackets or behind a name, or alone behind a dot: ``編・訳``."""
    role = words.pattern("author", "editor", "translator")
    return re.compile(
        rf"(?P<name>.{{1,60}}?)\s?(?:[(\[](?P<bracketed>{role})[)\]]|(?P<role>{role}))\s?"
    )


@cache
def _cut_off() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<others>{words.pattern('others')})\s?\Z")
