"""Addresses read: the pages of cases, and the laws."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import archives
from sibcite.archives import describe, values
from sibcite.archives.found import Found
from tests.cases import Case, cases

PAGES = ("addresses.md", "countries.md", "several.md", "doubts.md", "shared.md")
CASES = [case for page in PAGES for case in cases(__file__, page)]
FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts" / "archives" / "locators_dev.json"


def _described(text: str) -> str:
    """The addresses of the lines, an address a line, each followed by its remarks."""
    rows: list[str] = []
    last = None
    *told, text = text.split("\n---\n")
    said = dict(line.split(": ", 1) for each in told for line in each.splitlines())
    hints = archives.Hints(near=said.get("near", ""), archive=said.get("archive", ""))
    for line in text.splitlines():
        found = archives.read(line, hints, last)
        last = found[-1].address if found else last
        rows += [row for each in found for row in _rows(line, each)]
        if not found:
            rows.append("-")
            rows += [
                f"{each.code}: {each.span.of(line)}" for each in archives.unread(line) if each.span
            ]
    return "\n".join(rows)


def _rows(line: str, found: Found) -> list[str]:
    read = found.address
    beside = "".join(
        f" ({role} {key})"
        for role, key in (("copy at", read.carrier), ("held by", read.holder))
        if key
    )
    remarks = [f"{each.code}: {each.span.of(line)}" for each in found.remarks if each.span]
    return [describe.plain(read) + beside, *remarks]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_an_address_is_read_as_its_case_says(case: Case) -> None:
    assert _described(case.blocks[0]) == case.blocks[1]


@pytest.mark.skipif(
    not FACTS.exists(), reason="The labelled addresses are not beside this project."
)
def test_the_labelled_addresses_are_read_as_expected() -> None:
    wrong = {}
    for row in json.loads(FACTS.read_text(encoding="utf-8")):
        if row["n"] in UNTOLD:
            continue
        hints = archives.Hints(archive=row["archive"] if row["n"] in UNNAMED else "")
        found = archives.read(row["text"], hints)
        read = [(each.address.archive, _expected_of(each)) for each in found]
        wanted = [(row["archive"], each) for each in row["locators"]]
        if not _agree(read, wanted):
            wrong[row["n"]] = (row["text"], read, wanted)
    assert not wrong


# Addresses whose archive only their context told.
UNNAMED = (3, 4, 21, 44, 46)
# A web address, in which the archive is named by its host alone; and two that the archive itself
# put right: the label or the zero was a slip, which is remarked on and not rewritten.
UNTOLD = (44, 45, 50)


def _expected_of(found: Found) -> dict[str, Any]:
    levels = {level.name: level.value for level in found.address.levels}
    for name in ("list", "delo"):
        if name in levels:
            levels[f"{name}s"] = [list(ends) for ends in values.ranges(levels[name])]  # type: ignore[assignment]
    levels["holder"] = found.address.holder
    return levels


def _agree(read: list[Any], wanted: list[Any]) -> bool:
    if [archive for archive, _ in read] != [archive for archive, _ in wanted]:
        return False
    return all(_fits(one, two) for (_, one), (_, two) in zip(read, wanted, strict=True))


def _fits(read: dict[str, Any], wanted: dict[str, Any]) -> bool:
    for key, value in wanted.items():
        if key in (
            "remarks",
            "date",
            "file_label",
            "inventory_note",
            "title",
            "file_title",
            "fond_prefix",
        ):
            continue
        if key == "list":
            same = read.get("lists") == value
        elif key == "files":
            same = read.get("delos") == [
                each if isinstance(each, list) else [each, each] for each in value
            ]
        else:
            number = value.replace("Б", "B") if key == "delo" else value
            given_ = str(read.get(key, "")).replace(",", "")
            same = given_ in (value, number) or given_.endswith(f"-{value}")
        if not same:
            return False
    return True


KNOWN = [case.blocks[0].split("\n---\n")[-1] for case in CASES]
BENDS = st.sampled_from(
    [
        "",
        " ",
        ";",
        ".",
        ",",
        "(",
        ")",
        "об.",
        "л",
        "Ф. ",
        "1",
        "-",
        "/",
        "Р",
        "ГАРФ ",
        "\u00a0",
        "№",
    ]
)


@st.composite
def bent(draw: st.DrawFn) -> str:
    """A known address with something put in, taken out or turned at one or two places."""
    text = draw(st.sampled_from(KNOWN))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(BENDS) + text[at + draw(st.integers(0, 3)) :]
    return text


@given(bent())
def test_levels_and_what_stands_between_them_are_the_text(text: str) -> None:
    at = 0
    for found in archives.read(text):
        for step in found.steps:
            for span in sorted((step.label, step.value), key=lambda each: each.start):
                assert span.start >= at or span.start == span.end
                at = max(at, span.end)
            assert step.value.of(text) == step.level.value
    assert at <= len(text)


@given(bent() | st.text(alphabet="FfОоPpДдЛлЛlфdL. ,;:-–12390об[]()Р/第A\n", max_size=80))
def test_reading_an_address_never_fails_and_every_span_lies_in_the_text(text: str) -> None:
    found = archives.read(text)
    remarks = [remark for each in found for remark in each.remarks] or archives.parse(
        text
    ).diagnostics
    for remark in remarks:
        assert remark.span is not None
        assert remark.span.end <= len(text)
        assert remark.message.endswith(".")


@given(bent())
def test_the_text_that_was_understood_is_never_rewritten(text: str) -> None:
    for found in archives.read(text):
        assert all(level.value in text for level in found.address.levels)


@pytest.mark.parametrize(
    "sign", ["ф. 1 ", "(", "; ", "Ф. 1. Оп. 2, ", "a ", "л. 5, 6, 7, ", "1-", "ГАРФ ", "A0", "«"]
)
def test_a_long_text_is_read_whatever_it_repeats(sign: str) -> None:
    assert isinstance(archives.read(sign * 20_000), tuple)


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("9-12", (("9", "12"),)),
        ("63, 64 зв., 71", (("63", "63"), ("64ob", "64ob"), ("71", "71"))),
        ("15, 17ob.-18", (("15", "15"), ("17ob", "18"))),
        ("5 – 5 об.", (("5", "5ob"),)),
        ("7 и об.", (("7", "7ob"),)),
        ("5, 7 i ob., 9", (("5", "5"), ("7", "7ob"), ("9", "9"))),
        ("12, 14–16", (("12", "12"), ("14", "16"))),
        ("21-Б", (("21-Б", "21-Б"),)),
        ("5v", (("5ob", "5ob"),)),
        ("9 - 12", (("9", "12"),)),
    ],
)
def test_a_value_is_told_by_its_ends(value: str, ends: tuple[tuple[str, str], ...]) -> None:
    assert values.ranges(value) == ends


def test_the_two_sides_of_a_leaf_are_one_leaf() -> None:
    assert not values.is_several("7 и об.")
    assert not values.is_several("5-5 ob.")
    assert values.is_several("5-6 ob.")
    assert values.is_several("5, 7 и об.")
