"""Languages by the names that programs and people give them."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sibcite import tables
from sibcite.fields import languages


@pytest.mark.parametrize(
    ("named", "read"),
    [
        ("ru", ("ru", "")),
        ("RU", ("ru", "")),
        ("rus", ("ru", "")),
        ("Russian", ("ru", "")),
        ("русский", ("ru", "")),
        ("рус.", ("ru", "")),
        ("ger", ("de", "")),
        ("deu", ("de", "")),
        ("ngerman", ("de", "")),
        ("日本語", ("ja", "")),
        ("Қазақ  тілі", ("kk", "")),
        ("pt", ("pt", "")),
        ("ru-RU", ("ru", "ru-RU")),
        ("en_GB", ("en", "en_GB")),
        ("british", ("en", "british")),
        ("zh-Hant-TW", ("zh", "zh-Hant-TW")),
        ("xx", ("", "")),
        ("Russian; English", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_language_is_its_code_and_what_more_is_said(named: str, read: tuple[str, str]) -> None:
    assert languages.read(named) == read


def test_no_name_is_that_of_two_languages() -> None:
    codes = tables.words("language-codes")["codes"]
    called: dict[str, set[str]] = defaultdict(set)
    for code, row in tables.languages().items():
        for name in (*codes[code], *row.names, *row.noted.values(), *row.called):
            called[name.casefold().rstrip(".")].add(code)
    assert {name: of for name, of in called.items() if len(of) > 1} == {}
    letters = [each for code, others in codes.items() for each in (code, *others)]
    assert len(letters) == len(set(letters))


def test_every_language_is_noted_in_each_language_of_notes_and_read_back() -> None:
    for code, row in tables.languages().items():
        assert set(row.noted) == {"en", "ru", "uk", "fr", "de", "ja"}
        assert {languages.read(name) for name in row.noted.values()} == {(code, "")}


def test_no_two_languages_share_a_script() -> None:
    scripts = [script for row in tables.languages().values() for script in row.scripts]
    assert len(scripts) == len(set(scripts))
