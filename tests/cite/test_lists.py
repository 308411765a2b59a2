"""Lists: one, in groups, two; their order, their numbers, and what is remarked on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sibcite import tables
from sibcite.cite import Asked, document, lists
from sibcite.model import Citation, Name, Record, Text, plain
from tests.cite.examples import PLAIN
from tests.cite.test_styles import _kinds

NUMBERED = PLAIN.read_text(encoding="utf-8").replace(
    '<text macro="head"/>\n        <text macro="title"/>\n        <group delimiter=", ">',
    '<text variable="citation-number"/><text macro="head"/>\n<group delimiter=", ">',
)


def _style(csl: str = "", **presentation: object) -> tables.StyleFiles:
    return tables.StyleFiles("plain", csl or PLAIN.read_text("utf-8"), presentation, PLAIN)


def _of(*keys: str) -> list[Record]:
    return [_kinds()[key] for key in keys]


def test_a_list_has_every_record_also_under_a_key_that_comes_again() -> None:
    record = _kinds()["dower2000"]
    other = replace(record, texts={"title": Text("A second book")})
    (section,) = lists([record, other], _style()).sections
    assert [entry.id for entry in section.entries] == ["dower2000", "dower2000"]
    assert any("Second Book" in plain(entry.text) for entry in section.entries)


def test_two_lists_have_their_headings_and_the_same_works() -> None:
    made = lists(_of("katasonova2005", "kobayashi2018"), _style(), Asked("dual"))
    assert [section.heading for section in made.sections] == ["Список литературы", "References"]
    first, second = ({entry.id for entry in each.entries} for each in made.sections)
    assert first == second == {"katasonova2005", "kobayashi2018"}


def test_the_list_of_originals_restores_what_a_record_lacks_and_marks_it() -> None:
    made = lists(_of("gavrilov2013", "katasonova2005"), _style(), Asked("dual"))
    printed = [plain(entry.text) for entry in made.sections[0].entries]
    assert printed[0].startswith("Катасонова Е. Л. Последние пленники")
    assert "[?]" not in printed[0]
    assert printed[1].startswith(
        "Японские военнопленные в СССР : 1945-1956. Сборник документов [?]"
    )
    assert "restored-title" in {remark.code for remark in made.remarks}


@pytest.mark.parametrize("name", [n for n in tables.style_names() if n[:4] in ("gost", "dstu")])
def test_a_style_in_cyrillic_has_a_second_list_in_latin_letters(name: str) -> None:
    works = _of("katasonova2005", "semiryaga1995", "garf1956")
    made = lists(works, tables.find_style(name), Asked("dual"))
    first, second = ("".join(plain(e.text) for e in each.entries) for each in made.sections)
    assert "Последние пленники" in first
    assert "Poslednie plenniki" in second
    assert not re.search("[а-яё]", second)


def test_a_numbered_style_has_a_numbered_list_of_originals() -> None:
    made = lists(_of("dower2000"), tables.find_style("vancouver"), Asked("dual"))
    assert [plain(each.entries[0].text)[:2] for each in made.sections] == ["1.", "1."]


BY_LATIN = ["dower2000", "galitskiy1991", "semiryaga1995"]
BY_CYRILLIC = ["galitskiy1991", "semiryaga1995", "dower2000"]


@pytest.mark.parametrize(
    ("order", "first", "second"),
    [
        ("own", BY_CYRILLIC, BY_LATIN),
        ("original", BY_CYRILLIC, BY_CYRILLIC),
        ("romanized", BY_LATIN, BY_LATIN),
    ],
)
def test_two_lists_have_one_order_and_its_numbers_where_that_is_asked_for(
    order: str, first: list[str], second: list[str]
) -> None:
    works = _of("semiryaga1995", "dower2000", "galitskiy1991")
    made = lists(works, _style(NUMBERED, dual={"order": order}, lists="dual"))
    assert [[each.id for each in part.entries] for part in made.sections] == [first, second]
    for section in made.sections[1:]:
        assert [plain(each.text)[0] for each in section.entries] == ["1", "2", "3"]


def test_a_restored_title_is_remarked_on_and_a_lacking_translation_too() -> None:
    works = _of("gavrilov2013", "semiryaga1995")
    style = _style(title="{original} [{translated}]", restore=True)
    remarks = lists(works, style, Asked("single", strict=True)).remarks
    assert [(each.code, each.severity) for each in remarks] == [
        ("restored-title", "note"),
        ("missing-translation", "error"),
    ]
    assert "gavrilov2013" in remarks[0].message
    assert "semiryaga1995" in remarks[1].message


def test_one_list_is_silent_on_what_is_lacking_unless_asked() -> None:
    assert not lists(_of("semiryaga1995"), _style()).remarks


def test_groups_have_the_usual_headings_of_the_language_of_the_list() -> None:
    works = _of("garf1956", "zayavleniye1945", "dower2000")
    made = lists(works, _style(locale="ru-RU"), Asked("grouped"))
    headed = {each.heading: [entry.id for entry in each.entries] for each in made.sections}
    assert headed == {
        "Архивы": ["garf1956"],
        "Источники": ["zayavleniye1945"],
        "Литература": ["dower2000"],
    }


def test_a_work_that_fits_no_group_stands_last_and_without_a_heading() -> None:
    style = _style(lists="grouped", groups={"Russian": ["ru"]})
    made = lists(_of("dower2000", "katasonova2005"), style)
    assert [each.heading for each in made.sections] == ["Russian", ""]


def test_a_keyword_of_a_record_may_be_a_group() -> None:
    record = _kinds()["dower2000"]
    texts = {**record.texts, "keyword": Text("war, memoirs")}
    style = _style(lists="grouped", groups={"Memoirs": ["memoirs"], "Other": ["rest"]})
    made = lists([replace(record, texts=texts), *_of("katasonova2005")], style)
    assert [each.heading for each in made.sections] == ["Memoirs", "Other"]


def test_numbers_of_a_grouped_list_go_through_all_groups() -> None:
    works = _of("dower2000", "garf1956", "katasonova2005")
    made = lists(works, _style(NUMBERED), Asked("grouped"))
    printed = [plain(entry.text) for section in made.sections for entry in section.entries]
    assert [text[0] for text in printed] == ["1", "2", "3"]
    assert printed[0].startswith("1. Gosud")


def test_a_document_may_have_two_lists() -> None:
    works = _of("katasonova2005", "dower2000")
    clusters = [[Citation("dower2000", note=0)]]
    made = document(works, clusters, _style(), lists="dual")
    assert [section.heading for section in made.sections] == ["Список литературы", "References"]
    assert all(len(section.entries) == 2 for section in made.sections)


def test_a_document_says_of_its_records_what_a_list_says() -> None:
    works = _of("gavrilov2013", "semiryaga1995", "dower2000")
    for kind in ("single", "dual"):
        made = document(works, [], _style(), lists=kind, strict=True).rendered
        known = lists(works, _style(), Asked(kind, strict=True)).remarks
        assert sorted(map(str, made.remarks)) == sorted(map(str, known))
        assert made.remarks
        assert not made.diagnostics


def test_a_document_in_groups_numbers_its_works_group_by_group() -> None:
    works = _of("dower2000", "garf1956")
    clusters = [[Citation("dower2000")], [Citation("garf1956")]]
    made = document(works, clusters, _style(NUMBERED), lists="grouped")
    printed = [plain(entry.text)[0] for section in made.sections for entry in section.entries]
    assert printed == ["1", "2"]
    assert [section.heading for section in made.sections] == ["Archives", "Literature"]


def test_numbers_in_the_text_are_those_of_the_groups() -> None:
    works = _of("dower2000", "garf1956")
    clusters = [[Citation("dower2000")], [Citation("garf1956")]]
    made = document(works, clusters, tables.find_style("vancouver"), lists="grouped")
    assert [plain(text) for text in made.rendered.citations] == ["(2)", "(1)"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("romanized", ["dower2000", "hrushevskyi1898", "kobayashi2018", "semiryaga1995"]),
        ("cyrillic-first", ["hrushevskyi1898", "semiryaga1995", "dower2000", "kobayashi2018"]),
        ("latin-first", ["dower2000", "hrushevskyi1898", "semiryaga1995", "kobayashi2018"]),
    ],
)
def test_a_list_in_several_scripts_is_sorted_as_asked(sort: str, order: list[str]) -> None:
    works = _of("kobayashi2018", "semiryaga1995", "dower2000", "hrushevskyi1898")
    style = _style(sort=sort, names="{original}", title="{original}")
    (section,) = lists(works, style).sections
    assert [entry.id for entry in section.entries] == order


def test_japanese_is_sorted_by_reading_in_the_order_of_kana() -> None:
    def work(key: str, family: str, given: str, kanji: str) -> Record:
        name = Name(family, given, original=Name(kanji, "子"))
        return Record(key, "book", "ja", names={"author": (name,)}, texts={"title": Text("本")})

    works = [
        work("wada", "Wada", "Haruki", "和田"),
        work("gotō", "Gotō", "Shinpei", "後藤"),
        work("kobayashi", "Kobayashi", "Akina", "小林"),
        work("saitō", "Saitō", "Rokurō", "斎藤"),
        work("abe", "Abe", "Kōbō", "安部"),
    ]
    (section,) = lists(works, _style(sort="reading", names="{original}")).sections
    assert [each.id for each in section.entries] == ["abe", "gotō", "kobayashi", "saitō", "wada"]


_FORMS = st.sampled_from(("{text}", "{original}", "{romanized}", "[{translated}]", "*{original}*"))
_TEMPLATES = st.lists(_FORMS, min_size=1, max_size=3).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(
    _TEMPLATES,
    st.sampled_from(("{text}", "{original}", "{romanized} {original}")),
    st.sampled_from(("style", "romanized", "cyrillic-first", "latin-first", "reading")),
    st.sampled_from(("single", "grouped", "dual")),
)
def test_every_record_stands_in_every_list_whatever_is_asked(
    title: str, names: str, sort: str, kind: str
) -> None:
    records = list(_kinds().values())
    style = _style(title=title, names=names, sort=sort, dual={"original": {"style": str(PLAIN)}})
    sections = lists(records, style, Asked(kind)).sections
    keys = sorted(entry.id for section in sections for entry in section.entries)
    times = 2 if kind == "dual" else 1
    assert keys == sorted(record.id for record in records for _ in range(times))
