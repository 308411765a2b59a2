"""How fast citations and bibliographies are printed: ``python bench/format.py``.

In one run: ours, citeproc-py by itself (as many items as it can stand) and eased by what
`sibcite.csl.citeproc_py` keeps for it, citeproc-js under node (where `--citeproc-js` gives the
folder of its npm package) and hayagriva (where the wheel `typst` is installed), on mixed items
each cited once and then listed; styles are loaded before the clock runs, seconds are of CPU. Then
books of one author in one year, which must be told apart, and the memory of an item. The clocks
run in processes of their own, one at a time.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import hayagriva
from csl_styles import Item, alike, cited, citeproc_js, many, text

from sibcite.csl import Processor, load
from sibcite.model import Citation

STYLES = ("apa", "chicago-author-date", "gost-r-7-0-5-2008", "ieee")
SIZES = (100, 1_000, 10_000)
SAME = (100, 200, 400, 800)
# citeproc-py needs up to 80 ms an item, citeproc-js up to 10 and more for later ones.
MOST_OF_CITEPROC_PY, MOST_OF_CITEPROC_JS, MOST_OF_TYPST = 100, 1_000, 300
PLAIN = ("article-journal", "article-newspaper", "book", "chapter", "report", "thesis")


def main() -> None:
    """Print items a second for each style and size, ratios, growth, and memory."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("styles", nargs="*", default=STYLES)
    asked.add_argument("--citeproc-js", type=Path, help="The folder of the npm package.")
    asked.add_argument("--most", type=int, default=SIZES[-1], help="The largest list.")
    asked.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.measure:
        engine, style, size = options.measure
        print(json.dumps(_measure(engine, style, int(size))))
        return
    for style in options.styles:
        _print_style(style, [size for size in SIZES if size <= options.most], options.citeproc_js)


def _print_style(style: str, sizes: list[int], package: Path | None) -> None:
    load_ms = _child("load", style, 0)["seconds"] * 1000
    print(f"{style}: loads in {load_ms:.0f} ms")
    found = _try("citeproc-py", style, MOST_OF_CITEPROC_PY)
    bare = found["seconds"] / MOST_OF_CITEPROC_PY if found else None
    speed = f"{1 / bare:9,.0f}/s" if bare else "stops with an exception"
    print(f"  {'citeproc-py':12}{MOST_OF_CITEPROC_PY:7,} items {speed}")
    eased = _child("eased", style, MOST_OF_CITEPROC_PY)["seconds"] / MOST_OF_CITEPROC_PY
    print(f"  {'  eased':12}{MOST_OF_CITEPROC_PY:7,} items {1 / eased:9,.0f}/s")
    in_js = _print_js(style, [size for size in sizes if size <= MOST_OF_CITEPROC_JS], package)
    typeset = _typeset(style) if hayagriva.IS_THERE else None
    before: tuple[int, float] | None = None
    empty = _child("ours", style, 1)["kilobytes"]
    for size in sizes:
        found = _child("ours", style, size)
        each = found["seconds"] / size
        ratios = f"{bare / each:6.0f} x citeproc-py" if bare else ""
        ratios += f"{in_js[size] / each:6.0f} x citeproc-js" if size in in_js else ""
        ratios += f"{typeset / each:6.1f} x hayagriva" if typeset else ""
        grown = f"  growth {each / before[1]:.2f}" if before else ""
        memory = (found["kilobytes"] - empty) / size
        print(f"  {'ours':12}{size:7,} items {1 / each:9,.0f}/s {ratios}{grown}", end="")
        print(f"  {memory:.1f} KB an item, {found['kilobytes'] / 1024:.0f} MB")
        before = size, each
    times = [_child("alike", style, size)["seconds"] / size * 1000 for size in SAME]
    print("  same author and year, ms an item: ", end="")
    print(", ".join(f"{size}: {each:.2f}" for size, each in zip(SAME, times, strict=True)))


def _typeset(style: str) -> float:
    """Seconds an item of hayagriva, less what it takes to set as much text."""
    both = [_child(engine, style, MOST_OF_TYPST)["seconds"] for engine in ("typst", "typeset")]
    each: float = (both[0] - both[1]) / MOST_OF_TYPST
    print(f"  {'hayagriva':12}{MOST_OF_TYPST:7,} items {1 / each:9,.0f}/s")
    return each


def _print_js(style: str, sizes: list[int], package: Path | None) -> dict[int, float]:
    """Seconds an item of citeproc-js, by how many there are."""
    jobs = [_job(style, size) for size in sizes]
    answers = citeproc_js(package, jobs)
    if answers is None:
        print("  citeproc-js is not there")
        return {}
    each = {size: found["seconds"] / size for size, found in zip(sizes, answers, strict=True)}
    for size, seconds in each.items():
        print(f"  {'citeproc-js':12}{size:7,} items {1 / seconds:9,.0f}/s")
    return each


def _job(style: str, size: int) -> Item:
    works = many(size)
    clusters = [[{"id": work["id"]}] for work in works]
    return {"style": text(style), "items": works, "citations": list(cited(clusters, False))}


def _child(engine: str, style: str, size: int) -> Any:
    found = _try(engine, style, size)
    if found is None:
        raise SystemExit(f"{engine} stops on {size} items in {style}.")
    return found


def _try(engine: str, style: str, size: int) -> Any:
    """What a child measured; None where the processor stops with an exception."""
    command = [sys.executable, __file__, "--measure", engine, style, str(size)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(run.stdout) if run.returncode == 0 else None


def _measure(engine: str, style: str, size: int) -> dict[str, float]:
    """The seconds and the greatest memory of one run in this process."""
    csl = text(style)
    run = _RUNS[engine](csl, size)
    start = time.process_time()
    run()
    seconds = time.process_time() - start
    return {"seconds": seconds, "kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}


def _loading(csl: str, size: int) -> Callable[[], object]:
    del size
    return lambda: load(csl)


def _mixed(csl: str, size: int) -> Callable[[], object]:
    return _printing(csl, many(size))


def _same(csl: str, size: int) -> Callable[[], object]:
    return _printing(csl, alike(size))


def _printing(csl: str, works: list[Item]) -> Callable[[], object]:
    style = load(csl)

    def run() -> object:
        processor = Processor(style, works)
        return processor.cite([[Citation(work["id"])] for work in works]), processor.bibliography()

    return run


def _bare(csl: str, size: int) -> Callable[[], object]:
    """citeproc-py by itself, on the items that it takes."""
    import citeproc
    from citeproc.source.json import CiteProcJSON

    path = BytesIO(csl.encode())
    style = citeproc.CitationStylesStyle(path, validate=False)
    works = list(islice(filter(_is_plain, cycle(many(size))), size))

    def run() -> object:
        source = CiteProcJSON([{**work, "id": f"w{n}"} for n, work in enumerate(works)])
        listed = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        cites = [citeproc.Citation([citeproc.CitationItem(f"w{n}")]) for n in range(size)]
        for cite in cites:
            listed.register(cite)
        return [listed.cite(cite, lambda _: None) for cite in cites], listed.bibliography()

    return run


def _is_plain(work: Item) -> bool:
    """Whether citeproc-py takes it: no roles, types or dates outside of its own."""
    return work["type"] in PLAIN and isinstance(work.get("issued", {}).get("date-parts"), list)


def _other(csl: str, size: int) -> Callable[[], object]:
    from sibcite.csl import citeproc_py

    style, works = citeproc_py.load(csl), many(size)
    return lambda: citeproc_py.render(style, works, [[Citation(work["id"])] for work in works])


_RUNS: dict[str, Callable[[str, int], Callable[[], object]]] = {
    "load": _loading,
    "ours": _mixed,
    "alike": _same,
    "citeproc-py": _bare,
    "eased": _other,
    "typst": lambda csl, size: hayagriva.citing(csl, many(size)),
    "typeset": lambda csl, size: hayagriva.setting(csl, many(size)),
}


if __name__ == "__main__":
    main()
