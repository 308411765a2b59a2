"""Names of persons in Cyrillic, by cases and laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.romanize import romanize
from sibcite.romanize.fitting import russian_systems
from sibcite.romanize.persons import person
from tests.cases import Case, cases

# Families whose letters every system writes alike.
FAMILIES = ("Катасонов", "Карпов", "Игнатова", "Гаврилов", "Андронников", "Петров", "Иванова")


@pytest.mark.parametrize("case", cases(__file__, "persons.md"), ids=lambda case: case.title)
def test_a_name_is_restored(case: Case) -> None:
    found = [person(line, "ru-bgn-pcgn") or "-" for line in case.blocks[0].splitlines()]
    assert "\n".join(found) == case.blocks[1]


@given(st.sampled_from(FAMILIES), st.sampled_from(russian_systems()),
       st.sampled_from(russian_systems()))  # fmt: skip
def test_a_name_is_restored_in_a_list_of_any_system(family: str, its: str, lists: str) -> None:
    assert person(romanize(family, its), lists) == family


@given(st.text("abkzhtsyIVXie'’ʹ. -xЖ", max_size=20), st.sampled_from(russian_systems()))
def test_restoring_a_name_never_fails(text: str, system: str) -> None:
    assert isinstance(person(text, system), str)


@pytest.mark.parametrize("name", ["Johnson", "Carter", "Halder", "Hitler", "Hobbes", "Smith"])
def test_a_title_that_any_system_may_have_written_makes_no_name_russian(name: str) -> None:
    assert person(name, "ru-bgn-pcgn", russian_systems) == ""
