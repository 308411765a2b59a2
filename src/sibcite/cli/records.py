"""Records for the commands: read from whatever was given, written as was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import sibcite
from sibcite.cli.messages import Misuse, Page, Refusal, Unreadable, tell
from sibcite.cli.source import ENDINGS, form_of
from sibcite.model import Diagnostic, Parsed, Record

FORMS = ("csl-json", "jsonl", "bibtex")
MANUSCRIPTS = (".md", ".tex")
# Beyond this, reading takes seconds and not the blink of an eye.
LONG = 300_000
NOTHING = Diagnostic("no-records", "warning", "There is no record in it.")
PRINTED = {"list": sibcite.parse, "lines": sibcite.parse_lines}


def read(page: Page, form: str) -> Parsed[tuple[Record, ...]]:
    """The records of a text in one of the forms, or in the form it seems to have (`auto`).

    Raises:
        Refusal: It is text without a reference in it.
        Unreadable: It is data of which nothing could be read.
    """
    form = form_of(page) if form == "auto" else form
    if len(page.text) > LONG:
        tell(f"Reading {len(page.text) / 1e6:.1f} million characters ...")
    parsed = _read(page.text, form)
    if not parsed.value and any(each.severity == "error" for each in parsed.diagnostics):
        stop = Refusal if form in PRINTED else Unreadable
        raise stop(page, parsed.diagnostics)
    if not parsed.value and not parsed.diagnostics:
        return replace(parsed, diagnostics=(NOTHING,))
    return parsed


def read_data(page: Page) -> Parsed[tuple[Record, ...]]:
    """The records of a bibliography, which is data and no printed list.

    Raises:
        Unreadable: It is no data, or nothing of it could be read.
    """
    form = form_of(page)
    if form == "list":
        message = "This is neither BibLaTeX nor CSL-JSON nor JSON lines."
        hint = "To format a printed list: sibcite parse LIST | sibcite format - --style STYLE."
        if Path(page.name).suffix.lower() in MANUSCRIPTS:
            hint = f"{hint[:-1]}; that of a manuscript: sibcite extract {page.name} -o refs.bib."
        raise Unreadable.of(page, "no-bibliography", message, hint)
    return read(page, form)


def write(records: Sequence[Record], form: str) -> str:
    """The records in one of `FORMS`."""
    return sibcite.write(records, form)


def form_to_write(output: str | None) -> str:
    """The form that the name of an output file asks for; CSL-JSON if it has no ending.

    Raises:
        Misuse: The ending is of no form of records; the message names those there are.
    """
    ending = Path(output or "").suffix.lower()
    form = ENDINGS.get(ending, "")
    if ending and form not in FORMS:
        choices = ", ".join(each for each, form in ENDINGS.items() if form in FORMS)
        message = f"'{ending}' is no format of records. Choices: {choices}."
        hint = f"Or name what to write: --to {', --to '.join(FORMS)}."
        raise Misuse.of(Page(str(output)), "unknown-format", message, hint)
    return form or "csl-json"


def counted(parsed: Parsed[tuple[Record, ...]]) -> str:
    """What was read, in a line: `21 references read, 2 remarks.`."""
    return f"{_count(len(parsed.value), 'reference')} read, {_remarks(len(parsed.diagnostics))}."


def _remarks(number: int) -> str:
    return _count(number, "remark") if number else "nothing to remark on"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _read(text: str, form: str) -> Parsed[tuple[Record, ...]]:
    return PRINTED[form](text) if form in PRINTED else sibcite.read(text, form)
