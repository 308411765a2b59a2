"""Dates as styles print and sort them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl import render
from sibcite.csl.dates import sort_key
from sibcite.csl.readdates import OPEN, Date
from tests.cases import Case, cases
from tests.csl.styles import items, shown, style

POINTS = st.one_of(
    st.tuples(st.integers(-(10**8), 10**8)),
    st.tuples(st.integers(-50, 50), st.integers(1, 12)),
    st.tuples(st.integers(1940, 1950), st.integers(1, 12), st.integers(1, 31)),
)


@pytest.mark.parametrize("case", cases(__file__, "date_forms.md"), ids=lambda case: case.title)
def test_dates_are_printed_as_the_page_says(case: Case) -> None:
    rendered = render(style(case.blocks[0]), items(case.blocks[1]))
    assert [shown(entry.text) for entry in rendered.bibliography] == case.blocks[2].splitlines()
    assert not rendered.diagnostics


@given(POINTS, POINTS)
def test_dates_sort_by_time(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    assert (sort_key(Date(one)) < sort_key(Date(other))) == (one < other)


@given(POINTS, POINTS.filter(lambda point: point != OPEN))
def test_ranges_sort_behind_their_first_day_and_before_open_ones(
    start: tuple[int, ...], end: tuple[int, ...]
) -> None:
    single, closed = sort_key(Date(start)), sort_key(Date(start, end))
    assert single < closed < sort_key(Date(start, OPEN))


def test_what_is_not_printed_does_not_sort() -> None:
    assert sort_key(Date((1945, 8, 16)), ("year", "month")) == sort_key(Date((1945, 8)))
