"""Cases that look like a terminal: commands, what they print, how they end.

A case is a heading and its blocks. A block ```` ```text list.txt ```` is a file in the folder; in a
block ```` ```console ```` stand a command after `$ `, then stdout, stderr with `! ` before each
line, and `[exit 1]` where it is not 0. A line `...` stands for any lines,
and `...` within a line for any characters.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner
from markdown_it import MarkdownIt

from sibcite.cli import main


@dataclass
class Case:
    """A heading, the files that lie there, and the session."""

    title: str
    files: dict[str, str] = field(default_factory=dict)
    session: str = ""


@dataclass
class Step:
    """A command and what is to come of it."""

    command: str
    stdout: list[str] = field(default_factory=list)
    stderr: list[str] = field(default_factory=list)
    exit_code: int = 0


def cases(page: Path) -> Iterator[Case]:
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    case: Case | None = None
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before and before.type == "heading_open" and before.tag == "h2":
            if case:
                yield case
            case = Case(token.content)
        if token.type == "fence" and case:
            kind, _, name = token.info.partition(" ")
            if kind == "console":
                case.session += token.content
            else:
                case.files[name] = token.content
    if case:
        yield case


def steps(session: str) -> Iterator[Step]:
    step: Step | None = None
    for line in session.splitlines():
        if line.startswith("$ "):
            if step:
                yield step
            step = Step(line[2:])
            continue
        assert step, f"A session begins with a command, not with {line!r}."
        if ended := re.fullmatch(r"\[exit (\d+)\]", line):
            step.exit_code = int(ended[1])
        elif line.startswith("! "):
            step.stderr.append(line[2:])
        else:
            step.stdout.append(line)
    if step:
        yield step


def run(command: str) -> tuple[str, str, int]:
    """Run `a | b < file > file`; stdout, the stderr of all, and the exit code of the last."""
    stdout, stderr, code = b"", "", 0
    for part in re.split(r"\s\|\s", command):
        words = shlex.split(part)
        if "<" in words:
            at = words.index("<")
            stdout = Path(words[at + 1]).read_bytes()
            words[at : at + 2] = []
        target = None
        if ">" in words:
            at = words.index(">")
            target = Path(words[at + 1])
            words[at : at + 2] = []
        if words[0] == "cat":
            stdout = b"".join(Path(name).read_bytes() for name in words[1:])
            continue
        assert words[0] == "sibcite", f"A session calls sibcite or cat, not {words[0]!r}."
        result = CliRunner().invoke(main, words[1:], input=stdout)
        stdout, stderr, code = result.stdout_bytes, stderr + result.stderr, result.exit_code
        if target:
            target.write_bytes(stdout)
            stdout = b""
    return stdout.decode(), stderr, code


def matches(expected: list[str], printed: str) -> bool:
    """Whether the text is as expected; `...` stands for the rest of a line, alone for lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + "\n"
        for line in expected
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed.splitlines())) is not None
