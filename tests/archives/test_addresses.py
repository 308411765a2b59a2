"""Addresses read and shown: the pages of cases, and the laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import archives, tables
from sibcite.archives.show import shortened
from sibcite.model import Level
from tests.cases import Case, cases


def _described(text: str) -> str:
    parsed = archives.parse(text)
    address = parsed.value
    head = address.archive or " ".join(address.candidates) or "-"
    levels = [f"{level.name} {level.value}" for level in address.levels]
    remarks = [f"{each.code}: {each.span.of(text)}" for each in parsed.diagnostics if each.span]
    return "\n".join([" | ".join([head, *levels]), *remarks])


@pytest.mark.parametrize("case", cases(__file__, "addresses.md"), ids=lambda case: case.title)
def test_an_address_is_read_as_its_case_says(case: Case) -> None:
    assert _described(case.blocks[0]) == case.blocks[1]


@pytest.mark.parametrize("case", cases(__file__, "forms.md"), ids=lambda case: case.title)
def test_an_address_is_shown_as_its_case_says(case: Case) -> None:
    address = archives.parse(case.blocks[0]).value
    shown = "\n".join(f"{form}: {archives.show(address, form)}" for form in tables.address_forms())
    assert shown == case.blocks[1]


numbers = st.integers(1, 999999).map(str)
folios = st.builds(
    lambda first, more, verso: f"{first}-{int(first) + more}{verso}" if more else first + verso,
    numbers,
    st.integers(0, 200),
    st.sampled_from(["", " ob."]),
)
addresses = st.tuples(
    st.builds(str.__add__, st.sampled_from(["", "R-", "Р-", "0"]), numbers),
    st.builds(str.__add__, numbers, st.sampled_from(["", "a", "с"])),
    numbers,
    folios,
)
FULL_FORMS = [form for form, rules in tables.address_forms().items() if rules.shorten == "none"]


@given(addresses, st.sampled_from(FULL_FORMS))
def test_a_shown_address_reads_back_the_same(values: tuple[str, str, str, str], form: str) -> None:
    fond, opis, delo, leaves = values
    address = archives.parse(f"F. {fond}, op. {opis}, d. {delo}, l. {leaves}").value
    again = archives.parse(archives.show(address, form)).value
    assert [level.name for level in again.levels] == ["fond", "opis", "delo", "list"]
    assert [_plain(level) for level in again.levels] == [_plain(level) for level in address.levels]


def _plain(level: Level) -> str:
    return level.value.replace("–", "-").replace(" об.", " ob.")


@given(st.text(alphabet="FfОоPpДдЛлЛlфdL. ,;:-–12390об[]()Р/\n", max_size=80))
def test_reading_an_address_never_fails_and_every_span_lies_in_the_text(text: str) -> None:
    for remark in archives.parse(text).diagnostics:
        assert remark.span is not None
        assert remark.span.end <= len(text)


@pytest.mark.parametrize(
    ("first", "last", "cut"),
    [
        ("220", "221", "21"),
        ("593", "598", "98"),
        ("46", "47", "47"),
        ("9", "12", "12"),
        ("101", "108", "8"),
        ("100", "104", "104"),
        ("1100", "1113", "1113"),
        ("321", "328", "28"),
        ("498", "532", "532"),
        ("1087", "1089", "89"),
        ("1496", "1500", "500"),
        ("12991", "13001", "3001"),
    ],
)
def test_a_range_is_cut_as_chicago_cuts_it(first: str, last: str, cut: str) -> None:
    assert shortened(first, last) == cut


def test_an_unknown_form_names_the_choices() -> None:
    address = archives.parse("F. 1, op. 2").value
    with pytest.raises(ValueError, match=r"'nobody'. Forms: chicago-author-date"):
        archives.show(address, "nobody")
