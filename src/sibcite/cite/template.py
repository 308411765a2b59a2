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
    filled = _PART.sub(lambda match: _shown(match, values), template)
    return filled.strip()


def parts(template: str) -> tuple[str, str]:
    """A template cut after its first part: what leads, and what follows it in plain type."""
    match = _PART.search(template)
    return (template, "") if match is None else (template[: match.end()], template[match.end() :])


def _shown(match: re.Match[str], values: Mapping[str, str]) -> str:
    value = values.get(match["name"], "")
    return f"{match['space']}{match['open']}{value}{match['close']}" if value else ""
