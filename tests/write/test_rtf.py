"""RTF: a reader shows the same text under the same marks, and LibreOffice opens it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from sibcite.model import Entry, ListLayout, ListSection, RichText
from sibcite.write import rtf, write_lists
from tests.cases import Case, cases
from tests.write.office import opened
from tests.write.rich import HOSTILE, bent, typed

_TOKEN = re.compile(r"\\([a-z]+)(?:-?\d+)? ?|\\([^a-z*])|([{}])|([^\\{}\n])|\n|\\\*")
_UNITS = re.compile(r"\\\\|(?:\\u-?\d+\?)+")
_HIDDEN = ("fonttbl", "colortbl", "fldinst")
_MARKS = {
    "i": "italic",
    "b": "bold",
    "ul": "underline",
    "scaps": "small-caps",
    "super": "superscript",
    "sub": "subscript",
}
_SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011"}


@pytest.mark.parametrize("case", cases(__file__, "rtf.md"), ids=lambda case: case.title)
def test_rich_text_is_written_as_the_page_says(case: Case) -> None:
    entries = [Entry("karpov 1997", typed(line)) for line in case.blocks[0].splitlines()]
    assert rtf.paragraphs(entries) == case.blocks[1] + "\n"


@given(bent())
def test_a_reader_shows_the_same_text_and_the_same_marks(rich: RichText) -> None:
    expected = [
        # A link is underlined, as readers expect of one.
        (one, set(run.marks) | ({"underline"} if run.link.startswith("http") else set()))
        for run in rich
        for one in run.text
        if not one.isspace()
    ]
    shown = [(one, marks) for one, marks in _read(rtf.show(rich)) if not one.isspace()]
    assert shown == expected


@given(bent())
def test_the_file_is_plain_ascii_and_its_groups_close(rich: RichText) -> None:
    page = rtf.show(rich)
    assert page.isascii()
    bare = re.sub(r"\\[\\{}]", "", page)
    depths = [bare[:at].count("{") - bare[:at].count("}") for at in range(1, len(bare))]
    assert all(depth > 0 for depth in depths)
    assert bare.count("{") == bare.count("}")


def test_the_list_is_set_as_the_style_says() -> None:
    entry = Entry("a", typed("A"))
    layout = ListLayout(hanging_indent=True, entry_spacing=0, line_spacing=2)
    assert rtf.paragraphs([entry], layout) == (
        r"{\pard\fi-720\li720\sa0\sl480\slmult1 A\par}" + "\n"
    )


def test_several_lists_are_one_file() -> None:
    entries = (Entry("a", typed("A")),)
    page = write_lists("rtf", [ListSection(entries, heading="Б"), ListSection(entries)])
    assert page.count(r"{\rtf1") == 1
    assert page.endswith("}\n")
    assert r"\b \u1041?\par}" in page
    assert write_lists("rtf", []) == ""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_it_with_every_script_and_mark(tmp_path: Path) -> None:
    # LibreOffice makes thin spaces of several in a row.
    hostile = re.sub(r"[ \n]+", " ", "".join(HOSTILE))
    lines = (
        "Карпов В. <italic>Пленники <bold>Сталина</bold></italic> 抑留 𠮷 é",
        "19<superscript>e</superscript> H<subscript>2</subscript>O <small-caps>Abc</small-caps>",
        "<link=https://a.org/x?a=1&b=%20>here</link>",
        hostile,
    )
    entries = tuple(Entry("a", typed(line)) for line in lines)
    layout = ListLayout(hanging_indent=True, entry_spacing=0)
    page = write_lists("rtf", [ListSection(entries, layout, "Список 抑留")])
    document = opened(tmp_path, "list.rtf", page)
    assert document.paragraphs == (
        "Список 抑留",
        "Карпов В. Пленники Сталина 抑留 𠮷 é",
        "19e H2O Abc",
        "here",
        hostile.strip(),
    )
    assert document.links == ("https://a.org/x?a=1&b=%20",)
    said = {
        "Пленники ": ("font-style", "italic"),
        "Сталина": ("font-weight", "bold"),
        "Abc": ("font-variant", "small-caps"),
    }
    for text, (name, value) in said.items():
        assert document.properties(text)[name] == value
    assert document.properties("e")["text-position"].startswith("super")
    assert document.properties("2")["text-position"].startswith("sub")
    indents = document.properties("here")
    assert float(indents["margin-left"].removesuffix("in")) == pytest.approx(0.5, abs=0.01)
    assert float(indents["text-indent"].removesuffix("in")) == pytest.approx(-0.5, abs=0.01)


def _read(page: str) -> Iterator[tuple[str, set[str]]]:
    """The characters that a reader shows, each with its marks."""
    marks: list[set[str]] = [set()]
    hidden = [False]
    for token in _TOKEN.finditer(_UNITS.sub(_decoded, page)):
        word, sign, brace, character = token.groups()
        if brace == "{":
            marks.append(set(marks[-1]))
            hidden.append(hidden[-1])
        elif brace == "}":
            marks.pop()
            hidden.pop()
        elif word:
            hidden[-1] |= word in _HIDDEN
            marks[-1] |= {mark for name, mark in _MARKS.items() if name == word}
        elif (character or sign) and not hidden[-1]:
            yield character or _SIGNS.get(sign, sign), marks[-1]


def _decoded(found: re.Match[str]) -> str:
    """A row of `\\u…?`, which are units of UTF-16; an escaped backslash stays one."""
    numbers = re.findall(r"-?\d+", found[0])
    units = b"".join((int(each) % 0x10000).to_bytes(2, "little") for each in numbers)
    return units.decode("utf-16-le", "surrogatepass") or found[0]
