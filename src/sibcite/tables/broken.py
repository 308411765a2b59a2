"""A style that cannot be read: ``title = {text}`` beside it, without the quotes of TOML."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from sibcite.model import Diagnostic, Span

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
# What is meant most often, by what the reader of TOML says.
_HINTS = (
    (
        "Invalid value",
        'A text stands in quotes, as title = "{text}"; numbers, true and false none.',
    ),
    ("Cannot overwrite", "It is said before; a setting stands once."),
    ("Cannot declare", "It stands before; put what belongs to a section under one heading."),
    ("Illegal character", "Does a quotation mark lack at the end of the line?"),
    ("Unescaped", "In quotes a backslash is doubled."),
)
_USUAL = 'A line is a setting, name = "value", a section, [archive], or a comment, # words.'


class UnreadableStyle(ValueError):  # noqa: N818 (a noun that says what was found)
    """A style of which a file cannot be read.

    Attributes:
        where: The file.
        text: What it holds, in which the diagnostic points; empty where it is no text.
        diagnostic: What is wrong.
    """

    def __init__(self, where: str, text: str, diagnostic: Diagnostic) -> None:
        self.where, self.text, self.diagnostic = where, text, diagnostic
        super().__init__(
            f"{_placed(where, text, diagnostic)}: {diagnostic.message} {diagnostic.hint}"
        )


def no_text(path: Path, what: str) -> UnreadableStyle:
    """What to say of a file that is not in UTF-8."""
    message = f"{what} is UTF-8 text, and this file is not."
    hint = "Save it as UTF-8."
    return UnreadableStyle(
        str(path), "", Diagnostic("unreadable-style", "error", message, None, hint)
    )


def no_toml(path: Path, text: str, fault: tomllib.TOMLDecodeError) -> UnreadableStyle:
    """What to say of a presentation that is no TOML."""
    said = str(fault)
    place = _PLACE.search(said)
    message = said[: place.start()] if place else said
    at = len(text)
    if place and place["line"]:
        lines = text.split("\n")[: int(place["line"]) - 1]
        at = sum(len(line) + 1 for line in lines) + int(place["column"]) - 1
    hint = next((hint for start, hint in _HINTS if message.startswith(start)), _USUAL)
    remark = Diagnostic("broken-presentation", "error", f"{message}.", Span(at, at), hint)
    return UnreadableStyle(str(path), text, remark)


def _placed(where: str, text: str, diagnostic: Diagnostic) -> str:
    if diagnostic.span is None:
        return where
    before = text[: diagnostic.span.start]
    return f"{where}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
