"""The command ``sibcite archive list``: every archive, a line each."""

from __future__ import annotations

import click

from sibcite.cli import output


@click.command("list")
@click.option("--country", metavar="CODE", help="Only those of a country: RU, UA, JP.")
def command(country: str | None) -> int:
    """List the archives, a line each: key, abbreviation, name, place."""
    from sibcite.tables import archives

    rows = archives().values()
    wanted = [row.key for row in rows if country is None or row.country == country.upper()]
    return output.put("".join(map(show, wanted)), None)


def show(key: str) -> str:
    """A line on an archive: its key, abbreviation, name, English name and place."""
    from sibcite.tables import archives

    row = archives()[key]
    short = (*row.abbreviation, *row.latin, "")[0]
    named = [
        short,
        row.name[0],
        row.english[0] if row.english else "",
        f"{row.place}, {row.country}",
    ]
    return "\t".join([key, *dict.fromkeys(each for each in named if each)]) + "\n"
