"""The command ``sibcite styles list``: the house styles."""

from __future__ import annotations

import click

from sibcite.cli import output


@click.command("list")
@click.option("--names", is_flag=True, help="The names alone, one a line.")
def command(names: bool) -> int:
    """List the house styles.

    \b
    Examples:
      sibcite styles list
      for s in $(sibcite styles list --names); do sibcite styles preview $s; done
    """
    from sibcite.tables import find_style, style_names

    known = style_names()
    if names:
        return output.put("".join(f"{name}\n" for name in known), None)
    from sibcite.cite import load

    width = max(map(len, known))
    rows = [f"{name:<{width}}  {load(find_style(name)).title}\n" for name in known]
    return output.put("".join(rows), None)
