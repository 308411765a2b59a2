"""The works that may be cited, and which of them a printed label means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from sibcite import tables
from sibcite.manuscript import addresses
from sibcite.manuscript.addresses import Located
from sibcite.manuscript.labels import UNDATED, YEAR
from sibcite.manuscript.names import alike, bare, families, is_cyrillic, letters, skeleton
from sibcite.model import ArchiveAddress, Record
from sibcite.romanize import romanize

_YEAR = re.compile(YEAR)
_UNDATED = re.compile(UNDATED)
_FIGURE = re.compile(r"\d+")
_INITIAL = re.compile(r"(?<!\w)([^\W\d_])\.")
_REPEATED = re.compile(r"\s*(?:[-–—_]{2,}|[—―](?=[.,]))")
NAMED = ("author", "editor", "translator", "compiler", "director", "interviewer")
_SHORTEST_TITLE = 6
_FEWEST_WORDS = 2
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Work:
    """A record as labels speak of it.

    Attributes:
        id: The record's id.
        label: Its own printed label, `Katasonova 2005`; empty where the list has none.
        shown: What a message calls it.
        names: The families of its people, folded, in the order of print.
        alike: Their skeletons.
        given: The given names of the first of them, folded.
        title: The letters of its titles.
        called: The letters of what else it is called: its label, its archive, its head.
        year: As printed, with its suffix.
        text: The letters of all that is printed of it.
        titles: Its titles as printed, in each script that the record has.
        printed: All that is printed of it.
        figures: The figures in all that is known of it, without noughts before them.
        page: Its own page or pages; empty where the list has none.
        volume: Its own volume; empty where it has none.
        filed: The letters of the archive that it lies in, and of its place there; empty for none.
    """

    id: str
    label: str
    shown: str
    names: tuple[str, ...]
    alike: tuple[str, ...]
    given: tuple[str, ...]
    title: tuple[str, ...]
    called: tuple[str, ...]
    year: str
    text: str
    titles: tuple[str, ...] = ()
    printed: str = ""
    figures: frozenset[str] = frozenset()
    page: str = ""
    volume: str = ""
    filed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The works that a label may mean.

    Attributes:
        ids: One where it is certain; several where it is not; none where there is none.
        exact: Whether the label is the work's own, letter for letter, where it has one.
    """

    ids: tuple[str, ...] = ()
    exact: bool = True


class Index:
    """Finds works by key, label, names and years, or title.

    Attributes:
        works: The records as labels speak of them.
        people: The families of all people of the works, folded.
        has_addresses: Whether any of them lies in an archive.
        bodies: The letters of the names of bodies that have written any of them.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self.works = _works(records)
        self._records = [record for record in records if record.address is not None]
        self._located: dict[str, Located] = {}
        self.has_addresses = bool(self._records)
        self._by_id = {work.id: work for work in self.works}
        self._labels = {letters(work.label): work for work in self.works if work.label}
        self.people = frozenset(name for work in self.works for name in work.names)
        self.bodies = frozenset(
            letters(name.literal)
            for record in records
            for row in record.names.values()
            for name in row
            if " " in name.literal
        )
        self._called = frozenset(each for work in self.works for each in work.called)
        self._alike = frozenset(name for work in self.works for name in work.alike)
        self._years: dict[str, list[Work]] = {}
        for work, record in zip(self.works, records, strict=True):
            self._years.setdefault(work.year[:4], []).append(work)
            # A year of its title alone is none that a style prints.
            if work.year and "issued" not in record.dates:
                self._years.setdefault("", []).append(work)

    def has(self, key: str) -> bool:
        """Whether there is a record of that id."""
        return key in self._by_id

    def volume(self, key: str) -> str:
        """The volume that a record is; empty for none."""
        return self._by_id[key].volume

    def located(self, name: str) -> Located:
        """The records that lie where an archival address says."""
        if name not in self._located:
            self._located[name] = addresses.located(name, self._records)
        return self._located[name]

    def near(self, key: str) -> tuple[str, ...]:
        """The ids nearest to one that there is not."""
        return tuple(get_close_matches(key, self._by_id, _NEAREST))

    def find(self, name: str, year: str, label: str = "") -> Match:
        """The work that names and a year mean, as a citation prints them.

        Args:
            name: ``Efremov, Mukhin (ed.)``, ``Potsdam Declaration``.
            year: ``1945a``.
            label: Both as printed together, ``Semiryaga, 1995``.
        """
        written = label or f"{name} {year}".strip()
        year = "" if _UNDATED.fullmatch(year) else year
        own = self._labels.get(letters(written)) or self._labels.get(letters(bare(written)))
        if own is not None:
            return Match((own.id,), exact=_plain(own.label) == _plain(written))
        found = [work for work in self._years.get(year[:4], ()) if _means(work, name)]
        ends = _given(_ends(found, year), name)
        if len(ends) == 1:
            is_same = not ends[0].label or _plain(ends[0].label) == _plain(written)
            return Match((ends[0].id,), exact=is_same and not _is_another(name, ends[0]))
        if ends:
            return Match(tuple(work.id for work in ends))
        alike = [work for work in self._years.get(year[:4], ()) if _is_alike(work, name)]
        return Match(tuple(work.id for work in _ends(alike, year)), exact=False)

    def named(self, name: str) -> tuple[Work, ...]:
        """The works of any year that names mean; those of just these people where there are any."""
        found = [work for work in self.works if _means(work, name)]
        found = _given(found or [work for work in self.works if _is_alike(work, name)], name)
        people = families(name)
        own = [work for work in found if people and set(work.names) == set(people)]
        return tuple(own or found)

    def knows(self, name: str) -> bool:
        """Whether any of the names is that of somebody who may be cited."""
        return not self.people.isdisjoint(families(name))

    def is_person(self, name: str) -> bool:
        """Whether a name may be that of somebody who may be cited, in any script."""
        return self.knows(name) or not self._alike.isdisjoint(alike(name))

    def is_called(self, name: str) -> bool:
        """Whether a work is called so: an archive, a label."""
        return letters(name) in self._called

    def nearest(self, name: str, year: str) -> tuple[str, ...]:
        """What the works are called whose people or labels are nearest to a label."""
        written = f"{name} {year}".strip()
        people = set(families(name))
        rated = sorted(
            self.works,
            key=lambda work: (
                -len(people & set(work.names)),
                -SequenceMatcher(None, work.shown.casefold(), written.casefold()).ratio(),
            ),
        )
        close = [
            work.shown
            for work in rated[:_NEAREST]
            if people & set(work.names)
            or SequenceMatcher(None, work.shown.casefold(), written.casefold()).ratio() > 0.6
        ]
        return tuple(close)


def _plain(text: str) -> str:
    """A label with even spaces, as it must be to be the very same."""
    return " ".join(text.replace("’", "'").split())


def _means(work: Work, name: str) -> bool:
    """Whether names mean a work: its first people in their order, or what it is called."""
    people = families(name)
    if people and work.names:
        first = work.names[0]
        heads = people[0] == first or (len(people) > 1 and people[1] == first)
        if heads and set(people) <= {*work.names, *first.split(), *work.given}:
            return True
    called = _called(name)
    if name.isupper() and called in work.called:
        # An archive may be three letters.
        return True
    known = (*work.title, *work.called)
    # One word is the whole of what a work is called; several may be how it begins.
    several = len(name.split()) > 1
    return len(called) >= _SHORTEST_TITLE and any(
        each.startswith(called) if several else each == called for each in known
    )


@lru_cache(maxsize=1024)
def _called(name: str) -> str:
    return letters(bare(name))


def _given(found: Sequence[Work], name: str) -> list[Work]:
    """Of several works those of the person whose given name or initial a label says.

    It stands before the family or behind it: ``P. Ivanov``, ``Ivanov, P.``
    """
    if len(found) < 2:
        return list(found)
    people = {each for work in found for each in work.names}
    words = [letters(word) for word in name.split() if word[0].isupper()]
    # A name alone is a family's, however short: Li is no beginning of Liang.
    said = [word for word in words if word not in people]
    told = [work for work in found if said and len(said) < len(words) and _is_given(said[0], work)]
    return told or list(found)


def _is_given(said: str, work: Work) -> bool:
    return bool(work.given) and work.given[0].startswith(said)


def _is_another(name: str, work: Work) -> bool:
    """Whether a label has another initial than the one person of a work, in the same script."""
    initial = _INITIAL.search(name)
    if initial is None or not work.given or len(work.names) > 1:
        return False
    said = letters(initial[1])
    return is_cyrillic(said) == is_cyrillic(work.given[0]) and not any(
        given.startswith(said) for given in work.given
    )


def _is_alike(work: Work, name: str) -> bool:
    """Whether names mean a work in another script or romanization: its people, what it is called.

    One word may stand anywhere, but for an archive's name; several are how a title begins.
    """
    people, names = alike(name), work.alike
    is_first = bool(people and names) and (people[0] == names[0] or people[1:2] == names[:1])
    if is_first and set(people) <= {*names, *map(skeleton, work.given)}:
        return True
    said = skeleton(bare(name))
    if name.isupper() and any(said == skeleton(each) for each in work.called):
        return True
    if len(name.split()) < _FEWEST_WORDS or len(said) < _SHORTEST_TITLE:
        return False
    return any(skeleton(title).startswith(said) for title in work.titles)


def _ends(found: Sequence[Work], year: str) -> list[Work]:
    """The works of a year, told apart by its suffix; the one without any, else all."""
    same = [work for work in found if work.year == year]
    if same:
        return same
    if len(year) > 4:
        # A suffix that the list does not print counts the works of the year in their order.
        at = ord(year[4]) - ord("a")
        bare = [work for work in found if len(work.year) == 4]
        return [bare[at]] if 0 <= at < len(bare) and len(bare) > 1 else []
    return list(found)


def _works(records: Sequence[Record]) -> tuple[Work, ...]:
    works: list[Work] = []
    for record in records:
        works.append(_work(record, works[-1] if works else None))
    return tuple(works)


def _work(record: Record, before: Work | None) -> Work:
    """A record as labels speak of it; a dash for its author stands for those of the one before."""
    source = record.source
    row = ", ".join(_printed(record))
    row = row if families(row) else _head(source)
    names, others = families(row), alike(row)
    if _REPEATED.match(source):
        names, others = (before.names, before.alike) if before else ((), ())
    year = _year(record)
    titles = list(_titles(record))
    called = list(_archive(record.address)) if record.address is not None else []
    called += [] if titles else [_head(source)]
    called += [_YEAR.split(record.label)[0]] if record.label else []
    people = ", ".join(_printed(record))
    shown = record.label or (f"{people} {year}".strip() if people else source[:60]) or record.id
    whole = source or " ".join((*_printed(record), *titles, year))
    folded, known = (tuple(filter(None, map(letters, each))) for each in (titles, called))
    return Work(
        record.id, record.label, shown, names, others, _given_of(record), folded, known, year,
        letters(whole), tuple(titles), " ".join((source, *_said(record))),
        frozenset(_figures(record)), record.numbers.get("page", ""),
        record.numbers.get("volume", ""), _filed(record),
    )  # fmt: skip


def _filed(record: Record) -> tuple[str, ...]:
    address = record.address
    return (letters(address.written), letters(address.location)) if address is not None else ()


def _archive(address: ArchiveAddress) -> Iterator[str]:
    """What the archive of a document is called, in all languages that styles print."""
    yield address.written
    archive = tables.archives().get(address.archive or "")
    if archive is not None:
        yield from (*archive.abbreviation, *archive.latin, *archive.name)
        yield from (romanize(each, "ru-bgn-simplified") for each in archive.abbreviation)
        yield from (*archive.bgn_pcgn, *archive.ala_lc, *archive.english, archive.japanese)


def _figures(record: Record) -> Iterator[str]:
    """The figures that a style may print of a record."""
    dates = record.dates.values()
    for said in (record.source, *_said(record), *(date.written for date in dates)):
        yield from (each.lstrip("0") for each in _FIGURE.findall(said))
    for date in dates:
        yield from map(str, (*date.start, *(date.end or ())))


def _titles(record: Record) -> Iterator[str]:
    """The titles of a record, in each script that it has."""
    for key in ("title", "title-short"):
        if key in record.texts:
            text = record.texts[key]
            yield from filter(None, (text.text, text.original, text.romanized))


def _said(record: Record) -> Iterator[str]:
    """All words of a record, in all their forms."""
    for name in (name for row in record.names.values() for name in row):
        yield from (name.family, name.given, name.literal, name.non_dropping_particle)
    for text in record.texts.values():
        yield from (text.text, text.original, text.romanized, text.translated)
    yield from record.numbers.values()
    if record.address is not None:
        yield from (level.value for level in record.address.levels)


def _printed(record: Record) -> list[str]:
    row = next((record.names[role] for role in NAMED if record.names.get(role)), ())
    named = [
        " ".join(filter(None, (name.non_dropping_particle, name.family))) or name.literal
        for name in row
    ]
    return [each for each in named if each]


def _given_of(record: Record) -> tuple[str, ...]:
    row = next((record.names[role] for role in NAMED if record.names.get(role)), ())
    return tuple(map(letters, row[0].given.split())) if row else ()


def _head(source: str) -> str:
    """What stands before the year of a printed reference, or its first sentence."""
    match = _YEAR.search(source)
    head = source[: match.start()] if match is not None and match.start() > 2 else source
    return re.split(r"(?<=[^\W\d_]{3})[.:]\s|//|[“«\"‘]", head)[0][:120]


def _year(record: Record) -> str:
    date = record.dates.get("issued")
    year = str(date.start[0]) if date is not None and date.start else ""
    if not year:
        match = _YEAR.search(record.source)
        year = match[0] if match is not None else ""
    if _UNDATED.fullmatch(year):
        return ""
    return year[:4] + (record.year_suffix or year[4:])


def by_position(records: Sequence[Record]) -> Mapping[str, str]:
    """The ids of the records by their number in the list."""
    return {str(number): record.id for number, record in enumerate(records, start=1)}
