"""How fast text is romanized: ``python bench/romanize.py``.

Forward: characters a second of CPU for each system, and what loading one costs. Language: titles
a second, where every word is new and where words come again.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from sibcite import tables
from sibcite.romanize import forward, language
from sibcite.romanize.compiled import compiled

TEXT = (
    "В государственном архиве Российской Федерации хранятся документы о японских военнопленных "
    "в СССР, об их труде, быте и объёме работ. Ю. Щедрин, ЦАМО РФ, 1956 г.; Ельцин, ВОЕННЫЕ. "
)
TITLES = ("Yaponskiye voyennoplennyye v SSSR", "Shiberia no banka", "Die Geschichte Japans")
COPIES = 5_000
ROUNDS = 3


def main() -> None:
    """Print the speed of each part."""
    _print_forward()
    _print_language()


def _print_forward() -> None:
    text = TEXT * COPIES
    speeds = {}
    for name in tables.romanization_names():
        loading = _seconds(lambda name=name: compiled(name), 1)  # type: ignore[misc]
        seconds = _seconds(lambda name=name: forward.romanize(text, name))  # type: ignore[misc]
        speeds[name] = len(text) / seconds / 1e6
        print(f"{name:22} loads in {loading * 1000:4.1f} ms {speeds[name]:6.1f} M characters/s")
    slowest = min(speeds, key=lambda name: speeds[name])
    print(f"slowest: {slowest}, {speeds[slowest]:.1f} M characters/s")


def _print_language() -> None:
    loading = _seconds(lambda: language("Pamyat'"), 1)
    fresh = [f"{title} {n:b}".replace("0", "o").replace("1", "i") for n in range(1_000)
             for title in TITLES]  # fmt: skip
    first = _seconds(lambda: [language(title) for title in fresh], 1)
    again = _seconds(lambda: [language(title) for title in fresh])
    print(f"language: the first takes {loading * 1000:.0f} ms; ", end="")
    print(f"{len(fresh) / first:,.0f} titles/s, of known words {len(fresh) / again:,.0f}/s")


def _seconds(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least CPU time of some runs."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
