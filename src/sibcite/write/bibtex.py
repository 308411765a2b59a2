"""Records as BibLaTeX, for biber, pandoc and reference managers; `docs/records.md` has the fields.

Standard fields stand first, then what sibcite did not understand, then its own (``x-``). What no
field can say stands as JSON in the last, `x-sibcite`. Nothing here needs a BibTeX library: an
entry is keys and values in braces, and every value has its braces balanced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sibcite.fields import jsontext, tex
from sibcite.fields.csljson import Json
from sibcite.model import Record
from sibcite.write.bibfields import entry
from sibcite.write.item import item

_WIDTH = 100
_DEEPEST = 40


def write(records: Sequence[Record]) -> str:
    """The records as BibLaTeX entries, in their order, with an empty line between them."""
    keys = _keys([record.id for record in records])
    return "\n".join(_entry(key, item(each)) for key, each in zip(keys, records, strict=True))


def _keys(ids: list[str]) -> list[str]:
    """A key that every program takes for each id: the id itself where that is one."""
    taken = {each.lower() for each in ids if _is_key(each)}
    keys = []
    for each in ids:
        key = each
        if not _is_key(each):
            plain = re.sub(r"[^\w:.+/-]+", "-", each).strip("-") or "item"
            number, key = 1, plain
            while key.lower() in taken:
                number += 1
                key = f"{plain}-{number}"
            taken.add(key.lower())
        keys.append(key)
    return keys


def _is_key(text: str) -> bool:
    return re.fullmatch(r"[\w:.+/-]+", text) is not None


def _entry(key: str, whole: Json) -> str:
    made = entry(whole)
    own = [("x-id", tex.show(whole["id"]))] if key != whole["id"] else []
    last = [("x-sibcite", _show_rest(made.rest))] if made.rest else []
    fields = [*made.standard, *made.own, *own, *last]
    width = max((len(name) for name, _ in [*fields, *made.foreign]), default=0)
    room = max(_WIDTH - width - 7, 40)
    end = "\n" + " " * (width + 6)
    lines = [(name, end.join(_lines(value, room))) for name, value in fields]
    lines[len(made.standard) : len(made.standard)] = made.foreign
    shown = [f"  {name:<{width}} = {{{value}}}," for name, value in lines]
    return "\n".join([f"@{made.type}{{{key},", *shown, "}"]) + "\n"


def _show_rest(rest: Json) -> str:
    """JSON with no brace or at-sign in its strings, which a BibTeX parser would count or follow."""
    shown = jsontext.show(rest)
    if _depth(shown) > _DEEPEST:
        shown = jsontext.show(shown)
    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda match: _without_braces(match[0]), shown)


def _without_braces(string: str) -> str:
    return re.sub(r"[{}@]", lambda match: f"\\u{ord(match[0]):04x}", string)


def _depth(shown: str) -> int:
    deepest = depth = 0
    for brace in re.findall(r"[{}]", shown):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return deepest


def _lines(value: str, room: int) -> list[str]:
    """The value over several lines; only single spaces become ends of lines."""
    lines, line = [], ""
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", value):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
