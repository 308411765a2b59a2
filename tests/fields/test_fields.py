"""Fields read as their pages of cases say, and the laws of reading them back."""

from __future__ import annotations

from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.fields import dates, names, numbers, titles
from sibcite.model import Date, Name
from tests.cases import Case, cases

_MANNERS: dict[str, names.Manner] = {
    "natural": "natural",
    "mixed": "mixed",
    "closed": "closed",
}


def _name(name: Name) -> str:
    parts = (name.non_dropping_particle, name.family, name.given, name.literal, name.order)
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize("case", cases(__file__, "names.md"), ids=lambda case: case.title)
def test_names_are_read_as_their_case_says(case: Case) -> None:
    manner = _MANNERS.get(case.title.partition("In a manner: ")[2], "")
    parsed = names.parse(case.blocks[0], manner)
    remarks = [each.code for each in parsed.diagnostics]
    assert [*map(_name, parsed.value), *remarks] == case.blocks[1].splitlines()


@pytest.mark.parametrize("case", cases(__file__, "dates.md"), ids=lambda case: case.title)
def test_a_date_is_read_as_its_case_says(case: Case) -> None:
    parsed = dates.parse(case.blocks[0])
    assert parsed.value.written == case.blocks[0]
    remarks = [each.code for each in parsed.diagnostics]
    assert [dates.show(parsed.value), *remarks] == case.blocks[1].splitlines()


@pytest.mark.parametrize("case", cases(__file__, "numbers.md"), ids=lambda case: case.title)
def test_numbers_are_read_as_their_case_says(case: Case) -> None:
    text = case.blocks[0]
    found = [f"{kind}: {span.of(text)}" for kind, span in numbers.located(text)]
    assert (found or ["-"]) == case.blocks[1].splitlines()


@pytest.mark.parametrize(
    ("printed", "digits"),
    [("i", "1"), ("iv", "4"), ("xix", "19"), ("mcmxciv", "1994"), ("XII", "XII"), ("12a", "12a")],
)
def test_small_roman_numerals_are_numbers(printed: str, digits: str) -> None:
    assert numbers.arabic(printed) == digits


families = st.sampled_from(
    ["Galitskiy", "Al'perovich", "Ōtsuka", "Щерба", "MacArthur", "Ob”yedkov"]
)
initials = st.lists(
    st.sampled_from(["V.", "P.", "Ya.", "Yu.", "Shch.", "Ю.", "Ts."]), min_size=1, max_size=3
).map(" ".join)
people = st.builds(
    Name, families, initials, order=st.sampled_from(["inverted", "family-first", "given-first"])
)


@given(st.lists(people, min_size=1, max_size=5).map(tuple))
def test_shown_names_read_back_the_same(row: tuple[Name, ...]) -> None:
    assert names.parse(names.show(row)).value == row


@st.composite
def calendar_dates(draw: st.DrawFn) -> Date:
    year, month = draw(st.integers(1000, 2999)), draw(st.integers(1, 12))
    day = draw(st.integers(1, monthrange(year, month)[1]))
    start = (year, month, day)[: draw(st.integers(1, 3))]
    end = None if draw(st.booleans()) or len(start) > 1 else (year + draw(st.integers(1, 99)),)
    return Date(start, end)


@given(calendar_dates().filter(lambda date: date.end is None or date.end[0] < 3000))
def test_a_shown_date_reads_back_the_same(date: Date) -> None:
    again = dates.parse(dates.show(date)).value
    assert (again.start, again.end) == (date.start, date.end)


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("“Title.”", "Title."),
        ("«Название»", "Название"),
        ("A title.", "A title"),
        ("1808 i 1809 gg. . . .", "1808 i 1809 gg. . . ."),
        (" A title, ", "A title"),
    ],
)
def test_a_title_is_bared_of_what_surrounds_it(printed: str, bare: str) -> None:
    start, end = titles.bare(printed)
    assert printed[start:end] == bare


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Armiya v 1945-1956 gg", "Armiya v 1945-1956 gg."),
        ("Люди границы: сб. науч. тр", "Люди границы: сб. науч. тр."),
        ("Люди границы: материалы науч.-практ. конф", "Люди границы: материалы науч.-практ. конф."),
        ("Lyudi granitsy: tez. dokl", "Lyudi granitsy: tez. dokl."),
        ("Избр. соч", "Избр. соч."),
        ("Короткий док", "Короткий док"),
        ("История XX в", "История XX в."),
        ("Kak my upravlyali Germaniyey", "Kak my upravlyali Germaniyey"),
        ("Egg", "Egg"),
    ],
)
def test_an_abbreviation_at_the_end_of_a_title_has_its_full_stop(title: str, shown: str) -> None:
    assert titles.show(title) == shown


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Facts and Factoids: a Study", "Facts and Factoids"),
        ("Plenniki Stalina. Sibirskoye internirovaniye", "Plenniki Stalina"),
        ("Yapontsy v plenu (1945-1956)", "Yapontsy v plenu"),
        ("Zapiska Ya. A. Malika", "Zapiska Ya. A. Malika"),
    ],
)
def test_a_short_title_ends_at_the_first_colon_stop_or_bracket(title: str, short: str) -> None:
    assert titles.short(title) == short
