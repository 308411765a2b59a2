"""Names in the order that the item's language wants: a romanized Japanese author has no comma."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sibcite.csl.variables import NAMES

_VOWEL = "[aiueoāīūēōâîûêô]"
_HEAD = "(?:kk?y?|ssh|sh?|ss|tts|ts|tch|ch|tt|t|pp?y?|[gnhbmr]y?|[zdwyfj])"
# A mora, in Hepburn or kunrei: `shō`, `kka`, `n'`, the `m` of `Namba`, the `h` of `Ohno`.
_MORA = f"(?:{_HEAD}?{_VOWEL}(?:h(?!{_VOWEL}))?|n['’]?|m(?=[bmp]))"
_ROMANIZED = re.compile(f"{_MORA}+", re.IGNORECASE)


def ordered(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item with the names that are Japanese, where it is, marked as family name first.

    A name is Japanese if it can be spelt in kana throughout: `Saitō Rokurō` is, and `Karpov
    Viktor`, translated into Japanese, is not.
    """
    if str(item.get("language", "")).lower().partition("-")[0] != "ja":
        return item
    named = {key: list(map(_name, item[key])) for key in NAMES if isinstance(item.get(key), list)}
    return {**item, **named}


def _name(name: Any) -> Any:
    if not isinstance(name, Mapping) or not name.get("family") or not name.get("given"):
        return name
    if not is_japanese_name(f"{name['family']} {name['given']}"):
        return name
    return {**name, "static-ordering": True}


def is_japanese_name(name: str) -> bool:
    """Whether a romanized name can be spelt in kana throughout."""
    return all(map(_ROMANIZED.fullmatch, re.split(r"[\s-]+", name.strip())))
