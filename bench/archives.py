"""How fast archival addresses are read and printed: ``python bench/archives.py``.

Printed are addresses a second in one process, for addresses of several countries in equal parts,
how the time grows with the length of a line, and of lines that repeat what could mislead a reader,
and what the tables cost when the first archive is met.
"""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import cycle, islice

from sibcite import archives

LINES = (
    "GARF, f. R-9401, op. 2, d. 582, ll. 9-12",
    "ЦАМО РФ. Ф. 66. Оп. 178499. Д. 3. Л. 220–221",
    "AVP RF, f. 0146, op. 29, p. 269, d. 5, ll. 12–15",
    "F. 66, op. 178499, d. 3, l. 220-221",
    "ЦДАГО України. Ф. 1. Оп. 32. Спр. 2612. Арк. 63, 64 зв., 71",
    "LYA, f. K-1, ap. 10, b. 34, l. 5",
    "JACAR Ref.A04017133600",
    "RGASPI 517/1/1080/12",
    "ГАКО. Ф. 26. Оп. 1. Д. 2",
    "TNA, FO 371/54321, fols. 12-15",
)
REPEATED = ("Д. 5. Л. 7; ", "ф. 1 ", "(", "л. 5, 6, 7, ", "1-", "ГАРФ ", "a ")
COLD = """
import sys, time
from sibcite import archives
start = time.process_time()
archives.read({!r})
print(time.process_time() - start)
"""


def main() -> None:
    """Print the figures."""
    cold = subprocess.run(
        [sys.executable, "-c", COLD.format(LINES[0])], capture_output=True, text=True, check=True
    )
    print(f"the first address, with the tables: {float(cold.stdout) * 1000:.0f} ms of CPU")
    for line in LINES:
        archives.read(line)
    many = list(islice(cycle(LINES), 10_000))
    print(f"read   {len(many) / _seconds(many):8,.0f} addresses a second")
    parsed = [archives.parse(line).value for line in many]
    start = time.process_time()
    for address in parsed:
        archives.refer(address, "kritika")
    print(f"print  {len(parsed) / (time.process_time() - start):8,.0f} addresses a second")
    for sign in REPEATED:
        each = [_seconds([sign * (size // len(sign))]) / size for size in (2_000, 20_000)]
        print(f"growth {each[1] / each[0]:8.2f} for {sign!r}, {each[1] * 1e6:.1f} µs a character")


def _seconds(lines: list[str]) -> float:
    start = time.process_time()
    for line in lines:
        archives.read(line)
    return time.process_time() - start


if __name__ == "__main__":
    main()
