"""The command ``sibcite archive parse``: addresses become levels."""

from __future__ import annotations

import json

import click

from sibcite.archives import Hints
from sibcite.cli import output
from sibcite.cli.archive import lines
from sibcite.cli.messages import Page, report
from sibcite.model import Diagnostic, moved

TO = ("json", "plain")


@click.command("parse")
@lines.options
@click.option("--to", type=click.Choice(TO), default="json", show_default=True, help="The output.")
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(
    text: tuple[str, ...],
    near: str,
    archive: str,
    abbreviations: str | None,
    to: str,
    out: str | None,
) -> int:
    """Read archival addresses into their levels.

    Each TEXT is a line, a footnote with one address or several; or TEXT is a file of lines.
    Without TEXT, or for -, stdin is read. A line in gives a line out: a JSON object with the
    addresses, their archive, levels and remarks; or with --to plain the levels alone, and the
    remarks on stderr.

    \b
    Examples:
      sibcite archive parse "ГАКО. Ф. 1. Оп. 2. Д. 3" --near Калуга
      sibcite archive parse footnotes.txt --to plain

    An ibid. (Там же) at the head of a line goes on from the line before; the number of a note
    at its head is no part of the address.
    """
    page = lines.take(text)
    known = lines.hints(near, archive, abbreviations)
    if to == "json":
        return output.put(_json(page, known), out)
    shown, remarks = _plain(page, known)
    code = report(remarks, page)
    return max(code, output.put(shown, out))


def _json(page: Page, known: Hints) -> str:
    from sibcite.archives import describe, unread

    rows = []
    for line, _, found in lines.read(page, known):
        said = () if found or not line.strip() else unread(line)
        rows.append(json.dumps(describe.line(line, found, said), ensure_ascii=False) + "\n")
    return "".join(rows)


def _plain(page: Page, known: Hints) -> tuple[str, list[Diagnostic]]:
    """The addresses, those of a line together, and the remarks with their places in the page."""
    from sibcite.archives import describe, unread

    rows: list[str] = []
    remarks: list[Diagnostic] = []
    for line, start, found in lines.read(page, known):
        said = [remark for each in found for remark in each.remarks]
        remarks += moved(said if found or not line.strip() else unread(line), start)
        rows.append("; ".join(describe.plain(each.address) for each in found) or "-")
    return "".join(f"{row}\n" for row in rows), remarks
