"""Build the Russian word list: ``python tools/build_lexicon.py [folder]``.

Needs the packages of `VERSIONS` (for building only), and a minute and a half. Writes `ru.dafsa`
(words with the bucket of their frequency) and `ru.grams` (what letters follow which), and prints
their checksums, which must be those of `CHECKSUMS`: the same versions give the same bytes.
`src/sibcite/data/lexicon/README.md` explains the files, `NOTICE` where the words come from.
"""

from __future__ import annotations

import hashlib
import math
import re
import struct
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

VERSIONS = {
    "pymorphy3-dicts-ru": "2.4.417150.4580142",
    "dawg2-python": "0.9.0",
    "wordfreq": "3.1.1",
}
CHECKSUMS = {
    "ru.dafsa": "420d6d4c4938261db409528f77a2cec802dba079b4d9e376976bebd180850d88",
    "ru.grams": "ff3b0a364fda6e472ed555e6258b2196b4b5d074690a02a742af1f914fc9ff4c",
}
FOLDER = Path(__file__).parent.parent / "src" / "sibcite" / "data" / "lexicon"

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
CODES = {letter: code for code, letter in enumerate(LETTERS, start=1)}
# A sign stands behind a consonant, and a hard one does not end a word: what is listed otherwise
# is a slip, or spelled as before 1918.
WORD = re.compile("(?:[бвгджзклмнпрстфхцчшщ][ъь]?|[аеийоуыэюя])+(?<!ъ)")

# A bucket is a step of the Zipf scale (the logarithm to 10 of uses in a thousand million words);
# bucket 0 holds the words that only the dictionary has.
BUCKETS = 16
LOWEST, STEP = 1.0, 0.44

# An n-gram of fewer uses is left out: the shorter one says nearly the same.
RARE = 24
ORDER = 4
PARTS_OF_A_BIT = 16

Node = tuple[tuple[int, int], ...]


def main(folder: Path = FOLDER) -> None:
    """Write both files and say whether they are the ones we know."""
    for package, wanted in VERSIONS.items():
        if (found := version(package)) != wanted:
            sys.exit(f"{package} is {found}; the files are built from {wanted}.")
    words = _words()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("ru.dafsa", _automaton(words)), ("ru.grams", _grams(words))):
        (folder / name).write_bytes(content)
        checksum = hashlib.sha256(content).hexdigest()
        verdict = "as known" if checksum == CHECKSUMS[name] else "NOT AS KNOWN"
        print(f"{name} {len(content):,} bytes, sha256 {checksum}, {verdict}")


def _words() -> dict[str, int]:
    """Every word in order, ё as е, with the bucket of its frequency."""
    frequencies: dict[str, float] = dict.fromkeys(sorted(set(_dictionary())), 0.0)
    for word, frequency in _frequencies():
        frequencies[word] = frequencies.get(word, 0.0) + frequency
    return {word: _bucket(frequencies[word]) for word in sorted(frequencies)}


def _dictionary() -> Iterator[str]:
    """The forms of OpenCorpora; the parts of a hyphenated one stand alone."""
    import pymorphy3_dicts_ru
    from dawg_python import RecordDAWG

    forms = RecordDAWG(">HH").load(str(Path(pymorphy3_dicts_ru.get_path()) / "words.dawg"))
    for form in forms.iterkeys():
        yield from _letters_only(form)


def _frequencies() -> Iterator[tuple[str, float]]:
    import wordfreq

    listed = wordfreq.get_frequency_dict("ru", wordlist="large")
    for written in sorted(listed):
        for word in _letters_only(written):
            yield word, listed[written]


def _letters_only(written: str) -> list[str]:
    parts = written.replace("ё", "е").split("-")
    return parts if all(map(WORD.fullmatch, parts)) else []


def _bucket(frequency: float) -> int:
    if not frequency:
        return 0
    zipf = math.log10(frequency) + 9
    return min(BUCKETS - 1, max(1, 1 + int((zipf - LOWEST) / STEP)))


def _automaton(words: dict[str, int]) -> bytes:
    """The smallest automaton of the words, its nodes laid into one row of edges."""
    nodes, root = _minimal(words)
    return _laid_out(nodes, root)


def _minimal(words: dict[str, int]) -> tuple[list[Node], int]:
    """Nodes of (letter, node) edges; an edge of letter 0 ends a word and holds its bucket."""
    known: dict[Node, int] = {}
    open_nodes: list[list[tuple[int, int]]] = [[]]
    before = ""

    def close(depth: int) -> None:
        while len(open_nodes) > depth + 1:
            node = tuple(open_nodes.pop())
            place = known.setdefault(node, len(known))
            open_nodes[-1].append((CODES[before[len(open_nodes) - 1]], place))

    for word, bucket in words.items():
        shared = 0
        while shared < len(before) and before[shared] == word[shared]:
            shared += 1
        close(shared)
        open_nodes.extend([] for _ in word[shared:])
        open_nodes[-1].append((0, bucket))
        before = word
    close(0)
    root = known.setdefault(tuple(open_nodes[0]), len(known))
    return list(known), root


def _laid_out(nodes: list[Node], root: int) -> bytes:
    """Edges of 32 bits: target (25), last of its node (1), letter (6); a node is its first edge.

    A node that is the tail of a longer one is a place inside it.
    """
    places: dict[Node, int] = {}
    row: list[tuple[int, int, bool]] = []
    for node in sorted(nodes, key=lambda node: (-len(node), node)):
        if node in places:
            continue
        for skipped in range(len(node)):
            places.setdefault(node[skipped:], len(row) + skipped)
        row.extend((letter, target, False) for letter, target in node[:-1])
        row.append((*node[-1], True))
    where = [places[node] for node in nodes]
    edges = array("I")
    for letter, target, last in row:
        edges.append((where[target] if letter else target) << 7 | last << 6 | letter)
    if sys.byteorder == "big":
        edges.byteswap()
    return struct.pack("<4sII", b"SCD1", where[root], len(edges)) + edges.tobytes()


def _grams(words: dict[str, int]) -> bytes:
    """N-grams of 32 bits, in order: four letters of 6 bits, and how unlikely the last one is."""
    counts = _counted(words)
    likely = _likelihoods(counts)
    entries = array("I")
    for gram in sorted(likely, key=_packed):
        if len(gram) < 3 or counts[gram] >= RARE:
            cost = min(255, round(-math.log2(likely[gram]) * PARTS_OF_A_BIT))
            entries.append(_packed(gram) << 8 | cost)
    if sys.byteorder == "big":
        entries.byteswap()
    return struct.pack("<4sI", b"SCG1", len(entries)) + entries.tobytes()


def _counted(words: dict[str, int]) -> Counter[tuple[int, ...]]:
    """How often each n-gram of up to four stands in a word; a common word counts for more."""
    counts: Counter[tuple[int, ...]] = Counter()
    for word, bucket in words.items():
        codes = (0, 0, 0, *(CODES[letter] for letter in word), 0)
        for end in range(ORDER, len(codes) + 1):
            counts[codes[end - ORDER : end]] += 1 + bucket
    for longer in range(ORDER, 1, -1):
        for gram in [gram for gram in counts if len(gram) == longer]:
            counts[gram[1:]] += counts[gram]
    return counts


def _likelihoods(counts: Counter[tuple[int, ...]]) -> dict[tuple[int, ...], float]:
    """How likely the last letter is after those before it, smoothed by Witten and Bell."""
    total: Counter[tuple[int, ...]] = Counter()
    followers: dict[tuple[int, ...], int] = defaultdict(int)
    for gram, count in counts.items():
        total[gram[:-1]] += count
        followers[gram[:-1]] += 1
    likely: dict[tuple[int, ...], float] = {}
    for gram in sorted(counts, key=len):
        before, kinds = total[gram[:-1]], followers[gram[:-1]]
        shorter = likely[gram[1:]] if len(gram) > 1 else 1 / (len(LETTERS) + 1)
        likely[gram] = (counts[gram] + kinds * shorter) / (before + kinds)
    return likely


def _packed(gram: Iterable[int]) -> int:
    """Four letters in 24 bits; a shorter n-gram is filled up in front with 63."""
    codes = tuple(gram)
    packed = 0
    for code in (63,) * (ORDER - len(codes)) + codes:
        packed = packed << 6 | code
    return packed


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
