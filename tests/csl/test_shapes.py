"""What is left of a style for items of one type and with the same variables."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import tables
from sibcite.csl import Processor, load, shapes
from sibcite.csl.shapes import EMPTY, SILENT, Rest, Shape, constant, needing, rests
from sibcite.model import Citation, plain
from tests.csl.styles import style
from tests.csl.test_hostile import FIELDS, HOUSE

BOOK = Shape("book", frozenset({"title", "issued"}))


def _nothing(_: Any) -> None:
    return None


def test_what_an_item_lacks_is_known_and_what_the_processor_makes_is_not() -> None:
    assert BOOK.has("title") is True
    assert BOOK.has("volume") is False
    assert BOOK.has("citation-number") is None
    assert BOOK.has("locator") is False
    assert Shape("book", frozenset(), located=True).has("locator") is True
    assert BOOK.lacks("volume", "issue")
    assert not BOOK.lacks("volume", "title")
    assert not BOOK.lacks("year-suffix")


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
