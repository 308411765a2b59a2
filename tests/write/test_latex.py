"""LaTeX: specials are escaped, braces balance, other scripts are left as they are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from sibcite.model import Entry, ListLayout, ListSection, RichText
from sibcite.write import latex, write_lists
from tests.cases import Case, cases
from tests.write.rich import HOSTILE, KNOWN, bent, typed

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("case", cases(__file__, "latex.md"), ids=lambda case: case.title)
def test_rich_text_is_written_as_the_page_says(case: Case) -> None:
    entries = [Entry("karpov 1997", typed(line)) for line in case.blocks[0].splitlines()]
    assert latex.write(entries) == case.blocks[1] + "\n"


@given(bent())
def test_braces_balance_and_no_special_is_bare(rich: RichText) -> None:
    depth, bare = 0, re.sub(r"\\[%&$#_{}]", "", latex.show(rich))
    for character in bare:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    assert not set(re.sub(r"\\(?:url|href)\{[^{}]*\}", "", bare)) & set("%&$#_^`")


@pytest.mark.skipif(shutil.which("lualatex") is None, reason="needs lualatex")
def test_lualatex_compiles_a_hostile_bibliography(tmp_path: Path) -> None:
    entry = typed(f"<italic>{''.join(HOSTILE)}</italic> <link=https://a.org/%20#x>a</link>")
    page = rf"""\documentclass{{article}}\usepackage{{hyperref}}\begin{{document}}
{latex.write([Entry("a", entry)])}\end{{document}}"""
    (tmp_path / "page.tex").write_text(page, encoding="utf-8")
    command = ["lualatex", "-halt-on-error", "-interaction=batchmode", "page.tex"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("lualatex") is None, reason="needs lualatex")
def test_the_preamble_of_the_docs_sets_every_script(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    [example] = re.findall("```latex\n(.*?)```", page, re.DOTALL)
    # The fonts of the page need not be here; any with the same letters will do.
    example = example.replace("CMU Serif", _font(":lang=ru:lang=en", "Serif"))
    example = example.replace("Noto Serif CJK JP", _font(":lang=ja", ""))
    marks = ("italic", "bold", "underline", "superscript", "subscript", "small-caps")
    marked = "".join(f"<{mark}>{text}</{mark}>" for mark, text in zip(marks, KNOWN, strict=False))
    entries = tuple(Entry(f"e{at}", typed(text)) for at, text in enumerate((marked, *KNOWN)))
    layout = ListLayout(hanging_indent=True)
    page = write_lists("latex", [ListSection(entries, layout, "Список & 抑留")])
    (tmp_path / "list.tex").write_text(page, encoding="utf-8")
    (tmp_path / "page.tex").write_text(example, encoding="utf-8")
    command = ["lualatex", "-halt-on-error", "-interaction=batchmode", "page.tex"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    log = (tmp_path / "page.log").read_text(encoding="utf-8", errors="replace")
    assert "Missing character" not in log


def test_the_list_is_set_as_the_style_says() -> None:
    entry = Entry("a", typed("A"))
    page = latex.write([entry], ListLayout(hanging_indent=True, entry_spacing=0, line_spacing=2))
    assert page.splitlines()[0] == (
        r"\begin{list}{}{\setlength{\leftmargin}{1.5em}\setlength{\itemindent}{-1.5em}"
        r"\setlength{\itemsep}{0\baselineskip}\setlength{\parsep}{0pt}\linespread{2}\selectfont}"
    )


def _font(letters: str, name: str) -> str:
    """A font that is installed and has such letters."""
    if shutil.which("fc-list") is None:
        pytest.skip("needs fontconfig")
    command = ["fc-list", letters, "family"]
    rows = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    families = sorted(row.split(",")[0] for row in rows if name in row)
    if not families:
        pytest.skip(f"needs a font for {letters}")
    return families[0]
