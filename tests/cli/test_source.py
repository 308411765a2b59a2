"""What a text is: by the ending of its name, else by how it begins."""

from __future__ import annotations

import pytest

from sibcite.cli.messages import Page
from sibcite.cli.source import form_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('[{"id": "a"}]', "csl-json"),
        ("\n [ ]", "csl-json"),
        ('{"id": "a"}\n{"id": "b"}\n', "jsonl"),
        ('{"id": "a"}', "jsonl"),
        ('{"items": [\n{"id": "a"}]}', "csl-json"),
        ('{"items": [{"id": "a"}]}', "csl-json"),
        ('{\n  "id": "a"\n}\n', "csl-json"),
        ("@book{a,", "bibtex"),
        ("% Encoding: UTF-8\n\n%%\n @Comment{x}", "bibtex"),
        ("[1] Karpov, V. V. (1997).", "list"),
        ("[Karpov] (1997).", "list"),
        ("{Karpov}", "list"),
        ("% 5 of all\n", "list"),
        ("E-mail: @karpov {1997}", "list"),
        ("%" * 5000, "list"),
        ("[ " * 5000, "list"),
    ],
)
def test_form_of_stdin_is_known_by_its_beginning(text: str, form: str) -> None:
    assert form_of(Page("<stdin>", text)) == form


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.BIB", "bibtex"), ("a.json", "csl-json"), ("a.ndjson", "jsonl"), ("a.md", "list")],
)
def test_ending_of_the_name_comes_first(name: str, form: str) -> None:
    assert form_of(Page(name, "@book{a,")) == form
