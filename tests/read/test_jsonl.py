"""JSON lines in: cases from other programs, and that no input makes reading fail."""

from __future__ import annotations

import pytest
from hypothesis import given

from sibcite.read import jsonl
from tests.cases import Case, cases
from tests.read.formats import assert_spans_lie_in, bent, described

KNOWN = [case.blocks[0] for case in cases(__file__, "jsonl.md")]


@pytest.mark.parametrize("case", cases(__file__, "jsonl.md"), ids=lambda case: case.title)
def test_an_input_reads_as_the_page_says(case: Case) -> None:
    assert described(case.blocks[0], jsonl.read(case.blocks[0])) == case.blocks[1:]


@given(bent(KNOWN))
def test_any_input_is_read_and_every_remark_points_into_it(text: str) -> None:
    assert_spans_lie_in(text, jsonl.read(text))
