"""LaTeX: specials are escaped, braces balance, other scripts are left as they are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from sibcite.model import Entry, ListLayout, RichText
from sibcite.write import latex
from tests.cases import Case, cases
from tests.write.rich import HOSTILE, bent, typed


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


def test_the_list_is_set_as_the_style_says() -> None:
    entry = Entry("a", typed("A"))
    page = latex.write([entry], ListLayout(hanging_indent=True, entry_spacing=0, line_spacing=2))
    assert page.splitlines()[0] == (
        r"\begin{list}{}{\setlength{\leftmargin}{1.5em}\setlength{\itemindent}{-1.5em}"
        r"\setlength{\itemsep}{0\baselineskip}\setlength{\parsep}{0pt}\linespread{2}\selectfont}"
    )
