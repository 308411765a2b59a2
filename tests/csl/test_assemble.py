"""Nodes as segments: a page of cases, and the law that no letter is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl import richfield
from sibcite.csl.assemble import Seg, segments
from sibcite.csl.html import html
from sibcite.csl.nodes import Dress, Node, text_of
from sibcite.csl.processor import Processor
from tests.cases import Case, cases
from tests.csl.styles import items, layout, style

QUOTING = layout('<text variable="title"/>').quoting
PIECES = (
    *("Kobayashi", "сборник", "シベリア", "19", "²", "Mᵐᵉ", ".", ",", "?!", ": ", " ", "  ", ""),
    *("(7-1)", "«", "”", "'", "O’Neil", "\uf8e0", "&", "<", "a.", "ё"),
)
MARKS = st.lists(
    st.sampled_from(
        [
            ("font-style", "italic"),
            ("font-style", "normal"),
            ("font-weight", "bold"),
            ("vertical-align", "sup"),
        ]
    ),
    max_size=2,
).map(tuple)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=3).map("".join)


def _nodes(kids: st.SearchStrategy[Node | str]) -> st.SearchStrategy[Node]:
    affixes = st.sampled_from(["", " ", ".", ", ", "("])
    dresses = st.builds(
        Dress,
        MARKS,
        affixes,
        affixes,
        st.booleans(),
        st.sampled_from(["", ", ", ". "]),
        st.sampled_from(["", "title"]),
        st.sampled_from(["", "block"]),
        inner=st.booleans(),
    )
    return st.builds(Node, st.lists(kids, max_size=4), dresses)


NODES = _nodes(st.recursive(TEXTS, lambda kids: kids | _nodes(kids), max_leaves=12))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize("case", cases(__file__, "assemble.md"), ids=lambda case: case.title)
def test_entries_are_assembled_as_the_page_says(case: Case) -> None:
    given_items = items(case.blocks[1])
    processor = Processor(style(case.blocks[0]), given_items)
    processor.register([item["id"] for item in given_items])
    printed = [html(each) for _, each in processor.bibliography_entries()]
    assert printed == case.blocks[2].splitlines()


@given(NODES)
def test_assembling_keeps_every_letter(node: Node) -> None:
    printed = segments(node, QUOTING)
    assert _letters("".join(each.text for each in printed)) == _letters(text_of(node))
    assert all(each.text for each in printed)


@given(NODES)
def test_assembling_twice_gives_the_same_text(node: Node) -> None:
    once, again = segments(node, QUOTING), segments(node, QUOTING)
    assert [each.text for each in once] == [each.text for each in again]


@given(NODES)
def test_html_closes_what_it_opens(node: Node) -> None:
    text = html(segments(node, QUOTING))
    assert text.count("</") * 2 == text.count("<")


@given(st.lists(st.sampled_from((*PIECES, "<i>", "</i>", '"', "<sup>", "</sup>"))).map("".join))
def test_a_field_is_assembled_with_all_its_letters(field: str) -> None:
    node = Node(richfield.parse(field))
    bare = field
    for tag in ("<i>", "</i>", "<sup>", "</sup>"):
        bare = bare.replace(tag, "")
    printed = "".join(each.text for each in segments(node, QUOTING))
    for tag in ("<i>", "</i>", "<sup>", "</sup>"):
        printed = printed.replace(tag, "")
    assert _letters(printed) == _letters(bare)


def test_a_segment_knows_its_variable_and_its_affixes_do_not() -> None:
    dress = Dress(prefix="[", suffix="]", variable="title", link="https://a.org")
    node = Node(["Kaga"], dress)
    assert [(each.text, each.variable, each.link) for each in segments(node, QUOTING)] == [
        ("[", "", ""),
        ("Kaga", "title", "https://a.org"),
        ("]", "", ""),
    ]


def test_an_anchor_keeps_the_stop_outside_the_quotes() -> None:
    node = Node([Node(["Kaga\uf8e0"], Dress(quotes=True, suffix="."))])
    assert "".join(each.text for each in segments(node, QUOTING)) == "“Kaga\uf8e0”."


def test_a_sign_of_the_value_itself_is_kept() -> None:
    node = Node(["No.", Node([".5"], Dress(variable="number"))])
    assert "".join(each.text for each in segments(node, QUOTING)) == "No..5"


def test_html_keeps_open_what_neighbours_share() -> None:
    italic, bold = ("font-style", "italic", 1), ("font-weight", "bold", 2)
    row = [Seg("a", (italic,)), Seg("b", (italic, bold)), Seg("c", (italic,))]
    assert html(row) == "<i>a<b>b</b>c</i>"
