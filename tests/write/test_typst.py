"""Typst: what it compiles to shows the same text under the same marks, and links find entries."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings

from sibcite.model import Entry, ListLayout, ListSection, RichText
from sibcite.write import typst, write_lists
from tests.cases import Case, cases
from tests.write.rich import HOSTILE, KNOWN, Shown, bent, expected, shown, typed


@pytest.mark.parametrize("case", cases(__file__, "typst.md"), ids=lambda case: case.title)
def test_rich_text_is_written_as_the_page_says(case: Case) -> None:
    entries = [Entry("karpov 1997", typed(line)) for line in case.blocks[0].splitlines()]
    assert typst.write(entries) == case.blocks[1] + "\n"


@pytest.mark.parametrize("case", cases(__file__, "typst.md"), ids=lambda case: case.title)
def test_typst_takes_the_page_as_it_is_meant(case: Case) -> None:
    for rich in map(typed, case.blocks[0].splitlines()):
        assert shown(_compiled(typst.show(rich))) == expected(rich)


@given(bent())
@settings(deadline=None, max_examples=40)
def test_typst_shows_the_same_text_and_the_same_marks(rich: RichText) -> None:
    assert shown(_compiled(typst.show(rich))) == expected(rich)


@given(bent())
@settings(deadline=None, max_examples=15)
def test_an_entry_and_a_heading_show_the_same_text(rich: RichText) -> None:
    text = "".join(run.text for run in rich)
    page = write_lists("typst", [ListSection((Entry("a", rich),), heading=text)])
    characters = [one for one, _ in shown(_compiled(page))]
    assert "".join(characters) == "".join(text.split()) * 2


def test_every_entry_can_be_linked_to() -> None:
    ids = ("karpov 1997", "Карпов/1997²", "抑留", "a", "a", "x_y:z.")
    section = ListSection(tuple(Entry(one, typed("A")) for one in ids))
    page = write_lists("typst", [section])
    labels = re.findall("<(ref-[^>]*)>", page)
    assert len(set(labels)) == len(ids)
    links = "".join(f"#link(<{label}>)[x] " for label in labels)
    assert len(Shown(_compiled(page + links)).links) == len(ids)


def test_a_page_of_every_script_is_set() -> None:
    entries = [Entry(f"e{at}", typed(text)) for at, text in enumerate((*KNOWN, *HOSTILE))]
    page = typst.write(entries, ListLayout(hanging_indent=True, line_spacing=2))
    assert _typst().compile(page.encode()).startswith(b"%PDF")


def test_the_list_is_set_as_the_style_says() -> None:
    entry = Entry("a", typed("A"))
    page = typst.write([entry], ListLayout(hanging_indent=True, entry_spacing=0, line_spacing=2))
    assert page.splitlines()[1] == (
        "#set par(hanging-indent: 1.5em, first-line-indent: 0em, leading: 2em, spacing: 2em)"
    )


def _typst() -> Any:
    return pytest.importorskip("typst", reason="needs the package typst")


def _compiled(page: str) -> str:
    """What Typst makes of a page, without the elements that HTML leaves open."""
    rule = '#show underline: one => html.elem("u", one.body)\n'
    made: bytes = _typst().compile((rule + page).encode(), format="html")
    return re.sub(r"<!DOCTYPE html>|<meta[^>]*>", "", made.decode())
