"""The command ``sibcite styles preview``: the worked example in a style."""

from __future__ import annotations

import click

from sibcite.cli import asking, output, printing, records, source
from sibcite.cli.messages import Page


@click.command("preview")
@click.argument("style")
@printing.markup_option
@asking.lists_option
@asking.settings_options
@click.option("-b", "--bibliography", "file", metavar="FILE", help="Print this one instead.")
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(
    style: str,
    to: str,
    lists: str | None,
    file: str | None,
    out: str | None,
    **settings: str | tuple[str, ...] | None,
) -> int:
    """Print the worked example in a style.

    That is the 21 references of an article on Japanese prisoners of war: books, articles,
    agreements, and documents of three archives.

    \b
    Examples:
      sibcite styles preview kritika
      sibcite styles preview apa --titles 'romanized [translated]'
    """
    from sibcite import tables

    files = asking.asked_style(printing.find_style(style), settings)
    page = source.take(file) if file else source.take(str(tables.bibliography()))
    parsed = records.read_data(page)
    asked = printing.asked(lists, True, False, "sibcite")
    text, code = printing.bibliography(parsed.value, files, to, asked, Page(page.name))
    return max(code, output.put(text, out))
