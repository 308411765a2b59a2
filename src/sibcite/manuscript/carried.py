"""The works that a file carries beside what it prints, for what no style prints of them.

The text is JSON, a line a work: `[{"printed": ["Karpov V. …"], "item": {…}}, …]`, with the item in
CSL-JSON. A format keeps it where no reader sees it: a part of a Word file, a comment at the end of
Markdown and LaTeX.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sibcite.fields import jsontext
from sibcite.manuscript.document import Manuscript
from sibcite.model import Diagnostic, Record, Span

# What a format puts around the words of a reference: its number, addresses, marks, escapes.
_AROUND = re.compile(
    r"\A\\?[\[(]?\d{1,4}\\?[.)\]]*\s+|\]\(https?://(?:[^\s()]|\([^\s()]*\))*\)|</?\w[^<>]*>|[*\[\]\\]"
)
_ADDRESS = re.compile(r"\\?<+(https?:[^<>\\]*)\\?>[\\>]*")
# What would end a comment, and what no XML holds.
_UNSAFE = re.compile("--|[\ufffe\uffff]")


def text(rows: Iterable[tuple[str, Record]]) -> str:
    """The text for works, each with a line that the new list has for it; two lists have two."""
    from sibcite.write.item import item

    printed: dict[str, list[str]] = {}
    works: dict[str, Record] = {}
    for line, work in rows:
        printed.setdefault(work.id, []).append(line)
        works[work.id] = work
    shown = (jsontext.show({"printed": printed[key], "item": item(works[key])}) for key in works)
    return _UNSAFE.sub(_escaped, "[" + ",\n".join(shown) + "]")


def _escaped(found: re.Match[str]) -> str:
    return found[0][:-1] + f"\\u{ord(found[0][-1]):04x}"


def at(manuscript: Manuscript, lines: Iterable[str]) -> dict[int, Record]:
    """The works that a manuscript carries, by the places of the lines that print them.

    Args:
        manuscript: The manuscript.
        lines: Its printed references, their italics in asterisks. Of works that are printed alike
            each has a line of its own.
    """
    known: dict[str, deque[Record]] = {}
    for printed, work in _read(manuscript.carried) or ():
        for line in printed:
            known.setdefault(_words(line), deque()).append(work)
    if not known:
        return {}
    words = enumerate(map(_words, lines))
    places = ((place, known[line]) for place, line in words if line in known)
    return {place: works.popleft() for place, works in places if works}


def _words(line: str) -> str:
    """A line as it is compared; what the author changes in it, by so much as a comma, counts."""
    return " ".join(_AROUND.sub("", _ADDRESS.sub(r"\1", line)).split())


def remarks(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    """A warning where what a file carries was changed by hand and is no JSON any more."""
    if not manuscript.carried or _read(manuscript.carried) is not None:
        return ()
    message = "The works that the file carries cannot be read; its list is read as it is printed."
    hint = "Look through the list, or name the works with -b."
    return (Diagnostic("carried-unread", "warning", message, None, hint),)


@lru_cache(maxsize=2)
def _read(carried: str) -> tuple[tuple[tuple[str, ...], Record], ...] | None:
    """Works and the lines that print them; None for a text that says nothing of the kind."""
    from sibcite.read.items import records

    if not carried.strip():
        return ()
    try:
        rows = jsontext.decoder().decode(carried)
    except (ValueError, RecursionError):
        return None
    if not isinstance(rows, list) or not all(map(_is_row, rows)):
        return None
    works = records((row["item"], Span(0, 0)) for row in rows).value
    return tuple((tuple(row["printed"]), work) for row, work in zip(rows, works, strict=True))


def _is_row(row: Any) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("item"), dict):
        return False
    printed = row.get("printed")
    return isinstance(printed, list) and all(isinstance(line, str) for line in printed)
