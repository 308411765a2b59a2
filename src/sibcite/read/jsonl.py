"""JSON lines to records: a CSL-JSON item a line."""

from __future__ import annotations

import json
import re

from sibcite.fields import jsontext
from sibcite.model import Diagnostic, Parsed, Record, Span
from sibcite.read import items
from sibcite.read.items import Located

_LINE = re.compile(r"[^\n]+")


def read(text: str) -> Parsed[tuple[Record, ...]]:
    """Read an item from each line that is not blank.

    Returns:
        The records; a line that is no JSON is remarked on (`broken-json`) and harms no other.
    """
    decoder = jsontext.decoder()
    found: list[Located] = []
    broken: list[Diagnostic] = []
    for match in _LINE.finditer(text):
        line = match[0].strip(" \t\r\ufeff")
        start = match.start() + match[0].find(line[:1])
        if not line:
            continue
        at = Span(start, start + len(line))
        try:
            found.append((decoder.decode(line), at))
        except (ValueError, RecursionError) as error:
            broken.append(_broken(line, at, error))
    parsed = items.records(found)
    return Parsed(parsed.value, (*parsed.diagnostics, *broken))


def _broken(line: str, at: Span, error: Exception) -> Diagnostic:
    place = error.pos if isinstance(error, json.JSONDecodeError) else 0
    shown = line if len(line) < 60 else line[:60] + "…"
    return Diagnostic(
        "broken-json",
        "error",
        f"A line is no JSON: '{shown}'.",
        Span(min(at.start + place, at.end), at.end),
        "Each line holds one item, written on that line to its end.",
    )
