"""Items made ready: names, dates and notes as CSL-JSON has them, and whatever else it brings."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl.initials import initials
from sibcite.csl.items import Item, item
from sibcite.csl.readdates import OPEN, Date, date
from sibcite.csl.readnames import Name, name
from tests.cases import Case, cases

_PARTS = ("dropping", "nondropping", "family", "given", "suffix", "literal")


def _told(one: Name) -> str:
    parts = [f"{part}={getattr(one, part).strip()}" for part in _PARTS if getattr(one, part)]
    flags = ["comma"] * one.comma_suffix + ["static"] * one.static
    return " | ".join([*parts, *flags])


def _written(one: Date | None) -> str:
    assert one is not None
    text = "-".join(map(str, one.start)) or ("" if one.end else f'"{one.literal}"')
    if one.end is not None:
        text += ".." + ("" if one.end == OPEN else "-".join(map(str, one.end)))
    season = f" season {one.season}" if one.season else ""
    return "~" * one.circa + text + season


def _variables(one: Item) -> list[str]:
    people = {
        key: "; ".join(n.literal or f"{n.family}, {n.given}" for n in names)
        for key, names in one.names.items()
    }
    dated = {key: _written(value) for key, value in one.dates.items()}
    texts = {key: value.replace("\n", "⏎") for key, value in one.values.items()}
    kind = {"type": one.type} if one.type else {}
    found = {**kind, **texts, **people, **dated}
    return sorted(f"{key}={value}" for key, value in found.items())


@pytest.mark.parametrize("case", cases(__file__, "read_names.md"), ids=lambda case: case.title)
def test_names_are_told_apart_as_the_page_says(case: Case) -> None:
    assert [_told(name(json.loads(line))) for line in case.blocks[0].splitlines()] == case.blocks[
        1
    ].splitlines()


@pytest.mark.parametrize("case", cases(__file__, "read_dates.md"), ids=lambda case: case.title)
def test_dates_are_read_as_the_page_says(case: Case) -> None:
    assert [_written(date(json.loads(line))) for line in case.blocks[0].splitlines()] == (
        case.blocks[1].splitlines()
    )


@pytest.mark.parametrize("case", cases(__file__, "note_fields.md"), ids=lambda case: case.title)
def test_notes_give_the_variables_that_the_page_says(case: Case) -> None:
    assert _variables(item({"note": case.blocks[0]})) == sorted(case.blocks[1].splitlines())


def test_names_in_a_note_stand_behind_those_of_the_item() -> None:
    made = item({"editor": [{"family": "A"}], "note": "editor: B || C"})
    assert [one.family for one in made.names["editor"]] == ["A", "B"]


def test_others_are_no_name_and_are_remembered() -> None:
    made = item({"author": [{"family": "A"}, {"literal": "others"}], "editor": [{"family": "B"}]})
    assert made.names["author"] == (Name("A"),)
    assert made.others == {"author"}


def test_variables_follow_from_others() -> None:
    same = [{"family": "A"}]
    raw = {"page": "12–15", "shortTitle": "T", "event": "E", "editor": same, "translator": same}
    made = item(raw)
    assert made.values["page-first"] == "12"
    assert made.values["title-short"] == "T"
    assert made.values["event-title"] == "E"
    assert made.names["editortranslator"] == made.names["editor"]
    assert "editortranslator" not in item(raw | {"translator": [{"family": "B"}]}).names


@pytest.mark.parametrize("empty", [None, "", " ", [], {}, True, [{}], [None], {"date-parts": []}])
def test_what_is_empty_is_no_variable(empty: Any) -> None:
    made = item({"title": empty, "author": empty, "issued": empty})
    assert not made.has("title")
    assert not made.has("author")
    assert not made.has("issued")


def test_a_number_too_long_to_be_written_is_no_variable() -> None:
    long = 10**5000
    made = item({"id": long, "volume": long, "issued": long, "accessed": {"date-parts": [[long]]}})
    assert made == item({})


@pytest.mark.parametrize("piece", ["a ", "d'", ",", " ", "{:a:", "<i>", "A.", "1945-", "/", "ab-"])
def test_long_junk_is_read_in_time(piece: str) -> None:
    junk = piece * 20_000
    name_ = {"family": junk + "x", "given": "x" + junk + "x"}
    made = item({"note": "{:genre:" + junk, "author": [name_] * 2, "issued": "1" + junk + "1"})
    initials(made.names["author"][0].given, ". ", True, True)
    assert made.has("issued")


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(("1945-08~", "../1945", "May 1945", "van 't Hoff", "John, Jr."))
    | st.sampled_from(("others", "", " ", "note: x", "{:author: A || B}", "\ud800", "²/³", "XX"))
    | st.text(max_size=8)
)
KEYS = st.sampled_from(
    (
        *("date-parts", "raw", "edtf", "literal", "season", "circa", "family", "given", "suffix"),
        *("dropping-particle", "non-dropping-particle", "static-ordering", "isInstitution"),
    )
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)
VARIABLES = st.sampled_from(
    ("id", "type", "language", "title", "page", "author", "editor", "issued", "accessed", "note")
)


@given(st.dictionaries(VARIABLES, JUNK, max_size=6))
def test_anything_becomes_an_item_without_empty_variables(raw: dict[str, Any]) -> None:
    made = item(raw)
    assert all(value.strip() for value in made.values.values())
    assert all(made.names.values())
    assert all(
        one.family or one.given or one.literal for names in made.names.values() for one in names
    )
    assert all(one.start or one.end or one.literal or one.season for one in made.dates.values())


@given(st.lists(st.sampled_from(("van", "der", "d'", "Gogh", "Vincent", ",", "Jr.", "al-"))))
def test_no_word_of_a_name_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    made = name({"family": text, "given": text})
    kept = [*made.key(), "," * text.count(",")]
    for word in set(words) - {","}:
        assert sum(part.split().count(word) for part in kept) == 2 * words.count(word)
