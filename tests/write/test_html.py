"""HTML: well nested, everything escaped, links only where they may lead."""

from __future__ import annotations

import pytest
from hypothesis import given

from sibcite.model import Entry, RichText
from sibcite.write import html
from tests.cases import Case, cases
from tests.write.rich import Shown, bent, expected, shown, typed


@pytest.mark.parametrize("case", cases(__file__, "html.md"), ids=lambda case: case.title)
def test_rich_text_is_written_as_the_page_says(case: Case) -> None:
    entries = [Entry("karpov 1997", typed(line)) for line in case.blocks[0].splitlines()]
    assert html.write(entries) == case.blocks[1] + "\n"


@given(bent())
def test_a_browser_shows_the_same_text_and_the_same_marks(rich: RichText) -> None:
    assert shown(html.show(rich)) == expected(rich)


@given(bent())
def test_links_lead_to_addresses_of_known_kinds(rich: RichText) -> None:
    assert all(link.startswith(("http:", "https:")) for link in Shown(html.show(rich)).links)
