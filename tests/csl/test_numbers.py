"""Numbers: pages of ordinals and ranges, and the edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl import numbers, schema
from sibcite.csl.locales import Locale, locale
from tests.cases import Case, cases
from tests.csl.styles import whole

PAGES = st.lists(
    st.sampled_from(["5", "12", "1945", "9" * 5000, "a", "xi", "-", "–", "&", ",", " ", "\\-", "ж"])
).map("".join)
FORMATS = st.sampled_from(
    ["", "expanded", "minimal", "minimal-two", "chicago", "chicago-15", "chicago-16", "unknown"]
)
VALUES = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}


def _locale(language: str, terms: str = "") -> Locale:
    part = f"<locale><terms>{terms}</terms></locale>" if terms else ""
    root, _ = schema.unchecked(whole(f"{part}<bibliography><layout/></bibliography>"))
    return locale(language, root)


@pytest.mark.parametrize("case", cases(__file__, "ordinals.md"), ids=lambda case: case.title)
def test_ordinals_end_as_the_page_says(case: Case) -> None:
    language, _, terms = case.blocks[0].partition("\n")
    spoken = _locale(language, terms)
    asked = [line.partition(" ") for line in case.blocks[1].splitlines()]
    printed = [numbers.ordinal(int(number), spoken, gender) for number, _, gender in asked]
    assert printed == case.blocks[2].splitlines()


@pytest.mark.parametrize("case", cases(__file__, "ranges.md"), ids=lambda case: case.title)
def test_ranges_are_printed_as_the_page_says(case: Case) -> None:
    style = case.blocks[0].removeprefix("none")
    printed = [numbers.page_range(line, style, "–") for line in case.blocks[1].splitlines()]
    assert printed == case.blocks[2].splitlines()


@pytest.mark.parametrize("style", ["expanded", "minimal", "minimal-two", "chicago", "chicago-16"])
def test_numbers_of_any_length_may_be_pages(style: str) -> None:
    pages = "8" * 5000 + "-" + "9" * 5000
    assert numbers.page_range(pages, style, "–") == pages.replace("-", "–")


@given(PAGES, FORMATS)
def test_any_text_may_stand_for_pages(text: str, style: str) -> None:
    printed = numbers.page_range(text, style, "–")
    assert sum(map(str.isalpha, printed)) == sum(map(str.isalpha, text)) or style == "expanded"
    assert "\\-" not in printed


@pytest.mark.parametrize(
    "text", ["12", " 12 ", "2nd", "D2", "275-a1", "2, 3", "2-4", "2 & 4", "2а"]
)
def test_numbers_with_letters_and_signs_between_them_are_numeric(text: str) -> None:
    assert numbers.is_numeric(text)


@pytest.mark.parametrize("text", ["", "second", "2 vols.", "vol. 2", "2,", "第3巻", "xiv"])
def test_words_are_not_numeric(text: str) -> None:
    assert not numbers.is_numeric(text)


@pytest.mark.parametrize("text", ["5-7", "5, 7", "5 & 7", "iv–vi", "5 and 7"])
def test_ranges_and_rows_are_several(text: str) -> None:
    assert numbers.is_several(text)


@pytest.mark.parametrize("text", ["5", "", "5\\-7", "12 ob.", "xiv", "a-b"])
def test_one_number_is_not_several(text: str) -> None:
    assert not numbers.is_several(text)


@given(st.integers(1, 5999))
def test_a_roman_numeral_adds_up_to_its_number(number: int) -> None:
    values = [VALUES[letter] for letter in numbers.roman(number)]
    total = sum(
        -one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)
    )
    assert total == number


@pytest.mark.parametrize("number", [-3, 0, 6000])
def test_a_number_without_a_numeral_stays_in_digits(number: int) -> None:
    assert numbers.roman(number) == str(number)


def test_long_ordinals_are_words_as_far_as_the_locale_has_them() -> None:
    assert [numbers.long_ordinal(n, _locale("en-US"), "") for n in (1, 10, 11)] == [
        "first",
        "tenth",
        "11th",
    ]


def test_dashes_and_commas_are_spaced_evenly() -> None:
    assert numbers.dashed("1 -2,3&4, 5\\-6") == "1–2, 3 & 4, 5-6"
