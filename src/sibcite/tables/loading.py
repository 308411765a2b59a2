"""Tables of `data/` from their files to frozen rows, with their columns checked."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, TypeVar

Row = TypeVar("Row")


def rows(table: str, kind: type[Row]) -> Mapping[str, Row]:
    """Every row of a table of TOML as a frozen value, with its columns checked."""
    cells = load(table).items()
    return MappingProxyType({key: row(table, key, kind, cell) for key, cell in cells})


def lines(table: str, kind: type[Row]) -> tuple[Row, ...]:
    """Every line of a table of CSV as a frozen value; `|` parts the several values of a cell."""
    known = {each.name: str(each.type) for each in fields(kind)}  # type: ignore[arg-type]
    source = data(f"{table}.csv").read_text(encoding="utf-8-sig")
    read = csv.reader(source.splitlines())
    columns = next(read)
    if sorted(columns) != sorted(known):
        raise ValueError(f"data/{table}.csv: The columns are not {', '.join(known)}.")
    many = [known[column].startswith("tuple") for column in columns]
    found = []
    for number, cells in enumerate(read, start=2):
        if len(cells) != len(columns):
            raise ValueError(f"data/{table}.csv:{number}: {len(cells)} cells, not {len(columns)}.")
        values = [_several(cell) if each else cell for cell, each in zip(cells, many, strict=True)]
        found.append(kind(**dict(zip(columns, values, strict=True))))
    return tuple(found)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(map(str.strip, cell.split("|"))) if cell else ()


def row(table: str, key: str, kind: type[Row], cells: Any) -> Row:
    """One row as a frozen value; an unknown column, or one that is missing, is refused."""
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]
    if not isinstance(cells, dict):
        raise ValueError(f"data/{table}.toml: [{key}] is no table.")
    cells = {name.replace("-", "_"): cell for name, cell in cells.items()}
    if strange := sorted(set(cells) - set(known)):
        raise ValueError(f"data/{table}.toml: [{key}] has unknown columns: {', '.join(strange)}.")
    needed = {
        name
        for name, each in known.items()
        if each.default is MISSING and each.default_factory is MISSING
    }
    if missing := sorted(needed - set(cells)):
        raise ValueError(f"data/{table}.toml: [{key}] lacks the columns: {', '.join(missing)}.")
    return kind(**{name: frozen(cell) for name, cell in cells.items()})


def load(table: str) -> dict[str, Any]:
    """A table of TOML as it stands."""
    return tomllib.loads(data(f"{table}.toml").read_text(encoding="utf-8"))


def data(*names: str) -> Traversable:
    """A file or folder of `data/`."""
    return files("sibcite").joinpath("data", *names)


def frozen(cell: Any) -> Any:
    """What a cell holds, its tables and lists made such as nobody changes."""
    if isinstance(cell, dict):
        return MappingProxyType({key: frozen(each) for key, each in cell.items()})
    if isinstance(cell, list):
        return tuple(frozen(each) for each in cell)
    return cell
