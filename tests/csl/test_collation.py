"""Collation: a page of orders, and the laws of a sort key."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl.collation import collator, key
from tests.cases import Case, cases
from tests.strategies import hostile_text


@pytest.mark.parametrize("case", cases(__file__, "collation.md"), ids=lambda case: case.title)
def test_texts_are_ordered_as_the_page_says(case: Case) -> None:
    texts, ordered = (block.splitlines() for block in case.blocks)
    assert sorted(texts, key=key) == ordered


def test_a_list_in_russian_begins_with_cyrillic() -> None:
    russian, english = collator("ru-RU"), collator("en-US")
    assert sorted(["Brown", "Яковлев", "銀"], key=russian) == ["Яковлев", "Brown", "銀"]
    assert sorted(["Яковлев", "Brown", "銀"], key=english) == ["Brown", "Яковлев", "銀"]


def test_numbers_that_are_passed_as_such_sort_as_such() -> None:
    assert sorted([10, 9, 1], key=key) == [1, 9, 10]


def test_both_forms_of_a_letter_have_one_place() -> None:
    for text in ("Йокота", "Ōtsuka", "Ёлкин"):
        assert key(unicodedata.normalize("NFD", text))[:2] == key(text)[:2]


@given(hostile_text(), hostile_text())
def test_any_two_texts_can_be_compared_and_only_the_same_are_equal(one: str, two: str) -> None:
    assert (key(one) < key(two)) + (key(one) == key(two)) + (key(one) > key(two)) == 1


@given(st.text(), st.text())
def test_diacritics_decide_only_between_the_same_letters(one: str, two: str) -> None:
    first, second = key(one), key(two)
    if first[0] != second[0]:
        assert (first < second) == (first[0] < second[0])


def test_pyicu_orders_as_its_language_does() -> None:
    pytest.importorskip("icu")
    swedish, english = collator("sv-SE"), collator("en-US")
    assert sorted(["Öberg", "Zorn"], key=swedish) == ["Zorn", "Öberg"]
    assert sorted(["Öberg", "Zorn"], key=english) == ["Öberg", "Zorn"]
    assert sorted([10, 9], key=english) == [9, 10]
