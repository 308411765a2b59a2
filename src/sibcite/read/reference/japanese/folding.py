"""Full-width signs and digits as half-width ones, letter for letter: ``：`` is ``:``."""

from __future__ import annotations

# Every sign has one for it, so that places hold.
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(full): half
    for full, half in zip("\u3000｡､｢｣･〔〕［］〜～∼−‐‑―", " 。、「」・[][]~~~----", strict=True)
}


def folded(text: str) -> str:
    """The same text with plain signs, as long as before."""
    return text.translate(_HALF)
