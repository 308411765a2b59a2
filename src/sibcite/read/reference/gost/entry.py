"""One work as GOST describes it: heading, title, statement of responsibility, and areas."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sibcite.model import Span
from sibcite.read.reference import bodies
from sibcite.read.reference.gost import areas, forms, heading, statement, title, volumes
from sibcite.read.reference.segments import Segment

# A kind that may stand several times; of all others the first is the work's.
SEVERAL = frozenset(("mark", "author", "editor", "translator", "compiler"))
_IN_COMMAS = re.compile(r"(?P<journal>[^\n]{3,250}?),\s(?P<numbers>[12]\d{3},\s[^\n]{1,120})")


@dataclass(frozen=True, slots=True)
class Entry:
    """The segments of a work: those of its heading, and all the others.

    `is_stated` says whether a statement of responsibility was found behind a slash, or a
    document's kind of content.
    """

    heading: tuple[Segment, ...]
    others: tuple[Segment, ...]
    is_stated: bool = False

    def segments(self) -> tuple[Segment, ...]:
        """All segments, those of the heading first."""
        return (*self.heading, *self.others)

    def kinds(self) -> frozenset[str]:
        """The kinds of all segments."""
        return frozenset(each.kind for each in self.segments())


@dataclass(frozen=True, slots=True)
class _Area:
    """A stretch between stops and what it is by its form; nothing if it has none."""

    span: Span
    found: tuple[Segment, ...] = ()


def read(text: str, span: Span) -> Entry:
    """A work that begins with its heading or its title."""
    names, start = heading.read(text, span)
    return _described(text, Span(start, span.end), "title", names)


def host(text: str, span: Span) -> Entry:
    """What a part is in, behind two slashes: it has no heading."""
    return _described(text, span, "container-title", ())


def document(text: str, span: Span) -> Entry:
    """A document of an archive or of a site, with its date at the end of its title."""
    names, start = heading.read(text, span)
    if not names and (body := bodies.leading(text, span)):
        names, start = body, body[-1].span.end
    at = statement.slash(text, Span(start, span.end))
    own, content = title.without_content(text, Span(start, at.start if at else span.end))
    own, date = title.dated(text, own)
    found = _described(text, Span(start, span.end), "title", names)
    found = replace(found, is_stated=found.is_stated or bool(content))
    if not date:
        return found
    # A body that stands behind the slash too was no part of the title.
    headed = (each.span.end for each in found.heading if each.span.start >= own.start)
    own = Span(max((own.start, *headed)), own.end)
    own = Span(own.end - len(own.of(text).lstrip(" .")), own.end)
    titled = title.read(text, own, "title")
    # What a title says of its kind was found in it before as well.
    gone = {"title", "issued"}
    others = (each for each in found.others if each.kind not in gone and each not in titled)
    marks = content if at else ()
    return replace(found, others=(*titled, *marks, *others, *date))


def page(text: str, span: Span) -> Entry:
    """A page or a file on the web, which a body may have written: ``World Bank. Outlook``."""
    found = read(text, span)
    body = () if found.heading else bodies.leading(text, span)
    return _described(text, Span(body[-1].span.end, span.end), "title", body) if body else found


def commas(text: str, area: Span) -> tuple[Span, Span] | None:
    """A journal and its year and numbers in one area: ``Zhurnal, 1991, no. 4, pp. 66–78``."""
    match = _IN_COMMAS.fullmatch(text, area.start, area.end)
    if match is None:
        return None
    numbers = Span(match.start("numbers"), area.end)
    return (Span(*match.span("journal")), numbers) if forms.read(text, numbers) else None


def _described(text: str, span: Span, kind: str, names: tuple[Segment, ...]) -> Entry:
    at = statement.slash(text, span)
    before = areas.split(text, Span(span.start, at.start) if at else span)
    behind = areas.split(text, Span(at.end, span.end)) if at else ()
    if not before:
        return Entry(names, (), at is not None)
    rows = _understood(text, before, behind)
    count = _title_length(rows[: len(before)])
    whole = Span(rows[0].span.start, rows[count - 1].span.end)
    found = list(_titled(text, whole, kind))
    is_thesis = any(each.kind == "genre" for each in found)
    for row in rows[count:]:
        found += row.found
        if not row.found and at and row.span.start >= at.end:
            is_first = row.span.start == behind[0].start
            found += statement.read(text, row.span, names, is_thesis, is_first)
    return _with_body(text, Entry(names, _once(names, text, found), at is not None))


def _understood(text: str, before: tuple[Span, ...], behind: tuple[Span, ...]) -> list[_Area]:
    """What each area is by its form; of several imprints the last is it, with its year."""
    rows = [_Area(each, forms.read(text, each)) for each in (*before, *behind)]
    # A work begins with its title, and a statement with persons, whatever form they have.
    for place in (0, len(before))[: 1 + bool(behind)]:
        rows[place] = _Area(rows[place].span)
    last = max((i for i, row in enumerate(rows) if forms.is_imprint(row.found)), default=0)
    for place, row in enumerate(rows[:last]):
        if forms.is_imprint(row.found) or forms.is_year(row.found):
            rows[place] = _Area(row.span)
    return _with_volume_titles(text, _with_days(text, rows))


def _with_volume_titles(text: str, rows: list[_Area]) -> list[_Area]:
    """A volume of a work with an imprint, and its own title behind a stop: ``Т. 3. Война``."""
    if not any(forms.is_imprint(row.found) for row in rows):
        return rows
    whole: list[_Area] = []
    for row in rows:
        before = whole[-1] if whole else None
        if before and forms.is_volume(before.found[:1]) and _is_volume_title(text, before, row):
            # A title of several sentences begins with the first.
            start = before.found[1].span.start if len(before.found) > 1 else row.span.start
            found = (before.found[0], Segment("volume-title", Span(start, row.span.end)))
            whole[-1] = _Area(Span(before.span.start, row.span.end), found)
        else:
            whole.append(row)
    return whole


def _is_volume_title(text: str, volume: _Area, row: _Area) -> bool:
    """Whether words right behind a volume may be its title, and are no note of a library."""
    if row.found or not forms.is_volume(tuple(e for e in volume.found if e.kind != "volume-title")):
        return False
    return "/" not in text[volume.span.end : row.span.start] and volumes.is_title(text, row.span)


def _with_days(text: str, rows: list[_Area]) -> list[_Area]:
    """A newspaper's year and the day behind it as one date: ``1945. 9 авг``."""
    whole: list[_Area] = []
    for row in rows:
        if whole and forms.is_year(whole[-1].found) and forms.is_day(text, row.span):
            span = Span(whole[-1].span.start, row.span.end)
            whole[-1] = _Area(span, (Segment("issued", span),))
        else:
            whole.append(row)
    return whole


def _title_length(rows: list[_Area]) -> int:
    """How many of the first areas are the title, which may hold stops of its own."""
    return next((place for place, row in enumerate(rows) if row.found), len(rows))


def _titled(text: str, whole: Span, kind: str) -> tuple[Segment, ...]:
    parted = commas(text, whole) if kind == "container-title" else None
    if parted is None:
        return title.read(text, whole, kind)
    journal, numbers = parted
    return (*title.read(text, journal, kind), *forms.read(text, numbers))


def _once(names: tuple[Segment, ...], text: str, found: list[Segment]) -> tuple[Segment, ...]:
    """Each kind that is one only once: the first has it, and what differs from it is unread."""
    first = {each.kind: each.span.of(text) for each in names if each.kind not in SEVERAL}
    whole = []
    for each in found:
        if each.kind in SEVERAL or each.kind not in first:
            whole.append(each)
        elif first[each.kind] == each.span.of(text):
            # The year behind the names is printed again behind the place.
            whole.append(Segment("mark", each.span))
        if each.kind not in SEVERAL:
            first.setdefault(each.kind, each.span.of(text))
    return tuple(whole)


def _with_body(text: str, found: Entry) -> Entry:
    """``Центр. Заглавие / Центр``: a body that stands behind the slash was the heading before."""
    body = next((each for each in found.others if each.kind == "author"), None)
    title_ = next((each for each in found.others if each.kind == "title"), None)
    if found.heading or body is None or title_ is None:
        return found
    words = body.span.of(text)
    own = re.match(rf"{re.escape(words)}\.\s+(?=\S)", title_.span.of(text))
    if own is None:
        return found
    start = title_.span.start
    told = {
        title_: Segment("title", Span(start + own.end(), title_.span.end)),
        body: Segment("mark", body.span),
    }
    author = Segment("author", Span(start, start + len(words)))
    return replace(found, heading=(author,), others=tuple(told.get(e, e) for e in found.others))
