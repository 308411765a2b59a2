"""What goes beyond CSL and is off unless asked: the item's language, and who printed what."""

from __future__ import annotations

from typing import Any

import pytest

from sibcite.csl import Processor, Style, render
from sibcite.model import Citation, plain
from tests.csl.styles import layout, style, whole

PLACE = layout(
    '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/>'
    '<date variable="issued" form="text" date-parts="year"/></group>'
)
DAY = {"date-parts": [[1995, 3, 12]]}


def _article(language: str, **values: Any) -> dict[str, Any]:
    item = {"id": language or "none", "type": "article-journal", "page": "5", "issued": DAY}
    return item | ({"language": language} if language else {}) | values


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ru", "с. 5 1995 г."),
        ("ru-RU", "с. 5 1995 г."),
        ("en-GB", "p. 5 1995"),
        ("ja", "ページ 5 1995年"),
        ("", "p. 5 1995"),
        ("tlh", "p. 5 1995"),
    ],
)
def test_an_item_has_the_terms_and_dates_of_its_language_where_asked(
    language: str, printed: str
) -> None:
    (entry,) = render(PLACE, [_article(language)], localize=True).bibliography
    assert plain(entry.text).replace("\xa0", " ") == printed


def test_items_of_several_languages_stand_in_one_list() -> None:
    articles = [_article("ru"), _article("en")]
    entries = render(PLACE, articles, localize=True).bibliography
    starts = [plain(entry.text).split()[0] for entry in entries]
    assert starts == ["с.", "p."]


def test_quotes_are_those_of_the_language_of_the_item_where_asked() -> None:
    quoted = layout('<text variable="title" quotes="true"/>')
    items = [_article("ru", title="О 'мифах'"), _article("en", title="On 'myths'")]
    made = render(quoted, items, [[Citation("ru")], [Citation("en")]], localize=True)
    texts = [plain(entry.text) for entry in made.bibliography]
    assert texts == ["«О „мифах“»", "“On ‘myths’”"]
    assert [plain(each) for each in made.citations] == ["О «мифах»", "On “myths”"]


def test_an_item_has_the_terms_of_the_style_unless_asked() -> None:
    (entry,) = render(PLACE, [_article("ru")]).bibliography
    assert plain(entry.text) == "p. 5 1995"


def test_an_item_without_a_language_that_has_terms_keeps_those_of_the_style() -> None:
    russian = style(
        "locale: ru-RU\n"
        '<bibliography><layout><label variable="page" form="short"/><text variable="page"/>'
        "</layout></bibliography>"
    )
    (entry,) = render(russian, [_article("tlh")], localize=True).bibliography
    assert plain(entry.text) == "с.5"


def test_given_names_that_are_told_apart_keep_their_digraphs() -> None:
    told = whole(
        '<citation disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names">'
        '<layout><names variable="author"><name form="short" initialize-with=". "/></names>'
        "</layout></citation>"
    )
    items = [
        {"id": given, "type": "book", "author": [{"family": "Ivanov", "given": given}]}
        for given in ("Yuliya", "Yakov")
    ]
    processor = Processor(Style.load(told, digraphs=True), items)
    printed = processor.cite([[Citation("Yuliya")], [Citation("Yakov")]])
    assert list(map(plain, printed)) == ["Yu. Ivanov", "Ya. Ivanov"]


def test_every_run_names_the_variable_that_printed_it() -> None:
    article = {
        "id": "a",
        "type": "article-journal",
        "author": [{"family": "Karpov", "given": "V."}],
        "title": "Captives",
        "container-title": "The Archive",
        "page": "5-7",
        "issued": DAY,
    }
    named = layout(
        '<group delimiter=", "><names variable="author"/><text variable="title" quotes="true"/>'
        '<text variable="container-title" font-style="italic"/>'
        '<date variable="issued" form="text" date-parts="year"/>'
        '<group><label variable="page" form="short"/><text variable="page"/></group></group>',
        suffix=".",
    )
    (entry,) = render(named, [article]).bibliography
    printed: dict[str, str] = {}
    # The comma that American English draws into the quotes is one of the title's.
    for run in entry.text:
        printed[run.variable] = printed.get(run.variable, "") + run.text
    assert printed["author"] == "V. Karpov"
    assert printed["title"] == "Captives,"
    assert printed["container-title"] == "The Archive"
    assert printed["issued"] == "1995"
    assert printed["page"] == "5–7"
    assert set(printed[""]) <= set(", “”p.")


NAMED = layout('<names variable="author"><name name-as-sort-order="all"/></names>')


@pytest.mark.parametrize(
    ("family", "given", "language", "printed"),
    [
        ("Saitō", "Rokurō", "ja", "Saitō Rokurō"),
        ("Kimura", "Jun'ichi", "ja-JP", "Kimura Jun’ichi"),
        ("Namba", "Ippei", "ja", "Namba Ippei"),
        ("Ohno", "Shun'ya", "ja", "Ohno Shun’ya"),
        ("Hatchō", "Kesshū", "ja", "Hatchō Kesshū"),
        ("Karpov", "Viktor", "ja", "Karpov, Viktor"),
        ("Nakamura", "Alex", "ja", "Nakamura, Alex"),
        ("Saitō", "Rokurō", "en", "Saitō, Rokurō"),
        ("齋藤", "六郎", "ja", "齋藤六郎"),
    ],
)
def test_japanese_names_of_japanese_items_have_no_comma_where_asked(
    family: str, given: str, language: str, printed: str
) -> None:
    item = _article(language, author=[{"family": family, "given": given}])
    (entry,) = render(NAMED, [item], localize=True).bibliography
    assert plain(entry.text) == printed


def test_romanized_japanese_names_are_as_all_others_unless_asked() -> None:
    item = _article("ja", author=[{"family": "Saitō", "given": "Rokurō"}])
    (entry,) = render(NAMED, [item]).bibliography
    assert plain(entry.text) == "Saitō, Rokurō"
