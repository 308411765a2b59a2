"""Records as JSON lines: a CSL-JSON item a line."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.fields import jsontext
from sibcite.model import Record
from sibcite.write.item import judged


def write(records: Sequence[Record]) -> str:
    """Each record as a CSL-JSON item on a line of its own."""
    return "".join(jsontext.show(judged(record)) + "\n" for record in records)
