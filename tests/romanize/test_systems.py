"""The systems that titles may be in, by cases and a law."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.romanize import compatible_systems, romanize, system_of, systems_of
from tests.cases import Case, cases

CASES = cases(__file__, "systems.md")
WORDS = (
    "Японские", "военнопленные", "история", "Сибири", "очерки", "новый", "день", "объект", "память",
    "Щедрин", "юности", "и", "мир", "этого", "цеха", "хозяйство", "материалы", "жизнь", "её",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_systems_of_a_title_or_a_list_are_those_of_its_case(case: Case) -> None:
    titles = case.blocks[0].splitlines()
    found, deviating = system_of(titles) if len(titles) > 1 else (compatible_systems(titles[0]), ())
    expected = case.blocks[1].splitlines()
    assert set(found) >= {line[2:] for line in expected if line.startswith("+ ")}
    assert not set(found) & {line[2:] for line in expected if line.startswith("- ")}
    told = tuple(line.partition(": ")[2] for line in expected if line.startswith("deviates"))
    assert deviating == told


@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=7, unique=True),
    st.sampled_from(systems_of("ru")),
)
def test_the_system_that_a_title_was_made_in_is_among_those_found(
    words: list[str], system: str
) -> None:
    found = compatible_systems(romanize(" ".join(words), system))
    assert not found or system in found or not found[0].startswith("ru")


@given(st.text(max_size=40))
def test_asking_for_the_systems_never_fails(text: str) -> None:
    assert set(compatible_systems(text)) <= {
        *systems_of("ru"),
        *systems_of("uk"),
        *systems_of("be"),
    }
