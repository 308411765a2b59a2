"""Variables that an item's note holds, as Zotero's Extra does: ``genre: Peer commentary``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sibcite.csl.variables import DATES, NAMES, NUMBERS, TEXTS

_BRACED = re.compile(r"\{:([\w-]+):([^{}]*)\}")
_LINE = re.compile(r"([\w-]+):\s*(.*)")
_ANY = NAMES | DATES | NUMBERS | TEXTS


def unfold(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """An item with the variables of its note beside the others, and the note without them.

    Args:
        raw: A CSL-JSON item. Its note may hold ``{:genre: Map}`` anywhere, or begin with lines
            ``genre: Map``; parts of a name stand apart by ``||``, family name first.
    """
    note = raw.get("note")
    if not isinstance(note, str) or ":" not in note:
        return raw
    found = [(match[1], match[2].strip()) for match in _BRACED.finditer(note)]
    lines = _BRACED.sub("", note).split("\n")
    while lines and (match := _LINE.fullmatch(lines[0].strip())) and match[1] in _ANY:
        found.append((match[1], match[2].strip()))
        lines.pop(0)
    if not found:
        return raw
    whole = {**raw, "note": "\n".join(lines).strip()}
    for key, value in found:
        whole[key] = _value(whole, key, value)
    return whole


def _value(whole: Mapping[str, Any], key: str, value: str) -> Any:
    if key in DATES:
        return {"raw": value}
    if key not in NAMES:
        return value
    family, _, given = (part.strip() for part in value.partition("||"))
    name = {"family": family, "given": given} if given else {"literal": family}
    before = whole.get(key)
    return [*before, name] if isinstance(before, list) else [name]
