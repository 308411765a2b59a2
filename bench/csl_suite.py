"""How many cases of the CSL test suite print as asked: ``python bench/csl_suite.py FOLDER``.

A case passes if its output is exactly the expected HTML, which is that of citeproc-js, once the
forms of entities, the indentation of lines, and the marks of what changed since the citation
before are level. Failing cases are listed with `--failing`.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sibcite.csl import schema
from sibcite.csl.context import Cite
from sibcite.csl.html import html as as_html
from sibcite.csl.positions import Citation
from sibcite.csl.processor import Processor
from sibcite.csl.style import Style

# What citeproc-js prints in the place of a citation that comes out empty.
_EMPTY = "[CSL STYLE ERROR: reference with no printed form.]"
_SECTION = re.compile(r">>=+ *([A-Z-]+) *=+(?:>>)?\n(.*?)\n?<<=+ *\1 *=+", re.DOTALL)
_SKIPPED_MARKS = re.compile(r"^(?:>>|\.\.)\[", re.MULTILINE)


def main() -> None:
    """Print passes by category and in all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, help="The folder of the suite.")
    asked.add_argument("--failing", action="store_true", help="Name the cases that fail.")
    options = asked.parse_args()
    failing = []
    passes: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    for name, case in read(options.folder):
        passed = passes_case(case)
        cases[name.split("_")[0]] += 1
        passes[name.split("_")[0]] += passed
        failing += [] if passed else [name]
    for category, count in cases.items():
        print(f"{category:18}{passes[category]:5} of {count:4}")
    print(f"{'all':18}{passes.total():5} of {cases.total():4}")
    if options.failing:
        print("\n".join(failing))


def read(folder: Path) -> Iterator[tuple[str, str]]:
    """The cases of a folder by name."""
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def passes_case(case: str) -> bool:
    """Whether a case prints what it asks for; one that stops with an exception does not."""
    sections = {match[1]: match[2] for match in _SECTION.finditer(case)}
    try:
        printed = print_case(sections)
    except Exception:
        return False
    return _level(printed) == _level(sections["RESULT"])


def print_case(sections: dict[str, str]) -> str:
    """What a case prints in the mode that it asks for."""
    items = json.loads(sections["INPUT"])
    processor = Processor(Style(*schema.unchecked(sections["CSL"])), items)
    ids = [str(item.get("id", "")) for item in items]
    processor.register(ids)
    steps = json.loads(sections["CITATIONS"]) if "CITATIONS" in sections else []
    document = _print_steps(processor, steps) if steps else ""
    if sections["MODE"].strip().startswith("bibliography"):
        return _print_bibliography(processor)
    if steps:
        return document
    if "CITATION-ITEMS" in sections:
        clusters = [list(map(_cite, row)) for row in json.loads(sections["CITATION-ITEMS"])]
    else:
        clusters = [[Cite(id_) for id_ in processor.order]]
    return "\n".join(as_html(processor.citation(cluster)) or _EMPTY for cluster in clusters)


def _print_bibliography(processor: Processor) -> str:
    entries = "\n".join(
        f'  <div class="csl-entry">{as_html(segments)}</div>'
        for _, segments in processor.bibliography_entries()
    )
    return f'<div class="csl-bib-body">\n{entries}\n</div>'


def _print_steps(processor: Processor, steps: list[Any]) -> str:
    """The document as its last step leaves it; each step says what stands before and behind."""
    known: dict[str, Citation] = {}
    order: list[str] = []
    for raw, before, behind in ((step[0], step[1], step[2]) for step in steps):
        id_ = raw.get("citationID") or f"c{len(known)}"
        note = int((raw.get("properties") or {}).get("noteIndex") or 0)
        known[id_] = Citation(list(map(_cite, raw["citationItems"])), note)
        placed = [(each, at) for each, at in [*before, (id_, note), *behind] if each in known]
        order = [each for each, _ in placed]
        for each, at in placed:
            known[each].note = int(at or 0)
    document = [known[id_] for id_ in order]
    processor.register(cite.id for citation in document for cite in citation.cites)
    for citation in document:
        citation.cites = _sorted(processor, citation.cites)
    processor.place(document)
    printed = (as_html(processor.citation(citation.cites)) for citation in document)
    return "\n".join(f"[{place}] {text}" for place, text in enumerate(printed))


def _sorted(processor: Processor, cites: list[Cite]) -> list[Cite]:
    """Cites in the order in which they print, which their positions follow."""
    ids = [cite.id for cite in cites]
    area = processor.style.citation
    if not area.keys or len(set(ids)) < len(ids):
        return cites
    ranks = {id_: rank for rank, id_ in enumerate(processor.sorted(ids, area))}
    return sorted(cites, key=lambda cite: ranks[cite.id])


def _cite(raw: dict[str, Any]) -> Cite:
    # Position 4 is citeproc-js's own "far note", which is a subsequent one.
    position = int(raw.get("position") or 0)
    return Cite(
        str(raw["id"]),
        str(raw.get("locator") or ""),
        raw.get("label") or "page",
        raw.get("prefix") or "",
        raw.get("suffix") or "",
        bool(raw.get("suppress-author")),
        bool(raw.get("author-only")),
        1 if position == 4 else position,
        bool(raw.get("near-note")),
    )


def _level(text: str) -> str:
    whole = html.unescape(text.replace("&#60;", "&lt;"))
    return _SKIPPED_MARKS.sub("[", re.sub(r"\n\s*", "\n", whole)).strip()


if __name__ == "__main__":
    main()
