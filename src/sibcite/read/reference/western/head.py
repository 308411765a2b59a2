"""What stands before a title: names with their role, or a body, and perhaps the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sibcite.fields import names
from sibcite.model import Span
from sibcite.read.reference import bodies, people, year
from sibcite.read.reference.segments import Segment
from sibcite.read.reference.western import rows
from sibcite.read.reference.western.rows import Noted
from sibcite.read.reference.year import Dated
from sibcite.romanize import kana

_LONGEST = 420
_MARK = re.compile(r"[*“«„‘\"]")
# "2013.", ". (1923) 2013a,", ", n.d.": the year behind names, with that of the first edition.
_FIRST_PRINTED = r"(?:\((?P<original>[12]\d{3})\)\s)?"
_PRINTED = r"(?P<year>[12]\d{3}(?:\s?[–/-]\s?\d{2,4})?|n\.\s?d\.|forthcoming|in press)"
_YEAR = re.compile(
    rf"[.,]?\s?{_FIRST_PRINTED}{_PRINTED}(?P<suffix>[a-zа-я])?(?P<stop>[.,:]?)(?=\s)"
)
_STOP = re.compile(r"(?:\.\.|[.,:])?\s*")
_DASH = re.compile(r"\\?(?:[—–_]{2,}|-{3,}|[—―](?=[.,]))(?:,\s(?:eds?|comps?|trans)\.)?[.,]?(?=\s)")
_WORD = r"[^\W\d_][\w'’-]+"
_CAPITAL = r"[^\W\d_a-zа-яё]"
_ONES: tuple[tuple[re.Pattern[str], names.Manner], ...] = (
    (re.compile(rf"{_WORD},\s{_WORD}(?:\s[^\W\d_a-zа-я]\.)+(?=\s[^\W\d_a-z])"), "mixed"),
    (re.compile(rf"{_WORD}\s{_CAPITAL}{{1,3}}(?=\.\s{_CAPITAL})"), "closed"),
)
# What only Vancouver and GOST have: "Harrow & Stone; 2013", "Frost : Early Versions".
_UNSIGNED = re.compile(r";\s?[12]\d{3}|\s:\s")
_MAY_BE_FAMILY = re.compile(r"\.\s[^\W\d_][\w'’-]*,\s?[^a-zа-я]")
_GAP = re.compile(r"[.,]?\s*(?=\()")
_STOPS = re.compile(r"[.,:]+")
_NEWSPAPER = re.compile(r"\*(?P<container>[^*]{2,120})\*\.\s(?:(?P<year>[12]\d{3})\.\s)?(?=[“\"])")
_ROLED_BODY = re.compile(r"[^\W\d_a-zа-яё][^*\[\]“”«»\"\d.,:;]{2,100},\s\w{6,12}(?=\.\s)")
_BODY = re.compile(r"[^\W\d_a-zа-яё][^*\[\]“”«»\"\d]{2,120}")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a title.

    Attributes:
        segments: Names, and the year where it follows them.
        end: Where the title begins.
        stop: The sign that parts the head from the title, and in its manner all elements: a full
            stop, a comma, or nothing.
        is_named: Whether persons are named.
        is_dated: Whether the year stands there.
    """

    segments: tuple[Segment, ...]
    end: int
    stop: str
    is_named: bool = False
    is_dated: bool = False


def read(text: str, body: Span) -> Iterator[Head]:
    """The heads that a reference may have, the likeliest first; the last is that of none."""
    if dash := _DASH.match(text, body.start, body.end):
        yield _repeated(text, body, dash)
        return
    # Behind a label that repeats a family name, names that begin otherwise begin with given names.
    is_labelled = body.start > 0 and _first_word(text, 0) != _first_word(text, body.start)
    if noted := _noted(text, body, is_labelled):
        if head := _named(text, body, noted):
            yield head
        if not rows.is_japanese(noted.sign):
            return
    found = _longest(text, body, is_labelled)
    heads = [head for each in found if (head := _named(text, body, each))]
    # "Weir, Elena A. Shops and Goods": words behind an initial may be a title as well.
    ones = tuple(_of_one(text, body))
    is_listed = bool(found) and _is_listed(text, found[0], body)
    yield from (*ones, *heads) if is_listed else (*heads, *ones)
    if any(rows.is_strong(text, each.row) for each in found):
        return
    if head := _of_newspaper(text, body) or _of_body(text, body) or _of_roled_body(text, body):
        yield head
    # "World Bank. Outlook" before an imprint is no title of two sentences.
    if body_ := bodies.leading(text, body):
        yield Head(body_, _behind(text, body_[-1].span.end + 1, body), ".")
    yield Head((), body.start, "")


def _repeated(text: str, body: Span, dash: re.Match[str]) -> Head:
    """``———. 2000.``: the author of the reference before, whom the list of it knows."""
    found = (Segment("mark", Span(*dash.span())),)
    dated = _YEAR.match(text, dash.end(), body.end)
    if dated is None:
        return Head(found, _behind(text, dash.end(), body), ".", True)
    at = _behind(text, dated.end(), body)
    return Head((*found, *_dated(dated)), at, ".", True, True)


def _noted(text: str, body: Span, is_labelled: bool) -> Noted | None:
    """Names with their role; in a row that no comma ends, the first has its family name first.

    In a row that a comma ends, a name that no comma inverts has its given name first, as an
    author's has, ``Jane Degras, comp., *Calendar*``, but for Japanese names.
    """
    noted = rows.noted(text, body.start, body.end, is_labelled)
    if noted is None or is_labelled:
        return noted
    if text[noted.end : noted.end + 1] == ",":
        said = noted.row.of(text)
        is_natural = _is_natural(text, noted.row) and bool(names.located(said, "natural"))
        is_natural = is_natural and not kana.is_japanese(said)
        return replace(noted, manner="natural") if is_natural else noted
    is_mixed = bool(names.located(noted.row.of(text), "mixed"))
    return replace(noted, manner="mixed") if is_mixed and noted.manner == "natural" else noted


def _longest(text: str, body: Span, is_labelled: bool) -> tuple[Noted, ...]:
    """The names that the reference begins with, in the manners that read most of them."""
    found = [(rows.row(text, body, manner), manner) for manner in rows.MANNERS]
    read_ = [Noted(row, "author", manner, row.end) for row, manner in found if row is not None]
    if read_ and read_[0].manner == "closed" and "," in read_[0].row.of(text):
        # Several names with closed initials are nothing else.
        return (read_[0],)
    if not is_labelled:
        read_ = [each for each in read_ if _is_expected(text, each, len(read_) > 1)]
    last = max((each.end for each in read_), default=0)
    longest = [each for each in read_ if each.end >= last - 1]
    if longest and longest[0].manner == "closed":
        # Initials without stops are no given names behind a comma; one may have its stop.
        return tuple(longest[1:]) if _has_one_initial(text, longest[0]) else (longest[0],)
    # Before a comma, names that no comma inverts have their given names first.
    before_comma = text[last : last + 1] == ","
    is_natural = is_labelled or (before_comma and _is_natural(text, Span(body.start, last)))
    return tuple(sorted(longest, key=lambda each: is_natural and each.manner != "natural"))


def _is_natural(text: str, row: Span) -> bool:
    """Whether a row has no comma, or no name that its commas invert."""
    return "," not in row.of(text) or bool(names.located(row.of(text), "natural"))


def _is_expected(text: str, noted: Noted, has_others: bool) -> bool:
    """Whether names that begin with given names may head a reference.

    A list puts family names first: "Petrov A. Vozvrashcheniye" is a name and a title, "Joint
    Declaration" none; before a comma, with "and" or with initials they are names.
    """
    if noted.manner != "natural" or text[noted.end : noted.end + 1] == ",":
        return True
    several = len(names.located(noted.row.of(text), "natural")) > 1
    return several or (not has_others and rows.is_strong(text, noted.row))


def _has_one_initial(text: str, noted: Noted) -> bool:
    """Whether a single name has a single initial, and a stop that may be its own: ``Kim A.``."""
    words = noted.row.of(text)
    return (
        "," not in words
        and re.search(r"\s\w$", words) is not None
        and text[noted.end : noted.end + 1] == "."
    )


def _named(text: str, body: Span, noted: Noted) -> Head | None:
    row, end = noted.row, noted.end
    found = people.row(text, row, noted.role, noted.manner)
    dated = _YEAR.match(text, end, body.end)
    if not (dated and dated["original"]) and (bracketed := _bracketed(text, end, body)):
        at = _behind(text, bracketed.end, body)
        return Head((*found, *bracketed.segments), at, ".", True, True)
    if dated is not None:
        stop = "," if dated["stop"] == "," else "."
        return Head((*found, *_dated(dated)), _behind(text, dated.end(), body), stop, True, True)
    sign = _STOP.match(text, end, body.end)
    at = sign.end() if sign else end
    stopped = sign[0].strip()[:1] if sign else ""
    stopped = stopped or ("." if text[end - 1] == "." else "")
    if not stopped and not _MARK.match(text, at):
        return None
    return Head(found, at, stopped, True) if at > end or _MARK.match(text, at) else None


def _is_listed(text: str, noted: Noted, body: Span) -> bool:
    """Whether a name with its given names first may be a name and a title: ``Hill O. Fog, Frost``.

    Vancouver and GOST alone have names without signs before titles that nothing marks.
    """
    behind = text[noted.end : body.end].lstrip(" ,")
    if noted.manner != "natural" or text[noted.end : noted.end + 1] != ",":
        return False
    if _MARK.match(behind) or behind[:1].isdigit():
        return False
    return behind[:1].islower() or _UNSIGNED.search(behind) is not None


def _of_one(text: str, body: Span) -> Iterator[Head]:
    """A single name that ends in initials, inverted by a comma or without: ``Weir E. Shops``."""
    for pattern, manner in _ONES:
        found = pattern.match(text, body.start, body.end)
        if found and manner == "closed" and _MAY_BE_FAMILY.match(text, found.end()):
            # "John F. Hill, Frost" has a family name there, "Tkach O. Fog, frost : A" a title.
            found = found if _UNSIGNED.search(text, found.end(), body.end) else None
        noted = Noted(Span(*found.span()), "author", manner, found.end()) if found else None
        if noted is not None and (head := _named(text, body, noted)):
            yield head


def _of_body(text: str, body: Span) -> Head | None:
    """A body or a mononym before a title that italics or quotes mark."""
    mark = _MARK.search(text, body.start, min(body.end, body.start + _LONGEST))
    if mark is None or mark.start() == body.start:
        return None
    before = Span(body.start, mark.start())
    dated = year.bracketed(text, before) or _bare(text, before)
    name = Span(body.start, dated.start if dated else before.end)
    stop = name.of(text)[len(name.of(text).rstrip(" .,:")) :].strip()[:1]
    written = Span(name.start, name.start + len(name.of(text).rstrip(" .,:")))
    if not _BODY.fullmatch(written.of(text)) or not (dated or stop):
        return None
    if dated and text[dated.end : mark.start()].strip(" .,:"):
        return None
    role, written = _roled(text, written)
    named = Segment(role, written)
    found = (named, *dated.segments) if dated else (named,)
    return Head(found, mark.start(), stop or ".", False, dated is not None)


def _of_roled_body(text: str, body: Span) -> Head | None:
    """``Institute of Oriental Studies, compiler.``: a body whose role tells it from a title."""
    found = _ROLED_BODY.match(text, body.start, body.end)
    role, named = _roled(text, Span(*found.span())) if found else ("author", body)
    if found is None or role == "author":
        return None
    return Head((Segment(role, named),), _behind(text, found.end() + 1, body), ".")


def _roled(text: str, named: Span) -> tuple[str, Span]:
    """The role of a body, and its name: ``Institute of Oriental Studies, comp``."""
    noted = rows.role_behind(text, named)
    return ("author", named) if noted is None else (noted[0], Span(named.start, noted[1]))


def _bare(text: str, before: Span) -> Dated | None:
    """A year without brackets."""
    match = next(iter(_YEAR.finditer(text, before.start, before.end)), None)
    return Dated(match.start(), match.end(), _dated(match)) if match else None


def _of_newspaper(text: str, body: Span) -> Head | None:
    """``*Izvestiia*. 1945. “Title”``: a newspaper before an article that nobody signed."""
    match = _NEWSPAPER.match(text, body.start, body.end)
    if match is None:
        return None
    found = [Segment("container-title", Span(*match.span("container")))]
    if match["year"]:
        found.append(Segment("issued", Span(*match.span("year"))))
    return Head(tuple(found), match.end(), ".", False, bool(match["year"]))


def _bracketed(text: str, end: int, body: Span) -> Dated | None:
    """The date in brackets right behind names, and the stop behind it."""
    gap = _GAP.match(text, end, body.end)
    dated = year.bracketed(text, Span(end, body.end)) if gap else None
    if gap is None or dated is None or dated.start != gap.end():
        return None
    stop = _STOPS.match(text, dated.end, body.end)
    return replace(dated, end=stop.end()) if stop else dated


def _dated(match: re.Match[str]) -> tuple[Segment, ...]:
    year = Segment("issued", Span(*match.span("year")))
    if match["original"]:
        return (Segment("original-date", Span(*match.span("original"))), year)
    if not match["suffix"]:
        return (year,)
    return (year, Segment("year-suffix", Span(*match.span("suffix"))))


def _first_word(text: str, at: int) -> str:
    word = re.compile(r"\W*(\w+)").match(text, at)
    return word[1].casefold() if word else ""


def _behind(text: str, at: int, body: Span) -> int:
    while at < body.end and text[at].isspace():
        at += 1
    return at
