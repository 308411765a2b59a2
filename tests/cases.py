"""Cases in Markdown: a heading, then fenced blocks, input first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_CASE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^(?P<fence>`{3,})[^\n]*\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its heading, its blocks without the fences, and the line that it begins on."""

    title: str
    blocks: tuple[str, ...]
    line: int


def cases(beside: str, name: str) -> list[Case]:
    """The cases of the page `name` beside a test file; a page without any is a fault."""
    text = (Path(beside).parent / name).read_text(encoding="utf-8")
    heads = list(_CASE.finditer(text))
    assert heads, f"{name} has no case"
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [_case(text, head, end) for head, end in zip(heads, ends, strict=True)]


def _case(text: str, head: re.Match[str], end: int) -> Case:
    blocks = tuple(
        match["text"].removesuffix("\n") for match in _BLOCK.finditer(text, head.end(), end)
    )
    line = text.count("\n", 0, head.start()) + 1
    assert len(blocks) > 1, f"line {line}: the case '{head['title']}' has fewer than two blocks"
    return Case(head["title"], blocks, line)
