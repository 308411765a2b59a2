"""BibLaTeX in: cases from other programs, and that no input makes reading fail."""

from __future__ import annotations

import pytest
from hypothesis import given

from sibcite.read import bibtex
from tests.cases import Case, cases
from tests.read.formats import assert_spans_lie_in, bent, described

KNOWN = [case.blocks[0] for case in cases(__file__, "bibtex.md")]


@pytest.mark.parametrize("case", cases(__file__, "bibtex.md"), ids=lambda case: case.title)
def test_an_input_reads_as_the_page_says(case: Case) -> None:
    assert described(case.blocks[0], bibtex.read(case.blocks[0])) == case.blocks[1:]


@given(bent(KNOWN))
def test_any_input_is_read_and_every_remark_points_into_it(text: str) -> None:
    assert_spans_lie_in(text, bibtex.read(text))


def test_an_entry_whose_braces_do_not_close_costs_no_other() -> None:
    text = "@book{a, title = {x}}\n@book{b, title = {{{x}\n" + "@book{c, title = {x}}\n" * 3
    assert [record.id for record in bibtex.read(text).value] == ["a", "b", "c", "c", "c"]


def test_an_entry_of_very_many_quoted_fields_is_read_in_linear_time() -> None:
    text = "@book{a, " + "".join(f'f{number} = "x", ' for number in range(20_000)) + "}"
    assert len(bibtex.read(text).value[0].extra) == 20_000


def test_entries_that_are_read_already_are_records_by_their_keys() -> None:
    part = ("InCollection", "a", {"title": "{Prisoners}", "crossref": "W"})
    whole = ("book", "w", {"title": "Siberia", "year": "2001"})
    strings = ("set", "s", {"entryset": "a,w"})
    made = bibtex.read_entries([part, strings], [whole])
    assert list(made) == ["a"]
    assert made["a"].text("title") == "Prisoners"
    assert made["a"].text("container-title") == "Siberia"
    assert made["a"].dates["issued"].year == 2001
