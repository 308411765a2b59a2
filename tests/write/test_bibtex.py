"""BibLaTeX out: what is written reads back as the same records."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sibcite.fields.variables import TYPES
from sibcite.model import Record
from sibcite.read import bibtex as reader
from sibcite.read import csljson as csljson_reader
from sibcite.read import jsonl as typed
from sibcite.write import bibtex, csljson
from tests.cases import Case, cases
from tests.strategies import hostile_records, records


@pytest.mark.parametrize("case", cases(__file__, "bibtex.md"), ids=lambda case: case.title)
def test_records_are_written_as_the_page_says(case: Case) -> None:
    assert bibtex.write(typed.read(case.blocks[0]).value) == case.blocks[1] + "\n"


@given(records())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_written_record_reads_back_the_same(record: Record) -> None:
    parsed = reader.read(bibtex.write([record]))
    assert parsed.value == (record,)
    assert parsed.diagnostics == ()


@given(st.lists(records(), max_size=3))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_a_written_list_reads_back_in_its_order(row: list[Record]) -> None:
    assert reader.read(bibtex.write(row)).value == tuple(row)


@given(records())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_a_file_of_utf_8(record: Record) -> None:
    assert bibtex.write([record]).encode().decode() == bibtex.write([record])


@given(records())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_pybtex_reads_what_is_written_as_one_entry(record: Record) -> None:
    from pybtex.database.input.bibtex import LowLevelParser

    ((_, (_, fields)),) = list(LowLevelParser(bibtex.write([record])))
    names = [name.lower() for name, _ in fields]
    assert len(set(names)) == len(names)


def test_every_type_of_csl_comes_back() -> None:
    row = [Record(f"x{number}", each) for number, each in enumerate(sorted(TYPES))]
    assert reader.read(bibtex.write(row)).value == tuple(row)


def test_the_worked_example_of_the_documentation_is_true() -> None:
    page = (Path(__file__).parents[2] / "docs" / "records.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"^```(json|bibtex)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    shown = csljson_reader.read(blocks["json"])
    assert shown.diagnostics == ()
    assert csljson.write(shown.value) == blocks["json"]
    assert bibtex.write(shown.value) == blocks["bibtex"]


def test_every_sign_that_needs_care_comes_back_in_every_field() -> None:
    for record in hostile_records():
        assert reader.read(bibtex.write([record])).value == (record,)
