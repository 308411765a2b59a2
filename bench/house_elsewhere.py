"""Whether our house styles are good CSL elsewhere: ``python bench/house_elsewhere.py``.

Each house style prints the works of `tests/cite/kinds.bib` as plain CSL, without its presentation:
with ours, with citeproc-js (`--citeproc-js`, the folder of the npm package) and with pandoc, where
they are there. Printed are how many entries and citations citeproc-js prints as ours does, and how
many of the works' titles stand in pandoc's list; what differs goes to the file asked for.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path
from shutil import which

from csl_agree import Printed, Score, compare, level
from csl_styles import Item, cited, citeproc_js

from sibcite.csl import Processor, load
from sibcite.model import Citation, plain
from sibcite.read import READERS
from sibcite.tables import find_style, style_names
from sibcite.write import RECORDS

KINDS = Path(__file__).parents[1] / "tests" / "cite" / "kinds.bib"


def main() -> None:
    """Print a line for each style."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--citeproc-js", type=Path, help="The folder of the npm package.")
    asked.add_argument("--differences", type=Path, help="Where to write what differs.")
    options = asked.parse_args()
    works = _works()
    ids = [str(work["id"]) for work in works]
    clusters = [*([{"id": id_}] for id_ in ids), [{"id": ids[0]}], [{"id": i} for i in ids[1:3]]]
    names = list(style_names())
    jobs = [_job(name, works, clusters) for name in names]
    theirs = citeproc_js(options.citeproc_js, jobs)
    print(f"{'':34}{'citeproc-js: entries':>26}{'citations':>14}   pandoc: titles of the list")
    differences: list[str] = []
    for place, name in enumerate(names):
        mine = _ours(name, works, clusters)
        score = _held(name, mine, theirs[place]) if theirs else None
        differences += score.differences if score else []
        print(f"{name:34}{_shares(score)}   {_pandoc(name, works)}", flush=True)
    if options.differences:
        options.differences.write_text("\n".join(differences) + "\n", encoding="utf-8")


def _works() -> list[Item]:
    records = READERS["bibtex"](KINDS.read_text(encoding="utf-8")).value
    items: list[Item] = json.loads(RECORDS["csl-json"](records))
    return [{key: value for key, value in item.items() if key != "custom"} for item in items]


def _job(name: str, works: list[Item], clusters: list[list[Item]]) -> Item:
    csl = find_style(name).csl
    is_note = 'class="note"' in csl
    return {"style": csl, "items": works, "citations": list(cited(clusters, is_note))}


def _ours(name: str, works: list[Item], clusters: list[list[Item]]) -> Printed:
    style = load(find_style(name).csl)
    processor = Processor(style, works)
    document = [
        [Citation(cite["id"], note=place if style.kind == "note" else 0) for cite in cluster]
        for place, cluster in enumerate(clusters, start=1)
    ]
    citations = [level(plain(each)) for each in processor.cite(document)]
    listed = processor.bibliography() if style.has_bibliography else ()
    return Printed(citations, {entry.id: level(plain(entry.text)) for entry in listed})


def _held(name: str, mine: Printed, answer: Item) -> Score:
    if "failed" in answer:
        return Score(differences=[f"{name}: citeproc-js stopped: {answer['failed']}"])
    citations = [level(each.replace("[NO_PRINTED_FORM]", "")) for each in answer["citations"]]
    entries = {id_: level(each) for id_, each in answer["entries"]}
    return compare(name, mine, Printed(citations, entries))


def _shares(score: Score | None) -> str:
    if score is None:
        return f"{'not run':>26}{'not run':>14}"
    if not score.of_citations:
        return f"{'stopped':>26}{'stopped':>14}"
    entries = f"{score.entries}/{score.of_entries}" if score.of_entries else "no list"
    return f"{entries:>26}{f'{score.citations}/{score.of_citations}':>14}"


def _pandoc(name: str, works: list[Item]) -> str:
    """How many titles pandoc prints of all works, or what it says when it stops."""
    if which("pandoc") is None:
        return "not run"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "style.csl").write_text(find_style(name).csl, encoding="utf-8")
        (path / "works.json").write_text(json.dumps(works), encoding="utf-8")
        text = " ".join(f"[@{work['id']}]" for work in works)
        command = ["pandoc", "-f", "markdown", "-t", "plain", "--wrap=none", "--citeproc"]
        command += ["--csl", str(path / "style.csl"), "--bibliography", str(path / "works.json")]
        run = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if run.returncode or run.stderr:
        return f"stopped: {run.stderr.strip()[:80]}"
    printed = _folded(run.stdout)
    return f"{sum(_folded(str(work['title']))[:25] in printed for work in works)}/{len(works)}"


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


if __name__ == "__main__":
    main()
