"""The command ``sibcite styles check``: a style held to the schema, and tried on every type."""

from __future__ import annotations

from functools import partial

import click

from sibcite.cli import output, printing
from sibcite.cli.messages import Page, report


@click.command("check")
@click.argument("styles", nargs=-1, required=True, metavar="STYLE...")
def command(styles: tuple[str, ...]) -> int:
    """Hold a style to the schema, and print every type of work in it.

    The CSL file is held to the schema of CSL 1.0.2 and the presentation to its settings; then a
    work of every CSL type is printed, with an archive and without, and what a style drops or
    doubles is remarked on.

    \b
    Example:
      sibcite styles check my-journal.csl
    """
    from sibcite.cite import trial

    code = 0
    for name in styles:
        path = name if "/" in name or not name.endswith(".csl") else f"./{name}"
        files = printing.find_style(path)
        found = printing.guarded(files, partial(trial.tried, files))
        code = max(code, report(found.diagnostics, Page(name)))
        output.put(f"{name}: valid; {found.value} works of every type are printed.\n", None)
    return code
