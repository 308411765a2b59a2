"""CSL-JSON in: cases from other programs, and that no input makes reading fail."""

from __future__ import annotations

import pytest
from hypothesis import given

from sibcite.read import csljson
from tests.cases import Case, cases
from tests.read.formats import assert_spans_lie_in, bent, described

KNOWN = [case.blocks[0] for case in cases(__file__, "csljson.md")]


@pytest.mark.parametrize("case", cases(__file__, "csljson.md"), ids=lambda case: case.title)
def test_an_input_reads_as_the_page_says(case: Case) -> None:
    assert described(case.blocks[0], csljson.read(case.blocks[0])) == case.blocks[1:]


@given(bent(KNOWN))
def test_any_input_is_read_and_every_remark_points_into_it(text: str) -> None:
    assert_spans_lie_in(text, csljson.read(text))


@pytest.mark.parametrize("text", ["[" * 100_000, '[{"id": ' + "1" * 10_000 + "}]", '{"a":' * 9_999])
def test_json_that_is_too_deep_or_too_long_is_remarked_on(text: str) -> None:
    parsed = csljson.read(text)
    assert [each.code for each in parsed.diagnostics] == ["broken-json"]


def test_a_tag_that_says_more_than_the_code_stays_beside_it() -> None:
    (record,) = csljson.read('[{"id": "a", "type": "book", "language": "en-GB"}]').value
    assert (record.language, dict(record.extra)) == ("en", {"language": "en-GB"})
