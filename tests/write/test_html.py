"""HTML: well nested, everything escaped, links only where they may lead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.model import Entry, ListLayout, Record, RichText
from sibcite.write import html
from tests.cases import Case, cases
from tests.write.rich import Shown, bent, expected, shown, typed


@pytest.mark.parametrize("case", cases(__file__, "html.md"), ids=lambda case: case.title)
def test_rich_text_is_written_as_the_page_says(case: Case) -> None:
    entries = [Entry("karpov 1997", typed(line)) for line in case.blocks[0].splitlines()]
    assert html.write(entries) == case.blocks[1] + "\n"


@pytest.mark.parametrize("case", cases(__file__, "language.md"), ids=lambda case: case.title)
def test_languages_are_said_as_the_page_says(case: Case) -> None:
    lines = [line.split(": ", 1) for line in case.blocks[0].splitlines()]
    entries = [Entry("a", typed(text), Record("a", "book", code)) for code, text in lines]
    page = re.sub('<span class="Z3988".*?</span>', "", html.write(entries))
    assert page.splitlines()[1:-1] == case.blocks[1].splitlines()


@given(bent(), st.sampled_from(("ru", "ja", "en", "ru-RU", "", 'x"')))
def test_a_language_changes_no_text(rich: RichText, language: str) -> None:
    page = html.write([Entry("a", rich, Record("a", "book", language))])
    assert [one for one, _ in shown(page)] == [one for one, _ in expected(rich)]


@given(bent())
def test_a_browser_shows_the_same_text_and_the_same_marks(rich: RichText) -> None:
    assert shown(html.show(rich)) == expected(rich)


@given(bent())
def test_links_lead_to_addresses_of_known_kinds(rich: RichText) -> None:
    assert all(link.startswith(("http:", "https:")) for link in Shown(html.show(rich)).links)


def test_the_list_is_set_as_the_style_says() -> None:
    entry = Entry("a", typed("A"))
    page = html.write([entry], ListLayout(hanging_indent=True, entry_spacing=2, line_spacing=2))
    assert page.startswith(
        '<div class="csl-bib-body hanging-indent" data-entry-spacing="2" data-line-spacing="2" '
        'style="padding-left:2em;text-indent:-2em;display:grid;row-gap:2em;line-height:2.4">\n'
    )
