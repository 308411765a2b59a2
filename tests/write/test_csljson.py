"""CSL-JSON out: what is written reads back as the same records."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sibcite.fields.csljson import PARTS
from sibcite.fields.variables import KINDS, TYPES
from sibcite.model import ArchiveAddress, Record, Text
from sibcite.read import csljson as reader
from sibcite.read import jsonl as typed
from sibcite.write import csljson
from tests.cases import Case, cases
from tests.strategies import hostile_records, records


@pytest.mark.parametrize("case", cases(__file__, "csljson.md"), ids=lambda case: case.title)
def test_records_are_written_as_the_page_says(case: Case) -> None:
    assert csljson.write(typed.read(case.blocks[0]).value) == case.blocks[1] + "\n"


@given(records())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_written_record_reads_back_the_same(record: Record) -> None:
    parsed = reader.read(csljson.write([record]))
    assert parsed.value == (record,)
    assert parsed.diagnostics == ()


@given(st.lists(records(), max_size=3))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_a_written_list_reads_back_in_its_order(row: list[Record]) -> None:
    assert reader.read(csljson.write(row)).value == tuple(row)


@given(records())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_a_file_of_utf_8(record: Record) -> None:
    assert csljson.write([record]).encode().decode() == csljson.write([record])


@given(records())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_an_item_has_only_what_the_schema_knows(record: Record) -> None:
    (item,) = json.loads(csljson.write([record]))
    ours = {"id", "type", "custom", "language", "citation-label", "year-suffix", "archive"}
    assert item.keys() <= {*KINDS, *ours, "archive_location"}
    assert item["type"] in TYPES
    for names in (value for key, value in item.items() if KINDS.get(key) == "names"):
        assert all(name.keys() <= {*PARTS, "static-ordering"} for name in names)
    for date in (value for key, value in item.items() if KINDS.get(key) == "dates"):
        assert date.keys() <= {"date-parts", "season", "circa", "literal"}


def test_every_sign_that_needs_care_comes_back_in_every_field() -> None:
    for record in hostile_records():
        assert reader.read(csljson.write([record])).value == (record,)


def test_other_programs_are_told_where_a_known_archive_is_and_we_read_the_same_back() -> None:
    address = ArchiveAddress(archive="garf", written="GARF", location="F. 1", carrier="hoover")
    record = Record(id="a", type="manuscript", address=address)
    (item,) = json.loads(csljson.write([record]))
    assert item["archive-place"] == "Moscow"
    assert reader.read(csljson.write([record])).value == (record,)
    said = replace(record, texts={"archive-place": Text("Moscow")})
    assert reader.read(csljson.write([said])).value == (said,)
