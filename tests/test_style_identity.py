"""What a house style prints is read back so that the style prints the same again.

A manuscript whose list is its only source of works is built anew from what the first run has
printed; so every kind of work, in every style, must come through.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sibcite.cite import bibliography_as_given
from sibcite.model import Record
from sibcite.read import READERS
from sibcite.read.lists import read_lines
from sibcite.tables import find_style, style_names
from sibcite.write import markdown

KINDS = READERS["bibtex"](
    (Path(__file__).parent / "cite" / "kinds.bib").read_text(encoding="utf-8")
).value

UNREAD = ("unread-text", "not-a-reference", "no-imprint", "no-title", "doubtful-field")


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.id)
def test_what_is_printed_is_read_and_printed_the_same(style: str, record: Record) -> None:
    once = _printed(style, record)
    (back,) = read_lines(once).value
    assert not [each.message for each in back.diagnostics if each.code in UNREAD]
    assert _printed(style, back) == once


def _printed(style: str, record: Record) -> str:
    """The entry of a record in Markdown, its number behind a plain sign."""
    entries = bibliography_as_given((record,), find_style(style)).bibliography
    return markdown.write(entries).strip()
