"""The authority: archives by every name that they have or had, and hints that tell them apart."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sibcite import archives, tables
from sibcite.archives import abbreviations, authority, folding

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "facts" / "archives" / "ambiguities.csv"


@pytest.mark.parametrize("row", tables.archives().values(), ids=lambda row: row.key)
def test_an_archive_is_found_by_each_of_its_names(row: tables.Archive) -> None:
    names = (*row.abbreviation, *row.latin, *row.variants, *row.name, *row.ala_lc, *row.english)
    for name in names:
        assert row.key in archives.candidates(name), name
        assert row.key in archives.candidates(name.upper().replace(" ", "")), name


@pytest.mark.parametrize("row", tables.former_names(), ids=lambda row: row.label[0])
def test_an_archive_is_found_by_each_name_that_it_had(row: tables.FormerName) -> None:
    assert all(row.archive in archives.candidates(label) for label in row.label)


@pytest.mark.skipif(
    not SHARED.exists(), reason="The list of shared names is not beside this project."
)
def test_every_abbreviation_that_is_shared_gives_all_who_share_it() -> None:
    with SHARED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for each in row["candidates (id:label as printed)"].split("|"):
                key, _, label = each.partition(":")
                found = archives.candidates(label)
                assert key in found, (label, found)
                assert len(found) > 1 or row["n_archives"] == "1", label


@pytest.mark.parametrize(
    ("year", "name"), [(1930, "ЦАОР"), (1955, "ЦГАОРСС СССР"), (1970, "ЦГАОР СССР"), (2020, "ГАРФ")]
)
def test_an_archive_is_called_what_it_was_called_in_the_year(year: int, name: str) -> None:
    assert name in archives.name_in("garf", year)


@pytest.mark.parametrize(("key", "year"), [("garf", 1900), ("garf", 1922), ("garf", -5)])
def test_a_name_before_the_first_that_is_recorded_is_not_known(key: str, year: int) -> None:
    assert archives.name_in(key, year) == ()


def test_an_archive_whose_names_have_no_years_goes_by_todays() -> None:
    assert archives.name_in("avpri", 1900) == archives.name_in("avpri", 2020) != ()


@pytest.mark.parametrize(
    ("span", "year", "held"),
    [
        ("1938-1941", 1938, True),
        ("1938-1941", 1942, False),
        ("-1992", 1800, True),
        ("1957-", 2000, True),
    ],
)
def test_a_span_of_years_holds_its_ends(span: str, year: int, held: bool) -> None:
    assert authority.holds(span, year) is held


def test_a_list_of_abbreviations_is_read_by_its_dashes_colons_and_tabs() -> None:
    listed = abbreviations.read(
        "Список сокращений\n\nГАКО — Государственный архив Курской области;\n"
        "GAIO: State Archive of Irkutsk Oblast\n* ГАТО\tГосударственный архив Тверской области\n"
        "see – the text\n"
    )
    assert listed[folding.key("ГАКО")] == "Государственный архив Курской области"
    assert listed[folding.key("GAIO")] == "State Archive of Irkutsk Oblast"
    assert listed[folding.key("ГАТО")] == "Государственный архив Тверской области"
    assert folding.key("see") not in listed
    hints = archives.Hints(abbreviations=listed)
    assert archives.parse("ГАТО. Ф. 1. Оп. 2", hints).value.archive == "gato-tver"


def test_the_worked_example_of_the_guide_is_the_row_itself() -> None:
    (row,) = (line for line in _lines(ROOT / "CONTRIBUTING.md") if line.startswith("rgia-dv,"))
    assert row in _lines(ROOT / "src" / "sibcite" / "data" / "archives.csv")


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("military history", "rgvia"),
        ("Иркутск", "gaio-irkutsk"),
        ("ЦГАОР", "garf"),
        ("外交史料館", "damofa"),
    ],
)
def test_archives_are_searched_by_words_places_and_former_names(text: str, key: str) -> None:
    assert key in archives.search(text)


def test_letters_keep_their_places_when_they_are_made_plain() -> None:
    text = "ＧＡ ＲＦ、ф.\u00a09401—Ⅻ ﬁ №5 «Р‑9401»"
    assert len(folding.level(text)) == len(text)
    assert folding.level("Р‑9401 – ’") == "Р-9401 - '"
