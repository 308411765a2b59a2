"""The command ``sibcite parse``: a printed reference list becomes records."""

from __future__ import annotations

import click

from sibcite.cli import output, records, source
from sibcite.cli.messages import Refusal, report, tell

FORMS = ("auto", "list", "lines", "csl-json", "jsonl", "bibtex")


@click.command("parse")
@click.argument("file", required=False)
@click.option(
    "--from",
    "form",
    type=click.Choice(FORMS),
    default="auto",
    show_default=True,
    help="What FILE is. 'auto' goes by its ending (.bib, .json, .jsonl), then by its beginning; "
    "all else is a printed list.",
)
@click.option("--lines", is_flag=True, help="One reference a line; the same as --from lines.")
@click.option(
    "--to",
    type=click.Choice(records.FORMS),
    help="What to write. [default: by the ending of OUT, else csl-json]",
)
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(file: str | None, form: str, lines: bool, to: str | None, out: str | None) -> int:
    """Read a printed reference list into records.

    FILE is an article with a section "References", the list alone as Markdown or plain text, or
    records to convert: BibLaTeX, CSL-JSON, JSON lines. Without FILE, or for -, stdin is read.

    \b
    From an article to a bibliography:
      sibcite parse article.md -o references.bib
    From one reference a line to Zotero:
      sibcite parse --lines notes.txt --to csl-json -o zotero.json

    What was not understood stays in the record and gets a remark on stderr.
    """
    if lines and form not in ("auto", "lines"):
        raise click.UsageError(f"--lines and --from {form} say different things.")
    if file is None and not source.is_piped():
        raise click.UsageError("There is nothing to read: name a FILE, or - for stdin.")
    target = to or records.form_to_write(out)
    page = source.take(file)
    parsed = records.read(page, "lines" if lines else form)
    code = report(parsed.diagnostics, page)
    if output.is_input(out, page) and any(each.severity == "error" for each in parsed.diagnostics):
        message = f"'{out}' is left as it was, for not all of it was read."
        raise Refusal.of(page, "not-overwritten", message, "Write to another file.")
    written = output.put(records.write(parsed.value, target), out)
    tell(records.counted(parsed))
    return max(code, written)
