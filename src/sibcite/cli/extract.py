"""The command ``sibcite extract``: the works of a manuscript's list and live citations."""

from __future__ import annotations

import click

from sibcite.cli import manuscripts, output, records
from sibcite.cli.messages import FINDINGS, Page, report
from sibcite.model import Diagnostic


@click.command("extract")
@click.argument("file", metavar="MANUSCRIPT")
@click.option(
    "--to",
    type=click.Choice(records.FORMS),
    help="What to write. [default: by the ending of OUT, else csl-json]",
)
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(file: str, to: str | None, out: str | None) -> int:
    """Read the works of a manuscript into records.

    MANUSCRIPT is a Word (.docx), Markdown (.md) or LaTeX (.tex) file. Live citations are those of
    Zotero, Mendeley and EndNote.

    \b
    Example:
      sibcite extract paper.docx -o references.bib
    """
    from sibcite.manuscript import records_of, unread_of

    form = to or records.form_to_write(out)
    manuscript = manuscripts.take(file)
    found = records_of(manuscript)
    if not found:
        manuscripts.tell_places(file, manuscript, unread_of(manuscript))
        hint = "A list stands under a heading such as References."
        remark = Diagnostic("no-works", "warning", "No list and no live citations.", None, hint)
        report([remark], Page(file))
        return FINDINGS
    code = manuscripts.tell_places(file, manuscript, unread_of(manuscript))
    for record in found:
        code = max(code, manuscripts.tell(f"{file}: {record.id}", record.diagnostics))
    return max(code, output.put(records.write(found, form), out))
