"""JSON lines out: what is written reads back as the same records."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sibcite.model import Record
from sibcite.read import jsonl as reader
from sibcite.read import jsonl as typed
from sibcite.write import jsonl
from tests.cases import Case, cases
from tests.strategies import hostile_records, records


@pytest.mark.parametrize("case", cases(__file__, "jsonl.md"), ids=lambda case: case.title)
def test_records_are_written_as_the_page_says(case: Case) -> None:
    assert jsonl.write(typed.read(case.blocks[0]).value) == case.blocks[1] + "\n"


@given(records())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_written_record_reads_back_the_same(record: Record) -> None:
    parsed = reader.read(jsonl.write([record]))
    assert parsed.value == (record,)
    assert parsed.diagnostics == ()


@given(st.lists(records(), max_size=3))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_a_written_list_reads_back_in_its_order(row: list[Record]) -> None:
    assert reader.read(jsonl.write(row)).value == tuple(row)


@given(records())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_a_file_of_utf_8(record: Record) -> None:
    assert jsonl.write([record]).encode().decode() == jsonl.write([record])


def test_every_sign_that_needs_care_comes_back_in_every_field() -> None:
    for record in hostile_records():
        assert reader.read(jsonl.write([record])).value == (record,)
