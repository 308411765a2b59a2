"""The page on presentations says what each setting prints, and speaks of every setting."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from sibcite.cite.presentation import Archive, Dual, Label, LanguageNote, Presentation
from tests.cite.examples import PAGE, Example, examples, printed

TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = list(examples(TEXT))
SETTINGS = [
    each.name.rstrip("_").replace("_", "-")
    for kind in (Presentation, Archive, LanguageNote, Label, Dual)
    for each in fields(kind)
    if each.name != "by_language"
]


@pytest.mark.parametrize("example", EXAMPLES, ids=[each.settings[:60] for each in EXAMPLES])
def test_settings_print_what_the_page_says(example: Example) -> None:
    assert printed(example) == example.printed


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_page_speaks_of_every_setting(setting: str) -> None:
    assert re.search(rf"`\[?{setting}\]?`|^### .*\b{setting}\b", TEXT, re.M)


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) > 25
