"""Text with marks, flat because Word is flat: a row of runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Mark = Literal["italic", "bold", "underline", "small-caps", "superscript", "subscript"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under one set of marks.

    Attributes:
        text: The characters, unescaped.
        marks: What is set on all of them.
        link: The address that they lead to, or empty.
        variable: The CSL variable that printed the run, or empty if unknown.
    """

    text: str
    marks: frozenset[Mark] = frozenset()
    link: str = ""
    variable: str = ""


RichText = tuple[Run, ...]


def plain(rich: RichText) -> str:
    """The characters alone."""
    return "".join(run.text for run in rich)


def joined(runs: Iterable[Run]) -> RichText:
    """The same text in as few runs as can be; empty runs are left out."""
    whole: list[Run] = []
    pieces: list[str] = []
    last: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if last is not None and _is_alike(last, run):
            pieces.append(run.text)
            continue
        if last is not None:
            whole.append(_with(last, pieces))
        last, pieces = run, [run.text]
    if last is not None:
        whole.append(_with(last, pieces))
    return tuple(whole)


def _with(run: Run, pieces: list[str]) -> Run:
    """The run with all its pieces for text."""
    return run if len(pieces) == 1 else Run("".join(pieces), run.marks, run.link, run.variable)


def _is_alike(one: Run, two: Run) -> bool:
    """Whether two runs differ in nothing but their characters."""
    return one.variable == two.variable and one.marks == two.marks and one.link == two.link
