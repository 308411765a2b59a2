"""One printed reference, from its text to a record: segments, layouts, build."""

from __future__ import annotations

from sibcite.archives import NONE, Hints
from sibcite.model import Parsed, Record
from sibcite.read.reference.build import build
from sibcite.read.reference.layouts import divide

__all__ = ["divide", "parse"]


def parse(text: str, hints: Hints = NONE) -> Parsed[Record]:
    """Read one printed reference.

    Args:
        text: The reference as printed, Markdown asterisks for italics or none.
        hints: What the document says of its archives.

    Returns:
        A record whose `source` is `text` and whose spans lie in it; its remarks stand both in
        the record and beside it. What nobody understood is remarked on as `unread-text`, and
        text without any sign of a reference as `not-a-reference`.
    """
    record = build(text, divide(text), hints)
    return Parsed(record, record.diagnostics)
