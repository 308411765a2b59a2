"""Plain text: one reference a line, whatever stands in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sibcite.model import Entry, RichText
from sibcite.model import plain as characters
from sibcite.write import plain
from tests.write.rich import bent, typed


def test_marks_and_links_leave_no_trace() -> None:
    rich = typed("Karpov. <italic>Plenniki</italic> <link=https://a.org>here</link>")
    assert plain.show(rich) == "Karpov. Plenniki here"


def test_no_entries_are_no_lines() -> None:
    assert plain.write([]) == ""


@given(st.lists(bent(), max_size=3))
def test_a_reference_is_one_line(rich: list[RichText]) -> None:
    written = plain.write([Entry("x", one) for one in rich])
    assert len(written.splitlines()) == len(rich)


@given(bent())
def test_every_character_is_there(rich: RichText) -> None:
    assert plain.show(rich) == characters(rich).replace("\n", " ")
