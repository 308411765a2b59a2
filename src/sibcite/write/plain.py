"""Plain text: the characters alone, one reference a line."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.model import Entry, RichText
from sibcite.write.nesting import folded


def show(rich: RichText) -> str:
    """Rich text as one line of characters."""
    return folded(rich, str, lambda _, inside: inside)


def write(entries: Sequence[Entry]) -> str:
    """A bibliography, one entry a line; nothing for no entries."""
    return "".join(f"{show(entry.text)}\n" for entry in entries)
