"""The command ``sibcite format``: records become a bibliography."""

from __future__ import annotations

import click

from sibcite.cli import asking, output, printing, records, source
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
@asking.lists_option
@asking.settings_options
@click.option("--strict", is_flag=True, help="A form that a title lacks is an error.")
@printing.engine_option
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(
    file: str | None,
    style: str,
    to: str,
    sort: str,
    lists: str | None,
    strict: bool,
    engine: str,
    out: str | None,
    **settings: str | tuple[str, ...] | None,
) -> int:
    """Print a bibliography in a citation style.

    FILE is BibLaTeX (.bib), CSL-JSON (.json) or JSON lines (.jsonl). For - stdin is read. Without
    FILE it is what is piped in, else references.bib in this folder, else the worked example.

    \b
    A bibliography to open in Word or LibreOffice:
      sibcite format references.bib --style kritika --to rtf -o list.rtf
    From a printed list straight to another style:
      sibcite parse list.md | sibcite format - --style gost-r-7-0-5-2008
    Two lists, in Cyrillic and in Latin letters:
      sibcite format refs.bib --style russian-japanology-review --lists dual
    Any published style, romanized and translated:
      sibcite format refs.bib --style nature --romanization ala-lc-simplified \\
        --titles 'romanized [translated]'
    """
    files = asking.asked_style(printing.find_style(style), settings)
    page = source.bibliography(file)
    parsed = records.read_data(page)
    code = report(parsed.diagnostics, page)
    asked = printing.asked(lists, sort == "style", strict, engine)
    text, styled = printing.bibliography(parsed.value, files, to, asked, page)
    return max(code, styled, output.put(text, out))
