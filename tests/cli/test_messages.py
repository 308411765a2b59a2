"""Where a remark points, and how it looks with and without a terminal."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.cli.messages import Page, report, shown
from sibcite.model import Diagnostic, Severity, Span

LONG = Diagnostic("strange", "warning", "x" * 5000 + ".", Span(0, 1), "Look \x1b[31mhere\n.")


@given(st.text(st.sampled_from("aя\n愛🙂"), max_size=40), st.integers(0, 40))
def test_line_and_column_lead_back_to_the_character(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = Page("p", text).place(offset)
    before = text.split("\n")[: line - 1]
    assert sum(len(each) + 1 for each in before) + column - 1 == offset


def test_columns_count_code_points_from_one() -> None:
    page = Page("p", "🙂愛a\n\nb")
    assert [page.place(at) for at in (0, 2, 3, 4, 5, 6)] == [
        (1, 1), (1, 3), (1, 4), (2, 1), (3, 1), (3, 2),
    ]  # fmt: skip


def test_message_is_short_and_cannot_steer_the_terminal() -> None:
    lines = shown(LONG, Page("list\x1b.md", "a"), coloured=False).splitlines()
    assert lines[0].startswith("list<U+001B>.md:1:1: warning[strange] xxx")
    assert len(lines[0]) < 600
    assert lines[1] == "  hint: Look <U+001B>[31mhere ."


@pytest.mark.parametrize(
    ("severities", "code"),
    [([], 0), (["note"], 0), (["note", "warning"], 1), (["error", "note"], 1)],
)
def test_notes_are_no_findings(severities: list[Severity], code: int) -> None:
    remarks = [Diagnostic("strange", severity, "Seen.") for severity in severities]
    assert report(remarks, Page("p")) == code


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_a_terminal_without_no_color(
    variables: dict[str, str], coloured: bool
) -> None:
    assert ("\x1b[" in on_a_terminal("parse", "nowhere.md", **variables)) is coloured


def on_a_terminal(*arguments: str, **variables: str) -> str:
    """What the command prints where stderr is a terminal."""
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "sibcite", *arguments],
        stderr=theirs, env={**clean, "TERM": "xterm", **variables}, check=False,
    )  # fmt: skip
    os.close(theirs)
    printed = os.read(ours, 100_000).decode()
    os.close(ours)
    return printed
