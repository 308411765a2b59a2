"""Printed references read as their pages of cases say."""

from __future__ import annotations

import pytest

from sibcite.read.reference import parse
from tests.cases import Case, cases
from tests.read.bent import PAGES
from tests.read.described import described


@pytest.mark.parametrize(
    "case",
    [case for page in PAGES for case in cases(__file__, page)],
    ids=lambda case: case.title,
)
def test_a_reference_is_read_as_its_case_says(case: Case) -> None:
    assert described(parse(case.blocks[0]).value) == case.blocks[1]


@pytest.mark.parametrize("case", cases(__file__, "article.md"), ids=lambda case: case.title)
def test_the_article_reads_the_same_without_italics_and_link_brackets(case: Case) -> None:
    bare = case.blocks[0].replace("*", "").replace("<", "").replace(">", "")
    assert described(parse(bare).value) == case.blocks[1]
