"""The files of the systems and the kana: whole, sourced, and refused with their row if broken."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import sibcite
from sibcite import tables
from sibcite.tables import loading

DATA = Path(sibcite.__file__).parent / "data"
FILES = sorted((DATA / "romanization").glob("*.toml"))
WHOLE = """
name = "Mine"
language = "ru"
capitals = "first"
confidence = "high"
source = "iuliia"
rows = [{rows}]
[options]
acronyms = "capitals"
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_system_opens_with_what_it_holds_and_has_sources_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = set(re.findall(r"^@\w+\{([^,]+),", (DATA / "sources.bib").read_text("utf-8"), re.M))
    assert text.startswith("# ")
    assert "# To add a row" in text
    assert set(tomllib.loads(text)["source"].split(", ")) <= entries
    assert tables.romanization(path.stem).confidence in ("high", "medium")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ('{ letter = "а", latin = "a", odd = "x" }', r"rows: 1\] has unknown columns: odd"),
        ('{ letter = "а" }', r"rows: 1\] lacks the columns: latin"),
        ('{ letter = "аб", latin = "a" }', r"row 1 \('аб'\) is not of one letter"),
        (
            '{ letter = "а", latin = "a", at = "top" }',
            r"row 1 \('а'\) is at 'top'\. Choices: start",
        ),
        ('{ letter = "’", latin = "" }', r"row 1 \('’'\) is of a mark and not at 'inside'"),
        ('{ letter = "а", latin = "a", option = "odd" }', r"row 1 \('а'\) has the option 'odd'"),
        (
            '{ letter = "а", latin = "a" }, { letter = "а", latin = "o", at = "end" }',
            r"row 2 \('а'\) stands behind the plain row of its letter",
        ),
    ],
)
def test_a_broken_row_is_refused_with_its_file_and_number(
    rows: str, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _only_system(WHOLE.replace("{rows}", rows), monkeypatch, tmp_path)
    with pytest.raises(ValueError, match=rf"romanization/ru-mine\.toml: .*{message}"):
        tables.romanization("ru-mine")
    _forget()


def test_a_broken_option_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = WHOLE.replace("{rows}", "").replace('"capitals"\n', '"odd"\n')
    _only_system(text, monkeypatch, tmp_path)
    with pytest.raises(ValueError, match=r"ru-mine\.toml: acronyms is 'odd'\. Choices: capitals"):
        tables.romanization("ru-mine")
    _forget()


def test_kana_of_a_system_are_those_of_every_system_or_its_own() -> None:
    table = tables.words("kana")
    assert set(table) == {"every", "hepburn", "kunrei", "nihon"}
    for name in ("hepburn", "kunrei", "nihon"):
        assert not (set(table[name]) & set(table["every"])) - {"source"}


def _only_system(text: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "data" / "romanization").mkdir(parents=True)
    (folder / "data" / "romanization" / "ru-mine.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(loading, "files", lambda _: folder)
    _forget()


def _forget() -> None:
    tables.romanization.cache_clear()
    tables.romanization_names.cache_clear()
