"""What is left of a style for items of one type and with the same variables."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import tables
from sibcite.csl import Processor, load, shapes
from sibcite.csl.reads import Reads
from sibcite.csl.shapes import (
    EMPTY,
    SILENT,
    Cut,
    Rest,
    Rests,
    Shape,
    constant,
    needing,
    rests,
)
from sibcite.model import Citation, plain
from tests.csl.styles import style
from tests.csl.test_hostile import FIELDS, HOUSE

BOOK = Shape("book", frozenset({"title", "issued"}))


def _nothing(_: Any) -> None:
    return None


def test_what_an_item_lacks_is_known_and_what_the_processor_makes_is_not() -> None:
    assert BOOK.lacks(frozenset({"volume", "issue"}))
    assert not BOOK.lacks(frozenset({"volume", "title"}))
    assert not BOOK.lacks(frozenset({"year-suffix"}))
    assert not BOOK.lacks(frozenset({"citation-number", "volume"}))
    assert BOOK.lacks(frozenset({"locator"}))
    assert not Shape("book", frozenset(), located=True).lacks(frozenset({"locator"}))


def test_a_term_alone_with_an_empty_variable_is_silent() -> None:
    term, volume, title = (
        constant(_nothing),
        needing(_nothing, "volume"),
        needing(_nothing, "title"),
    )
    assert rests([term, volume], BOOK).silent
    assert not rests([term, volume, title], BOOK).silent
    assert not rests([term], BOOK).silent
    assert volume(BOOK) is EMPTY
    assert title(BOOK) == Rest(_nothing, gets=True, stands=True)
    assert rests([lambda _: SILENT], BOOK).silent


@pytest.mark.parametrize("name", sorted(HOUSE))
@given(st.lists(st.fixed_dictionaries({}, optional=FIELDS), min_size=2, max_size=5))
def test_an_item_prints_as_if_its_shape_were_met_for_the_first_time(
    name: str, odd: list[dict[str, Any]]
) -> None:
    items = [{"type": "book", **each, "id": str(place)} for place, each in enumerate(odd)]
    fresh, used = load(tables.find_style(name).csl), HOUSE[name]
    clusters = [[Citation(item["id"], note=1)] for item in items]
    printed = [Processor(each, items) for each in (fresh, used)]
    cites = [[plain(cite) for cite in each.cite(clusters)] for each in printed]
    entries = [[plain(entry.text) for entry in each.bibliography()] for each in printed]
    assert cites[0] == cites[1]
    assert entries[0] == entries[1]


def test_a_row_that_keeps_few_shapes_prints_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "_MOST", 1)
    part = """<bibliography><layout><group delimiter=" ">
    <text variable="title"/><choose><if type="book"><text value="B"/></if></choose>
    </group></layout></bibliography>"""
    items = [
        {"id": str(place), "type": ("book", "chapter")[place % 2], "title": f"T{place}"}
        for place in range(4)
    ]
    entries = Processor(style(part), items).bibliography()
    assert [plain(entry.text) for entry in entries] == ["T0 B", "T1", "T2 B", "T3"]


def test_macros_that_are_called_again_and_again_are_worked_out_once() -> None:
    """Each of 24 macros calls the next in both branches: sixteen million ways in all."""
    macros = "".join(
        f'<macro name="m{place}"><choose><if position="first"><text macro="m{place + 1}"/></if>'
        f'<else><text macro="m{place + 1}"/></else></choose></macro>'
        for place in range(24)
    )
    part = f"""{macros}<macro name="m24"><text variable="title"/></macro>
    <citation><layout><text macro="m0"/></layout></citation>"""
    item = {"id": "a", "type": "book", "title": "Plen"}
    (cite,) = Processor(style(part), [item]).cite([[Citation("a")]])
    assert plain(cite) == "Plen"


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        ('<text variable="title"/>', {}, {"title": "T"}),
        ('<text variable="title" form="short"/>', {}, {"title-short": "T"}),
        ('<number variable="volume"/>', {}, {"volume": "7"}),
        ('<text value="T"/><label variable="volume"/>', {}, {"volume": "7"}),
        ('<date variable="issued" form="numeric"/>', {}, {"issued": {"date-parts": [[1995]]}}),
        ('<names variable="author"/>', {}, {"author": [{"literal": "T"}]}),
        (
            '<names variable="author"><substitute><names variable="editor"/></substitute></names>',
            {"editor": [{"literal": "E"}]},
            {"author": [{"literal": "A"}]},
        ),
        ('<choose><if type="book map"><text value="T"/></if></choose>', {"type": "bill"}, {}),
        ('<choose><if variable="volume"><text value="T"/></if></choose>', {}, {"volume": "7"}),
        ('<choose><if is-numeric="issue"><text value="T"/></if></choose>', {}, {"issue": "7"}),
        (
            '<choose><if is-uncertain-date="issued"><text value="T"/></if></choose>',
            {},
            {"issued": {"date-parts": [[1995]], "circa": True}},
        ),
        ('<group><text macro="inner"/></group>', {}, {"edition": "2"}),
    ],
)
def test_what_a_macro_asks_of_an_item_tells_it_from_the_item_before(
    asked: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    part = f"""<macro name="inner"><text variable="edition"/></macro>
    <macro name="asked">{asked}</macro>
    <citation><layout><text value="-"/></layout></citation>
    <bibliography><layout><text value="A "/><text macro="asked"/></layout></bibliography>"""
    items = [{"type": "book", **each, "id": str(n)} for n, each in enumerate((one, other))]
    first, second = Processor(style(part), items).bibliography()
    (alone,) = Processor(style(part), items[1:]).bibliography()
    assert second.text == alone.text
    assert first.text != second.text


def test_a_macro_tells_a_cite_with_a_locator_from_one_without() -> None:
    part = """<macro name="asked"><choose><if locator="page"><text value="P"/></if></choose></macro>
    <citation><layout><text value="A "/><text macro="asked"/></layout></citation>"""
    cites = Processor(style(part), [{"id": "a", "type": "book"}]).cite(
        [[Citation("a")], [Citation("a", locator="5")]]
    )
    assert [plain(cite) for cite in cites] == ["A ", "A P"]


def test_what_a_macro_does_not_ask_is_worked_out_once() -> None:
    made: list[Shape] = []

    def left(shape: Shape) -> Rests:
        made.append(shape)
        return rests([], shape)

    cut = Cut(left, Reads(frozenset({"title"}), frozenset({"map"})))
    for shape in (BOOK, Shape("bill", frozenset({"title", "note"}), located=True)):
        cut(shape)
    assert made == [Shape("", frozenset({"title"}))]
    cut(Shape("map", frozenset({"title"})))
    cut(Shape("book", frozenset()))
    assert len(made) == 3
