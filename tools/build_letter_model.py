"""Builds `data/grams/letters.grams`: which three letters follow one another in Cyrillic languages.

    pip install wordfreq
    apt-get download hunspell-be && dpkg-deb -x hunspell-be_*.deb be
    python tools/build_letter_model.py be/usr/share/hunspell

The same word lists give the same file.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import wordfreq
from build_language_model import belarusian

TARGET = Path(__file__).parent.parent / "src" / "sibcite" / "data" / "grams" / "letters.grams"
WORDS = 60_000
# Words count by the root of their frequency, as titles have more rare ones than talk has.
ROOT, ZERO, UNSEEN, LEAST = 0.5, ord("0"), 14, 1e-6


def main() -> None:
    """Write the file."""
    lines = [
        "# Which letters follow which, to tell systems of romanization apart by what they read.",
        "# A row is a language, three letters (`_` is an end of the word) and what the third costs",
        "# in halves of a bit, as a character, 0 for nothing.",
        "# Built by tools/build_letter_model.py, which says from what; add no rows by hand.",
    ]
    for code in ("be", "ru", "uk"):
        lines += [f"{code}{gram}{cost}" for gram, cost in sorted(_costs(code).items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _costs(code: str) -> dict[str, str]:
    counts, before = Counter[str](), Counter[str]()
    total = 0.0
    for word, frequency in _words(code):
        ended, weight = f"__{word}_", frequency**ROOT
        for at in range(len(ended) - 2):
            counts[ended[at : at + 3]] += weight  # type: ignore[assignment]
            before[ended[at : at + 2]] += weight  # type: ignore[assignment]
            total += weight
    return {
        gram: chr(ZERO + min(round(-2 * math.log2(count / before[gram[:2]])), 2 * UNSEEN))
        for gram, count in counts.items()
        if count / total > LEAST
    }


def _words(code: str) -> list[tuple[str, float]]:
    if code == "be":
        return [(word, 1.0) for word in belarusian(Path(sys.argv[1]))]
    common = islice(wordfreq.get_frequency_dict(code).items(), WORDS)
    return [(word, each) for word, each in common if _is_cyrillic(word)]


def _is_cyrillic(word: str) -> bool:
    return all("а" <= letter <= "ґ" for letter in word.replace("'", "").replace("’", ""))


if __name__ == "__main__":
    main()
