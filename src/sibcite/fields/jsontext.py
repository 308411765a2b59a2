"""JSON as text, both ways: as people read it, and with nothing in it that lines or UTF-8 break."""

from __future__ import annotations

import json
import math
import re
from typing import Any

# Ends of lines that JSON allows in a string and others do not, and halves of surrogate pairs,
# which no file in UTF-8 can hold.
_UNSAFE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")

_WIDTH, _DEEPEST = 80, 60


def show(value: Any) -> str:
    """The value in JSON on one line, unescaped but for what is unsafe in a file."""
    shown = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", shown)


def show_indented(value: Any, indent: str = "\n") -> str:
    """The value in JSON over as many lines as it needs; a row of plain values takes one."""
    if not isinstance(value, (dict, list)) or len(indent) > _DEEPEST:
        return show(value)
    inside = value.values() if isinstance(value, dict) else value
    if not any(_is_row(each) for each in inside) and len(line := show(value)) <= _WIDTH:
        return line
    deeper = indent + "  "
    if isinstance(value, list):
        lines = [show_indented(each, deeper) for each in value]
        return "[" + deeper + f",{deeper}".join(lines) + indent + "]"
    lines = [f"{show(key)}: {show_indented(each, deeper)}" for key, each in value.items()]
    return "{" + deeper + f",{deeper}".join(lines) + indent + "}"


def decoder() -> json.JSONDecoder:
    """A decoder that reads only numbers which JSON can write again; others become text."""
    return json.JSONDecoder(parse_constant=str, parse_float=_float, strict=False)


def _is_row(value: Any) -> bool:
    """Whether a value is an object or holds one, so that it goes on several lines."""
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(each, dict) for each in value)
    )


def _float(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits
