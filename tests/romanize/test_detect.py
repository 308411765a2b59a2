"""The language of a title, told by its words and letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import tables
from sibcite.romanize import language, romanize, systems_of
from tests.cases import Case, cases

CASES = cases(__file__, "language.md")
TITLES = {
    "ru": ("Японские военнопленные в СССР", "Документы внешней политики", "Вопросы истории Сибири"),
    "uk": ("Український історичний журнал", "Військовополонені в Україні у 1940-х роках"),
    "be": ("Беларускі гістарычны часопіс", "Нарысы гісторыі беларускай дзяржаўнасці"),
}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Reminiscences", "en"),
        ("The Song of Siberia in the Declining Years", "en"),
        ("Yaponskiye voyennoplennyye v SSSR: pravda i domysly", "ru"),
        ("Kak my upravlyali Germaniyey", "ru"),
        ("Iaponskie voennoplennye v SSSR", "ru"),
        ("Shiberia no banka", "ja"),
        ("Shiberia yokuryū. Beisō kankei no naka de no hen'yō", "ja"),
        ("Японские военнопленные", "ru"),
        ("Історія України", "uk"),
        ("シベリア抑留", "ja"),
        ("日本史", "ja"),
        ("Die Geschichte der japanischen Kriegsgefangenen", "de"),
        ("Les prisonniers japonais en Sibérie", "fr"),
        ("Xyzzy", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_title_is_found(text: str, code: str) -> None:
    assert language(text) == code


@given(st.text(max_size=60))
def test_finding_a_language_never_fails(text: str) -> None:
    assert language(text) in ("", *tables.languages())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_languages_of_titles_are_those_of_their_case(case: Case) -> None:
    expected = [line.replace("none", "") for line in case.blocks[1].splitlines()]
    assert [language(title) for title in case.blocks[0].splitlines()] == expected


@pytest.mark.parametrize("code", TITLES)
def test_a_title_keeps_its_language_in_every_system(code: str) -> None:
    for title in TITLES[code]:
        assert language(title) == code
        for system in systems_of(code):
            assert language(romanize(title, system)) == code, (title, system)
