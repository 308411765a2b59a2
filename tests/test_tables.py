"""Every table is read: known columns, sources that exist, forms and keys that agree."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

import pytest

import sibcite
from sibcite import tables
from sibcite.tables import loading

DATA = Path(sibcite.__file__).parent / "data"
FILES = sorted(DATA.glob("*.toml"))
LINES = sorted(DATA.glob("*.csv"))
ROWS = {
    "schemes": tables.schemes,
    "address-forms": tables.address_forms,
    "languages": tables.languages,
    "genres": tables.genres,
}


def test_there_are_tables() -> None:
    assert {path.stem for path in FILES} >= {*ROWS, "months", "labels", "headings"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_source_is_an_entry_of_the_sources(path: Path) -> None:
    entries = set(re.findall(r"^@\w+\{([^,]+),", (DATA / "sources.bib").read_text("utf-8"), re.M))
    named = _sources(tomllib.loads(path.read_text(encoding="utf-8")))
    assert named
    assert named <= entries


def _sources(table: dict[str, object]) -> set[str]:
    found = set()
    for key, cell in table.items():
        if key == "source":
            found |= {each.strip() for each in str(cell).split(",")}
        elif isinstance(cell, dict):
            found |= _sources(cell)
    return found


@pytest.mark.parametrize("name", ROWS)
def test_a_table_has_a_source_in_every_row_and_nothing_that_its_columns_do_not_say(
    name: str,
) -> None:
    assert all(getattr(row, "source", "") for row in ROWS[name]().values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_opens_with_what_it_holds(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_every_line_has_sources_that_are_there(path: Path) -> None:
    entries = set(re.findall(r"^@\w+\{([^,]+),", (DATA / "sources.bib").read_text("utf-8"), re.M))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            named = {each.strip() for each in row["source"].split(",")}
            assert named - {""}, row
            assert named <= entries, row


def test_the_authority_only_grows() -> None:
    assert len(tables.archives()) >= 292
    assert len(tables.former_names()) >= 201
    assert {row.archive for row in tables.former_names()} <= set(tables.archives())


def test_an_archive_is_in_order_named_placed_and_of_a_scheme_that_exists() -> None:
    rows = tables.archives()
    assert list(rows) == sorted(rows)
    for archive in rows.values():
        assert re.fullmatch(r"[a-z0-9-]+", archive.key)
        assert archive.name
        assert archive.place
        assert archive.scheme in tables.schemes()
        assert archive.confidence in ("high", "medium")


def test_no_two_places_have_a_name_in_common() -> None:
    seen: dict[str, str] = {}
    for row in tables.places():
        for name in {row.english, row.original, row.short, row.russian, *row.variants} - {""}:
            assert seen.setdefault(name.casefold(), row.key) == row.key, name


def test_a_place_has_one_row_and_no_name_twice() -> None:
    rows = tables.places()
    assert len(rows) >= 292
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"[a-z-]+", row.key)
        assert row.english
        assert row.original
        named = (row.english, row.original, row.russian)
        assert len({*row.variants}) == len(row.variants), row.key
        assert not {*row.variants} & {*named}, row.key


def test_the_years_of_a_former_name_are_spans() -> None:
    spans = [span for row in tables.former_names() for span in row.years]
    assert spans
    assert all(re.fullmatch(r"(?:\d{4})?-(?:\d{4})?", span) for span in spans)


def test_a_form_is_of_one_genre_and_every_genre_has_a_name_in_each_language() -> None:
    rows = tables.genres()
    forms = [
        (code, form) for row in rows.values() for code in row.forms for form in row.forms[code]
    ]
    assert list(rows) == sorted(rows)
    assert len(forms) == len(set(forms))
    assert all(set(row.called) == {"ru", "uk", "en", "fr", "de", "ja"} for row in rows.values())


def test_a_scheme_names_levels_and_languages_that_exist() -> None:
    known, languages = set(tables.level_names()), {row.language for row in tables.level_terms()}
    for scheme in tables.schemes().values():
        assert {*scheme.levels, *scheme.chain} <= known
        assert set(scheme.labels) <= languages
        assert scheme.whole in ("", "opaque", *known)
        assert bool(scheme.chain) == bool(scheme.joints)


def test_a_line_with_a_cell_too_few_is_refused_with_its_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    columns = "label,archive,years,note,source"
    (tmp_path / "data" / "former-names.csv").write_text(f"{columns}\na,b,c\n", encoding="utf-8")
    monkeypatch.setattr(loading, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=r"former-names\.csv:2: 3 cells, not 5"):
        loading.lines("former-names", tables.FormerName)
    (tmp_path / "data" / "former-names.csv").write_text("label,archive\n", encoding="utf-8")
    with pytest.raises(ValueError, match="columns are not label, archive, years"):
        loading.lines("former-names", tables.FormerName)


def test_months_are_twelve_in_every_language() -> None:
    months = tables.words("months")
    assert all(len(rows) == 12 for name, rows in months.items() if name != "source")


def test_every_key_in_square_brackets_of_a_docstring_is_a_source() -> None:
    entries = set(re.findall(r"^@\w+\{([^,]+),", (DATA / "sources.bib").read_text("utf-8"), re.M))
    for path in Path(sibcite.__file__).parent.rglob("*.py"):
        for line in re.findall(r"Source: ((?:\[[\w.-]+\](?:, )?)+)", path.read_text("utf-8")):
            assert set(re.findall(r"\[([\w.-]+)\]", line)) <= entries, path


def test_a_row_with_an_unknown_column_or_without_a_known_one_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown columns: strange"):
        loading.row("schemes", "sov", tables.Scheme, {"strange": 1})
    with pytest.raises(ValueError, match="lacks the columns: labels, levels, source"):
        loading.row("schemes", "sov", tables.Scheme, {})


def test_an_unknown_style_names_the_choices() -> None:
    with pytest.raises(ValueError, match=r"No style is known as 'nobody'\. House styles: "):
        tables.find_style("nobody")


def test_a_style_with_a_broken_presentation_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "mine.csl").write_text("<style/>", encoding="utf-8")
    (tmp_path / "mine.toml").write_text("title = \n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"mine\.toml:1:9: Invalid value\. "):
        tables.find_style(str(tmp_path / "mine.csl"))
