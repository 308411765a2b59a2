"""Cyrillic in Latin letters, by cases and laws."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import tables
from sibcite.romanize import letters, letters_back, restore, reversible_systems, romanize
from tests.cases import Case, cases

SYSTEMS = tables.romanization_names()
CASES = cases(__file__, "forward.md")
OLD = "іѣѳѵ"
CYRILLIC = "".join(map(chr, range(0x400, 0x530)))
WORDS = ("Российские", "ЦАМО", "подъезд", "Я.", "ёлка", "Цюрих", "об'єкт", "ХХ", "в", "ўсе", "—")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_text_is_romanized_as_its_case_says(case: Case) -> None:
    for line in case.blocks[1].splitlines():
        manner, _, expected = line.partition(" | ")
        system, *options = manner.split(" ")
        chosen = dict(option.split("=") for option in options)
        asked = {
            name: value == "true" if value == "true" else value for name, value in chosen.items()
        }
        assert romanize(case.blocks[0], system, **asked) == expected, system


def test_every_system_is_read_and_its_language_is_in_its_name() -> None:
    assert len(SYSTEMS) >= 32
    for name in SYSTEMS:
        assert tables.romanization(name).language == name[:2]


@given(st.text(st.characters(exclude_characters=CYRILLIC), max_size=60), st.sampled_from(SYSTEMS))
def test_text_in_another_script_stays_as_it_is(text: str, system: str) -> None:
    assert romanize(text, system) == text


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.text(max_size=8), st.sampled_from(SYSTEMS))
def test_no_letter_that_the_system_has_is_left(words: list[str], odd: str, system: str) -> None:
    known = {row.letter for row in letters(system) if row.letter.isalpha() and row.letter != "ʼ"}
    done = romanize(" ".join([*words, odd]), system)
    assert not known & set(done.lower())


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from(SYSTEMS))
def test_words_are_romanized_alike_alone_and_in_a_row(words: list[str], system: str) -> None:
    small = [word.lower() for word in words]
    together = romanize(" ".join(small), system)
    assert together == " ".join(romanize(word, system) for word in small)


@pytest.mark.parametrize("system", reversible_systems())
def test_a_reversible_system_gives_every_three_letters_back_but_those_it_names(
    system: str,
) -> None:
    known = {row.letter for row in letters(system)} - set("'’ʼ")
    if "iso9" not in system and system.startswith("ru"):
        known -= set(OLD)
    lost = [re.escape(each).replace(r"\|", "$") for each in tables.romanization(system).lost]
    wrong = [
        word
        for word in map("".join, itertools.product(sorted(known), repeat=3))
        if letters_back(romanize(word, system), system) != word
    ]
    assert [word for word in wrong if not any(re.search(each, word) for each in lost)] == []
    # What is named as lost is lost.
    assert all(any(re.search(each, word) for word in wrong) for each in lost)


@pytest.mark.parametrize("system", [name for name in reversible_systems() if "iso9" in name])
def test_a_title_comes_back_with_its_capitals(system: str) -> None:
    text = "Ялта и ЯЛТА, Щ. ДЕНЬ" if system.startswith("ru") else "Ялта і ЯЛТА, Ш. ДЕНЬ"
    assert letters_back(romanize(text, system), system) == text


def test_the_choices_are_named_when_something_is_not_known() -> None:
    with pytest.raises(ValueError, match=r"No romanization is known as 'bgn'\. Choices: be-ala"):
        romanize("а", "bgn")
    with pytest.raises(ValueError, match=r"has no option 'ties'\. Options: acronyms, apostrophe"):
        romanize("а", "ru-bgn-pcgn", ties="none")
    with pytest.raises(ValueError, match=r"'acronyms' cannot be 'odd'\. Choices: capitals, mixed"):
        romanize("а", "ru-bgn-pcgn", acronyms="odd")
    with pytest.raises(ValueError, match="is not reversible"):
        letters_back("a", "ru-icao")


def test_a_short_name_is_that_of_the_language_of_the_text() -> None:
    assert romanize("Військовополонені", "ala-lc") == romanize("Військовополонені", "uk-ala-lc")
    assert romanize("Военнопленные", "ala-lc") == romanize("Военнопленные", "ru-ala-lc")
    # Only Ukrainian has this system, and no letter here says that the word is not Ukrainian.
    assert romanize("Харкова", "kmu2010") == "Kharkova"


def test_a_short_name_is_that_of_a_russian_system_backwards() -> None:
    assert restore("Plenniki Stalina", "ala-lc").system == "ru-ala-lc"
    assert letters_back("Ûlâ", "iso9") == "Юля"
    assert letters("ala-lc") == letters("ru-ala-lc")
