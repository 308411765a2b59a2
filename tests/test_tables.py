"""Every table is read: known columns, sources that exist, forms and keys that agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from sibcite import tables

DATA = Path(tables.__file__).parent / "data"
FILES = sorted(DATA.glob("*.toml"))
ROWS = {
    "archives": tables.archives,
    "levels": tables.levels,
    "address-forms": tables.address_forms,
    "languages": tables.languages,
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


def test_an_archive_names_levels_that_exist_and_stands_in_order() -> None:
    rows = tables.archives()
    assert list(rows) == sorted(rows)
    for archive in rows.values():
        assert set(archive.levels) <= set(tables.levels())
        assert archive.abbreviation in archive.forms
        assert {"ala-lc", "bgn-pcgn"} <= set(archive.romanized)


def test_a_label_stands_in_one_row_only() -> None:
    labels = [label for row in tables.levels().values() for label in row.labels]
    assert len(labels) == len(set(labels))


def test_a_form_of_address_prints_every_level() -> None:
    for form in tables.address_forms().values():
        assert all(form.labels in row.print for row in tables.levels().values())


def test_months_are_twelve_in_every_language() -> None:
    months = tables.words("months")
    assert all(len(rows) == 12 for name, rows in months.items() if name != "source")


def test_every_key_in_square_brackets_of_a_docstring_is_a_source() -> None:
    entries = set(re.findall(r"^@\w+\{([^,]+),", (DATA / "sources.bib").read_text("utf-8"), re.M))
    for path in Path(tables.__file__).parent.rglob("*.py"):
        for line in re.findall(r"Source: ((?:\[[\w.-]+\](?:, )?)+)", path.read_text("utf-8")):
            assert set(re.findall(r"\[([\w.-]+)\]", line)) <= entries, path


def test_a_row_with_an_unknown_column_or_without_a_known_one_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown columns: strange"):
        tables._row("levels", "fond", tables.LevelName, {"strange": 1})
    with pytest.raises(ValueError, match="lacks the columns: labels, print, source"):
        tables._row("levels", "fond", tables.LevelName, {})


def test_an_unknown_style_names_the_choices() -> None:
    with pytest.raises(ValueError, match=r"No style is known as 'nobody'\. House styles: chicago"):
        tables.find_style("nobody")


def test_a_style_with_a_broken_presentation_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "mine.csl").write_text("<style/>", encoding="utf-8")
    (tmp_path / "mine.toml").write_text("title = \n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"mine\.toml: .*line 1"):
        tables.find_style(str(tmp_path / "mine.csl"))
