"""The examples of `docs/presentations.md`: settings, the works that they show, and what is printed.

An example is a block of TOML whose first line names the works, and the block of text behind it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sibcite import tables
from sibcite.cite import citations, lists
from sibcite.model import Citation, Record
from sibcite.read import bibtex
from sibcite.write import CITATIONS, write_lists

PAGE = Path(__file__).parents[2] / "docs" / "presentations.md"
KINDS = Path(__file__).with_name("kinds.bib")
PLAIN = Path(__file__).with_name("plain.csl")
_EXAMPLE = re.compile(
    r"^```toml (?P<keys>[^\n]+)\n(?P<settings>.*?)^```\n(?:```text\n(?P<printed>.*?)^```\n)?",
    re.M | re.S,
)


@dataclass(frozen=True, slots=True)
class Example:
    """Settings, the keys of the works, and what the page says is printed."""

    keys: tuple[str, ...]
    settings: str
    printed: str


def examples(text: str) -> Iterator[Example]:
    """The examples of a page."""
    for found in _EXAMPLE.finditer(text):
        keys = tuple(found["keys"].split())
        yield Example(keys, found["settings"], (found["printed"] or "").rstrip("\n"))


def printed(example: Example) -> str:
    """What an example prints, a line an entry, as Markdown; of `cite`, the citations."""
    style = tables.StyleFiles(
        "plain",
        PLAIN.read_text(encoding="utf-8"),
        tomllib.loads(example.settings),
        PLAIN,
        example.settings,
    )
    records = [_kinds()[key] for key in example.keys if key != "cite"]
    if "cite" in example.keys:
        cites = [[Citation(record.id, "5")] for record in records]
        texts = citations(records, cites, style).citations
        return "\n".join(map(CITATIONS["markdown"], texts))
    sections = lists(records, style).sections
    return re.sub(r"\n\n+", "\n", write_lists("markdown", sections)).rstrip("\n")


def filled(text: str) -> str:
    """A page with what its examples print."""

    def example(found: re.Match[str]) -> str:
        keys = tuple(found["keys"].split())
        made = printed(Example(keys, found["settings"], ""))
        return f"```toml {found['keys']}\n{found['settings']}```\n```text\n{made}\n```\n"

    return _EXAMPLE.sub(example, text)


def _kinds() -> dict[str, Record]:
    records = bibtex.read(KINDS.read_text(encoding="utf-8")).value
    return {record.id: record for record in records}
