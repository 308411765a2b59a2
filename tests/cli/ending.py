"""A command that ends as it is told, for the tests of how runs end."""

from __future__ import annotations

import builtins

import click


@click.command("ending")
@click.argument("how")
def command(how: str) -> int:
    """End with an exit code, or with the exception of that name."""
    if how.isdigit():
        return int(how)
    raise getattr(builtins, how)("what was seen")
