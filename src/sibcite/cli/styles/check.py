"""The command ``sibcite styles check``: a style held to the schema, and tried on every type."""

from __future__ import annotations

from functools import partial

import click

from sibcite.cli import output, printing
from sibcite.cli.messages import Page, report


@click.command("check")
@click.argument("styles", nargs=-1, required=True, metavar="STYLE...")
def command(styles: tuple[str, ...]) -> int:
    """Hold a style to the schema, try every type of work, and say what is dropped or doubled.

    The CSL file is held to the schema of CSL 1.0.2 and the presentation to its settings; then a
    work of every CSL type is tried, with an archive and without. What the style drops or doubles
    is remarked on; to see what it prints: sibcite styles preview.

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
        output.put(f"{name}: valid; {found.value} works of every type are tried.\n", None)
    return code
