"""HTML for the clipboard: ASCII, set by attributes alone, and LibreOffice takes it as meant."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given

from sibcite.model import Entry, ListLayout, ListSection, Record, RichText
from sibcite.write import CITATIONS, clipboard, write_lists
from tests.cases import Case, cases
from tests.write.office import opened
from tests.write.rich import bent, expected, shown, typed


@pytest.mark.parametrize("case", cases(__file__, "clipboard.md"), ids=lambda case: case.title)
def test_rich_text_is_written_as_the_page_says(case: Case) -> None:
    section = ListSection(tuple(Entry("a", typed(each)) for each in case.blocks[0].splitlines()))
    fragment = _fragment(write_lists("clipboard", [section]))
    assert fragment == f"\n{case.blocks[1]}\n"


@given(bent())
def test_a_browser_shows_the_same_text_and_the_same_marks(rich: RichText) -> None:
    page = CITATIONS["clipboard"](rich)
    assert page.isascii()
    assert shown(_fragment(page)) == expected(rich)


def test_a_citation_is_no_paragraph() -> None:
    assert _fragment(CITATIONS["clipboard"](typed("(<italic>A</italic>)"))) == "(<i>A</i>)"


def test_the_list_is_set_as_the_style_says() -> None:
    entry = Entry("a", typed("Пленники"), Record("a", "book", "ru"))
    layout = ListLayout(hanging_indent=True, entry_spacing=0, line_spacing=2)
    page = clipboard.paragraphs([entry], layout)
    assert page.startswith(
        '<p lang="ru" style="margin-top:0pt;margin-bottom:0pt;margin-left:36pt;'
        'text-indent:-36pt;line-height:200%">'
    )


def test_several_lists_are_one_page() -> None:
    entries = (Entry("a", typed("A")),)
    page = write_lists("clipboard", [ListSection(entries, heading="B"), ListSection(entries)])
    assert page.count("StartFragment") == page.count("<body>") == 1
    assert "<h2>B</h2>\n<p" in page
    assert write_lists("clipboard", []) == ""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_takes_it_with_every_script_and_mark(tmp_path: Path) -> None:
    russian, japanese = Record("a", "book", "ru"), Record("b", "book", "ja")
    raised = typed("Kobayashi 小林昭菜 19<superscript>e</superscript>")
    entries = (
        Entry("a", typed("Карпов В. <italic>Пленники</italic> 1997"), russian),
        Entry("b", raised, japanese),
        Entry("c", typed("<link=https://a.org/x?a=1&b=%20>here</link>")),
    )
    layout = ListLayout(hanging_indent=True, entry_spacing=1)
    page = write_lists("clipboard", [ListSection(entries, layout, "Список 抑留")])
    document = opened(tmp_path, "list.html", page)
    assert document.paragraphs == (
        "Список 抑留",
        "Карпов В. Пленники 1997",
        "Kobayashi 小林昭菜 19e",
        "here",
    )
    assert document.links == ("https://a.org/x?a=1&b=%20",)
    assert document.properties("Пленники")["font-style"] == "italic"
    assert document.properties("Пленники")["language"] == "ru"
    assert document.properties("小林昭菜")["language-asian"] == "ja"
    assert document.properties("e")["text-position"] == "33% 80%"
    indents = document.properties("here")
    assert float(indents["margin-left"].removesuffix("in")) == pytest.approx(0.5, abs=0.01)
    assert float(indents["text-indent"].removesuffix("in")) == pytest.approx(-0.5, abs=0.01)


def _fragment(page: str) -> str:
    found = re.search("<!--StartFragment-->(.*)<!--EndFragment-->", page, re.DOTALL)
    assert found
    return found[1]
