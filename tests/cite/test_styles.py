"""House styles print what their pages of cases say."""

from __future__ import annotations

import pytest

from sibcite import tables
from sibcite.cite import bibliography_as_given
from sibcite.read.lists import read_lines
from sibcite.write import BIBLIOGRAPHIES
from tests.cases import Case, cases

PAGES = [(style, case) for style in tables.style_names() for case in cases(__file__, f"{style}.md")]


@pytest.mark.parametrize(
    ("style", "case"), PAGES, ids=[f"{style}: {case.title}" for style, case in PAGES]
)
def test_a_style_prints_a_reference_as_its_case_says(style: str, case: Case) -> None:
    records = read_lines(case.blocks[0]).value
    rendered = bibliography_as_given(records, tables.find_style(style))
    assert not rendered.diagnostics
    printed = BIBLIOGRAPHIES["markdown"](rendered.bibliography, rendered.layout)
    assert printed.strip().split("\n\n") == case.blocks[1].splitlines()
