"""The command ``sibcite detect``: languages and romanizations of a list's titles."""

from __future__ import annotations

import click

from sibcite.cli import output, records, source
from sibcite.cli.messages import Page, report
from sibcite.model import Diagnostic

# No title is longer; a text with a longer line is an article.
_LONGEST = 400


@click.command("detect")
@click.argument("file", required=False)
def command(file: str | None) -> int:
    """Tell languages and romanization of a list, and what deviates.

    FILE is a printed list, records (.bib, .json) or titles, one a line; without it, or for -,
    stdin is read. For each title its language and the systems that it may be in are printed, then
    the systems that most titles of the list fit.

    \b
    Examples:
      sibcite detect references.bib
      sibcite detect titles.txt
    """
    from sibcite.romanize import compatible_systems, language, system_of

    if file is None and not source.is_piped():
        raise click.UsageError("There is nothing to read: name a FILE, or - for stdin.")
    page = source.take(file)
    titles = _titles(page)
    rows = []
    for id_, title in titles:
        systems = compatible_systems(title)
        rows.append(f"{id_}\t{language(title) or '-'}\t{' '.join(systems) or '-'}\n")
    systems, deviating = system_of(title for _, title in titles)
    rows.append(f"list\t\t{' '.join(systems) or '-'}\n")
    message = "The title of '{}' is in another romanization than its list: {}."
    hint = "One list is in one romanization: sibcite convert puts it so."
    remarks = [
        Diagnostic("other-system", "warning", message.format(id_, title[:60]), None, hint)
        for id_, title in titles
        if title in deviating
    ]
    return max(report(remarks, page), output.put("".join(rows), None))


def _titles(page: Page) -> list[tuple[str, str]]:
    """The titles with their keys; of a text of short lines without a reference, these by number."""
    from sibcite import parse

    lines = [(f"line {n}", line.strip()) for n, line in enumerate(page.text.splitlines(), start=1)]
    if (
        source.form_of(page) == "list"
        and all(len(line) <= _LONGEST for _, line in lines)
        and not any(each.text("title") for each in parse(page.text).value)
    ):
        return [(key, line) for key, line in lines if line]
    return [(each.id, each.text("title")) for each in records.read(page, "auto").value]
