"""Letters of one script that were typed for those of the other: a Cyrillic М in ``Мoscow``."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC, _LATIN = "АВЕІКМНОРСТХаесіорух", "ABEIKMHOPCTXaeciopyx"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_WORD = re.compile(r"[^\W\d_]+")


def is_cyrillic(text: str) -> bool:
    """Whether a letter of it is Cyrillic."""
    return any("CYRILLIC" in unicodedata.name(each, "") for each in text if each.isalpha())


def untangled(text: str) -> str:
    """The words of both scripts in Latin letters, if what is Cyrillic of them looks Latin."""
    return _WORD.sub(lambda match: _in_latin(match[0]), text)


def _in_latin(word: str) -> str:
    latin = word.translate(_TO_LATIN)
    is_mixed = is_cyrillic(word) and any("a" <= each.lower() <= "z" for each in word)
    return latin if is_mixed and not is_cyrillic(latin) else word
