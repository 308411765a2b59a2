"""Documents and lists become records at their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.read.headings import ITEM
from sibcite.read.lists import Printed, printed_in_document, read_document, read_lines
from tests.cases import Case, cases
from tests.read.bent import KNOWN, references


def _place(text: str, offset: int) -> str:
    before = text[:offset]
    return f"{before.count(chr(10)) + 1}:{offset - (before.rfind(chr(10)) + 1) + 1}"


@pytest.mark.parametrize("case", cases(__file__, "lists.md"), ids=lambda case: case.title)
def test_a_list_is_read_as_its_case_says(case: Case) -> None:
    text = case.blocks[0]
    parsed = read_document(text)
    places = [_place(text, each.place(0)) for each in printed_in_document(text)]
    lines = [f"{place} {record.id}" for place, record in zip(places, parsed.value, strict=True)]
    for remark in parsed.diagnostics:
        assert remark.span is not None
        lines.append(f"{_place(text, remark.span.start)} {remark.severity} {remark.code}")
    assert lines == case.blocks[1].splitlines()


def test_lines_may_be_numbered() -> None:
    text = "1. Panov, A. N. (2018). *Kniga* [A Book]. Moscow: Nauka.\n[2] Petrov, P. P. (19"
    parsed = read_lines(text)
    assert [record.source[:5] for record in parsed.value] == ["Panov", "Petro"]
    assert [_place(text, each.span.start) for each in parsed.diagnostics if each.span] == ["2:5"]


def _is_one_line(text: str) -> bool:
    """Whether a text is one line, and what is left of it does not begin like a numbered item."""
    return len(text.splitlines()) == 1 and not ITEM.match(text)


@given(st.lists(references().filter(_is_one_line), max_size=5))
def test_one_reference_a_line_gives_one_record_a_line(lines: list[str]) -> None:
    read = read_lines("\n".join(lines)).value
    assert [record.source for record in read] == [line.strip() for line in lines if line.strip()]


@given(st.lists(references(), max_size=4).map("\n".join))
def test_reading_a_document_never_fails_and_its_remarks_lie_in_it(text: str) -> None:
    parsed = read_document(text)
    assert len({record.id for record in parsed.value}) == len(parsed.value)
    for remark in parsed.diagnostics:
        assert remark.span is not None
        assert remark.span.end <= len(text)


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=5, unique=True))
def test_a_place_in_a_reference_is_found_in_the_document(known: list[str]) -> None:
    text = "# Article\n\n## References\n\n" + "\n".join(f"- {each}" for each in known)
    for printed, reference in zip(printed_in_document(text), known, strict=True):
        start = printed.place(0)
        assert text[start : start + len(reference)] == reference


def test_a_place_behind_a_line_break_is_found() -> None:
    printed = Printed("one two", ((0, 10), (4, 20)))
    assert [printed.place(offset) for offset in (0, 3, 4, 6)] == [10, 13, 20, 22]


def test_the_documents_own_abbreviations_tell_archives_apart() -> None:
    text = """# Plen

## Список сокращений

ГАКО — Государственный архив Калужской области

## References

- ГАКО (1922). *Plen*. Ф. 26, оп. 1, д. 2.
"""
    (record,) = read_document(text).value
    assert record.address is not None
    assert record.address.archive == "gako-kaluga"
    (other,) = read_document(text.replace("Список сокращений", "Plan")).value
    assert other.address is not None
    assert other.address.archive is None
