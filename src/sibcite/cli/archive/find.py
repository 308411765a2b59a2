"""The command ``sibcite archive find``: archives by abbreviation, name, former name or place."""

from __future__ import annotations

import click

from sibcite.cli import output
from sibcite.cli.archive.list import show
from sibcite.cli.messages import FINDINGS, Page, report
from sibcite.model import Diagnostic


@click.command("find")
@click.argument("text", nargs=-1, required=True)
def command(text: tuple[str, ...]) -> int:
    """Find archives by abbreviation, name, former name or place.

    Any script, spelling and part of a name will do.

    \b
    Examples:
      sibcite archive find ЦГАОР
      sibcite archive find Irkutsk
      sibcite archive find military history
    """
    from sibcite.archives import search

    wanted = " ".join(text)
    found = search(wanted)
    if found:
        return output.put("".join(map(show, found)), None)
    hint = "Try a part of its name, or the place; `sibcite archive list` names all."
    message = f"No archive is known as '{wanted}'."
    report([Diagnostic("unknown-archive", "warning", message, None, hint)], Page("TEXT"))
    return FINDINGS
