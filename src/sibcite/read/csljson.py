"""CSL-JSON to records: an array of items, one item, or an object that holds the array.

Zotero exports the first, its web interface ``{"items": […]}``, pandoc ``{"references": […]}``.
"""

from __future__ import annotations

import json
import re

from sibcite.fields import jsontext
from sibcite.model import Diagnostic, Parsed, Record, Span
from sibcite.read import items
from sibcite.read.items import Located

_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_KEY_OF_ITEMS = re.compile(r'\{[ \t\r\n]*"(?:items|references)"[ \t\r\n]*:[ \t\r\n]*(?=\[)')


def read(text: str) -> Parsed[tuple[Record, ...]]:
    """Read CSL-JSON of any version and from any program.

    Returns:
        The records; where the JSON breaks off, those before the break, and the remark
        `broken-json` with its place.

    Source: [csl-1.0.2]
    """
    found, broken = _located(text)
    parsed = items.records(found)
    return Parsed(parsed.value, (*parsed.diagnostics, *broken))


def _located(text: str) -> tuple[list[Located], list[Diagnostic]]:
    """The items with their places, and what broke the reading off."""
    found: list[Located] = []
    start = _skip(text, 0)
    if start == len(text):
        return [], []
    try:
        if match := _KEY_OF_ITEMS.match(text, start):
            _array(text, match.end(), found)
        elif text[start] == "[":
            _end(text, _array(text, start, found))
        else:
            value, end = jsontext.decoder().raw_decode(text, start)
            found += _inside(value, Span(start, end))
            _end(text, end)
    except json.JSONDecodeError as error:
        return found, [_broken(text, error.pos, error.msg)]
    except (ValueError, RecursionError):
        return found, [_broken(text, found[-1][1].end if found else start, "too deep or too long")]
    return found, []


def _array(text: str, start: int, found: list[Located]) -> int:
    """Add the items of an array, one after another, so that each keeps its place; its end."""
    decoder = jsontext.decoder()
    at = _skip(text, start + 1)
    if text[at : at + 1] == "]":
        return at + 1
    while True:
        value, end = decoder.raw_decode(text, at)
        found.append((value, Span(at, end)))
        at = _skip(text, end)
        if text[at : at + 1] == "]":
            return at + 1
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("a comma or the end of the array is missing", text, at)
        at = _skip(text, at + 1)


def _inside(value: object, at: Span) -> list[Located]:
    """The items that an object holds, or itself."""
    if isinstance(value, dict):
        for key in ("items", "references"):
            if isinstance(value.get(key), list) and "id" not in value:
                return [(each, at) for each in value[key]]
    return [(value, at)]


def _end(text: str, at: int) -> None:
    if _skip(text, at) != len(text):
        raise json.JSONDecodeError("the text goes on after the last item", text, _skip(text, at))


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    assert match is not None
    return match.end()


def _broken(text: str, at: int, message: str) -> Diagnostic:
    at = min(at, len(text))
    seen = text[at : at + 20].partition("\n")[0]
    where = f"before '{seen}'" if seen else "at the end of the text"
    return Diagnostic(
        "broken-json",
        "error",
        f"The JSON cannot be read further {where}: {message[:1].lower()}{message[1:]}.",
        Span(at, min(at + 1, len(text))),
        "Items before this place are read.",
    )
