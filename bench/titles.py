"""How titles are told by language and by system: ``python bench/titles.py``.

The titles of `titles.toml`, those in Cyrillic in each of some usual systems. Printed for each
language are the titles that are taken for it, those of them whose systems hold the true one, and
how many systems a title is left with; what was taken for another language is listed.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from sibcite.romanize import compatible_systems, language, romanize

TITLES = Path(__file__).parent / "titles.toml"
SYSTEMS = {
    "ru": ("ru-bgn-journal", "ru-bsi", "ru-ala-lc-simplified", "ru-ala-lc", "ru-scholarly",
           "ru-gost7034", "ru-iso9", "ru-icao", "ru-mixed-j", "ru-translit"),
    "uk": ("uk-kmu2010", "uk-ala-lc", "uk-bgn1965", "uk-iso9", "uk-scholarly"),
    "be": ("be-bgn1979", "be-ala-lc", "be-national2007", "be-iso9"),
}  # fmt: skip


def main() -> None:
    """Print the figures, then the titles that were taken for another language."""
    taken: list[str] = []
    for code, titles in tomllib.loads(TITLES.read_text(encoding="utf-8")).items():
        systems = SYSTEMS.get(code, ("",))
        texts = [(romanize(title, each) if each else title, each)
                 for title in titles for each in systems]  # fmt: skip
        right = [(text, system) for text, system in texts if language(text) == code]
        taken += [f"{code} as {language(text) or '-'}: {text}" for text, _ in texts
                  if language(text) != code]  # fmt: skip
        print(
            f"{code}: {len(right)} of {len(texts)}, {100 * len(right) / len(texts):.1f} %", end=""
        )
        print(_systems(right) if systems != ("",) else "")
    print("\n".join(taken))


def _systems(texts: list[tuple[str, str]]) -> str:
    found = [(compatible_systems(text), system) for text, system in texts]
    holding = sum(system in systems for systems, system in found)
    size = sum(len(systems) for systems, _ in found) / len(found)
    return f"; the system is among {size:.1f} in {100 * holding / len(found):.1f} %"


if __name__ == "__main__":
    main()
