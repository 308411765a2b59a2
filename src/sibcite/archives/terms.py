"""What a level is called where it is to be printed: an `ед. хр.` is an ``od. zb.`` in Ukrainian."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from sibcite import tables
from sibcite.archives import labels
from sibcite.model import ArchiveAddress, Level


@dataclass(frozen=True, slots=True)
class Called:
    """Words and abbreviations of a level, each for one and for several."""

    words: tuple[str, str]
    shorts: tuple[str, str]


def called(level: Level, wanted: str, own: str) -> Called:
    """What a level is called in a language.

    Args:
        level: A level; its printed label says which of several terms it has.
        wanted: A language of `data/levels.csv`, or `latn` for the language of the label itself
            in Latin letters.
        own: The language of the archive, for a level without a label.

    Returns:
        The term of that language; where it has none that of the label as printed, in Latin
        letters for a language of Latin letters; without a label the Russian term in Latin
        letters, or the archive's own.
    """
    return _called(level.name, level.label.strip(), wanted, own)


def language_of(address: ArchiveAddress) -> str:
    """The language in which the archive labels its addresses; Russian for an unknown one."""
    if address.archive is None:
        return "ru"
    scheme = tables.schemes().get(tables.archives()[address.archive].scheme)
    return scheme.labels[0] if scheme else "ru"


@lru_cache(maxsize=4096)
def verso(mark: str, wanted: str) -> str:
    """The mark of a leaf cited on its back, `ob.`, as another language prints it: `зв.`."""
    printed = labels.term_of("verso", mark)
    language = printed.language if printed and wanted == "latn" else wanted
    term = _term("verso", "", language, latin=wanted == "latn")
    return term.short[0] if term and term.short else mark


@lru_cache(maxsize=4096)
def _called(name: str, label: str, wanted: str, own: str) -> Called:
    printed = labels.term_of(name, label) if label else None
    variety = printed.variety if printed else ""
    spoken = printed.language if printed and not _labels(own, name, label) else own
    language = spoken if wanted == "latn" else wanted
    term = _term(name, variety, language, latin=wanted == "latn")
    if term is None and printed:
        # A label in the letters of the page is kept; in others it is put into Latin ones.
        term = _in_latin(printed) if is_latin(wanted) else printed
    if term is None and label:
        return Called((label, label), (label, label))
    term = term or _term(name, variety, "ru", latin=True) or _term(name, variety, own, latin=False)
    return _forms(term) if term else Called(("", ""), ("", ""))


def _in_latin(term: tables.LevelTerm) -> tables.LevelTerm | None:
    return _term(term.level, term.variety, term.language, latin=True)


@cache
def is_latin(language: str) -> bool:
    """Whether a language of labels is written in Latin letters and no others."""
    scripts = {term.script for term in tables.level_terms() if term.language == language}
    return language == "latn" or scripts == {"Latn"}


def _labels(language: str, name: str, label: str) -> bool:
    """Whether a language has such a label; `оп.` is Russian and Ukrainian."""
    wanted = labels.key(label)
    return any(
        labels.key(each) == wanted
        for term in tables.level_terms()
        if term.level == name and term.language == language
        for each in (*term.one, *term.several, *term.short, *term.shorts)
    )


def _forms(term: tables.LevelTerm) -> Called:
    one, several = (*term.one, *term.short)[0], (*term.several, *term.one, *term.short)[0]
    short, shorts = (*term.short, one)[0], (*term.shorts, *term.short, several)[0]
    return Called((one, several), (short, shorts))


@cache
def _term(level: str, variety: str, language: str, latin: bool) -> tables.LevelTerm | None:
    """A term of a language in Latin letters, or in its own where those are not asked for."""
    found = [
        term
        for term in tables.level_terms()
        if (term.level, term.variety, term.language) == (level, variety, language)
    ]
    inked = [term for term in found if term.script.startswith("Latn") is latin]
    return next(iter(inked), None if latin or not found else found[0])
