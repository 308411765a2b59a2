"""Templates of printed text: ``{abbreviation} ({name}) [{translated}]``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_PART = re.compile(
    r"(?P<lead>[^{}]*?)(?P<open>[(（\[“«‘「『*]{0,2})\{(?P<name>[a-z-]+)\}(?P<close>[)）\]”»’」』*]{0,2})"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a template: what leads to it, and the brackets around it."""

    lead: str
    open: str
    name: str
    close: str


def fill(template: str, values: Mapping[str, str]) -> str:
    """A template with its parts shown; a part without a value leaves no trace.

    Args:
        template: Text with names of parts in braces.
        values: What to show for each part; absent and empty are the same. A part that has nothing
            to show goes with its brackets and with what stands before it.
    """
    parts, rest = _parts(template)
    filled = ""
    for place, part in enumerate(parts):
        value = values.get(part.name, "")
        if not value:
            continue
        if filled:
            filled += f"{part.lead}{part.open}{value}{part.close}"
        else:
            # What leads needs no brackets, when what it explained is not there.
            filled = value if place or not part.lead else f"{part.lead}{value}"
    return (filled + rest).strip() if filled or not parts else ""


@cache
def part_names(template: str) -> tuple[str, ...]:
    """The names of a template's parts in their order."""
    return tuple(part.name for part in _parts(template)[0])


@cache
def _parts(template: str) -> tuple[tuple[_Part, ...], str]:
    """The parts of a template, and what stands behind the last of them."""
    matches = list(_PART.finditer(template))
    parts = tuple(_Part(m["lead"], m["open"], m["name"], m["close"]) for m in matches)
    return parts, template[matches[-1].end() :] if matches else template
