"""IN: what others wrote, as records; printed references, and every format of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sibcite.model import Parsed, Record
from sibcite.read import bibtex, csljson, jsonl

READERS: Mapping[str, Callable[[str], Parsed[tuple[Record, ...]]]] = MappingProxyType(
    {
        "bibtex": bibtex.read,
        "csl-json": csljson.read,
        "jsonl": jsonl.read,
    }
)


def read(text: str, form: str) -> Parsed[tuple[Record, ...]]:
    """Read a whole input in a format of records.

    Args:
        text: The input.
        form: `csl-json`, `jsonl` or `bibtex`.

    Returns:
        The records, and remarks whose spans lie in `text`.

    Raises:
        ValueError: There is no such format; the message names the choices.
    """
    if form not in READERS:
        raise ValueError(f"No format is known as '{form}'. Formats: {', '.join(READERS)}.")
    return READERS[form](text)
