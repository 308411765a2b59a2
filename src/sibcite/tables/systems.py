"""Systems of romanization: `data/romanization/`, one system a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sibcite.tables import loading


@dataclass(frozen=True, slots=True)
class LetterRow:
    """What stands for a letter under conditions: a row of `data/romanization/<system>.toml`.

    `at` is `start`, `end` or `inside` of a word; `after` and `before` are letters of which one
    stands there; `ending` is what ends the word after the letter; `option` must be chosen.
    """

    letter: str
    latin: str
    at: str = ""
    after: str = ""
    before: str = ""
    ending: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class Romanization:
    """A system of romanization: a file of `data/romanization/`, which explains its rows.

    `capitals` says which letters of several are capital: `first`, or both of `tied` ones.
    `options` are what holds if nothing is asked, by name; `lost` are letters that do not come
    back although the system is reversible, with `|` for the end of a word.
    """

    name: str
    language: str
    capitals: str
    confidence: str
    source: str
    rows: tuple[LetterRow, ...]
    options: Mapping[str, str | bool]
    reversible: bool = False
    lost: tuple[str, ...] = ()


# What an option of a system may be; any other option is that of a row, chosen or not.
ROMANIZATION_OPTIONS = {
    "acronyms": ("capitals", "mixed"),
    "apostrophe": ("straight", "doubled", "curly", "prime", "grave", "none"),
    "ties": ("joined", "halves", "none"),
}
_CONDITIONS = ("at", "after", "before", "ending", "option")


@cache
def romanization_names() -> tuple[str, ...]:
    """The systems of romanization, by name: the language, then the system."""
    paths = loading.data("romanization").iterdir()
    return tuple(sorted(path.name[:-5] for path in paths if path.name.endswith(".toml")))


@cache
def romanization(name: str) -> Romanization:
    """A system of romanization by its name.

    Raises:
        ValueError: No such system, and the message names the choices; or its file is broken.
    """
    if name not in romanization_names():
        choices = ", ".join(romanization_names())
        raise ValueError(f"No romanization is known as '{name}'. Choices: {choices}.")
    table = f"romanization/{name}"
    cells = loading.load(table)
    rows = cells.pop("rows", [])
    letters = [
        loading.row(table, f"rows: {n}", LetterRow, row) for n, row in enumerate(rows, start=1)
    ]
    system = loading.row(table, "file", Romanization, {**cells, "rows": letters})
    _check_romanization(f"data/{table}.toml", system)
    return system


def _check_romanization(where: str, system: Romanization) -> None:
    """Refuse options that nobody knows, and rows that can never hold."""
    for option, value in system.options.items():
        known = ROMANIZATION_OPTIONS.get(option, (True, False))
        if value not in known:
            choices = ", ".join(map(str, known))
            raise ValueError(f"{where}: {option} is '{value}'. Choices: {choices}.")
    if system.capitals not in ("first", "tied"):
        raise ValueError(f"{where}: capitals is '{system.capitals}'. Choices: first, tied.")
    plain: set[str] = set()
    for number, row in enumerate(system.rows, start=1):
        here = f"{where}: row {number} ('{row.letter}')"
        _check_letter(here, row, system.options)
        if row.letter in plain:
            raise ValueError(f"{here} stands behind the plain row of its letter.")
        if not any(getattr(row, condition) for condition in _CONDITIONS):
            plain.add(row.letter)


def _check_letter(here: str, row: LetterRow, options: Mapping[str, str | bool]) -> None:
    if len(row.letter) != 1:
        raise ValueError(f"{here} is not of one letter.")
    # An apostrophe is a letter only between letters; elsewhere it is a quotation mark.
    if not row.letter.isalpha() and row.at != "inside":
        raise ValueError(f"{here} is of a mark and not at 'inside'.")
    if row.at not in ("", "start", "end", "inside"):
        raise ValueError(f"{here} is at '{row.at}'. Choices: start, end, inside.")
    if row.option and not isinstance(options.get(row.option), bool):
        raise ValueError(f"{here} has the option '{row.option}', which `options` does not name.")
