"""A system of romanization made ready to run: one table of letters and one pattern.

The letters that stand for themselves everywhere go through `str.translate`. The pattern finds the
others: letters with conditions, and capitals that become several letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from sibcite import tables
from sibcite.tables import LetterRow, Romanization

TIE = "\u0361"
_LETTER = r"[^\W\d_]"
_CYRILLIC = "[\u0400-\u052f]"
_SIGNS = {
    "straight": ("'", '"'),
    "doubled": ("'", "''"),
    "curly": ("’", "”"),
    "prime": ("ʹ", "ʺ"),
    "grave": ("`", "``"),
    "none": ("", ""),
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A system under options.

    `rows` are its rows under the options; `letters` is the table of `str.translate`; `pattern`
    finds what the table cannot say, and where its group `n` holds, `cases[n - 1]` is what stands
    for the letter. `plain` is what stands for small letters where no case holds.
    """

    rows: tuple[LetterRow, ...]
    letters: Mapping[int, str]
    pattern: re.Pattern[str] | None
    cases: tuple[str, ...]
    plain: Mapping[str, str]
    tied: bool
    mixed: bool


@lru_cache(maxsize=128)
def compiled(name: str, options: tuple[tuple[str, str | bool], ...] = ()) -> Compiled:
    """A system made ready under options, as pairs of the name (with hyphens) and the choice.

    Raises:
        ValueError: No such system, option or choice; the message names those there are.
    """
    system = tables.romanization(name)
    chosen = _chosen(name, system, dict(options))
    rows = tuple(_under(row, system, chosen) for row in system.rows if _holds(row, chosen))
    plain = {row.letter: row.latin for row in rows if not _is_conditional(row)}
    letters = {ord(letter): latin for letter, latin in plain.items()}
    for letter, latin in plain.items():
        letters[ord(letter.upper())] = latin.upper()
    cases = [row for row in rows if _is_conditional(row)]
    return Compiled(
        rows,
        letters,
        _pattern(cases, plain),
        tuple(row.latin for row in cases),
        plain,
        system.capitals == "tied",
        chosen["acronyms"] == "mixed",
    )


def _chosen(
    name: str, system: Romanization, asked: Mapping[str, str | bool]
) -> Mapping[str, str | bool]:
    for option, value in asked.items():
        if option not in system.options:
            known = ", ".join(system.options)
            raise ValueError(f"{name} has no option '{option}'. Options: {known}.")
        choices = tables.ROMANIZATION_OPTIONS.get(option, (True, False))
        if value not in choices:
            named = ", ".join(map(str, choices))
            raise ValueError(f"The option '{option}' cannot be '{value}'. Choices: {named}.")
    return {**system.options, **asked}


def _holds(row: LetterRow, chosen: Mapping[str, str | bool]) -> bool:
    return not row.option or bool(chosen[row.option])


def _under(row: LetterRow, system: Romanization, chosen: Mapping[str, str | bool]) -> LetterRow:
    """The row with the apostrophes and ties that are chosen; its option is settled."""
    latin = row.latin
    if chosen.get("apostrophe") != (own := system.options.get("apostrophe")):
        old, new = _SIGNS[str(own)], _SIGNS[str(chosen["apostrophe"])]
        # The doubled sign may hold the single one, so it gives way first.
        latin = new[0].join(part.replace(old[0], new[0]) for part in latin.split(old[1]))
        latin = new[1] if row.latin == old[1] else latin
    if chosen.get("ties") == "none":
        latin = latin.replace(TIE, "")
    elif chosen.get("ties") == "halves":
        latin = re.sub(f"(.){TIE}(.)", "\\1\ufe20\\2\ufe21", latin)
    return replace(row, latin=latin, option="")


def _is_conditional(row: LetterRow) -> bool:
    return bool(row.at or row.after or row.before or row.ending)


def _pattern(cases: list[LetterRow], plain: Mapping[str, str]) -> re.Pattern[str] | None:
    """First the letters, so that the search skips all others; then which case holds."""
    wide = "".join(letter.upper() for letter, latin in plain.items() if len(latin) > 1)
    small = "".join(dict.fromkeys(row.letter for row in cases))
    found = small + small.upper() + wide
    if not found:
        return None
    marks = "".join(row.letter for row in cases if not row.letter.isalpha())
    held = "|".join(f"{_condition(row, marks)}()" for row in cases)
    others = f"(?<=[{wide}])" if wide else "(?!)"
    # A letter whose cases all fail is left to the table.
    return re.compile(f"[{found}](?:{held}|{others})" if held else f"[{found}]")


def _condition(row: LetterRow, marks: str) -> str:
    """The conditions of a row, seen from behind its letter."""
    here = f"[{row.letter}{row.letter.upper()}]"
    parts = [f"(?<={here})"]
    if row.at == "start":
        parts += [f"(?<!{_LETTER}{here})"]
        parts += [f"(?<!{_LETTER}[{marks}]{here})"] if marks else []
    elif row.at == "inside":
        # An apostrophe between Latin letters is none of the system's.
        letter = _LETTER if row.letter.isalpha() else _CYRILLIC
        parts += [f"(?<={letter}{here})(?={letter})"]
    elif row.at == "end":
        parts += [f"(?!{_LETTER})"]
        parts += [f"(?![{marks}]{_LETTER})"] if marks else []
    if row.after:
        parts.append(f"(?<=[{row.after}{row.after.upper()}]{here})")
    if row.before:
        parts.append(f"(?=[{row.before}{row.before.upper()}])")
    if row.ending:
        parts.append(f"(?=(?i:{re.escape(row.ending)})(?!{_LETTER}))")
    return "".join(parts)
