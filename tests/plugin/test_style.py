"""Styles as pybtex calls them: the order, the labels and the text are those of the style."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pybtex.database import BibliographyData, parse_string
from pybtex.plugin import find_plugin

from sibcite import plugin
from sibcite.model import RichText
from sibcite.plugin import richtext
from tests.cases import Case, cases
from tests.write.rich import bent, expected, shown

TWO = """
@book{karpov1997, author = {Karpov, V. V.}, title = {Plenniki & lagerya}, year = 1997}
@book{abe2001, author = {Abe, K.}, title = {Siberia}, year = 2001}
"""
NUMERIC = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info>
    <title>Numbers</title>
    <id>numbers</id>
    <updated>2020-01-01T00:00:00+00:00</updated>
  </info>
  <citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>
  <bibliography second-field-align="flush">
    <layout suffix=".">
      <text variable="citation-number" prefix="[" suffix="] "/>
      <text variable="title"/>
      <date variable="issued" prefix=". "><date-part name="year"/></date>
    </layout>
  </bibliography>
</style>
"""


@pytest.mark.parametrize("case", cases(__file__, "formatted.md"), ids=lambda case: case.title)
def test_pybtex_prints_what_the_page_says(case: Case) -> None:
    data = parse_string(case.blocks[0], "bibtex")
    for name, block in zip(case.kinds[1:], case.blocks[1:], strict=True):
        bibliography = _style(name).format_bibliography(data)
        lines = [f"{one.key} | {one.label} | {one.text.render_as('html')}" for one in bibliography]
        assert lines == block.splitlines()


@pytest.mark.parametrize(
    ("backend", "written"),
    [
        ("plaintext", "[1] V. V. Karpov, Plenniki & lagerya (1997)."),
        ("latex", "V. V. Karpov, \\emph{Plenniki \\& lagerya} (1997)."),
        ("markdown", "[1] V\\. V\\. Karpov, *Plenniki &amp; lagerya* \\(1997\\)\\."),
        ("html", "<dd>V. V. Karpov, <em>Plenniki &amp; lagerya</em> (1997).</dd>"),
    ],
)
def test_every_backend_of_pybtex_writes_it(backend: str, written: str) -> None:
    stream = io.StringIO()
    bibliography = _style("kritika").format_bibliography(_two(), ["karpov1997"])
    find_plugin("pybtex.backends", backend)("utf-8").write_to_stream(bibliography, stream)
    assert written in stream.getvalue()


def test_number_of_the_style_is_the_label_and_not_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "numbers.csl"
    path.write_text(NUMERIC, encoding="utf-8")
    assert plugin.register(str(path)) == "sibcite-numbers"
    style = find_plugin(plugin.GROUP, "sibcite-numbers")()
    printed = [(one.label, str(one.text)) for one in style.format_bibliography(_two())]
    assert printed == [("1", "Plenniki & lagerya. 1997."), ("2", "Siberia. 2001.")]


def test_sphinx_may_sort_label_and_format_itself() -> None:
    style = _style("author-date")
    entries = style.sort(_two().entries.values())
    assert [entry.key for entry in entries] == ["abe2001", "karpov1997"]
    assert style.format_labels(entries) == ["Abe 2001", "Karpov 1997"]
    assert str(style.format_entry("x", entries[1]).text).startswith("Karpov. 1997.")


def test_an_entry_alone_is_a_list() -> None:
    entry = _two().entries["abe2001"]
    made = _style("kritika").format_entry("A1", entry)
    assert (made.label, str(made.text)) == ("A1", "K. Abe, Siberia (2001).")


def test_other_sorting_and_labels_are_given_to_who_asks() -> None:
    style = _style("author-date", sorting_style="none", label_style="alpha")
    made = style.format_bibliography(_two())
    assert [(one.key, one.label) for one in made] == [("karpov1997", "Kar97"), ("abe2001", "Abe01")]


@pytest.mark.parametrize(
    ("options", "labels"),
    [
        ({"sorting_style": "none"}, ["Ivanov, Zima", "Ivanov, Leto", "zz"]),
        ({"sorting_style": "none", "label_style": "alpha"}, ["Iva90a", "Iva90b", "zz"]),
    ],
)
def test_another_sorting_is_the_order_of_the_list(
    options: dict[str, str], labels: list[str]
) -> None:
    made = list(_style("mla-9", **options).format_bibliography(_one_author()))
    assert [one.label for one in made] == labels
    assert [str(one.text) for one in made] == ["Ivanov, P. Zima. 1990.", "---. Leto. 1990.", "zz"]


def test_letters_behind_years_need_the_whole_list() -> None:
    style = _style("chicago-author-date", sorting_style="none", label_style="alpha")
    first, second, _ = style.format_bibliography(_one_author())
    assert (str(first.text), str(second.text)) == (
        "Ivanov, P. 1990a. Zima.",
        "Ivanov, P. 1990b. Leto.",
    )


def test_a_style_that_is_not_there_or_broken_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="kritika"):
        plugin.register("kritka-of-old")
    path = tmp_path / "broken.csl"
    path.write_text("<style>\n  <citation>\n</style>\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.csl: "):
        plugin.register(str(path))


def test_a_name_may_be_chosen() -> None:
    assert plugin.register("kritika", "ours") == "ours"
    assert find_plugin(plugin.GROUP, "ours").files.name == "kritika"


@given(bent())
def test_pybtex_shows_the_same_text_and_the_same_marks(rich: RichText) -> None:
    page = richtext.shown(rich).render_as("html").replace("&nbsp;", "\u00a0")
    kept = {"em", "strong", "sup", "sub"}
    meant = [(one, tags & kept) for one, tags in expected(rich)]
    assert [(one, tags & kept) for one, tags in shown(page)] == meant


def test_one_label_of_several_works_is_counted(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "author-date.csl").read_text(encoding="utf-8")
    path = tmp_path / "alike.csl"
    path.write_text(text.replace(' disambiguate-add-year-suffix="true"', ""), encoding="utf-8")
    twice = parse_string(TWO.replace("Abe, K.", "Karpov, V. V.").replace("2001", "1997"), "bibtex")
    made = _style(str(path)).format_bibliography(twice)
    assert {one.label for one in made} == {"Karpov 1997", "Karpov 1997 (2)"}


def _style(name: str, **options: Any) -> Any:
    beside = Path(__file__).parent / f"{name}.csl"
    name = str(beside) if beside.exists() else name
    return find_plugin(plugin.GROUP, plugin.register(name))(**options)


def _one_author() -> BibliographyData:
    """Two works of one year, not in the order of a style, and one of which nothing is known."""
    rows = ("zima, author = {Ivanov, P.}, title = {Zima}, year = 1990", "zz,")
    two = rows[0], rows[0].replace("zima", "leto").replace("Zima", "Leto"), rows[1]
    return parse_string("".join(f"@book{{{row}}}\n" for row in two), "bibtex")


def _two() -> BibliographyData:
    return parse_string(TWO, "bibtex")
