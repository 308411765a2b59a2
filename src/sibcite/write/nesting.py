"""Flat runs as nested markup wants them: ``<i>a <b>b</b></i>``, never crossing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from sibcite.model import Mark, RichText, Run, joined

Kind = Literal["link"] | Mark

_KINDS: tuple[Kind, ...] = (
    "link",
    "italic",
    "bold",
    "small-caps",
    "underline",
    "superscript",
    "subscript",
)
# Line separators and control characters would end a line or mean something to a reader.
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FOLLOWED = re.compile(r"(?:https?://|mailto:|doi:)\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Node:
    """A stretch under one mark or link; `address` is where a link leads."""

    kind: Kind
    children: tuple[Node | str, ...]
    address: str = ""


def nested(rich: RichText) -> tuple[Node | str, ...]:
    """Rich text as a row of texts and nodes, on one line.

    Links are outermost. Only addresses of `http`, `https`, `mailto` and `doi` are links; a text
    with any other address is text.
    """
    return _within([_settled(run) for run in rich], _KINDS)


def folded(rich: RichText, text: Callable[[str], str], wrap: Callable[[Node, str], str]) -> str:
    """Rich text as markup that needs no look at its neighbours.

    Args:
        rich: The runs.
        text: Escapes a text.
        wrap: Puts a node's markup around what it holds.
    """

    def fold(nodes: Iterable[Node | str]) -> str:
        return "".join(
            text(node) if isinstance(node, str) else wrap(node, fold(node.children))
            for node in nodes
        )

    return fold(nested(rich))


def _settled(run: Run) -> Run:
    address = run.link.strip()
    return replace(
        run,
        text=_UNPRINTED.sub(" ", run.text),
        link=address if _FOLLOWED.match(address) else "",
        variable="",
    )


def _within(runs: Sequence[Run], kinds: Sequence[Kind]) -> tuple[Node | str, ...]:
    if not kinds:
        return tuple(run.text for run in joined(runs))
    kind, *others = kinds
    nodes: list[Node | str] = []
    for value, group in groupby(runs, lambda run: _value(run, kind)):
        bare = [_without(run, kind) if value else run for run in group]
        inner = _within(bare, others)
        blank = all(isinstance(node, str) and not node.strip() for node in inner)
        nodes += inner if blank or not value else [Node(kind, inner, value)]
    return _merged(nodes)


def _value(run: Run, kind: Kind) -> str:
    if kind == "link":
        return run.link
    return kind if kind in run.marks else ""


def _without(run: Run, kind: Kind) -> Run:
    return replace(run, link="") if kind == "link" else replace(run, marks=run.marks - {kind})


def _merged(nodes: Iterable[Node | str]) -> tuple[Node | str, ...]:
    """The same row with neighbouring texts made one, as an escape may need both."""
    row: list[Node | str] = []
    for node in nodes:
        if row and isinstance(node, str) and isinstance(row[-1], str):
            row[-1] += node
        else:
            row.append(node)
    return tuple(row)
