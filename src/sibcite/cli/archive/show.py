"""The command ``sibcite archive show``: what is known of an archive, and where from."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from sibcite.cli import output
from sibcite.cli.archive import lines
from sibcite.tables import Archive, FormerName


@click.command("show")
@click.argument("key")
@click.option("--year", type=int, help="Say what the archive was called in this year.")
@click.option(
    "--to",
    type=click.Choice(("plain", "json")),
    default="plain",
    show_default=True,
    help="The output.",
)
def command(key: str, year: int | None, to: str) -> int:
    """Say what is known of an archive, and where from.

    KEY is that of `sibcite archive find` and of records: garf, tsamo, gako-kursk.

    \b
    Example:
      sibcite archive show garf --year 1955
    """
    from sibcite import tables
    from sibcite.archives import name_in

    lines.known(key)
    row = tables.archives()[key]
    former = [each for each in tables.former_names() if each.archive == key]
    then = name_in(key, year) if year is not None else ()
    if to == "json":
        described = {**asdict(row), "former": [asdict(each) for each in former]}
        if year is not None:
            described["called"] = {"year": year, "names": list(then)}
        return output.put(json.dumps(described, ensure_ascii=False, indent=1) + "\n", None)
    shown = [f"{label:<14}{value}" for label, value in _said(row, former) if value]
    if year is not None:
        shown.append(f"{f'in {year}':<14}{_called(then, former)}")
    return output.put("".join(f"{each}\n" for each in shown), None)


def _said(row: Archive, former: list[FormerName]) -> list[tuple[str, str]]:
    from sibcite.tables import schemes

    place = f"{row.place}, {row.country}" if row.country else row.place
    return [
        ("key", row.key),
        ("abbreviation", ", ".join((*row.abbreviation, *row.latin))),
        ("name", row.name[0]),
        ("ALA-LC", (*row.ala_lc, "")[0]),
        ("BGN/PCGN", (*row.bgn_pcgn, "")[0]),
        ("English", "; ".join(row.english)),
        ("in print", ", ".join(row.variants)),
        ("place", place),
        ("levels", " > ".join(schemes()[row.scheme].levels)),
        ("formerly", "; ".join(map(_formerly, former))),
        ("homepage", row.homepage),
        ("Wikidata", row.wikidata),
        ("note", row.note),
        ("source", row.source),
        ("evidence", row.evidence),
        ("confidence", row.confidence),
    ]


def _called(then: tuple[str, ...], former: list[FormerName]) -> str:
    """The names of a year, and how far they are known."""
    if not then:
        return "not known; its names are recorded for other years alone"
    if not any(each.years for each in former):
        return f"{then[0]} (as today: no years of other names are recorded)"
    return ", ".join(then)


def _formerly(row: FormerName) -> str:
    said = ", ".join(row.years).replace("-", "–") or row.note
    return f"{' / '.join(row.label)} ({said})" if said else " / ".join(row.label)
