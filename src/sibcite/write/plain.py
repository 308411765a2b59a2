"""Plain text: the characters alone, one reference a line."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.model import Entry, ListLayout, RichText, Run
from sibcite.write.nesting import folded


def show(rich: RichText) -> str:
    """Rich text as one line of characters."""
    return folded(rich, str, lambda _, inside: inside)


def write(entries: Sequence[Entry], layout: ListLayout | None = None) -> str:
    """A bibliography, one entry a line, however it is set; nothing for no entries."""
    del layout
    return "".join(f"{show(entry.text)}\n" for entry in entries)


def heading(text: str) -> str:
    """A heading: its line and an empty one."""
    return f"{show((Run(text),))}\n\n"
