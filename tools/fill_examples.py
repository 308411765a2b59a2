"""Print the examples of `docs/presentations.md` anew: what each of its settings makes of its works.

    python tools/fill_examples.py

Read the difference before it is kept: the page is what `tests/cite` holds the program to.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.cite.examples import PAGE, filled


def main() -> None:
    """Write the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
