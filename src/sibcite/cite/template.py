"""Templates of a presentation: ``{abbreviation} ({name}) [{translated}]``."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A part that has nothing to show goes with the space before it and the brackets around it.
_PART = re.compile(r"(?P<space>\s*)(?P<open>[(\[“«‘]?)\{(?P<name>[a-z-]+)\}(?P<close>[)\]”»’]?)")


def fill(template: str, values: Mapping[str, str]) -> str:
    """A template with its parts shown; a part without a value leaves no trace.

    Args:
        template: Text with names of parts in braces.
        values: What to show for each part; absent and empty are the same.
    """
    filled, position = "", 0
    for match in _PART.finditer(template):
        filled += template[position : match.start()]
        filled += _shown(match, values.get(match["name"], ""), leads=not filled.strip())
        position = match.end()
    return (filled + template[position:]).strip()


def part_names(template: str) -> tuple[str, ...]:
    """The names of a template's parts in their order."""
    return tuple(match["name"] for match in _PART.finditer(template))


def _shown(match: re.Match[str], value: str, leads: bool) -> str:
    """A part in its brackets; what leads needs none, when what it explained is not there."""
    if not value:
        return ""
    return value if leads else f"{match['space']}{match['open']}{value}{match['close']}"
