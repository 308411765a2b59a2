"""Remarks as a terminal shows them: ``list.md:3:14: warning[unread-date] …``, then a hint."""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import IO, Any, Self

import click

from sibcite.model import Diagnostic

FINDINGS = 1
USAGE = 2
UNREADABLE = 3

COLOURS = {"note": "cyan", "warning": "yellow", "error": "red"}
LONGEST = 500


class Page:
    """A text with a name, that knows on which line and in which column a character stands."""

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.text = text

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        while (end := self.text.find("\n", starts[-1])) >= 0:
            starts.append(end + 1)
        return starts


class Refusal(click.ClickException):
    """What stops a command: remarks on a text. The class says with which exit code."""

    exit_code = FINDINGS

    def __init__(self, page: Page, remarks: Sequence[Diagnostic]) -> None:
        super().__init__(" ".join(remark.message for remark in remarks))
        self.page = page
        self.remarks = tuple(remarks)

    @classmethod
    def of(cls, page: Page, code: str, message: str, hint: str = "") -> Self:
        """A refusal that speaks of a text as a whole."""
        return cls(page, [Diagnostic(code, "error", message, None, hint)])

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002
        """Print the remarks on stderr."""
        report(self.remarks, self.page)


class Misuse(Refusal):
    """The command names what there is not."""

    exit_code = USAGE


class Unreadable(Refusal):
    """A file cannot be read or written."""

    exit_code = UNREADABLE


def report(remarks: Iterable[Diagnostic], page: Page) -> int:
    """Print remarks on stderr, in the order of the text.

    Returns:
        The exit code: notes are no findings, warnings and errors are.
    """
    ordered = sorted(remarks, key=lambda remark: remark.span.start if remark.span else -1)
    coloured = _coloured()
    for remark in ordered:
        click.echo(shown(remark, page, coloured), err=True, color=coloured)
    return FINDINGS if any(remark.severity != "note" for remark in ordered) else 0


def show_at(where: str, remark: Diagnostic) -> None:
    """Print a remark on stderr, of a place that is named."""
    coloured = _coloured()
    click.echo(_said(where, remark, coloured), err=True, color=coloured)


def shown(remark: Diagnostic, page: Page, coloured: bool) -> str:
    """A remark as its two lines, or one if it has no hint."""
    where = page.name
    if remark.span is not None:
        where += ":{}:{}".format(*page.place(remark.span.start))
    return _said(where, remark, coloured)


def _said(where: str, remark: Diagnostic, coloured: bool) -> str:
    where = _printable(where)
    what = f"{remark.severity}[{remark.code}]"
    if coloured:
        where = click.style(where, bold=True)
        what = click.style(what, fg=COLOURS[remark.severity], bold=True)
    hint = f"\n  hint: {_printable(remark.hint)}" if remark.hint else ""
    return f"{where}: {what} {_printable(remark.message)}{hint}"


def tell(text: str) -> None:
    """Say in a line what goes on, if somebody is watching a terminal."""
    if _watched():
        click.echo(text, err=True)


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _coloured() -> bool:
    """On a terminal, unless NO_COLOR holds anything (no-color.org)."""
    return _watched() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _printable(text: str) -> str:
    """One line of a length to be read, without what could steer the terminal."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    return "".join(letter if letter.isprintable() else _spelt(letter) for letter in text)


def _spelt(letter: str) -> str:
    """A space of another width or a line end as a space, all else as its number."""
    return " " if letter.isspace() else f"<U+{ord(letter):04X}>"
