"""Markdown: CommonMark reads back what was written, and nothing is escaped for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from sibcite.model import Entry, RichText, Run, plain
from sibcite.write import markdown
from tests.cases import Case, cases
from tests.write.rich import KNOWN, bent, expected, shown, typed

_READER = MarkdownIt("commonmark")


@pytest.mark.parametrize("case", cases(__file__, "markdown.md"), ids=lambda case: case.title)
def test_rich_text_is_written_as_the_page_says(case: Case) -> None:
    entries = [Entry("x", typed(line)) for line in case.blocks[0].splitlines()]
    assert markdown.write(entries) == case.blocks[1] + "\n"


@given(bent())
def test_commonmark_shows_the_same_text_and_the_same_marks(rich: RichText) -> None:
    page = _READER.render(markdown.write([Entry("x", rich)]))
    assert shown(page.replace("<p>", "").replace("</p>", "")) == expected(rich)


@given(bent())
def test_an_entry_is_one_paragraph(rich: RichText) -> None:
    page = _READER.parse(markdown.write([Entry("x", rich), Entry("y", (Run("End"),))]))
    blocks = [token.type for token in page if token.level == 0 and token.nesting != -1]
    assert blocks == ["paragraph_open"] * (2 if plain(rich).strip() else 1)


@given(bent())
def test_only_what_may_be_followed_is_a_link(rich: RichText) -> None:
    page = _READER.render(markdown.show(rich))
    assert 'href="javascript' not in page


@pytest.mark.parametrize("text", KNOWN)
def test_printed_references_need_no_escape(text: str) -> None:
    assert markdown.show((Run(text),)) == text
