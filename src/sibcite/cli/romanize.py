"""The command ``sibcite romanize``: a text in another romanization, or in Cyrillic."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import click

from sibcite.cli import output, source
from sibcite.cli.messages import Page, report
from sibcite.cli.systems import source_named, target_named
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
    # A page of text has no length that a file's name may have; `isfile` says no to it.
    is_page = text in (None, "-") or os.path.isfile(str(text))
    page = source.take(text) if is_page else Page("TEXT", str(text))
    to, source_system = target_named("--to", target, _KANA), source_named(origin)
    lines, remarks, start = [], list[Diagnostic](), 0
    for line in page.text.splitlines(keepends=True):
        made, said = _line(line.rstrip("\r\n"), source_system, to)
        lines.append(made)
        remarks += [replace(each, span=each.span and each.span.moved(start)) for each in said]
        start += len(line)
    code = report(remarks, page)
    put = output.put("".join(f"{line}\n" for line in lines), out)
    return max(code, put)


def _line(line: str, origin: str, target: str) -> tuple[str, list[Diagnostic]]:
    from sibcite.romanize.kana import romanize_kana

    if target in _KANA:
        return romanize_kana(line, target), list(_kanji(line))
    scripts = {unicodedata.name(each, "").split(" ")[0] for each in line if each.isalpha()}
    if "CYRILLIC" in scripts and not origin:
        cyrillic, remarks = line, list(_amid(line)) if target == "cyrillic" else []
    else:
        cyrillic, remarks = _restored(line, origin) if scripts else (line, [])
    if target == "cyrillic" or not scripts:
        return cyrillic, remarks
    made, said = _romanized(cyrillic, target)
    return made, remarks + said


def _romanized(line: str, target: str) -> tuple[str, list[Diagnostic]]:
    """A Cyrillic line in a system; as it is if its language has none of that name."""
    from sibcite.romanize import language, romanize
    from sibcite.romanize.named import LANGUAGES, is_named, no_system, system_named

    found = language(line)
    code = next((each for each in LANGUAGES if target.startswith(f"{each}-")), "")
    code = code or (found if found in LANGUAGES else "ru")
    if is_named(target, code):
        return romanize(line, system_named(target, code)), []
    message, span = no_system(target, code), Span(0, len(line))
    return line, [Diagnostic("not-romanized", "warning", message, span, "It stays as it is.")]


def _amid(line: str) -> Iterator[Diagnostic]:
    """A note on Latin words amid Cyrillic, which stay."""
    found = re.search(r"[A-Za-z\u00c0-\u024f'’]{3,}", line)
    if found:
        message = f"'{found[0]}' is in Latin letters amid Cyrillic and stays."
        hint = "If it is romanized Russian, name its system: --from."
        yield Diagnostic("latin-word", "note", message, Span(*found.span()), hint)


def _kanji(line: str) -> Iterator[Diagnostic]:
    """A remark on kanji, whose reading cannot be told from their looks."""
    found = re.search(r"[一-鿿々]+", line)
    if found:
        message = f"'{found[0]}' is kanji and stays: only kana say how they are read."
        hint = "With sibcite[ja], sibcite.romanize.japanese suggests a reading."
        yield Diagnostic("kanji", "warning", message, Span(*found.span()), hint)


def _restored(line: str, origin: str) -> tuple[str, list[Diagnostic]]:
    """A romanized line in Cyrillic, with a remark on each doubtful word."""
    from sibcite.romanize import language, restore
    from sibcite.romanize.doubts import doubts
    from sibcite.romanize.named import english_name
    from sibcite.romanize.persons import family

    found_in = language(line)
    found = restore(line, origin or None)
    is_left = not all(word.alternatives for word in found.words)
    is_open = found_in in ("", "uk", "be") or (found_in == "ru" and is_left)
    if not origin and is_open and (name := family(line)):
        message = "It is taken for a Russian name by its letters."
        hint = "If it is another language's, leave it as it is."
        return name, [Diagnostic("guessed-language", "note", message, Span(0, len(line)), hint)]
    if not origin and found_in and found_in != "ru":
        looks = f"it looks like {english_name(found_in)}"
        message = f"This is no romanized Russian ({looks}); it stays as it is."
        hint = "If it is Russian, name its system: --from."
        return line, [Diagnostic("not-romanized", "warning", message, Span(0, len(line)), hint)]
    return found.text, [
        Diagnostic("doubtful-restoration", "warning", each.message, each.span, each.hint)
        for each in doubts(line, found)
    ]
