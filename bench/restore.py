"""How well romanized Russian is restored, and slips found: ``python bench/restore.py [files]``.

Files are of Cyrillic text, a title or a sentence a line; without any, the names of Russian
archives and the titles of `titles.toml` are taken. Each line is romanized, restored and compared,
ё with е, and ХХ typed in Cyrillic with XX; lines with letters that Russian has not are left out.
Printed for each system are the share of different words that are right wherever they stand, of all
words, and words a second of CPU time; then false alarms of `typos` in 1,000 words, and how many of
the words with one slip put into them it finds.
"""

from __future__ import annotations

import random
import re
import string
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from sibcite import tables
from sibcite.romanize.forward import romanize
from sibcite.romanize.restore import restore
from sibcite.romanize.typos import typos

SYSTEMS = (
    "ru-bgn-pcgn", "ru-bgn-journal", "ru-bgn-simplified", "ru-ala-lc", "ru-ala-lc-simplified",
    "ru-bsi", "ru-ala-lc-bare", "ru-icao", "ru-iso9", "ru-gost779b", "ru-gost7034", "ru-scholarly",
)  # fmt: skip
# The lexicon has been read from the disk and a word looked up; memory at the end is the peak.
COLD = """
import resource, time
from sibcite.romanize.{module} import {name}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
{run}
seconds = time.process_time() - start
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{{seconds * 1000:.0f}} ms, {{(after - before) / 1024:.0f}} MB")
"""
TITLES = Path(__file__).parent / "titles.toml"
NUMERAL = str.maketrans("ХІ", "XI")
LINES, SEED = 1_500, 20_260_101


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    print("lexicon:        ", _cold("lexicon", "lexicon", "lexicon().bucket('война')"))
    print("first word:     ", _cold("restore", "restore", "restore('voyna', 'ru-bgn-pcgn')"))
    for name, lines in _texts(paths).items():
        print(f"\n{name}: {len(lines)} lines\n{'':22}   words  tokens  words/s")
        for system in SYSTEMS:
            print(f"{system:22} {_accuracy(lines, system)}")
        print(f"{'ru-bgn-pcgn typos':22} {_alarms(lines)}; {_slips(lines)}")


def _cold(module: str, name: str, run: str) -> str:
    code = COLD.format(module=module, name=name, run=run)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ended.stdout.strip()


def _texts(paths: Sequence[str]) -> dict[str, list[str]]:
    if not paths:
        rows = [row for row in tables.archives().values() if row.language == "ru"]
        titles = tomllib.loads(TITLES.read_text(encoding="utf-8"))["ru"]
        return {"archives": [name for row in rows for name in row.name], "titles": titles}
    return {path: _lines(Path(path).read_text(encoding="utf-8")) for path in paths}


def _lines(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if re.search("[а-яё]", line)]
    lines = [line for line in lines if not re.search("(?![а-яёѣѳѵі])[^\\W\\d_]", line.lower())]
    return lines[:: max(1, len(lines) // LINES)]


def _accuracy(lines: Sequence[str], system: str) -> str:
    romanized = [romanize(line, system) for line in lines]
    start = time.process_time()
    restored = [restore(line, system).text for line in romanized]
    seconds = time.process_time() - start
    pairs = [pair for one, two in zip(lines, restored, strict=True) for pair in _pairs(one, two)]
    wrong = [wanted for wanted, got in pairs if wanted != got]
    different = {wanted for wanted, _ in pairs}
    words = 100 - 100 * len(set(wrong)) / len(different)
    tokens = 100 - 100 * len(wrong) / len(pairs)
    return f"{words:7.2f} {tokens:7.2f} {len(pairs) / seconds:8,.0f}"


def _pairs(wanted: str, got: str) -> list[tuple[str, str]]:
    """The words of both, side by side; if their numbers differ, all are wrong."""
    one, two = (re.findall(r"[^\W\d_]+", _folded(text)) for text in (wanted, got))
    return list(zip(one, two if len(one) == len(two) else [""] * len(one), strict=True))


def _folded(text: str) -> str:
    text = re.sub("(?<!\\w)[ХІIVX]{2,}(?!\\w)", lambda found: found[0].translate(NUMERAL), text)
    return text.replace("ё", "е").replace("Ё", "Е")


def _alarms(lines: Sequence[str]) -> str:
    words = sum(len(re.findall("[а-яёА-ЯЁ]+", line)) for line in lines)
    start = time.process_time()
    found = [typo for line in lines for typo in typos(romanize(line, "ru-bgn-pcgn"), "ru-bgn-pcgn")]
    seconds = time.process_time() - start
    warned = sum(typo.certainty == "warning" for typo in found)
    return (
        f"{1000 * warned / words:.1f} false warnings, {1000 * (len(found) - warned) / words:.1f} "
        f"notes in 1,000 words; {words / seconds:,.0f} words/s"
    )


def _slips(lines: Sequence[str]) -> str:
    """Words of small letters, five characters and more, with one slip in each."""
    chance = random.Random(SEED)
    romanized = [romanize(line, "ru-bgn-pcgn") for line in lines]
    words = sorted(
        {word for line in romanized for word in re.findall(r"(?<![\w’])[a-z’]{5,}(?!\w)", line)}
    )
    if not words:
        return "no words for slips"
    sample = chance.sample(words, min(1_000, len(words)))
    slips = [(word, _slipped(word, chance)) for word in sample]
    found = [typos(slip, "ru-bgn-pcgn") for _, slip in slips]
    warned = sum(any(typo.certainty == "warning" for typo in each) for each in found)
    cured = sum(
        any(typo.suggestion == word for typo in each)
        for (word, _), each in zip(slips, found, strict=True)
    )
    return (
        f"of {len(slips)} slips {100 * sum(map(bool, found)) / len(slips):.1f} % found, "
        f"{100 * warned / len(slips):.1f} % as warnings, {100 * cured / len(slips):.1f} % cured"
    )


def _slipped(word: str, chance: random.Random) -> str:
    at, letter = chance.randrange(len(word) - 1), chance.choice(string.ascii_lowercase)
    slipped = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return slipped if slipped != word else _slipped(word, chance)


if __name__ == "__main__":
    main(sys.argv[1:])
