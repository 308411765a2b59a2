"""Every page of sessions beside this file, one case a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from sibcite.cli import COMMANDS
from tests.cli import sessions

HERE = Path(__file__).parent
CASES = [
    pytest.param(case, id=f"{page.stem}: {case.title}")
    for page in sorted(HERE.glob("*.md"))
    for case in sessions.cases(page)
]


@pytest.mark.parametrize("case", CASES)
def test_session_goes_as_the_page_shows(
    case: sessions.Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in case.files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    for step in sessions.steps(case.session):
        stdout, stderr, code = sessions.run(step.command)
        shown = f"$ {step.command}\n{stdout}--- stderr\n{stderr}--- exit {code}"
        assert code == step.exit_code, shown
        assert sessions.matches(step.stdout, stdout), shown
        assert sessions.matches(step.stderr, stderr), shown


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_page_of_cases(command: str) -> None:
    assert (HERE / f"{command}.md").exists()
