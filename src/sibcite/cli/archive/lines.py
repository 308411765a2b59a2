"""What the commands on addresses share: their lines, and what is known beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from os.path import isfile
from typing import Any, TypeVar

import click

from sibcite.archives import Found, Hints
from sibcite.cli import source
from sibcite.cli.messages import Misuse, Page
from sibcite.model import ArchiveAddress

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.argument("text", nargs=-1),
    click.option("--near", default="", metavar="PLACE", help="A place that tells archives apart."),
    click.option(
        "--archive",
        default="",
        metavar="KEY",
        help="The archive of all addresses that name none.",
    ),
    click.option(
        "--abbreviations",
        metavar="FILE",
        help="The document's own list: an abbreviation a line, a dash, the name.",
    ),
)


def options(command: Command) -> Command:
    """The arguments of a command that reads addresses."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def take(text: tuple[str, ...]) -> Page:
    """The lines to read: those of the file that is named, those given as arguments, else stdin.

    Raises:
        Misuse: A file is named among lines, so that no place in it could be told.
        Unreadable: The file cannot be read.
    """
    if len(text) == 1 and isfile(text[0]):
        return source.take(text[0])
    if file := next(filter(isfile, text), None):
        hint = "Give one file, or lines, or pipe several files: cat FILES | sibcite archive …"
        raise Misuse.of(Page("TEXT"), "several-files", f"'{file}' is a file among others.", hint)
    if text and text != ("-",):
        return Page("<text>", "\n".join(text))
    if not text and not source.is_piped():
        raise click.UsageError("There is nothing to read: give an address, a file, or - for stdin.")
    return source.take("-")


def split(page: Page) -> list[str]:
    """The lines of a page, the empty ones too, so that a line in gives a line out."""
    return page.text.removesuffix("\n").split("\n")


def read(page: Page, known: Hints) -> Iterator[tuple[str, int, tuple[Found, ...]]]:
    """The lines of a page, each with where it begins and the addresses in it.

    An ``ibid.`` goes on from the line before, over empty ones, if that has an address.
    """
    from sibcite.archives import read as read_line

    last: ArchiveAddress | None = None
    start = 0
    for line in split(page):
        found = read_line(line, known, last)
        if line.strip():
            last = found[-1].address if found else None
        yield line, start, found
        start += len(line) + 1


def hints(near: str, archive: str, abbreviations: str | None) -> Hints:
    """What is known beside the addresses.

    Raises:
        Misuse: No archive has that key.
        Unreadable: The list of abbreviations cannot be read.
    """
    from sibcite.archives import abbreviations as lists

    if archive:
        known(archive)
    listed = lists.read(source.take(abbreviations).text) if abbreviations else None
    return Hints(near, listed, archive)


def known(key: str) -> None:
    """Refuse a key that no archive has, with the nearest.

    Raises:
        Misuse: No archive has that key.
    """
    from difflib import get_close_matches

    from sibcite.tables import archives

    if key not in archives():
        near = ", ".join(get_close_matches(key, archives(), 3)) or "none"
        hint = f"Nearest: {near}. `sibcite archive find TEXT` finds archives by name."
        raise Misuse.of(Page("KEY"), "unknown-archive", f"No archive has the key '{key}'.", hint)
