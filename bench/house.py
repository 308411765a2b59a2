"""How fast bibliographies are printed, and how the time grows: ``python bench/house.py``.

Whole runs of `sibcite format` in this process for each house style, the style loaded anew each
time, on the worked example's records over and over, from 100 to 10,000 of them. Growth is the
time of one size by the time of the one before, against how much larger it is: 1.0 is linear.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from sibcite.cite import bibliography as listed
from sibcite.model import Record
from sibcite.read import READERS
from sibcite.tables import bibliography, find_style, style_names


def main() -> None:
    """Print entries a second of CPU time, and growth, for each style asked for or every one."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("styles", nargs="*", help="Styles; every house style if none is named.")
    asked.add_argument("--most", type=int, default=10_000, help="The largest list.")
    options = asked.parse_args()
    styles, most = options.styles, options.most
    sizes = [size for size in (100, 1_000, 10_000) if size <= most]
    print("style                       " + "".join(f"{size:>9,}/s  growth" for size in sizes))
    for style in styles or style_names():
        cells, before = "", 0.0
        for size in sizes:
            seconds = _seconds(_records(size), style)
            growth = f"{seconds / before / 10:.2f}" if before else ""
            cells += f"{size / seconds:9,.0f}/s {growth:>7}"
            before = seconds
        print(f"{style:28}{cells}")


def _records(size: int) -> list[Record]:
    text = Path(bibliography()).read_text(encoding="utf-8")
    known = READERS["bibtex"](text).value
    return [
        replace(known[place % len(known)], id=f"{known[place % len(known)].id}-{place}")
        for place in range(size)
    ]


def _seconds(records: list[Record], style: str) -> float:
    start = time.process_time()
    listed(records, find_style(style))
    return time.process_time() - start


if __name__ == "__main__":
    main()
