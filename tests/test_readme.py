"""The README says what is so: its Python runs, and its two commands are those that are tried."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from sibcite.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str, heading: str = "") -> list[str]:
    """The fenced blocks of a kind, of the whole page or under one `##` heading."""
    found, inside = [], not heading
    tokens = MarkdownIt().parse(README)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if heading and before and before.type == "heading_open" and before.tag == "h2":
            inside = token.content == heading
        if inside and token.type == "fence" and token.info.split()[:1] == [kind]:
            found.append(token.content.strip())
    return found


def test_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = blocks("python")
    assert examples, "The README shows no Python."
    names: dict[str, object] = {}
    for number, example in enumerate(examples, 1):
        if ">>>" in example:
            assert fails(example + "\n", names) == [], f"Python example {number} of the README"
        else:
            exec(compile(example, f"README.md, Python example {number}", "exec"), names)


def fails(example: str, names: dict[str, object]) -> list[str]:
    """What goes otherwise than an example in the manner of doctest shows."""
    printed: list[str] = []
    test = doctest.DocTestParser().get_doctest(example, names, "README.md", "README.md", 0)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    runner.run(test, out=printed.append, clear_globs=False)
    names.update(test.globs)
    return printed


def test_set_up_is_two_commands_of_one_line() -> None:
    commands = blocks("sh", "Set up")
    assert len(commands) == 2
    assert all("\n" not in command for command in commands)


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
def test_ci_runs_the_second_command_of_the_readme() -> None:
    ended = subprocess.run(
        [ROOT / ".ci" / "test-command"], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == blocks("sh", "Set up")[1]
    assert ".ci/test-command" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_first_command_of_the_readme_does_the_main_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    last = blocks("sh", "Set up")[0].rpartition("&&")[2]
    words = shlex.split(last)
    assert Path(words[0]).name == "sibcite"
    result = CliRunner().invoke(main, words[1:])
    assert result.exit_code == 0, result.stderr
    assert "Katasonova" in result.stdout


def test_every_sibcite_command_line_of_the_readme_is_understood() -> None:
    lines = re.findall(r"^\$ sibcite (\w+)", README, re.MULTILINE)
    for command in lines:
        assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0, command
