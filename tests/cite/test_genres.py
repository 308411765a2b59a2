"""Kinds of works and editions are called as the language of a list has them."""

from __future__ import annotations

import pytest

from sibcite.cite import genres
from sibcite.cite.presentation import Presentation
from sibcite.model import Record, Text

LATIN = Presentation(title="{romanized}", romanization="ala-lc")
OWN = Presentation(title="{original}", item_language=True)
CYRILLIC = Text("Название", original="Название")


def _named(genre: str = "", edition: str = "", language: str = "ru") -> Record:
    texts = {"title": CYRILLIC} | ({"genre": Text(genre)} if genre else {})
    numbers = {"edition": edition} if edition else {}
    return Record(id="a", type="thesis", language=language, texts=texts, numbers=numbers)


@pytest.mark.parametrize(
    "genre",
    [
        "дис. … канд. ист. наук",
        "Дис. ... канд. ист. наук : 07.00.02",
        "дис. . . . канд. наук",
        "диссертация на соискание учёной степени кандидата исторических наук",
        "dis. … kand. ist. nauk",
    ],
)
def test_a_genre_is_known_however_print_has_it(genre: str) -> None:
    called = dict(genres.named(_named(genre), LATIN))
    assert called == {"genre": "candidate dissertation", "genre-short": "candidate diss."}


def test_an_abstract_is_no_thesis() -> None:
    called = dict(genres.named(_named("Автореф. дис. … д-ра юрид. наук"), LATIN))
    assert called["genre"] == "abstract of doctoral dissertation"


@pytest.mark.parametrize("genre", ["путевые заметки", "дис. … канд."])
def test_a_genre_that_no_table_knows_stays(genre: str) -> None:
    assert not dict(genres.named(_named(genre), LATIN))


def test_a_genre_in_the_language_of_the_list_stays() -> None:
    assert "genre" not in dict(genres.named(_named("Doctoral thesis"), LATIN))
    assert not dict(genres.named(_named("дис. … канд. ист. наук", language="uk"), OWN))


def test_a_genre_goes_into_the_language_of_a_work_that_is_printed_in_it() -> None:
    assert dict(genres.named(_named("Doctoral thesis"), OWN)) == {"genre": "дис. … д-ра наук"}
    latin = Presentation(title="{romanized}", item_language=True)
    romanized = Record(
        id="a",
        type="thesis",
        language="ru",
        texts={"title": Text("A"), "genre": Text("PhD thesis")},
    )
    assert not dict(genres.named(romanized, latin))


def test_what_is_in_latin_letters_stays_where_a_list_asks_for_that() -> None:
    kept = Presentation(romanization="bgn-pcgn", re_romanize=False)
    assert not dict(genres.named(_named("dis. … kand. ist. nauk"), kept))
    assert dict(genres.named(_named("дис. … канд. ист. наук"), kept))


@pytest.mark.parametrize(
    ("printed", "locale", "whole"),
    [
        ("2-е изд., испр. и доп.", "", "2nd ed., rev. and enl."),
        ("11-е изд., стер.", "", "11th ed., repr."),
        ("3-тє вид., перероб. і доповн.", "fr-FR", "3<sup>e</sup> éd., rev. et augm."),
        ("2-е изд., испр., перераб. и доп.", "de-DE", "2. Aufl., verb., überarb. und erg."),
    ],
)
def test_a_revised_edition_is_so_in_the_language_of_the_list(
    printed: str, locale: str, whole: str
) -> None:
    shown = Presentation(romanization="ala-lc", locale=locale)
    assert dict(genres.named(_named(edition=printed), shown)) == {"edition": whole}


@pytest.mark.parametrize("printed", ["2-е изд., с прил.", "изд. испр.", "2"])
def test_an_edition_with_a_word_that_no_table_knows_stays(printed: str) -> None:
    assert not dict(genres.named(_named(edition=printed), LATIN))


@pytest.mark.parametrize(
    ("printed", "number"),
    [("2", "2"), ("2nd", "2"), ("2-е изд.", "2"), ("3-тє вид.", "3"), ("2-е изд., доп.", "")],
)
def test_an_edition_of_a_number_alone_is_that_number(printed: str, number: str) -> None:
    assert genres.numbered(printed) == number
