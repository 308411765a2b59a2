"""Archival addresses into print, in the form of a style: ``f. 66, op. 78499, d. 1, ll. 593–98``."""

from __future__ import annotations

import re

from sibcite import tables
from sibcite.archives import labels
from sibcite.model import ArchiveAddress, Level

_VERSO = re.compile(r"\s?(?:об|ob)(?!\w)\.?")
_RANGE = re.compile(r"(?<=[\w.])\s?[-‑–—]\s?(?=\d)")
_COUNTED = ("delo", "list")


def show(address: ArchiveAddress, form: str) -> str:
    """The levels of an address as a style prints them, without the archive.

    Args:
        address: An address; one without levels gives its `location` as it was printed.
        form: A table of `data/address-forms.toml`.

    Raises:
        ValueError: No such form; the message names the choices.

    Source: [gost-r-7.0.5-2008], [chicago-18], [kritika-style-sheet]
    """
    if form not in tables.address_forms():
        choices = ", ".join(tables.address_forms())
        raise ValueError(f"No form of address is known as '{form}'. Forms: {choices}.")
    if not address.levels:
        return address.location
    rules = tables.address_forms()[form]
    shown = [_shown(level, rules) for level in address.levels]
    if rules.capital == "every":
        shown = [_capital(each) for each in shown]
    elif rules.capital == "first":
        shown[0] = _capital(shown[0])
    return rules.separator.join(shown)


def _shown(level: Level, rules: tables.AddressForm) -> str:
    value = _value(level, rules)
    label = _label(level, rules)
    return f"{label} {value}" if label else value


def _label(level: Level, rules: tables.AddressForm) -> str:
    known = tables.levels()
    key = labels.row_of(level.label) if level.label else level.name
    if key not in known or rules.labels not in known[key].print:
        return level.label or level.name
    one, several = known[key].print[rules.labels]
    many = rules.plural and level.name in _COUNTED and _is_several(level.value)
    return several if many else one


def _value(level: Level, rules: tables.AddressForm) -> str:
    if level.name not in _COUNTED:
        return level.value
    value = _VERSO.sub(rules.verso.rstrip("."), level.value)
    if rules.verso.endswith("."):
        value = re.sub(rf"{re.escape(rules.verso.rstrip('.'))}(?!\w)", rules.verso, value)
    ends = _RANGE.split(value)
    if rules.shorten == "chicago" and len(ends) == 2 and all(end.isdigit() for end in ends):
        ends[1] = shortened(*ends)
    return rules.range.join(ends)


def shortened(first: str, last: str) -> str:
    """The last number of a range as Chicago cuts it: 220–21, 101–8, 100–104, 1496–500.

    Source: [chicago-18]
    """
    if len(first) != len(last) or len(first) < 3 or first.endswith("00"):
        return last
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    keep = 1 if first[-2] == "0" else 2
    if len(first) == 4 and len(last) - same == 4:
        return last
    return last[min(same, len(last) - keep) :]


def _is_several(value: str) -> bool:
    return bool(_RANGE.search(value)) or "," in value


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
