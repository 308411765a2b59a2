"""The command ``sibcite format``: records become a bibliography."""

from __future__ import annotations

import click

from sibcite.cli import output, printing, records, source
from sibcite.cli.messages import report


@click.command("format")
@click.argument("file", required=False)
@printing.style_option
@printing.markup_option
@click.option(
    "--sort",
    type=click.Choice(("style", "none")),
    default="style",
    show_default=True,
    help="The order of the style, or that of FILE.",
)
@printing.engine_option
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(file: str | None, style: str, to: str, sort: str, engine: str, out: str | None) -> int:
    """Print a bibliography in a citation style.

    FILE is BibLaTeX (.bib), CSL-JSON (.json) or JSON lines (.jsonl). For - stdin is read. Without
    FILE it is what is piped in, else references.bib in this folder, else the worked example.

    \b
    A bibliography to open in Word or LibreOffice:
      sibcite format references.bib --style kritika --to rtf -o list.rtf
    From a printed list straight to another style:
      sibcite parse list.md | sibcite format - --style gost-r-7-0-5-2008
    """
    files = printing.find_style(style)
    page = source.bibliography(file)
    parsed = records.read_data(page)
    code = report(parsed.diagnostics, page)
    text, styled = printing.bibliography(parsed.value, files, to, sort == "style", engine)
    return max(code, styled, output.put(text, out))
