"""The command ``sibcite convert``: records in another format or another romanization."""

from __future__ import annotations

import click

from sibcite.cli import output, records, source
from sibcite.cli.messages import report


@click.command("convert")
@click.argument("file")
@click.argument("out", required=False)
@click.option("--romanization", metavar="SYSTEM", help="A system such as ala-lc, or cyrillic.")
@click.option("--from", "origin", default="auto", help="The romanization of FILE. [default: auto]")
@click.option("--keep", multiple=True, metavar="FAMILY", help="A family that stays as spelt.")
@click.option("--to", type=click.Choice(records.FORMS), help="What to write. [default: by OUT]")
def command(
    file: str,
    out: str | None,
    romanization: str | None,
    origin: str,
    keep: tuple[str, ...],
    to: str | None,
) -> int:
    """Write records in another format or another romanization.

    FILE is a bibliography (.bib, .json, .jsonl) or a printed list. Titles, journals, publishers,
    places, names and labels in Russian are put into the system; a family under --keep stays. What
    was restored to Cyrillic is named in the record as restored, and is no print.

    \b
    Examples:
      sibcite convert references.bib russian.bib --romanization cyrillic
      sibcite convert references.bib loc.bib --romanization ala-lc --keep Gareev
    """
    form = to or records.form_to_write(out)
    page = source.take(file)
    parsed = records.read(page, "auto")
    code = report(parsed.diagnostics, page)
    made = parsed.value
    if romanization is not None:
        from sibcite.cli.systems import source_named, target_named
        from sibcite.romanize.records import converted

        target = target_named("--romanization", romanization)
        found = converted(made, target, source_named(origin), keep)
        made, code = found.value, max(code, report(found.diagnostics, page))
    return max(code, output.put(records.write(made, form), out))
