"""What was printed to tell cites apart stands in their place only where it is what they print."""

from __future__ import annotations

from typing import Any

import pytest

from sibcite.csl import Processor
from sibcite.csl.processor import Processor as Registry
from sibcite.model import Citation, plain
from tests.csl.styles import style

ANNA = {"family": "Castle", "given": "Anna"}
BEN, CARL = {"family": "Low", "given": "Ben"}, {"family": "Reed", "given": "Carl"}
ITEM = {
    "id": "a",
    "type": "book",
    "title": "Plen",
    "author": [ANNA, BEN, CARL],
    "accessed": {"date-parts": [[2020]]},
}


def _part(inside: str, kind: str = "in-text") -> str:
    return f"""class: {kind}
<citation disambiguate-add-year-suffix="true"><layout>{inside}</layout></citation>"""


@pytest.mark.parametrize("locator", ["", "5"])
@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        (
            """<choose><if position="first"><text value="F"/></if>
            <else><text value="S"/></else></choose>""",
            ["F", "S"],
        ),
        (
            """<choose><if position="near-note"><text value="N"/></if>
            <else><text value="F"/></else></choose>""",
            ["F", "N"],
        ),
        (
            """<names variable="author"><name form="short" et-al-min="4" et-al-use-first="1"
            et-al-subsequent-min="3" et-al-subsequent-use-first="1"/></names>""",
            ["Castle, Low, Reed", "Castle et al."],
        ),
        (
            '<text variable="title"/><date variable="accessed" form="numeric" prefix=" "/>',
            ["Plen 2020", "Plen 2020"],
        ),
        (
            '<text variable="title"/><text variable="first-reference-note-number" prefix=" n"/>',
            ["Plen", "Plen n1"],
        ),
        (
            """<choose><if variable="first-reference-note-number"><text value="again"/></if>
            <else><text value="new"/></else></choose>""",
            ["new", "again"],
        ),
    ],
)
def test_a_cite_that_hangs_on_its_place_is_printed_for_it(
    inside: str, printed: list[str], locator: str
) -> None:
    processor = Processor(style(_part(inside)), [ITEM])
    cites = processor.cite([[Citation("a", locator=locator, note=1)], [Citation("a", note=2)]])
    assert [plain(cite) for cite in cites] == printed


def test_a_term_begins_a_sentence_only_where_its_cite_leads() -> None:
    items: list[dict[str, Any]] = [ITEM, {**ITEM, "id": "b", "title": "Lager"}]
    inside = '<text term="in"/><text variable="title" prefix=" "/>'
    processor = Processor(style(_part(inside, "note")), items)
    (cite,) = processor.cite([[Citation("a", note=1), Citation("b", note=1)]])
    assert plain(cite) == "In Plenin Lager"


def test_a_cite_that_does_not_is_printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    cite_node = Registry.cite_node

    def counted(registry: Registry, cite: Any) -> Any:
        printed.append(cite.id)
        return cite_node(registry, cite)

    monkeypatch.setattr(Registry, "cite_node", counted)
    processor = Processor(style(_part('<text variable="title"/>')), [ITEM])
    clusters = [[Citation("a")], [Citation("a", locator="5")], [Citation("a", prefix="see ")]]
    cites = processor.cite(clusters)
    assert [plain(cite) for cite in cites] == ["Plen", "Plen", "see Plen"]
    assert printed == ["a", "a", "a"]


def test_a_suffix_that_came_after_is_printed() -> None:
    items: list[dict[str, Any]] = [ITEM, {**ITEM, "id": "b"}]
    part = _part('<text variable="title"/><text variable="year-suffix"/>')
    cites = Processor(style(part), items).cite([[Citation("a")], [Citation("b")]])
    assert [plain(cite) for cite in cites] == ["Plena", "Plenb"]
