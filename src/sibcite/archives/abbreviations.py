"""A document's own list of abbreviations: ``ГАКО — Государственный архив Калужской области``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sibcite.archives import folding

_LINE = re.compile(
    r"[\s*\-•|]*(?P<short>[^\s—–:=|][^—–:=|\n]{1,30}?)\s*(?:[—–:=|\t]|\s-\s)\s*(?P<name>[^\n|]{8,})"
)


def read(text: str) -> Mapping[str, str]:
    """The full names of a list, by the `folding.key` of the abbreviation.

    Args:
        text: A line an abbreviation, with a dash, a colon, an equals sign or a tab behind it.
    """
    found = {}
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is not None and any(map(str.isupper, match["short"])):
            found[folding.key(match["short"])] = match["name"].strip(" .;*")
    return MappingProxyType(found)
