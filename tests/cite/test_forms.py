"""Forms of texts, places and names: which leads, what follows, and that nothing is said twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.cite import forms
from sibcite.cite.systems import system_for
from sibcite.model import Name, Text, plain

BOOK = Text("Plenniki", original="Пленники", translated="Prisoners")


@pytest.mark.parametrize(
    ("text", "language", "known"),
    [
        (BOOK, "ru", ("Пленники", "Plenniki", "Prisoners")),
        (Text("Plenniki"), "ru", ("", "Plenniki", "")),
        (Text("Пленники"), "ru", ("Пленники", "", "")),
        (Text("Пленники", romanized="Plenniki"), "ru", ("Пленники", "Plenniki", "")),
        (Text("Embracing defeat"), "en", ("Embracing defeat", "Embracing defeat", "")),
        (Text("Embracing defeat"), "", ("Embracing defeat", "Embracing defeat", "")),
        (Text("Prisoners", language="en"), "ru", ("Prisoners", "Prisoners", "")),
        (Text("1945"), "ru", ("1945", "", "")),
    ],
)
def test_a_text_has_the_forms_that_are_known(
    text: Text, language: str, known: tuple[str, str, str]
) -> None:
    found = forms.of_text(text, language)
    assert (found["original"], found["romanized"], found["translated"]) == known


@pytest.mark.parametrize(
    ("template", "lead", "behind"),
    [
        ("{romanized} {original} [{translated}]", "Plenniki", " Пленники [Prisoners]"),
        ("{text} ({romanized}) [{translated}]", "Plenniki", " [Prisoners]"),
        ("{translated} (*{romanized}*)", "Prisoners", " (Plenniki)"),
        ("{original}", "Пленники", ""),
        ("{short} / {original}", "Пленники", ""),
    ],
)
def test_the_first_form_leads_and_the_others_follow_once(
    template: str, lead: str, behind: str
) -> None:
    known = forms.of_text(BOOK, "ru")
    assert forms.lead(known, template) == lead
    assert plain(forms.follows(known, template)) == behind


def test_what_stands_in_asterisks_is_italic() -> None:
    first, second, third = forms.follows(forms.of_text(BOOK, "ru"), "{text} (*{original}*)")
    assert (first.text, second.text, third.text) == (" (", "Пленники", ")")
    assert second.marks == {"italic"}
    assert not first.marks
    assert not third.marks


def test_markup_of_what_follows_becomes_marks() -> None:
    text = Text("A", translated='On <i>War and Peace</i><span class="nocase"> x</span>')
    runs = forms.follows(forms.of_text(text, "ru"), "{text} [{translated}]")
    assert [(run.text, sorted(run.marks)) for run in runs] == [
        (" [On ", []),
        ("War and Peace", ["italic"]),
        (" x", []),
        ("]", []),
    ]


def test_an_asterisk_of_the_title_is_itself() -> None:
    starred = Text("A* B*", translated="C*D*E")
    assert plain(forms.follows(forms.of_text(starred, "ru"), "{text} [{translated}]")) == " [C*D*E]"


@pytest.mark.parametrize(
    ("place", "short", "english", "original"),
    [
        ("Moscow", "М.", "Moscow", "Москва"),
        ("Moskva", "М.", "Moscow", "Москва"),
        ("СПб.", "СПб.", "Saint Petersburg", "Санкт-Петербург"),
        ("Kiyev-L'vov", "Киев-Львов", "Kyiv-Lviv", "Киев-Львов"),
        ("Moscow; Leningrad", "М.; Л.", "Moscow; Leningrad", "Москва; Ленинград"),
        ("Ростов-на-Дону", "Ростов н/Д", "Rostov-on-Don", "Ростов-на-Дону"),
        ("Tōkyō", "Токио", "Tokyo", "Токио"),
        ("Ulan-Ude", "Улан-Удэ", "Ulan-Ude", "Улан-Удэ"),
    ],
)
def test_a_place_is_known_by_any_of_its_names(
    place: str, short: str, english: str, original: str
) -> None:
    known = forms.of_place(Text(place), "ru", "")
    assert (known["short"], known["translated"], known["original"]) == (short, english, original)


@pytest.mark.parametrize(
    ("place", "language", "own_script", "shown"),
    [
        ("Київ", "uk", True, "К."),
        ("Kyiv", "ru", True, "Киев"),
        ("Tokyo", "ja", True, "東京"),
        ("Moscow", "en", True, "Moscow"),
        ("Moscow", "", True, "Moscow"),
        ("Moscow", "ru", False, "Moscow"),
        ("Moscow", "ja", True, "Moscow"),
    ],
)
def test_a_place_is_named_in_the_language_and_script_of_its_work(
    place: str, language: str, own_script: bool, shown: str
) -> None:
    known = forms.of_place(Text(place), language, "", own_script)
    assert forms.whole(known, "{short}") == shown


@pytest.mark.parametrize(
    ("romanized", "original", "english", "latin"),
    [
        ("M.", "М.", "Moscow", "Moskva"),
        ("L.", "Л.", "Leningrad", "Leningrad"),
        ("SPb.", "СПб.", "Saint Petersburg", "Sankt-Peterburg"),
        ("M.; L.", "М.; Л.", "Moscow; Leningrad", "Moskva; Leningrad"),
        ("Moskva; Sankt-Peterburg", "Москва; Санкт-Петербург", "Moscow; Saint Petersburg",
         "Moskva; Sankt-Peterburg"),
        ("N. Novgorod", "", "Nizhny Novgorod", "Nizhniy Novgorod"),
        ("SPb.", "", "Saint Petersburg", "Sankt-Peterburg"),
    ],
)  # fmt: skip
def test_a_romanized_place_is_known_by_its_original_and_its_abbreviation(
    romanized: str, original: str, english: str, latin: str
) -> None:
    known = forms.of_place(Text(romanized, original=original), "ru", "")
    assert (known["translated"], known["romanized"]) == (english, latin)


def test_an_abbreviation_in_an_english_work_is_no_russian_place() -> None:
    assert forms.of_place(Text("L."), "en", "")["translated"] == ""


def test_a_place_that_nobody_knows_stays() -> None:
    known = forms.of_place(Text("Urzhum–Moscow"), "ru", "")
    assert forms.whole(known, "{translated}") == "Urzhum–Moscow"


def test_a_place_of_the_record_wins_over_the_table() -> None:
    known = forms.of_place(Text("Moscow", original="г. Москва"), "ru", "")
    assert known["original"] == "г. Москва"


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        (Name("斎藤", "六郎"), "斎藤六郎"),
        (Name("Катасонова", "Е. Л."), "Катасонова Е. Л."),
        (Name(literal="МФД"), "МФД"),
        (Name("Gogh", "Vincent", non_dropping_particle="van"), "van Gogh Vincent"),
    ],
)
def test_a_name_that_follows_another_stands_family_first(name: Name, whole: str) -> None:
    assert forms.whole_name(name) == whole


# Marks of type are read where a title leads, and stay where it is plain: <sub> is none of words.
_WORDS = st.text(st.characters(exclude_characters="<>"), max_size=30)


@given(_WORDS, _WORDS, st.sampled_from(("ru", "ja", "en", "")))
def test_whatever_a_title_is_its_lead_and_what_follows_are_the_template_filled(
    text: str, translated: str, language: str
) -> None:
    known = forms.of_text(Text(text, translated=translated), language)
    template = "{romanized} [{translated}]"
    whole = forms.lead(known, template) + plain(forms.follows(known, template))
    assert whole.strip() == forms.whole(known, template).strip()


@pytest.mark.parametrize(
    ("name", "code", "system"),
    [
        ("ala-lc", "uk", "uk-ala-lc"),
        ("ala-lc-simplified", "be", "be-ala-lc-simplified"),
        ("ru-bgn-pcgn", "uk", "uk-kmu2010"),
        ("bgn-simplified", "be", "be-bgn1979"),
        ("scholarly", "be", "be-iso9"),
        ("icao", "uk", "uk-kmu2010"),
        ("bsi", "uk", ""),
        ("", "ru", ""),
    ],
)
def test_a_system_has_its_kin_in_other_languages(name: str, code: str, system: str) -> None:
    assert system_for(name, code) == system
