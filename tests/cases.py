"""Cases in Markdown: a heading, then fenced blocks, input first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

# A heading inside a fence belongs to the block, so both are looked for in one go.
_PIECE = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>[^\n]*)\n(?P<text>.*?)^(?P=fence)$|^## (?P<title>[^\n]+)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(slots=True)
class Case:
    """One case: its heading, the line that it begins on, and its blocks without the fences.

    `kinds` are the words behind the opening fences, or empty ones.
    """

    title: str
    line: int
    blocks: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)


def cases(beside: str, name: str) -> list[Case]:
    """The cases of the page `name` beside a test file; a page without any is a fault."""
    text = (Path(beside).parent / name).read_text(encoding="utf-8")
    found: list[Case] = []
    for piece in _PIECE.finditer(text):
        if piece["title"]:
            found.append(Case(piece["title"], text.count("\n", 0, piece.start()) + 1))
        elif found:
            found[-1].blocks.append(piece["text"].removesuffix("\n"))
            found[-1].kinds.append(piece["kind"].strip())
    assert found, f"{name} has no case"
    for case in found:
        assert len(case.blocks) > 1, f"{name}:{case.line}: '{case.title}' has no second block"
    return found
