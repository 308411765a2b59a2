"""Text case: a page of cases, and the law that only the case of letters changes."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sibcite.csl import richfield, textcase
from sibcite.csl.assemble import segments
from sibcite.csl.html import html
from sibcite.csl.nodes import Node, text_of
from tests.cases import Case, cases
from tests.csl.styles import layout

QUOTING = layout('<text variable="title" quotes="true"/>').quoting
CASES = ("title", "sentence", "capitalize-first", "capitalize-all", "uppercase", "lowercase", "")
FIELDS = st.lists(
    st.sampled_from(
        (
            *(
                "the War",
                "of",
                "Straße",
                "ёлка",
                "İzmir",
                "ǆ",
                "ﬁnis",
                "ὈΔΥΣΣΕΎΣ",
                "シベリア",
                "α-ray",
            ),
            *(" ", "-", ": ", "? ", "V. ", "<i>", "</i>", '"', "'", "<sc>", "</sc>", "1st", "№"),
            *('<span class="nocase">', "</span>", "a", "/"),
        )
    ),
    max_size=8,
).map("".join)


def _caseless(text: str) -> str:
    return text.upper().casefold()


@pytest.mark.parametrize("case", cases(__file__, "textcase.md"), ids=lambda case: case.title)
def test_fields_take_a_case_as_the_page_says(case: Case) -> None:
    wanted, _, language = case.blocks[0].partition(" ")
    printed = [
        html(segments(Node(textcase.apply(richfield.parse(line), wanted, language)), QUOTING))
        for line in case.blocks[1].splitlines()
    ]
    assert printed == case.blocks[2].splitlines()


@given(FIELDS, st.sampled_from(CASES))
def test_only_the_case_of_letters_changes(field: str, case: str) -> None:
    kids = richfield.parse(field)
    cased = textcase.apply(kids, case)
    assert _caseless(text_of(Node(cased))) == _caseless(text_of(Node(kids)))


@given(FIELDS, st.sampled_from(CASES))
def test_a_case_taken_twice_is_the_case_taken_once(field: str, case: str) -> None:
    once = textcase.apply(richfield.parse(field), case)
    # With its first letter large, `iPHONE` is wholly in capitals, which sentence case takes down.
    assume(case != "sentence" or not text_of(Node(once)).isupper())
    assert text_of(Node(textcase.apply(once, case))) == text_of(Node(once))


@given(FIELDS)
def test_the_kids_that_are_given_stay_as_they_are(field: str) -> None:
    kids = richfield.parse(field)
    before = text_of(Node(kids))
    for case in CASES:
        textcase.apply(kids, case)
    assert text_of(Node(kids)) == before
