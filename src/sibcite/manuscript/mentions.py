"""What in a text cites something, before it is known what: keys, labels, numbers, ibid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sibcite.manuscript.document import Flow
from sibcite.manuscript.locators import NOWHERE, Locator
from sibcite.model import Citation, Span

# The shape of a note that says nothing but "there".
THERE = "bare ibid"

Kind = Literal["key", "label", "number", "ibid", "title", "named", "address", "unread"]


@dataclass(frozen=True, slots=True)
class Part:
    """One work of a mention, as it is written.

    Attributes:
        kind: How the work is named: `named` by author or title without a year, `title` by the id of
            the work whose title was found; `unread` for what stands beside labels and is none.
        name: The key, the number, or the names before the year or the place as printed.
        years: The years with their suffixes as printed (`1945a`); empty for keys and numbers.
        locator: The place in the work.
        prefix: Text before ("see also ").
        suppress_author: Whether the names are left out: `[-@karpov1997]`.
        label: Names and year as they are printed together, ``Semiryaga, 1995``.
        written: All that is written of it.
    """

    kind: Kind
    name: str
    years: tuple[str, ...] = ()
    locator: Locator = NOWHERE
    prefix: str = ""
    suppress_author: bool = False
    label: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a flow where something is cited.

    Attributes:
        flow: The number of the flow.
        span: All of it, the names of an author in the sentence included.
        put: What a printed citation takes the place of: `(2005)` of ``Todorova (2005)``.
        parts: The works, in their order.
        shape: What it looks like (`[ ,]` for a bracket with a comma before the year), by which a
            label that nothing matches is told from a bracket that cites nothing.
        narrative: Whether the author stands in the sentence.
        command: The LaTeX command that it is; empty otherwise.
        works: What it cites, where the file carries that; empty where it is to be told.
    """

    flow: int
    span: Span
    put: Span
    parts: tuple[Part, ...]
    shape: str = ""
    narrative: bool = False
    command: str = ""
    works: tuple[Citation, ...] = ()

    def with_parts(self, parts: Iterable[Part]) -> Mention:
        """The mention with these parts; where they say what its own do, it stays as it is."""
        told = tuple(parts)
        return self if told == self.parts else replace(self, parts=told)


def order(flows: Sequence[Flow], flow: int, offset: int) -> tuple[int, int, int, int]:
    """Where a place stands in the order of reading: a note stands where its mark does."""
    at = flows[flow].at
    return (*at, 1, offset) if at is not None else (flow, offset, 0, 0)
