"""The command ``sibcite archive format``: addresses as a style prints them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sibcite.archives import Hints
from sibcite.cli import output
from sibcite.cli.archive import lines
from sibcite.cli.messages import Misuse, Page, report
from sibcite.model import Diagnostic, moved


@click.command("format")
@lines.options
@click.option(
    "--style",
    required=True,
    metavar="FORM",
    help="A form: kritika, gost-r-7-0-5-2008; a wrong one names all.",
)
@click.option("--lang", default="", metavar="CODE", help="The publication's language: en, ru, uk.")
@click.option("--later", is_flag=True, help="As where the archive was named before.")
@click.option("--levels", is_flag=True, help="The levels alone, without the archive.")
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(
    text: tuple[str, ...],
    near: str,
    archive: str,
    abbreviations: str | None,
    style: str,
    lang: str,
    later: bool,
    levels: bool,
    out: str | None,
) -> int:
    """Print archival addresses in the form of a style.

    Each TEXT is a line, or TEXT is a file of lines; without TEXT, or for -, stdin is read.
    Archives are named in full where a line is the first to name them, in the styles that want it
    so. Only the addresses of a line change: the number of a note, a title before the archive, books
    cited beside it and words behind it stay, and so does a line without an address, with a remark.

    \b
    Examples:
      sibcite archive format "GARF, f. R-9401, op. 2, d. 582, ll. 9-12" --style kritika
      sibcite archive format footnotes.txt --style gost-r-7-0-5-2008 --lang ru
    """
    from sibcite.tables import address_forms

    if style not in address_forms():
        hint = f"Forms: {', '.join(address_forms())}."
        message = f"No form of address is known as '{style}'."
        raise Misuse.of(Page("--style"), "unknown-form", message, hint)
    page = lines.take(text)
    remarks: list[Diagnostic] = []
    known = lines.hints(near, archive, abbreviations)
    printed = "".join(_printed(page, known, (style, lang, later, levels), remarks))
    return max(report(remarks, page), output.put(printed, out))


def _printed(
    page: Page, known: Hints, how: tuple[str, str, bool, bool], remarks: list[Diagnostic]
) -> Iterator[str]:
    """The lines with their addresses printed, one after the other; adds to `remarks`."""
    from sibcite.archives import printer, restyle, unread

    style, lang, later, levels = how
    show = printer(style, lang, later, levels)
    for line, start, found in lines.read(page, known):
        made = restyle(line, found, show)
        is_unread = not found and line.strip()
        remarks += moved(unread(line) if is_unread else made.diagnostics, start)
        yield made.value + "\n"
