"""What the tests of Markdown and of LaTeX share: changes put where a text says so."""

from __future__ import annotations

import time
from collections.abc import Callable

from sibcite.manuscript.document import MASK, Change, Flow, How, List
from sibcite.manuscript.textfile import TextFile
from sibcite.model import Entry, Run, Span

CITED = (Run("Karpov, "), Run("A", frozenset({"italic"})), Run(" 1997"))
ENTRIES = tuple(Entry(f"e{n}", (Run(text),)) for n, text in enumerate(("Petrov, P. 1998.", "B.")))


def written(read: Callable[[bytes], TextFile], text: str, listed: List) -> str:
    """A text with a citation in the place of each CITED, and a note in that of each NOTED."""
    manuscript = read(text.encode())
    changes = [
        Change(at, Span(start, start + 5), CITED, as_note=word == "NOTED")
        for at, flow in enumerate(manuscript.flows)
        for word in ("CITED", "NOTED")
        for start in range(len(flow.text))
        if flow.text.startswith(word, start)
    ]
    return manuscript.write(tuple(changes), listed, How()).decode()


def shown(flow: Flow) -> str:
    """A flow as a case has it: what it is, and its lines."""
    at = f"@{flow.at[0]}:{flow.at[1]}" if flow.at else ""
    head = "listed" if flow.listed else f"{flow.note}{at}"
    lines = flow.text.removesuffix("\n").replace(MASK, ".").split("\n")
    return "\n".join(f"{head}|{line}" for line in lines)


def assert_time_grows_with_length(read: Callable[[bytes], TextFile], piece: str) -> None:
    """Four times as much takes four times as long, with much to spare for the machine."""
    short, long = (_seconds(read, (piece * size).encode()) for size in (5_000, 20_000))
    assert long < 12 * max(short, 0.02)


def _seconds(read: Callable[[bytes], TextFile], raw: bytes) -> float:
    """The best of three, since the machine may be busy."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        read(raw).write((), List(ENTRIES), How())
        taken.append(time.process_time() - begun)
    return min(taken)
