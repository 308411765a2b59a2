"""Builds `data/grams/languages.grams`: what letters say of the language of a romanized title.

    pip install numpy wordfreq fugashi unidic-lite
    apt-get download hunspell-be && dpkg-deb -x hunspell-be_*.deb be
    python tools/build_language_model.py be/usr/share/hunspell

Titles are made up: words of each language, the usual ones more often, romanized by our own engine
where the language has another script. A logistic regression learns to tell them apart; the
heaviest n-grams are kept, each weight in one character. The same seed gives the same file.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import fugashi
import numpy as np
import unidic_lite
import wordfreq

from sibcite.romanize.forward import romanize
from sibcite.romanize.kana import LONG, romanize_kana
from sibcite.romanize.language_grams import LANGUAGES, LEVELS, ZERO, grams_of

TARGET = Path(__file__).parent.parent / "src" / "sibcite" / "data" / "grams" / "languages.grams"
WORDS, TITLES, ROUNDS, STEP, KEPT = 60_000, 200_000, 3, 0.05, 18_000
DECAY = 2e-5
# How often titles of each language are met in lists of references across Russian and Japanese.
SHARES = {"be": 10, "de": 10, "en": 30, "fr": 10, "ja": 25, "pl": 10, "ru": 60, "uk": 12}
# How strongly usual words are preferred; in titles they are less so than in talk.
FREQUENCY = 0.75
SYSTEMS = {
    "ru": {
        "ru-bgn-journal": 6, "ru-bgn-pcgn": 2, "ru-bgn-simplified": 1, "ru-bsi": 6,
        "ru-ala-lc-simplified": 5, "ru-ala-lc-bare": 2, "ru-ala-lc": 2, "ru-iso9": 1,
        "ru-gost779b": 1, "ru-gost7034": 2, "ru-scholarly": 2, "ru-isor9-1968": 2,
        "ru-un1987": 1, "ru-scientific-x": 1, "ru-gost16876-2": 1, "ru-icao": 1,
    },
    "uk": {
        "uk-kmu2010": 6, "uk-bgn1965": 2, "uk-ala-lc": 3, "uk-iso9": 1, "uk-scholarly": 2,
        "uk-gost779b": 1,
    },
    "be": {"be-bgn1979": 3, "be-ala-lc": 3, "be-national2007": 4, "be-iso9": 1},
}  # fmt: skip
# hunspell has no frequencies, so the small words of running text are named, and come often.
SMALL_BE = (
    "і", "у", "ў", "з", "на", "да", "для", "пра", "ад", "па", "за", "як", "што", "не", "яго",
    "яе", "іх", "гэта", "або", "але", "ці", "па-над", "праз", "пры", "без", "між", "пад", "над",
    "каля", "паміж", "аб", "са", "ва", "ды", "калі", "дзе", "хто", "які", "якая", "якое", "якія",
    "той", "гэты", "гэтай", "гэтага", "быў", "была", "былі", "мы", "вы", "яны", "ён", "яна",
    "сваёй", "сваіх", "гады", "годы", "года", "стагоддзя", "стагоддзе", "гісторыя", "гісторыі",
    "беларусі", "беларускай", "беларускага", "беларуская", "мовы", "мова", "літаратура",
    "літаратуры", "культуры", "навукі",
)  # fmt: skip

Sampler = Callable[[], str]


def main() -> None:
    """Train, and write the file."""
    chance = random.Random(1)
    samplers = {code: _sampler(code, chance) for code in LANGUAGES}
    languages = chance.choices(LANGUAGES, [SHARES[code] for code in LANGUAGES], k=TITLES)
    titles = [_title(code, samplers[code], chance) for code in languages]
    targets = [LANGUAGES.index(code) for code in languages]
    names = _telling(titles, targets)
    weights = _train(titles, targets, {gram: n for n, gram in enumerate(names)}, chance)
    _write(list(zip(names, weights, strict=True)))


def _telling(titles: list[str], targets: list[int]) -> list[str]:
    """The n-grams that tell most, before any is weighed: what is left out weighs nothing."""
    by_language = [Counter[str]() for _ in LANGUAGES]
    for title, target in zip(titles, targets, strict=True):
        by_language[target].update(set(_grams(title)))
    sums = [1 + targets.count(target) for target in range(len(LANGUAGES))]
    counts = sum(by_language, Counter[str]())

    def telling(gram: str) -> float:
        shares = [(each[gram] + 0.5) / total for each, total in zip(by_language, sums, strict=True)]
        return (math.log(max(shares)) - math.log(min(shares))) * counts[gram] ** 0.5

    return sorted(sorted(counts, key=lambda gram: (-telling(gram), gram))[:KEPT])


def _sampler(code: str, chance: random.Random) -> Sampler:
    words, frequencies = zip(*_words(code), strict=True)
    sums = list(accumulate(frequency**FREQUENCY for frequency in frequencies))
    return lambda: chance.choices(words, cum_weights=sums)[0]


def _words(code: str) -> Iterator[tuple[str, float]]:
    if code == "be":
        others = sorted(belarusian(Path(sys.argv[1])))
        yield from ((word, (0.3 / len(SMALL_BE)) ** (1 / FREQUENCY)) for word in SMALL_BE)
        yield from ((word, (0.7 / len(others)) ** (1 / FREQUENCY)) for word in others)
        return
    for word, frequency in islice(wordfreq.get_frequency_dict(code).items(), WORDS):
        if code == "ja":
            if read := _read(word):
                yield read, frequency
        elif word.replace("'", "").replace("-", "").isalpha():
            yield word, frequency


def belarusian(folder: Path) -> set[str]:
    """The words of hunspell-be with their endings."""
    rules: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    for line in (folder / "be_BY.aff").read_text("utf-8").splitlines():
        cells = line.split()
        if cells[:1] == ["SFX"] and len(cells) >= 5:
            strip, add = (cell.replace("0", "").split("/")[0] for cell in cells[2:4])
            rules.setdefault(cells[1], []).append((strip, add, re.compile(f"{cells[4]}$")))
    words = set()
    for line in (folder / "be_BY.dic").read_text("utf-8").splitlines()[1:]:
        stem, _, flags = line.partition("/")
        words.add(stem.casefold())
        for strip, add, where in (rule for flag in flags for rule in rules.get(flag, ())):
            if stem.endswith(strip) and where.search(stem):
                words.add((stem.removesuffix(strip) + add).casefold())
    return {word for word in words if word.replace("'", "").isalpha()}


_TAGGER = fugashi.Tagger(f'-d "{unidic_lite.DICDIR}"')


def _read(word: str) -> str:
    """The kana of a Japanese word; empty if the dictionary has none."""
    kana: list[Any] = [
        each.feature.pron if each.feature.pos1 == "助詞" else each.feature.kana
        for each in _TAGGER(word)
    ]
    return "".join(kana) if all(kana) and not word.isascii() else ""


def _title(code: str, sample: Sampler, chance: random.Random) -> str:
    """One to nine words, all in one system."""
    text = " ".join(sample() for _ in range(chance.choice((1, 2, 3, 3, 4, 4, 5, 6, 7, 9))))
    if code == "ja":
        system = chance.choice(("hepburn",) * 6 + ("kunrei",))
        long = chance.choice(("macron", "macron", "bare", "circumflex", "written"))
        assert long in LONG
        return romanize_kana(text, system, long)
    if code in SYSTEMS:
        system = chance.choices(*zip(*SYSTEMS[code].items(), strict=True))[0]
        text = romanize(text, system)
    # Marks are left out now and then.
    return text.replace("\u0361", "").replace("ʹ", "'") if chance.random() < 0.4 else text


def _grams(title: str) -> list[str]:
    return [gram for word in title.casefold().split() for gram in grams_of(word)]


def _train(
    titles: list[str], targets: list[int], numbers: dict[str, int], chance: random.Random
) -> Any:
    """Logistic regression, one title after the other; what has moved much moves less (AdaGrad)."""
    weights = np.zeros((len(numbers), len(LANGUAGES)), dtype=np.float32)
    moved = np.ones_like(weights)
    found = [_numbered(title, numbers) for title in titles]
    order = list(range(len(titles)))
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for n in order:
            if not len(found[n]):
                continue
            scores = weights[found[n]].sum(axis=0)
            errors = np.exp(scores - scores.max())
            errors /= errors.sum()
            errors[targets[n]] -= 1
            moved[found[n]] += errors**2
            weights[found[n]] *= 1 - DECAY
            weights[found[n]] -= STEP * errors / np.sqrt(moved[found[n]])
    return weights


def _numbered(title: str, numbers: dict[str, int]) -> Any:
    return np.array([numbers[gram] for gram in _grams(title) if gram in numbers], dtype=np.int32)


def _write(rows: list[tuple[str, Any]]) -> None:
    half, most = LEVELS // 2, float(np.quantile(np.abs([row[1] for row in rows]), 0.9995))
    lines = [
        "# What n-grams of a word in Latin letters say of its language; `_` is an end of the word.",
        "# A row is the n-gram and a character a language: P for nothing, a later one for more.",
        "# Built by tools/build_language_model.py, which says from what; add no rows by hand.",
    ]
    for gram, weights in rows:
        levels = np.rint(weights / most * half).clip(-half, half).astype(int)
        if levels.any():
            lines.append(gram + "".join(chr(ZERO + level) for level in levels))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
