r"""Commands that cite: ``\autocite[see][46]{karpov1997}``, ``\cites[46]{a}[47]{b}``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from sibcite.manuscript.document import MASK
from sibcite.model import Span

# As biblatex and natbib have them; each may begin with a capital.
_NAMES = (
    "cite",
    "autocite",
    "parencite",
    "textcite",
    "footcite",
    "footcitetext",
    "footfullcite",
    "fullcite",
    "smartcite",
    "supercite",
    "citep",
    "citet",
    "citealp",
    "citealt",
    "citeauthor",
    "citetitle",
    "citeyear",
    "citeyearpar",
    "nocite",
)
_SEVERAL = ("cites", "autocites", "parencites", "textcites", "footcites", "smartcites")
_CITING = re.compile(rf"\\(?P<name>(?i:{'|'.join(_NAMES + _SEVERAL)}))(?P<star>\*?)(?![A-Za-z@])")
_SPACE = re.compile(r"[ \t]*+(?:\r?\n[ \t]*+)?+")
_KEYS = re.compile(rf"\{{([^{{}}\\{MASK}]*+)\}}")
_STEP = re.compile(r"\\.|[][{}]|\n[ \t]*+\r?\n", re.DOTALL)
# No note is longer, or has more signs in it; so brackets that never close cost little.
_LONGEST = 2_000
_MOST_SIGNS = 100


@dataclass(frozen=True, slots=True)
class Command:
    r"""One command, or one work of a command that cites several.

    Attributes:
        name: Without backslash and star: `autocite`.
        span: All of it, with its star, notes and keys; for one of several, its own notes and
            keys, the first with the command's name.
        keys: The keys, in their order.
        prenote, postnote: LaTeX as it stands in the brackets, or empty.
        star: Whether a star stands behind the name.
    """

    name: str
    span: Span
    keys: tuple[str, ...]
    prenote: str = ""
    postnote: str = ""
    star: bool = False


def commands(text: str) -> tuple[Command, ...]:
    r"""All commands that cite, in their order; what has no keys is none."""
    return tuple(command for match in _CITING.finditer(text) for command in _read(text, match))


def end_at(text: str, start: int) -> int:
    """Where the citing command that stands at a backslash ends; 0 where none does."""
    match = _CITING.match(text, start)
    found = _read(text, match) if match else []
    return found[-1].span.end if found else 0


def used(text: str) -> tuple[str, ...]:
    r"""The keys that a text cites, each once, in the order of their first use."""
    keys = (key for command in commands(text) for key in command.keys)
    return tuple(dict.fromkeys(keys))


def _read(text: str, match: re.Match[str]) -> list[Command]:
    return _several(text, match) if match["name"].lower() in _SEVERAL else _one(text, match)


def _one(text: str, match: re.Match[str]) -> list[Command]:
    read = _arguments(text, match.end())
    if read is None:
        return []
    notes, keys, end = read
    before, after = _notes(notes)
    span = Span(match.start(), end)
    return [Command(match["name"], span, keys, before, after, bool(match["star"]))]


def _several(text: str, match: re.Match[str]) -> list[Command]:
    found: list[Command] = []
    start, at = match.start(), _behind_common_notes(text, match.end())
    while read := _arguments(text, at):
        notes, keys, at = read
        before, after = _notes(notes)
        span = Span(start, at)
        found.append(Command(match["name"], span, keys, before, after, bool(match["star"])))
        start = at
    return found


def _behind_common_notes(text: str, at: int) -> int:
    """Behind ``(see)(and others)``, which stand before the works of a command for several."""
    for _ in range(2):
        end = text.find(")", at, at + _LONGEST) if text.startswith("(", at) else -1
        at = end + 1 if end >= 0 else at
    return at


def _arguments(text: str, at: int) -> tuple[list[str], tuple[str, ...], int] | None:
    """Up to two notes and the keys, and where they end; None where no keys follow."""
    notes: list[str] = []
    while len(notes) < 2 and text.startswith("[", opened := _behind_space(text, at)):
        end = closing(text, opened)
        if not end:
            return None
        notes.append(text[opened + 1 : end - 1])
        at = end
    keys = _KEYS.match(text, _behind_space(text, at))
    if not keys:
        return None
    named = tuple(key for each in keys[1].split(",") if (key := " ".join(each.split())))
    return (notes, named, keys.end()) if named else None


def _behind_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _notes(notes: list[str]) -> tuple[str, str]:
    """What stands before and behind; one note alone stands behind."""
    if len(notes) == 2:
        return notes[0], notes[1]
    return "", "".join(notes)


def closing(text: str, start: int) -> int:
    """Behind the bracket or brace that closes the one at `start`; 0 where none does.

    Brackets count only outside braces, as in TeX; a blank line ends an argument.
    """
    closes = "]" if text[start] == "[" else "}"
    braces, limit = 0, min(len(text), start + _LONGEST)
    if text.find(closes, start, limit) < 0:
        return 0
    for step in islice(_STEP.finditer(text, start + 1, limit), _MOST_SIGNS):
        sign = step[0]
        if sign == closes and not braces:
            return step.end()
        if sign in "{}":
            braces += 1 if sign == "{" else -1
        if sign[0] == "\n" or braces < 0:
            return 0
    return 0
