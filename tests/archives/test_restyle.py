"""Addresses put into another form where they stand: the page of cases, and the laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import archives
from tests.archives.test_addresses import bent
from tests.cases import Case, cases


@pytest.mark.parametrize("case", cases(__file__, "restyled.md"), ids=lambda case: case.title)
def test_a_line_with_addresses_becomes_what_its_case_says(case: Case) -> None:
    show = archives.printer(case.title.partition(":")[0])
    rows: list[str] = []
    last = None
    for line in case.blocks[0].splitlines():
        found = archives.read(line, last=last)
        last = found[-1].address if found else None
        made = archives.restyle(line, found, show)
        warned = [each for each in made.diagnostics if each.code == "words-inside"]
        rows += [
            made.value,
            *(f"{each.code}: {each.span.of(line)}" for each in warned if each.span),
        ]
    assert "\n".join(rows) == case.blocks[1]


AROUND = st.sampled_from(
    ["", "27. Петров Н. С. Как мы жили. М., 1990; ", "Приказ № 5 // ", "См.: "]
)
BEHIND = st.sampled_from(["", ".", " (подлинник).", "; Петров Н. С. Как мы жили.", ". Копия."])


@given(AROUND, bent(), BEHIND)
def test_what_stands_around_addresses_stays_in_its_order(
    before: str, text: str, behind: str
) -> None:
    whole = before + text + behind
    found = archives.read(whole)
    inside = {at for each in found for at in range(each.span.start, each.span.end)}
    kept = [each for at, each in enumerate(whole) if at not in inside and each.isalnum()]
    made = iter(archives.restyle(whole, found, lambda _: "§").value)
    assert all(each in made for each in kept)


@given(bent())
def test_a_text_without_addresses_is_itself(text: str) -> None:
    assert archives.restyle(text, (), str).value == text


@given(bent())
def test_every_address_is_printed_or_stays_with_a_warning(text: str) -> None:
    found = archives.read(text)
    made = archives.restyle(text, found, lambda _: "§")
    stays = {each.code for each in made.diagnostics} & {"words-inside"}
    assert made.value.count("§") == len(found) or stays
