"""How fast reference lists are read, and how the time grows: ``python bench/parse.py``.

Whole runs of `sibcite parse` in this process, on the worked example's references over and over,
from 100 to 10,000 of them. Growth is the time of one size by the time of the one before, against
how much larger it is: 1.0 is linear.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from sibcite.read import READERS
from sibcite.read.lists import read_lines
from sibcite.tables import bibliography
from sibcite.write import RECORDS

SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Print references a second of CPU time, and growth, for reading and for writing records."""
    printed = _printed()
    print("references    read/s  growth   write/s  growth")
    before: tuple[float, float] | None = None
    for size in SIZES:
        text = "\n".join((printed * (size // len(printed) + 1))[:size])
        read = _seconds(lambda text=text: read_lines(text))  # type: ignore[misc]
        records = read_lines(text).value
        write = _seconds(lambda records=records: RECORDS["csl-json"](records))  # type: ignore[misc]
        growth = (
            ("", "")
            if before is None
            else tuple(
                f"{(now / then) / 10:.2f}" for now, then in zip((read, write), before, strict=True)
            )
        )
        print(f"{size:10,} {size / read:9,.0f} {growth[0]:>7} {size / write:9,.0f} {growth[1]:>7}")
        before = (read, write)


def _printed() -> list[str]:
    path = Path(bibliography())
    records = READERS["bibtex"](path.read_text(encoding="utf-8")).value
    return [record.source for record in records]


def _seconds(run: Callable[[], object]) -> float:
    """The least CPU time of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
