"""Printing in a style: pages of cases, laws, and the edges that cases cannot say."""

from __future__ import annotations

import unicodedata
import warnings
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl import BrokenStyle, Processor, render
from sibcite.model import Citation, plain
from tests.cases import Case, cases
from tests.csl.styles import items, layout, shown, style

PAGES = ("names", "dates", "numbers", "punctuation", "text", "order", "conditions")
CASES = [case for page in PAGES for case in cases(__file__, f"{page}.md")]
TITLE = layout('<text variable="title" font-style="italic"/>', suffix=".")


def _cited(printed: str) -> Citation:
    """A citation as a page writes it: ``id=a; locator=5``."""
    told = dict(part.split("=", 1) for part in printed.split("; "))
    place = Citation(told["id"], told.get("locator", ""), told.get("label", "page"))
    return replace(place, prefix=told.get("prefix", ""), suffix=told.get("suffix", ""))


def _book(name: str, **values: Any) -> dict[str, Any]:
    return {"id": name, "type": "book", "title": name.upper()} | values


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_items_are_printed_as_the_page_says(case: Case) -> None:
    rendered = render(style(case.blocks[0]), items(case.blocks[1]))
    assert [shown(entry.text) for entry in rendered.bibliography] == case.blocks[2].splitlines()
    assert not rendered.diagnostics


@pytest.mark.parametrize("case", cases(__file__, "citations.md"), ids=lambda case: case.title)
def test_citations_are_printed_as_the_page_says(case: Case) -> None:
    clusters = [
        [_cited(cite) for cite in cluster]
        for cluster in (line.split(" + ") for line in case.blocks[2].splitlines())
    ]
    rendered = render(style(case.blocks[0]), items(case.blocks[1]), clusters)
    assert [shown(citation) for citation in rendered.citations] == case.blocks[3].splitlines()


def test_ids_that_differ_by_case_are_different_items() -> None:
    entries = render(TITLE, [_book("a", title="One"), _book("A", title="Two")]).bibliography
    assert [(entry.id, plain(entry.text)) for entry in entries] == [("a", "One."), ("A", "Two.")]


def test_a_macro_that_calls_itself_is_refused_when_the_style_is_read() -> None:
    endless = '<choose><if variable="note"><text macro="m"/></if></choose>'
    with pytest.raises(BrokenStyle, match="The macro 'm' calls itself"):
        style(
            f'<macro name="m"><text variable="title"/>{endless}</macro>'
            '<bibliography><layout><text macro="m"/></layout></bibliography>'
        )


def test_an_item_of_which_the_style_prints_nothing_shows_its_title() -> None:
    rendered = render(layout('<text variable="note"/>', suffix="."), [_book("a")])
    assert plain(rendered.bibliography[0].text) == "A"
    assert [one.code for one in rendered.diagnostics] == ["empty-entry"]


def test_an_unknown_citation_is_remarked_on_and_seen() -> None:
    rendered = render(TITLE, [_book("a")], [[Citation("a"), Citation("b<i>")]])
    assert plain(rendered.citations[0]) == "Ab<i>?"
    assert [one.code for one in rendered.diagnostics] == ["unknown-citation"]


def test_of_two_items_with_one_id_the_first_is_printed() -> None:
    rendered = render(TITLE, [_book("a", title="One"), _book("a", title="Two")])
    assert [plain(entry.text) for entry in rendered.bibliography] == ["One."]
    assert [one.code for one in rendered.diagnostics] == ["repeated-id"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "1945-08", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date-parts", "raw", "literal", "season", "family", "given", "circa"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
EVERYTHING = style(
    """<macro name="author"><names variable="author"><name initialize-with="."/><substitute>
    <text variable="title"/></substitute></names></macro>
    <bibliography><sort><key macro="author"/><key variable="issued"/><key variable="volume"/></sort>
    <layout><text macro="author"/><date variable="issued" form="text"/><text variable="title"/>
    <number variable="volume" form="ordinal"/><label variable="page"/><text variable="page"/>
    <choose><if is-numeric="volume" is-uncertain-date="issued"><text value="x"/></if></choose>
    <text variable="DOI"/></layout></bibliography>"""
)
FIELDS = st.sampled_from(["author", "issued", "title", "volume", "page", "DOI", "type", "language"])


@given(st.dictionaries(FIELDS, ANYTHING))
def test_whatever_a_field_holds_the_other_items_are_printed(odd: dict[str, Any]) -> None:
    sound = _book("b", page="5-7", issued={"date-parts": [[1945]]})
    entries = render(EVERYTHING, [{"id": "a"} | odd, sound]).bibliography
    assert {entry.id: plain(entry.text) for entry in entries}["b"] == "B1945pages5–7"


def test_no_warning_reaches_the_user() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        odd = _book("a", **{"available-date": "2001", "x-unknown": {"a": 1}, "custom": {"b": [1]}})
        assert plain(render(TITLE, [odd]).bibliography[0].text) == "A."


def test_printing_an_item_does_not_change_the_next() -> None:
    dated = layout(
        '<date variable="issued" form="text"><date-part name="month" form="short"/></date>'
        '<date variable="accessed" form="text" prefix=" / "/>'
    )
    item = _book(
        "a", issued={"date-parts": [[1945, 8, 16]]}, accessed={"date-parts": [[2020, 7, 8]]}
    )
    first, second = render(dated, [item, item | {"id": "b"}]).bibliography
    assert plain(first.text) == plain(second.text) == "Aug. 16, 1945 / July 8, 2020"


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1).filter(str.strip))
def test_every_character_of_a_title_is_printed(title: str) -> None:
    tame = title.replace("<", "‹")
    shown_title = plain(render(TITLE, [_book("a", title=tame)]).bibliography[0].text)
    assert _letters(shown_title) == _letters(tame)


def _letters(text: str) -> str:
    """What is left of a text however its quotes, spaces and last stop are set."""
    raised = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in raised if sign not in "\"'‘’“”. " and not sign.isspace())


@given(st.sampled_from(["<i>", "</i>", "<b>", "</b>", "<sup>", "<span class='x'>", "a", "&", "<"]))
def test_what_is_no_markup_is_text(piece: str) -> None:
    assert plain(render(TITLE, [_book("a", title=f"x{piece}y")]).bibliography[0].text) == (
        f"x{piece}y."
    )


@given(st.lists(st.sampled_from(["<i>", "</i>", "<b>", "</b>", "word", " ", "<sc>", "</sc>"])))
def test_markup_in_any_order_prints_every_word(pieces: list[str]) -> None:
    printed = plain(render(TITLE, [_book("a", title="x" + "".join(pieces))]).bibliography[0].text)
    assert printed.count("word") == pieces.count("word")


@pytest.mark.parametrize("anchor", ["\uf8e0", "\uf8e7", "\uf8ef"])
def test_an_anchor_holds_the_stop_outside_the_quotes(anchor: str) -> None:
    quoted = layout('<text variable="title" quotes="true" suffix="."/>')
    (entry,) = render(quoted, [_book("a", title=f"Title{anchor}")]).bibliography
    assert plain(entry.text) == f"“Title{anchor}”."


def test_an_anchor_keeps_a_stop_that_would_be_doubled() -> None:
    (entry,) = render(TITLE, [_book("a", title="1945-1956 gg.\uf8e0")]).bibliography
    assert shown(entry.text) == "<italic>1945-1956 gg.\uf8e0</italic>."


def test_private_characters_pass_through() -> None:
    (entry,) = render(TITLE, [_book("a", title="\ue000\uf8ff\U000f0000 x")]).bibliography
    assert plain(entry.text) == "\ue000\uf8ff\U000f0000 x."


def test_links_know_their_variable() -> None:
    linked = layout(
        '<text variable="DOI" prefix="https://doi.org/"/><text variable="URL" prefix=" "/>'
    )
    (entry,) = render(linked, [_book("a", DOI="doi:10.1/x", URL="https://a.org")]).bibliography
    assert [(run.text, run.link, run.variable) for run in entry.text] == [
        ("https://doi.org/10.1/x", "https://doi.org/10.1/x", "DOI"),
        (" ", "", ""),
        ("https://a.org", "https://a.org", "URL"),
    ]


def test_a_section_of_the_bibliography_repeats_its_own_authors_only() -> None:
    trial = style(
        '<bibliography subsequent-author-substitute="---"><sort><key variable="title"/></sort>'
        '<layout><group delimiter=" "><text variable="citation-number"/><names variable="author"/>'
        '<text variable="title"/></group></layout></bibliography>'
    )
    karpov = {"author": [{"family": "Karpov"}]}
    works = [
        _book("a", **karpov),
        _book("b", **karpov) | {"type": "manuscript"},
        _book("c", **karpov),
    ]
    processor = Processor(trial, works)
    sources = processor.bibliography(lambda item: item["type"] == "manuscript")
    studies = processor.bibliography(lambda item: item["type"] != "manuscript")
    assert [plain(entry.text) for entry in sources] == ["2 Karpov B"]
    assert [plain(entry.text) for entry in studies] == ["1 Karpov A", "3 --- C"]
