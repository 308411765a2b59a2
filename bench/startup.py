"""What starting costs: CPU time of ``sibcite --help`` against that of bare Python.

Every command runs `RUNS` times in a process of its own, in turn with the others so that a busy
moment of the machine meets all of them, and the least is taken. Run: ``python bench/startup.py``.
"""

from __future__ import annotations

import os
import subprocess
import sys

RUNS = 15

COMMANDS = {
    "python -c pass": ("-c", "pass"),
    "import sibcite": ("-c", "import sibcite"),
    "import click": ("-c", "import click"),
    "sibcite --help": ("-m", "sibcite", "--help"),
    "sibcite parse --help": ("-m", "sibcite", "parse", "--help"),
    "sibcite styles list": ("-m", "sibcite", "styles", "list"),
}


def cpu(arguments: tuple[str, ...]) -> float:
    """Milliseconds of CPU that one run of Python takes, its own and the system's for it."""
    child = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {child.returncode}.")
    return (used.ru_utime + used.ru_stime) * 1000


def main() -> None:
    """Print a line for each command: milliseconds, and how many times bare Python."""
    rounds = [{name: cpu(run) for name, run in COMMANDS.items()} for _ in range(RUNS)]
    least = {name: min(each[name] for each in rounds) for name in COMMANDS}
    bare = least["python -c pass"]
    print(f"{'':22}{'CPU ms':>8}{'x bare':>8}   (least of {RUNS} runs)")
    for name, spent in least.items():
        print(f"{name:22}{spent:8.1f}{spent / bare:8.1f}")


if __name__ == "__main__":
    main()
