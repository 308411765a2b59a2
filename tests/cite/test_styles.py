"""House styles print what their pages of cases say.

A case is a block of printed references, or of keys of `kinds.bib`, one a line, and a block of the
list in that order, as Markdown. A third block has citations in the order of a document: the works
and what is printed, `katasonova2005, 46; garf1956 => (Katasonova 2005: 46; GARF 1956)`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from sibcite import tables
from sibcite.cite import bibliography_as_given, citations
from sibcite.model import Citation, Record
from sibcite.read import bibtex
from sibcite.read.lists import read_lines
from sibcite.write import BIBLIOGRAPHIES, CITATIONS
from tests.cases import Case, cases

PAGES = [(style, case) for style in tables.style_names() for case in cases(__file__, f"{style}.md")]
CITED = [(style, case) for style, case in PAGES if len(case.blocks) > 2]


@cache
def _kinds() -> dict[str, Record]:
    text = Path(__file__).with_name("kinds.bib").read_text(encoding="utf-8")
    parsed = bibtex.read(text)
    assert not parsed.diagnostics
    return {record.id: record for record in parsed.value}


def _records(case: Case) -> tuple[Record, ...]:
    lines = case.blocks[0].splitlines()
    if any(" " in line for line in lines):
        return read_lines(case.blocks[0]).value
    return tuple(_kinds()[key] for key in lines)


def _cluster(works: str, note: int) -> list[Citation]:
    cluster = []
    for work in works.split(";"):
        key, _, locator = work.strip().partition(", ")
        cluster.append(Citation(key, locator, note=note))
    return cluster


@pytest.mark.parametrize(
    ("style", "case"), PAGES, ids=[f"{style}: {case.title}" for style, case in PAGES]
)
def test_a_style_prints_a_reference_as_its_case_says(style: str, case: Case) -> None:
    rendered = bibliography_as_given(_records(case), tables.find_style(style))
    assert not rendered.diagnostics
    printed = BIBLIOGRAPHIES["markdown"](rendered.bibliography, rendered.layout)
    assert printed.strip().split("\n\n") == case.blocks[1].splitlines()


@pytest.mark.parametrize(
    ("style", "case"), CITED, ids=[f"{style}: {case.title}" for style, case in CITED]
)
def test_a_style_cites_as_its_case_says(style: str, case: Case) -> None:
    rows = [line.partition(" => ") for line in case.blocks[2].splitlines()]
    clusters = [_cluster(works, note) for note, (works, _, _) in enumerate(rows, 1)]
    rendered = citations(_records(case), clusters, tables.find_style(style))
    printed = [CITATIONS["markdown"](text) for text in rendered.citations]
    assert printed == [text for _, _, text in rows]
