"""Presentations: every setting, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sibcite import tables
from sibcite.cite import bibliography_as_given, citations
from sibcite.cite.items import ARCHIVE, item
from sibcite.cite.presentation import Presentation
from sibcite.fields.template import fill
from sibcite.model import Citation, Record, plain
from sibcite.read.reference import parse
from sibcite.write import BIBLIOGRAPHIES

STYLE = Path(tables.find_style("chicago-author-date").path)
DOCUMENT = (
    "GA RF (Gosudarstvennyy arkhiv) [State Archives] (1956). *Spravka* [Information]. "
    "F. 9401, op. 2, d. 582, l. 9-12. (In Russian)"
)


def _styled(folder: Path, presentation: str) -> tables.StyleFiles:
    (folder / "mine.csl").write_text(STYLE.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "mine.toml").write_text(presentation, encoding="utf-8")
    return tables.find_style(str(folder / "mine.csl"))


def _printed(folder: Path, presentation: str, *texts: str) -> list[str]:
    records = [parse(text).value for text in texts]
    rendered = bibliography_as_given(records, _styled(folder, presentation))
    return BIBLIOGRAPHIES["plain"](rendered.bibliography, rendered.layout).splitlines()


def test_without_a_presentation_titles_are_followed_by_their_translation(tmp_path: Path) -> None:
    assert _printed(tmp_path, "", DOCUMENT) == [
        "Gosudarstvennyy arkhiv (GA RF). 1956. “Spravka” [Information]. "
        "F. 9401, op. 2, d. 582, l. 9-12. Moscow."
    ]


def test_a_title_alone_keeps_the_full_stop_inside_its_quotes(tmp_path: Path) -> None:
    assert _printed(tmp_path, 'title = "{text}"', DOCUMENT) == [
        "Gosudarstvennyy arkhiv (GA RF). 1956. “Spravka.” F. 9401, op. 2, d. 582, l. 9-12. Moscow."
    ]


@pytest.mark.parametrize(
    ("names", "archive"),
    [
        ("printed", "GA RF (Gosudarstvennyy arkhiv)"),
        ("original", "ГАРФ (Государственный архив Российской Федерации)"),
        ("ala-lc", "GARF (Gosudarstvennyi arkhiv Rossiiskoi Federatsii)"),
        ("bgn-pcgn", "GARF (Gosudarstvennyy arkhiv Rossiyskoy Federatsii)"),
        ("scholarly", "GARF (Gosudarstvennyi arkhiv Rossiiskoi Federatsii)"),
        ("english", "GARF (State Archive of the Russian Federation)"),
        ("japanese", "GARF (ロシア連邦国立文書館)"),
        ("ukrainian", "ГАРФ (Державний архів Російської Федерації)"),
        ("ukrainian-abbreviated", "ГАРФ (Держ. архів Рос. Федерації)"),
    ],
)
def test_an_archive_is_named_as_the_presentation_says(
    tmp_path: Path, names: str, archive: str
) -> None:
    setting = f'[archive]\nnames = "{names}"\nfirst = "{{abbreviation}} ({{name}})"'
    assert _printed(tmp_path, setting, DOCUMENT)[0].startswith(f"{archive}. 1956.")


def test_any_style_finds_the_archive_its_city_and_the_levels_in_their_places() -> None:
    found = item(parse(DOCUMENT).value, Presentation())
    assert str(found["archive"]).rstrip(ARCHIVE) == "Gosudarstvennyy arkhiv (GA RF)"
    assert found["archive-place"] == "Moscow"
    assert found["archive_location"] == "F. 9401, op. 2, d. 582, l. 9-12"
    assert "archive_collection" not in found


def test_an_archive_without_the_name_that_a_template_asks_for_goes_by_the_one_it_has(
    tmp_path: Path,
) -> None:
    setting = '[archive]\nfirst = "{name}"'
    unknown = DOCUMENT.replace("GA RF (Gosudarstvennyy arkhiv) [State Archives]", "ARKHIV X")
    assert _printed(tmp_path, setting, unknown)[0].startswith("ARKHIV X. 1956.")


def test_an_archive_is_named_in_full_where_the_list_names_it_first(tmp_path: Path) -> None:
    setting = '[archive]\nfirst = "{abbreviation} ({name})"\nlater = "{abbreviation}"'
    other = DOCUMENT.replace("9401", "9402").replace("Spravka", "Pis'mo")
    first, later = _printed(tmp_path, setting, DOCUMENT, other)
    assert first.startswith("GA RF (Gosudarstvennyy arkhiv). 1956a.")
    assert later.startswith("GA RF. 1956b.")


def test_an_address_is_labelled_in_the_language_of_the_publication(tmp_path: Path) -> None:
    setting = '[archive]\nfirst = "{abbreviation}"\naddress = "kritika"\nlanguage = "uk"'
    printed = _printed(tmp_path, setting, DOCUMENT)
    assert printed == [
        "GA RF. 1956. “Spravka” [Information]. ф. 9401, оп. 2, спр. 582, арк. 9–12. Moscow."
    ]


def test_the_language_of_a_work_is_noted_unless_it_is_excepted(tmp_path: Path) -> None:
    setting = '[language-note]\ntext = "(In {language})"\nunless = ["en"]'
    english = "Dower, J. W. (1999). *Embracing Defeat of the War*. New York: W. W. Norton."
    russian, plain_english = _printed(tmp_path, setting, DOCUMENT, english)
    assert russian.endswith("Moscow. (In Russian)")
    assert plain_english.endswith("W. W. Norton.")


@pytest.mark.parametrize(
    ("presentation", "message"),
    [
        (
            'sort = "style"\ntitel = "{text}"',
            r"mine\.toml:2: 'titel' is no setting\. Did you mean 'title'\? Settings: archive",
        ),
        (
            '[archive]\nnames = "latin"',
            r"mine\.toml:2: \[archive\]: 'names' is 'latin'\. Choices: printed",
        ),
        ('[archive]\naddress = "mine"', r"'address' is 'mine'\. Choices: ahr, apa-7"),
        ("title = 5", r"'title' is 5\. It is to be a text in quotes"),
        ("[label]\nnames = -1", r"toml:2: \[label\]: 'names' is -1\. It is to be a number from 0"),
        ('title = "romanised"', r"names no part\. Parts, in braces: \{text\}"),
        ('publisher = "{romanized"', r"toml:1: 'publisher' is '\{romanized', which names no part"),
        ("title-case = []\ntitle = 5", r"toml:2: 'title' is 5"),
        ('title-case = ["english"]', r"'title-case' names the language 'english'"),
        ('locale = "klingon"', r"'locale' is 'klingon', of which CSL has no terms"),
        ('running-date = "foo"', r"'running-date' is 'foo'\. Choices: accessed"),
        ('[dual.original]\nstyle = "gost"', r"toml:2: .*'gost', and there is no such style"),
        ('archive.names = "ala"', r"toml:1: \[archive\]: 'names' is 'ala'"),
        ('archive = { names = "ala" }', r"toml:1: \[archive\]: 'names' is 'ala'"),
        ("[language]\nru = 5", r"toml:2: \[language\]: 'ru' is 5, which is no table"),
        ('[language.xx]\ntitle = "{text}"', r"toml:1: \[language\]: 'xx' is no language"),
        ('[groups]\n"A" = ["archive"]', r"toml:2: .* Did you mean 'archives'\? Kinds"),
        ("keep = [1]", r"'keep' is \[1\]\. It is to be a row of texts"),
        ('archive = "printed"', r"'archive' is \"printed\", which is no table of settings"),
        ('title = "{words}"', r"'title' names the part \{words\}"),
    ],
)
def test_a_setting_that_nobody_knows_is_refused(
    tmp_path: Path, presentation: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        _printed(tmp_path, presentation, DOCUMENT)


def test_a_citation_in_running_text_shows_no_translation() -> None:
    record = parse("*Vsemirnaya istoriya* [World History]. (1965). Vol. 10. Moscow: Mysl'.").value
    style = tables.find_style("chicago-author-date")
    cited = citations([record], [[Citation(record.id, "5")]], style).citations[0]
    assert plain(cited) == "(Vsemirnaia istoriia 1965, 5)"


@pytest.mark.parametrize(
    ("template", "values", "filled"),
    [
        ("{abbreviation} ({name}) [{translated}]", "abbreviation translated", "A [T]"),
        ("{name} ({abbreviation})", "abbreviation", "A"),
        ("{name} ({abbreviation})", "name abbreviation", "N (A)"),
        ("«{name}»", "name", "N"),
        ("{name}", "", ""),
    ],
)
def test_a_part_without_a_value_leaves_no_trace(template: str, values: str, filled: str) -> None:
    known = {"abbreviation": "A", "name": "N", "translated": "T"}
    assert fill(template, {key: known[key] for key in values.split()}) == filled


RUSSIAN = "Medvedev, Zhores. (1991). Plen [Captivity]. *Zhurnal*. 4, 58-73. (In Russian)"
ENGLISH = "Castle, Shirley (1991). Captivity. *Journal*. 4, 58-73."
MONTHS = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Trial</title><id>trial</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><group delimiter=" "><names variable="author"><name initialize-with=". "/>
</names><date variable="issued" form="text" date-parts="year"/></group></layout></bibliography>
</style>"""


@pytest.mark.parametrize(
    ("setting", "russian"),
    [
        ("", "Z. Medvedev 1991"),
        ("digraphs = true", "Zh. Medvedev 1991"),
        ("item-language = true", "Z. Medvedev 1991 г."),
    ],
)
def test_a_russian_work_among_english_ones_keeps_its_ways_where_asked(
    tmp_path: Path, setting: str, russian: str
) -> None:
    (tmp_path / "mine.csl").write_text(MONTHS, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(setting, encoding="utf-8")
    records = [parse(text).value for text in (RUSSIAN, ENGLISH)]
    rendered = bibliography_as_given(records, tables.find_style(str(tmp_path / "mine.csl")))
    assert [plain(entry.text) for entry in rendered.bibliography] == [
        russian,
        "S. Castle 1991",
    ]


def test_a_record_of_which_nothing_prints_is_shown_and_named_by_its_key(tmp_path: Path) -> None:
    (tmp_path / "mine.csl").write_text(MONTHS, encoding="utf-8")
    records = [Record(id=key, type="book") for key in ("a", "b", "a")]
    rendered = bibliography_as_given(records, tables.find_style(str(tmp_path / "mine.csl")))
    assert [plain(entry.text) for entry in rendered.bibliography] == ["a", "b", "a (2)"]
    assert [entry.id for entry in rendered.bibliography] == ["a", "b", "a"]
    assert "'b'" in rendered.diagnostics[1].message
