"""Text with marks, flat because Word is flat: a row of runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    for run in runs:
        if not run.text:
            continue
        if whole and replace(whole[-1], text="") == replace(run, text=""):
            whole[-1] = replace(run, text=whole[-1].text + run.text)
        else:
            whole.append(run)
    return tuple(whole)
