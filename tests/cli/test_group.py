"""How runs end: with the command's exit code, and without a traceback."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from sibcite.cli import COMMANDS, main
from sibcite.cli.group import LazyGroup

GROUP = LazyGroup("sibcite", commands_in="tests.cli", summaries={"ending": "End."})


def end(how: str, **variables: str) -> Result:
    return CliRunner(env=variables).invoke(GROUP, ["ending", how])


@pytest.mark.parametrize("code", [0, 1, 3])
def test_run_ends_with_the_exit_code_of_the_command(code: int) -> None:
    assert end(str(code)).exit_code == code


def test_fault_of_ours_is_named_as_ours_in_two_lines() -> None:
    result = end("RuntimeError")
    assert result.exit_code == 70
    assert result.stderr.startswith("sibcite: fault[ours] This is a fault of sibcite")
    assert "what was seen" in result.stderr
    assert "SIBCITE_DEBUG" in result.stderr
    assert "Traceback" not in result.output


def test_fault_of_ours_is_raised_for_who_looks_for_it() -> None:
    assert isinstance(end("RuntimeError", SIBCITE_DEBUG="1").exception, RuntimeError)


def test_interrupted_run_ends_as_shells_expect() -> None:
    result = end("KeyboardInterrupt")
    assert result.exit_code == 130
    assert "Traceback" not in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_line_in_the_table_is_how_the_help_of_the_command_begins(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], terminal_width=79)
    assert COMMANDS[name] in result.output
    assert all(len(line) < 80 for line in result.output.splitlines())
