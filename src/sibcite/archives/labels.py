"""Labels of levels, from print to the archivist's names: ``Ед. хр.`` is a delo.

What a label means hangs on the archive: `l.` is a leaf in Russian and a file in Latvian, `k.` a box
in Russian and a leaf in Polish. So labels are read by the scheme of the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sibcite import tables
from sibcite.archives import folding

# How many printed labels a table remembers.
_MOST_KNOWN = 1_000
_MARKS = ("verso", "recto", "ibid")
# How scanning misreads a label of two letters (оп., лл.).
MISREAD = {"on": "оп", "jiji": "лл", "0п": "оп", "0p": "op", "0n": "оп"}


@dataclass(frozen=True, slots=True)
class Label:
    """One printed label: the term that it stands for, and whether it says that several follow."""

    term: tables.LevelTerm
    several: bool


class Table:
    """The labels that are read together."""

    def __init__(
        self, found: Mapping[str, tuple[Label, ...]], others: Mapping[str, tuple[Label, ...]]
    ) -> None:
        self._labels = found
        self._others = others
        self._known: dict[str, tuple[tuple[Label, ...], bool]] = {}

    def find(self, printed: str, read: Sequence[str] = ()) -> tuple[Label, bool] | None:
        """What a printed label stands for, and whether all its letters are the right ones.

        Args:
            printed: The label.
            read: The levels before it: behind a Romanian dosar `f.` is a leaf and no fond.
        """
        if printed not in self._known:
            if len(self._known) == _MOST_KNOWN:
                self._known.clear()
            self._known[printed] = self._find(key(printed))
        meanings, exact = self._known[printed]
        if len(meanings) > 1 and meanings[0].term.level in read:
            meanings = tuple(each for each in meanings if each.term.level not in read) or meanings
        return (meanings[0], exact) if meanings else None

    def other(self, printed: str, read: Sequence[str], level: str) -> Label | None:
        """What a label stands for in another language, where the level it means first was read."""
        if printed not in self._known or not (meanings := self._known[printed][0]):
            return None
        if meanings[0].term.level not in read or level in read:
            return None
        others = self._others.get(key(printed), ())
        return next((each for each in others if each.term.level == level), None)

    def _find(self, plain: str) -> tuple[tuple[Label, ...], bool]:
        if plain in self._labels:
            return self._labels[plain], True
        for alike in (folding.in_cyrillic(plain), folding.in_latin(plain), MISREAD.get(plain, "")):
            if alike in self._labels:
                return self._labels[alike], False
        return (), False


@cache
def of(languages: tuple[str, ...], levels: tuple[str, ...] = ()) -> Table:
    """The labels of languages; of two meanings the first language's holds.

    Args:
        languages: Languages of `data/levels.csv`, the most likely first.
        levels: The levels that the archive has; a label means one of them before any other.
    """
    found: dict[str, tuple[Label, ...]] = {}
    others: dict[str, tuple[Label, ...]] = {}
    owner: dict[str, str] = {}
    for known in (True, False):
        for language in languages:
            for term in _terms(language):
                if (term.level in levels) is known:
                    for label, several in printed(term):
                        folded = key(label)
                        # A second meaning counts only within the language that has the first.
                        if owner.setdefault(folded, language) == language:
                            found[folded] = (*found.get(folded, ()), Label(term, several))
                        else:
                            others[folded] = (*others.get(folded, ()), Label(term, several))
    # "№" and the like have no letters; they stand between a label and its value.
    found.pop("", None)
    return Table(MappingProxyType(found), MappingProxyType(others))


def key(label: str) -> str:
    """What stays the same of a label: `Ед. хр.`, `ед.хр.` and `ед хр`; `opis'` and `opis`."""
    return "".join(filter(str.isalnum, folding.level(label).casefold()))


@cache
def marks(kind: str) -> tuple[str, ...]:
    """What print puts behind a leaf cited on its back (`verso`: об., зв., v) or front (`recto`)."""
    found = {
        label.strip("-").rstrip(".")
        for term in tables.level_terms()
        if term.level == kind
        for label in (*term.short, *term.one)
    }
    return tuple(sorted(found, key=lambda label: (-len(label), label)))


@cache
def term_of(level_name: str, label: str) -> tables.LevelTerm | None:
    """The term that a level was printed with; None where the label is not one of the level's.

    Args:
        level_name: A level, `delo`.
        label: Its label as printed, `ед. хр.`; empty for none.
    """
    wanted = key(label)
    return next(
        (
            term
            for term in tables.level_terms()
            if term.level == level_name and wanted in {key(each) for each, _ in printed(term)}
        ),
        None,
    )


def printed(term: tables.LevelTerm) -> Iterator[tuple[str, bool]]:
    """The labels of a term, each with whether it says that several follow."""
    for label in (*term.one, *term.short):
        yield label, False
    singles = {key(label) for label in term.short}
    for label in (*term.several, *term.shorts):
        if key(label) not in singles:
            yield label, True


@cache
def _terms(language: str) -> tuple[tables.LevelTerm, ...]:
    rows = tables.level_terms()
    return tuple(row for row in rows if row.language == language and row.level not in _MARKS)
