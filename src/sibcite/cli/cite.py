"""The command ``sibcite cite``: one citation of one or several works."""

from __future__ import annotations

import click

import sibcite
from sibcite.cli import output, printing, records, source
from sibcite.cli.messages import Page, Refusal, report
from sibcite.model import Diagnostic, Record

# The locator terms of CSL 1.0.2, hyphenated as in styles.
LABELS = (
    "act",
    "appendix",
    "article-locator",
    "book",
    "canon",
    "chapter",
    "column",
    "elocation",
    "equation",
    "figure",
    "folio",
    "issue",
    "line",
    "note",
    "opus",
    "page",
    "paragraph",
    "part",
    "rule",
    "scene",
    "section",
    "sub-verbo",
    "supplement",
    "table",
    "timestamp",
    "title-locator",
    "verse",
    "version",
    "volume",
)


@click.command("cite")
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@printing.style_option
@printing.markup_option
@click.option(
    "-b",
    "--bibliography",
    "file",
    metavar="FILE",
    help="The bibliography. [default: references.bib in this folder, else the worked example]",
)
@click.option("--locator", default="", metavar="TEXT", help="The place in the work: 46, 12-15.")
@click.option(
    "--locator-label",
    "label",
    type=click.Choice(LABELS),
    default="page",
    metavar="TERM",
    show_default=True,
    help="What the locator counts, a CSL term: page, folio, chapter, volume ...",
)
@click.option("--prefix", default="", metavar="TEXT", help="Text before: 'see also '.")
@click.option("--suffix", default="", metavar="TEXT", help="Text after.")
@printing.engine_option
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(
    keys: tuple[str, ...],
    style: str,
    to: str,
    file: str | None,
    engine: str,
    out: str | None,
    **place: str,
) -> int:
    """Print one citation.

    KEY is the key of a record in the bibliography; several keys make one citation of several
    works, in that order.

    \b
    A page of a book:
      sibcite cite katasonova2005 --style kritika --locator 46
    Two works, from a bibliography of your own:
      sibcite cite kuznetsov1997 karpov1997 -b my.bib --style chicago-author-date
    """
    if place["locator"] and len(keys) > 1:
        raise click.UsageError("--locator speaks of one work; cite the others apart.")
    files = printing.find_style(style)
    page = source.take(file) if file else source.default()
    parsed = records.read_data(page)
    _refuse_unknown(keys, parsed.value, page)
    code = report([each for each in parsed.diagnostics if each.severity == "error"], page)
    works = sibcite.cluster(keys, **place)
    text, styled = printing.citation(parsed.value, works, files, to, engine, page)
    return max(code, styled, output.put(text + "\n", out))


def _refuse_unknown(keys: tuple[str, ...], known: tuple[Record, ...], page: Page) -> None:
    from difflib import get_close_matches

    ids = [record.id for record in known]
    remarks = []
    for key in keys:
        if key not in ids:
            near = ", ".join(get_close_matches(key, ids)) or ", ".join(ids[:5])
            message = f"No record is called '{key}'."
            remarks.append(Diagnostic("unknown-key", "error", message, None, f"Nearest: {near}."))
    if remarks:
        raise Refusal(page, remarks)
