"""The commands ``sibcite styles …``: which styles there are."""

from __future__ import annotations

import click

from sibcite.cli import output
from sibcite.tables import style_names


@click.group("styles", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> int:
    r"""List the house styles.

    Besides these, --style takes the path of any .csl file, and, where the extra is installed
    (pip install 'sibcite[styles]'), the name of any published CSL style.

    \b
    Example:
      sibcite styles list
    """
    return 0 if ctx.invoked_subcommand else show()


@command.command("list")
def names() -> int:
    """List the house styles, a name a line."""
    return show()


def show() -> int:
    """Print the names; the exit code."""
    return output.put("".join(f"{name}\n" for name in style_names()), None)
