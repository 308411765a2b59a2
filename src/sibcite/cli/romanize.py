"""The command ``sibcite romanize``: a text in another romanization, or in Cyrillic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from sibcite.cli import output, source
from sibcite.cli.messages import FINDINGS, Misuse, Page, report
from sibcite.model import Diagnostic, Span

_KANA = ("hepburn", "kunrei", "nihon")


@click.command("romanize")
@click.argument("text", required=False)
@click.option("--from", "origin", default="auto", show_default=True, help="The system of TEXT.")
@click.option("--to", "target", required=True, help="A system, or cyrillic.")
@click.option("-o", "--output", "out", metavar="OUT", help="Write to this file, not to stdout.")
def command(text: str | None, origin: str, target: str, out: str | None) -> int:
    """Put a text into a romanization, or back into Cyrillic.

    TEXT is a text or a file of texts, one a line; without it, or for -, stdin is read. Systems are
    bgn-pcgn, ala-lc, iso9, scholarly, gost7034 and others, and for kana hepburn, kunrei and nihon;
    a wrong one lists them all.

    \b
    Examples:
      sibcite romanize "Японские военнопленные" --to bgn-pcgn
      sibcite romanize "Yaponskiye voyennoplennyye" --to ala-lc-simplified
      sibcite romanize "Yaponskiye voyennoplennyye" --to cyrillic

    What is restored to Cyrillic is likely and not certain; doubtful words get a remark on stderr.
    """
    if text is None and not source.is_piped():
        raise click.UsageError("There is nothing to romanize: give a TEXT, or - for stdin.")
    is_page = text in (None, "-") or Path(str(text)).is_file()
    page = source.take(text) if is_page else Page("TEXT", str(text))
    lines, remarks, start = [], list[Diagnostic](), 0
    try:
        for line in page.text.splitlines(keepends=True):
            made, said = _line(line.rstrip("\r\n"), origin, target)
            lines.append(made)
            remarks += [replace(each, span=each.span and each.span.moved(start)) for each in said]
            start += len(line)
    except ValueError as fault:
        raise Misuse.of(Page("--to"), "unknown-system", str(fault)) from None
    code = report(remarks, page)
    put = output.put("".join(f"{line}\n" for line in lines), out)
    return max(code, put, FINDINGS if remarks else 0)


def _line(line: str, origin: str, target: str) -> tuple[str, list[Diagnostic]]:
    from sibcite.romanize.kana import romanize_kana

    if target in _KANA:
        return romanize_kana(line, target), list(_kanji(line))
    cyrillic, remarks = line, list[Diagnostic]()
    scripts = {unicodedata.name(each, "").split(" ")[0] for each in line if each.isalpha()}
    if "LATIN" in scripts and "CYRILLIC" not in scripts:
        cyrillic, remarks = _restored(line, origin)
    if target == "cyrillic":
        return cyrillic, remarks
    from sibcite.romanize import language, romanize
    from sibcite.romanize.records import LANGUAGES, system_named

    code = next((each for each in LANGUAGES if target.startswith(f"{each}-")), "")
    found = language(cyrillic)
    return romanize(
        cyrillic, system_named(target, code or (found if found in LANGUAGES else "ru"))
    ), remarks


def _kanji(line: str) -> Iterator[Diagnostic]:
    """A remark on kanji, whose reading cannot be told from their looks."""
    found = re.search(r"[一-鿿々]+", line)
    if found:
        message = f"'{found[0]}' is kanji and stays: only kana say how they are read."
        hint = "With sibcite[ja], sibcite.romanize.japanese suggests a reading."
        yield Diagnostic("kanji", "warning", message, Span(*found.span()), hint)


def _restored(line: str, origin: str) -> tuple[str, list[Diagnostic]]:
    """A romanized line in Cyrillic, with a remark on each doubtful word."""
    from sibcite.romanize import language
    from sibcite.romanize.doubts import doubts
    from sibcite.romanize.records import LANGUAGES, system_named
    from sibcite.romanize.restore import restore

    found_in = language(line)
    if origin == "auto" and found_in and found_in not in LANGUAGES:
        message = f"This is no romanized Russian (it looks like '{found_in}'); it stays as it is."
        span = Span(0, len(line))
        return line, [Diagnostic("not-romanized", "warning", message, span, "Name its --from.")]
    found = restore(line, None if origin == "auto" else system_named(origin))
    return found.text, [
        Diagnostic("doubtful-restoration", "warning", each.message, each.span, each.hint)
        for each in doubts(line, found)
    ]
