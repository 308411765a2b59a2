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
    so. A line without an address stays as it is, and is remarked on.

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
    from sibcite.archives import printer, read, unread

    style, lang, later, levels = how
    show = printer(style, lang, later, levels)
    last, start = None, 0
    for line in lines.split(page):
        found = read(line, known, last)
        last = found[-1].address if found else last
        said = [remark for each in found for remark in each.remarks]
        remarks += moved(said if found or not line.strip() else unread(line), start)
        yield ("; ".join(show(each.address) for each in found) or line) + "\n"
        start += len(line) + 1
