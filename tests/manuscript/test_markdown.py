"""Markdown files are read into flows and written with nothing else changed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sibcite.manuscript import markdown
from sibcite.manuscript.document import MASK, Change, How, List, Unfit
from sibcite.model import Citation, Entry, Run, Span
from tests.cases import Case, cases
from tests.manuscript.markdown_bent import MARKDOWN, bent
from tests.manuscript.textfiles import ENTRIES, assert_time_grows_with_length, shown, written


@pytest.mark.parametrize("case", cases(__file__, "markdown.md"), ids=lambda case: case.title)
def test_flows_are_as_their_case_says(case: Case) -> None:
    manuscript = markdown.read((case.blocks[0] + "\n").encode())
    assert "\n".join(map(shown, manuscript.flows)) == case.blocks[1]


@pytest.mark.parametrize(
    "case", cases(__file__, "markdown-writing.md"), ids=lambda case: case.title
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("is_closed", [True, False])
def test_a_file_is_written_as_its_case_says(case: Case, end: str, is_closed: bool) -> None:
    last = end if is_closed else ""
    text = "\ufeff" + case.blocks[0].replace("\n", end) + last
    rows = case.blocks[1].splitlines() if len(case.blocks) > 2 else []
    listed = List(tuple(Entry(row, (Run(row),)) for row in rows))
    once = written(markdown.read, text, listed)
    assert once == "\ufeff" + case.blocks[-1].replace("\n", end) + last
    assert written(markdown.read, once, listed) == once


@given(bent(MARKDOWN))
def test_flows_map_back_to_the_file(text: str) -> None:
    manuscript = markdown.read(text.encode())
    assert len(manuscript.flows[0].text) == len(text)
    for flow, start in zip(manuscript.flows, manuscript.starts, strict=True):
        for at, character in enumerate(flow.text):
            assert character in (MASK, text[start + at])


@given(bent(MARKDOWN))
def test_no_character_is_in_two_flows(text: str) -> None:
    manuscript = markdown.read(text.encode())
    seen = set[int]()
    for flow, start in zip(manuscript.flows, manuscript.starts, strict=True):
        places = {start + at for at, one in enumerate(flow.text) if one != MASK}
        assert not places & seen
        seen |= places


@given(bent(MARKDOWN))
def test_a_file_without_changes_stays_as_it_is(text: str) -> None:
    manuscript = markdown.read(text.encode())
    assert manuscript.write((), List(), How()) == text.encode()


@given(bent(MARKDOWN))
@example("## References\n")
@example("## References\n    code\n")
@example("{{bibliography}}\nWord 1997.\n")
@example("{{bibliography}}\n---\n")
@example("::: {#refs}\n:::\n{{bibliography}}\n")
@example("## References\n1. Saito 1995.\n[^1]: Note\n- Petrov, P. 1998.\n")
@example("Unclosed\n```\n")
def test_a_list_written_twice_is_written_once(text: str) -> None:
    listed = List(ENTRIES)
    once = markdown.read(text.encode()).write((), listed, How())
    assert markdown.read(once).write((), listed, How()) == once


@given(bent(MARKDOWN), st.data())
def test_a_change_changes_nothing_but_its_span(text: str, data: st.DataObject) -> None:
    manuscript = markdown.read(text.encode())
    spots = [
        (at, place)
        for at, flow in enumerate(manuscript.flows)
        for place, one in enumerate(flow.text)
        if one != MASK and one.isalpha()
    ]
    if spots:
        flow, at = data.draw(st.sampled_from(spots))
        start = manuscript.starts[flow] + at
        change = Change(flow, Span(at, at + 1), (Run("XYZ"),))
        once = manuscript.write((change,), List(), How()).decode()
        assert once == f"{text[:start]}XYZ{text[start + 1 :]}"


def test_a_citation_by_key_is_written_as_the_markup_that_it_is() -> None:
    manuscript = markdown.read(b"As [Karpov 1997] says")
    works = (Citation("karpov1997"),)
    change = Change(0, Span(3, 16), (Run("[@karpov1997, p. 4]"),), works)
    assert manuscript.write((change,), List(), How()) == b"As [@karpov1997, p. 4] says"


def test_text_is_escaped_for_the_place_where_it_stands() -> None:
    rich = (Run("1997. A"),)
    manuscript = markdown.read(b"CITED x\n| a | CITED |")
    changes = (Change(0, Span(0, 5), rich), Change(0, Span(14, 19), (Run("a|b"),)))
    assert manuscript.write(changes, List(), How()) == b"1997\\. A x\n| a | a\\|b |"


def test_places_are_lines_and_columns() -> None:
    manuscript = markdown.read("\ufeffa\r\nb[^1]\r\n\r\n[^1]: note".encode())
    assert [manuscript.place(0, 1), manuscript.place(0, 4), manuscript.place(1, 0)] == [
        "1:1",
        "2:1",
        "4:7",
    ]


@pytest.mark.parametrize("raw", [b"a\nb\xff", b"a\nb\0"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Unfit) as seen:
        markdown.read(raw)
    assert seen.value.place == "2:2"


@pytest.mark.parametrize(
    "piece", ["[", "`", "` `` ", "$a ", "](a", "<a ", "^[", "\\[", "<!-- ", "://", "http://a(",
              "{", "[^a]: x\n", "> ", "- ", "# a\n", "*", "`$[<^{", "\n\n", "(", "[^a] "]
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    assert_time_grows_with_length(markdown.read, piece)
