"""Records from one romanization to another and to Cyrillic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sibcite.model import ArchiveAddress, Date, Name, Record, Text
from sibcite.romanize.named import system_named
from sibcite.romanize.records import converted

PRINTED = Record(
    "galitskiy1991",
    "article-journal",
    language="ru",
    label="Galitskiy 1991",
    names={"author": (Name("Galitskiy", "V. P."), Name("Smith", "J."))},
    texts={
        "title": Text("Yaponskiye <i>voyennoplennyye</i> v SSSR", translated="Prisoners"),
        "container-title": Text("Voyenno-istoricheskiy zhurnal"),
        "publisher": Text("Institute of Oriental Studies"),
        "publisher-place": Text("Kazan'"),
    },
    dates={"issued": Date((1991,))},
)
ENGLISH = Record("a", "book", language="en", texts={"title": Text("Prisoners of War")})
UKRAINIAN = Record("u", "book", language="uk", texts={"title": Text("Istoriia mista")})


def test_titles_journals_places_and_names_become_cyrillic_and_are_marked() -> None:
    (made,) = converted([PRINTED], "cyrillic").value
    assert made.text("title") == "Японские <i>военнопленные</i> в СССР"
    assert made.texts["title"].romanized == "Yaponskiye <i>voyennoplennyye</i> v SSSR"
    assert made.texts["title"].translated == "Prisoners"
    assert made.text("container-title") == "Военно-исторический журнал"
    assert made.text("publisher-place") == "Казань"
    assert made.names["author"][0] == Name("Галицкий", "В. П.")
    assert set(made.extra["restored"].split()) >= {"title", "author.0", "publisher-place"}


def test_what_is_english_stays() -> None:
    made, other = converted([PRINTED, ENGLISH], "cyrillic").value
    assert made.text("publisher") == "Institute of Oriental Studies"
    assert made.names["author"][1].family == "Smith"
    assert other == ENGLISH


def test_another_romanization_is_no_restored_text() -> None:
    (made,) = converted([PRINTED], "ala-lc-simplified").value
    assert made.text("title") == "Iaponskie <i>voennoplennye</i> v SSSR"
    assert made.texts["title"].system == "ru-ala-lc-simplified"
    assert made.texts["title"].original == ""
    assert "restored" not in made.extra


def test_printed_cyrillic_is_the_original_and_comes_back() -> None:
    cyrillic = Record("k", "book", language="ru", texts={"title": Text("Пленники Сталина")})
    (made,) = converted([cyrillic], "bgn-pcgn").value
    assert made.texts["title"].original == "Пленники Сталина"
    (back,) = converted([made], "cyrillic").value
    assert back.text("title") == "Пленники Сталина"


def test_a_family_that_is_kept_stays() -> None:
    (made,) = converted([PRINTED], "cyrillic", keep=("galitskiy",)).value
    assert made.names["author"][0].family == "Galitskiy"


def test_places_and_publishers_with_english_names_are_cyrillic_and_english_again() -> None:
    texts = {
        "title": Text("Plenniki Stalina"),
        "publisher": Text("Institute of Oriental Studies RAS"),
        "publisher-place": Text("Moscow"),
    }
    printed = Record("r", "book", language="ru", texts=texts)
    (made,) = converted([printed], "cyrillic").value
    assert made.text("publisher-place") == "Москва"
    assert made.text("publisher") == "Институт востоковедения РАН"
    assert set(made.extra["restored"].split()) == {"title", "publisher", "publisher-place"}
    (latin,) = converted([printed], "ala-lc").value
    (back,) = converted([made], "bgn-pcgn").value
    for each in (latin, back):
        assert each.text("publisher-place") == "Moscow"
        assert each.text("publisher") == "Institute of Oriental Studies RAS"


def test_what_stands_in_a_label_beside_names_is_russian_too() -> None:
    title = {"title": Text("Plenniki Stalina")}
    printed = Record("r", "book", "ru", "Galitskiy, Karpov (ed.) 1991c", "c", texts=title)
    (made,) = converted([printed], "cyrillic").value
    assert (made.label, made.year_suffix) == ("Галицкий, Карпов (ред.) 1991в", "в")
    (back,) = converted([made], "bgn-pcgn").value
    assert back.year_suffix == "c"


def test_names_that_stay_in_a_cyrillic_list_are_noted() -> None:
    (remark,) = converted([PRINTED], "cyrillic").diagnostics
    assert (remark.code, remark.severity) == ("not-restored", "note")
    assert remark.message.endswith(": Institute of Oriental Studies; Smith.")


def test_slips_are_named_with_what_they_were_likely_meant_to_be() -> None:
    title = {"title": Text("Soglasheniye mezhdru pravitel'stvami Sovetskogo Soyuz a i Yaponii")}
    (remark,) = converted([Record("s", "book", language="ru", texts=title)], "cyrillic").diagnostics
    assert "mezhdru, Soyuz a." in remark.message
    assert remark.hint.startswith("Likely meant: 'mezhdu', 'Soyuza'.")


def test_doubtful_words_are_named_and_ukrainian_is_not_restored() -> None:
    slip = Record(
        "s", "book", language="ru", texts={"title": Text("Soglasheniye mezhdru stranami")}
    )
    found = converted([slip, UKRAINIAN], "cyrillic")
    assert [remark.code for remark in found.diagnostics] == ["doubtful-restoration", "not-restored"]
    assert "mezhdru" in found.diagnostics[0].message
    assert found.value[1].text("title") == "Istoriia mista"


def test_a_system_goes_by_its_short_name_or_is_refused() -> None:
    assert system_named("ala-lc") == "ru-ala-lc"
    assert system_named("kmu2010", "uk") == "uk-kmu2010"
    with pytest.raises(ValueError, match="No romanization of Russian is known as 'loc'"):
        converted([PRINTED], "loc")


def test_the_printed_name_of_an_archive_is_put_over_and_its_address_stays() -> None:
    name = Text("Tsentral'nyy arkhiv ministerstva oborony")
    address = ArchiveAddress("tsamo", written="TSAMO", name=name, location="F. 66, op. 1")
    record = Record("t", "manuscript", language="ru", address=address)
    (made,) = converted([record], "cyrillic").value
    assert made.address is not None
    assert made.address.name is not None
    assert made.address.name.text == "Центральный архив министерства обороны"
    assert (made.address.written, made.address.location) == ("TSAMO", "F. 66, op. 1")
    assert "archive.name" in made.extra["restored"]


def test_what_a_record_says_of_its_language_holds_for_short_titles() -> None:
    title = {"title": Text("Ssylka v Yakutii"), "publisher-place": Text("Yakutsk")}
    (made,) = converted([Record("r", "book", language="ru", texts=title)], "cyrillic").value
    assert made.text("title") == "Ссылка в Якутии"
    assert made.text("publisher-place") == "Якутск"


def test_an_english_title_of_a_russian_work_stays_and_is_told() -> None:
    title = {"title": Text("The Problem of the Prisoners of War")}
    found = converted([Record("r", "book", language="ru", texts=title)], "cyrillic")
    assert found.value[0].text("title") == "The Problem of the Prisoners of War"
    assert [remark.code for remark in found.diagnostics] == ["not-restored"]


def test_a_record_that_says_nothing_of_its_language_is_taken_by_its_title_and_noted() -> None:
    title = {"title": Text("Iaponskie voennoplennye v Sibiri")}
    found = converted([Record("j", "book", texts=title), replace(ENGLISH, language="")], "cyrillic")
    assert [each.text("title") for each in found.value] == [
        "Японские военнопленные в Сибири",
        "Prisoners of War",
    ]
    (remark,) = found.diagnostics
    assert (remark.code, remark.severity) == ("guessed-language", "note")
    assert remark.message.endswith(": j.")


def test_a_title_in_another_system_than_its_list_is_in_no_doubt() -> None:
    titles = (
        "Iaponskie voennoplennye v Sibiri",
        "Rossiia i Iaponiia",
        "Yaponskiye voyennoplennyye",
    )
    records = [Record(f"r{n}", "book", language="ru", texts={"title": Text(each)})
               for n, each in enumerate(titles)]  # fmt: skip
    found = converted(records, "cyrillic")
    assert found.value[2].text("title") == "Японские военнопленные"
    assert found.diagnostics == ()


def test_a_language_without_the_system_stays_and_is_told() -> None:
    title = {"title": Text("Історія України")}
    found = converted([Record("u", "book", texts=title), PRINTED], "bgn-pcgn")
    assert found.value[0].text("title") == "Історія України"
    remark, kept = found.diagnostics
    assert (remark.code, kept.code) == ("not-romanized", "not-restored")
    assert kept.message.endswith("another language's: Smith.")
    assert "No romanization of Ukrainian is known as 'bgn-pcgn'" in remark.message
    assert "kmu2010" in remark.message


def test_families_as_english_has_them_are_restored_in_names_and_label_alike() -> None:
    printed = Record(
        "d",
        "book",
        "ru",
        "Dostoevsky, Molodiakov 1990",
        names={"author": (Name("Dostoevsky", "F. M."), Name("Molodiakov", "V."))},
        texts={"title": Text("Yaponskiye voyennoplennyye v SSSR")},
    )
    (made,) = converted([printed], "cyrillic").value
    assert made.names["author"] == (Name("Достоевский", "Ф. М."), Name("Молодяков", "В."))
    assert made.label == "Достоевский, Молодяков 1990"


def test_letters_of_the_other_script_are_put_right() -> None:
    texts = {"title": Text("Plenniki Stalina"), "publisher-place": Text("\u041coscow")}
    names = {"author": (Name("Petrov", "\u0422. Yu."), Name("Dubinin", "M. Y."))}
    found = converted([Record("h", "book", "ru", names=names, texts=texts)], "cyrillic")
    (made,) = found.value
    assert made.text("publisher-place") == "Москва"
    assert made.names["author"][0] == Name("Петров", "Т. Ю.")
    # English has one Y for several letters.
    assert made.names["author"][1] == Name("Dubinin", "M. Y.")
    assert found.diagnostics[0].message.endswith(": Dubinin.")


def _list(*titles: str) -> list[Record]:
    return [
        Record(f"r{place}", "book", "ru", texts={"title": Text(title)})
        for place, title in enumerate(titles)
    ]


def _titles(records: Sequence[Record]) -> list[str]:
    return [record.text("title") for record in records]


def test_a_word_without_a_sign_gets_none_in_a_list_of_several_systems() -> None:
    found = converted(
        _list(
            "Yaponskiye voyennoplennyye v Sibiri: trud i byt",
            "Iaponskie voennoplennye v Rossii",
            "Dal'niy Vostok i soyuzniki",
            "Rossiiskaia istoriia",
        ),
        "ala-lc-simplified",
    )
    assert _titles(found.value)[0] == "Iaponskie voennoplennye v Sibiri: trud i byt"
    assert found.diagnostics == ()


def test_a_list_without_soft_signs_gets_them_and_is_told_so() -> None:
    found = converted(
        _list("Yaponskiye voyennoplennyye: trud i byt", "Pisma iz plena", "Kultura i tyurma"),
        "cyrillic",
    )
    assert _titles(found.value)[1:] == ["Письма из плена", "Культура и тюрьма"]
    signs, doubtful = found.diagnostics
    assert (signs.code, signs.severity) == ("signs-restored", "note")
    assert "r1, r2" in signs.message
    assert (doubtful.code, doubtful.severity) == ("doubtful-restoration", "warning")
    assert "byt (быть or быт)" in doubtful.message


def test_every_title_of_a_mixed_list_is_read_in_its_own_system() -> None:
    found = converted(
        _list(
            "Yaponskiye voyennoplennyye v Sibiri",
            "Soglasheniye mezhdu pravitel'stvami",
            "Lagernyj fol'klor i ego sobirateli",
            "Cena pobedy",
            "Khokusai i ego ucheniki",
        ),
        "cyrillic",
    )
    assert _titles(found.value) == [
        "Японские военнопленные в Сибири",
        "Соглашение между правительствами",
        "Лагерный фольклор и его собиратели",
        "Цена победы",
        "Хокусай и его ученики",
    ]


@pytest.mark.parametrize("target", ["cyrillic", "ala-lc-simplified"])
def test_a_title_is_put_over_as_a_whole_or_stays_with_a_remark(target: str) -> None:
    printed = _list("Chelovek kak Kostjašov", "Yaponskiye voyennoplennyye v Sibiri")
    found = converted(printed, target)
    assert _titles(found.value)[0] == "Chelovek kak Kostjašov"
    (remark,) = found.diagnostics
    assert (remark.code, remark.severity) == ("not-restored", "warning")
    assert remark.message.endswith("could not be read: Kostjašov.")


def test_words_of_another_language_in_a_title_stay_and_are_told() -> None:
    found = converted(_list("Windows NT v shkole", "Yaponskiye voyennoplennyye"), "cyrillic")
    assert _titles(found.value)[0] == "Windows NT в школе"
    assert found.diagnostics[0].message.endswith("another language's: Windows; NT.")


def test_a_list_of_a_named_system_is_read_in_no_other() -> None:
    found = converted(_list("Khokusai i ego ucheniki"), "cyrillic", "bgn-pcgn")
    assert _titles(found.value) == ["Хокусаи и эго ученики"]


@pytest.mark.parametrize(
    ("family", "title", "expected"),
    [
        ("Suchačëv", "Japonskie voennoplennye v Sibiri", "Sukhachev"),
        ("Kostjašov", "Sekretnaja istorija", "Kostiashov"),
        ("Xrushhov", "Yaponskie voennoplenny'e", "Khrushchov"),
        ("Suxachyov", "Xronika yaponskogo plena", "Sukhachev"),
        ("Meshheryakov", "Zhenshhiny` v Yaponii", "Meshcheriakov"),
        ("Cvetkova", "Cena pobedy", "Tsvetkova"),
        ("Zajceva", "Plenniki Stalina", "Zaitseva"),
    ],
)
def test_names_are_read_in_the_system_of_their_title(
    family: str, title: str, expected: str
) -> None:
    (record,) = _list(title)
    record = replace(record, names={"author": (Name(family, "N."),)})
    rest = _list("Yaponskiye voyennoplennyye v Sibiri", "Soglasheniye mezhdu pravitel'stvami")
    found = converted([record, *rest], "ala-lc-simplified")
    assert found.value[0].names["author"] == (Name(expected, "N."),)
    assert found.diagnostics == ()
