"""Several lists as one text: each under its heading, and no link with two ends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.model import Entry, ListLayout, ListSection
from sibcite.write import BIBLIOGRAPHIES, CITATIONS, HEADINGS, write_lists
from tests.cases import Case, cases
from tests.write.rich import typed


@pytest.mark.parametrize("case", cases(__file__, "lists.md"), ids=lambda case: case.title)
def test_lists_are_written_as_the_page_says(case: Case) -> None:
    sections = _sections(case.blocks[0])
    for to, written in zip(case.kinds[1:], case.blocks[1:], strict=True):
        assert write_lists(to, sections) == written + "\n"


def test_every_markup_has_lists_headings_and_citations() -> None:
    assert BIBLIOGRAPHIES.keys() == HEADINGS.keys() == CITATIONS.keys()


@pytest.mark.parametrize("to", BIBLIOGRAPHIES)
def test_one_list_is_a_section_without_a_heading(to: str) -> None:
    entries, layout = (Entry("a", typed("A")),), ListLayout(hanging_indent=True)
    section = ListSection(entries, layout)
    assert BIBLIOGRAPHIES[to](entries, layout) == write_lists(to, [section])


_SHOWN = {"html": ' id="([^"]*)"', "latex": r"hypertarget{([^}]*)}", "typst": "<(ref-[^>]*)>"}


@given(
    st.sampled_from(sorted(_SHOWN)),
    st.lists(st.lists(st.sampled_from(("a b", "a-b", "a-b-2", "b", "b/", "b-"))), max_size=3),
)
def test_no_id_comes_twice(to: str, lists: list[list[str]]) -> None:
    sections = [ListSection(tuple(Entry(one, typed("x")) for one in ids)) for ids in lists]
    ids = re.findall(_SHOWN[to], write_lists(to, sections))
    assert len(ids) == len(set(ids)) == sum(map(len, lists))


def _sections(block: str) -> list[ListSection]:
    """The sections of a case: `# heading`, then `id: text` for each entry."""
    heading, entries = "", list[Entry]()
    sections = []
    for line in block.splitlines():
        if line.startswith("# "):
            sections.append(ListSection(tuple(entries), heading=heading))
            heading, entries = line.removeprefix("# "), []
        else:
            name, text = line.split(": ", 1)
            entries.append(Entry(name, typed(text)))
    return [*sections, ListSection(tuple(entries), heading=heading)]
