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
    show, as [one, several], by label language (`ru`, `ru-latn`).
    """

    labels: tuple[str, ...]
    print: Mapping[str, tuple[str, ...]]
    source: str


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


def _rows(table: str, row: type[Row]) -> Mapping[str, Row]:
    """Every row of a table as a frozen value, with its columns checked."""
    return MappingProxyType({key: _row(table, key, row, cells) for key, cells in _load(table).items()})


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
