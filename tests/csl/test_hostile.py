"""No style and no item stops the processor: bent items in every house style, and hostile ones."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import tables
from sibcite.csl import BrokenStyle, Processor, Style, load, render
from sibcite.model import Citation, plain
from tests.csl.styles import layout, style

HOUSE = {name: load(tables.find_style(name).csl) for name in tables.style_names()}
TYPES = ("article-journal", "book", "chapter", "manuscript", "webpage", "legal_case", "")
WORDS = st.sampled_from(
    ("Плен", "戦争", "a", "“b” 'c", "<i>d", "</i>", "e.", "?", "&amp;", "1-5", "שלום", "\u202eعرب")
)
TEXT = st.lists(WORDS, max_size=4).map(" ".join)
PARTS = st.lists(st.integers(-3000, 3000), min_size=1, max_size=3)
DATE = st.fixed_dictionaries({"date-parts": st.lists(PARTS, min_size=1, max_size=2)}) | st.builds(
    lambda text: {"literal": text}, TEXT
)
NAME = st.fixed_dictionaries({"family": TEXT}, optional={"given": TEXT, "suffix": TEXT}) | (
    st.builds(lambda text: {"literal": text}, TEXT)
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("title", "title-short", "container-title", "publisher", "archive"), TEXT),
    **dict.fromkeys(("volume", "issue", "page", "edition", "URL", "DOI", "note"), TEXT),
    **{name: st.lists(NAME, max_size=5) for name in ("author", "editor", "translator")},
    **dict.fromkeys(("issued", "accessed", "original-date"), DATE),
    "type": st.sampled_from(TYPES),
    "language": st.sampled_from(("ru", "ja", "en", "", "xx")),
}


@given(st.lists(st.fixed_dictionaries({}, optional=FIELDS), min_size=1, max_size=6))
@pytest.mark.parametrize("name", sorted(HOUSE))
def test_any_items_are_printed_in_every_house_style(name: str, odd: list[dict[str, Any]]) -> None:
    items = [{"type": "book", **each, "id": str(place)} for place, each in enumerate(odd)]
    processor = Processor(HOUSE[name], items)
    clusters = [[Citation(item["id"], locator="5", note=1)] for item in items]
    assert len(processor.cite([*clusters, *clusters])) == 2 * len(items)
    assert {entry.id for entry in processor.bibliography()} == {item["id"] for item in items}
    assert "unprinted-entry" not in {remark.code for remark in processor.diagnostics}


@pytest.mark.parametrize("name", sorted(HOUSE))
def test_ten_thousand_names_are_printed(name: str) -> None:
    crowd = [{"family": f"N{place}", "given": "A. B."} for place in range(10_000)]
    item = {"id": "a", "type": "book", "title": "T", "author": crowd, "issued": {"raw": "1990"}}
    rendered = render(HOUSE[name], [item], [[Citation("a")]])
    assert "N0" in plain(rendered.bibliography[0].text)
    assert not rendered.diagnostics


def test_all_of_ten_thousand_names_are_printed_where_none_are_left_out() -> None:
    crowd = [{"family": f"N{place}"} for place in range(10_000)]
    (entry,) = render(
        layout('<names variable="author"/>'), [{"id": "a", "type": "book", "author": crowd}]
    ).bibliography
    assert plain(entry.text).split(", ") == [f"N{place}" for place in range(10_000)]


def _chain(length: int) -> Style:
    links = "".join(
        f'<macro name="m{place}"><text macro="m{place + 1}"/></macro>' for place in range(length)
    )
    return style(
        f'{links}<macro name="m{length}"><text variable="title"/></macro>'
        '<bibliography><layout><text macro="m0"/></layout></bibliography>'
    )


def test_macros_may_call_macros_sixty_deep() -> None:
    (entry,) = render(_chain(60), [{"id": "a", "type": "book", "title": "T"}]).bibliography
    assert plain(entry.text) == "T"


def test_macros_that_call_each_other_too_deeply_are_refused_with_a_message() -> None:
    with pytest.raises(BrokenStyle, match="deep"):
        _chain(5000)


@pytest.mark.parametrize("title", ["<i>" * 3000 + "T", "'" * 3000 + "T", "“" * 3000, "(" * 3000])
def test_markup_soup_is_printed(title: str) -> None:
    item = {"id": "a", "type": "book", "title": title}
    rendered = render(layout('<text variable="title" quotes="true"/>'), [item])
    assert rendered.bibliography[0].text
    assert not rendered.diagnostics


def test_right_to_left_text_is_printed_as_it_is() -> None:
    title = "تاريخ اليابان"
    (entry,) = render(
        layout('<text variable="title"/>'), [{"id": "a", "type": "book", "title": title}]
    ).bibliography
    assert plain(entry.text) == title
