"""hayagriva, the CSL processor of Typst, through the Python wheel `typst` where it is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

from csl_styles import Item

IS_THERE = find_spec("typst") is not None
# A line as long as an entry, to see what typesetting alone takes.
_LINE = "A line as long as an entry of a bibliography, set twice in the same document. " * 2


def citing(csl: str, works: list[Item]) -> Callable[[], object]:
    """A run of a document that cites each work and ends with the bibliography."""
    # A process whose memory is measured is to load the processor alone.
    from sibcite.read import READERS
    from sibcite.write import RECORDS

    folder = Path(mkdtemp())
    # Typst takes no dates in words.
    works = [work for work in works if "literal" not in work.get("issued", {})]
    written = RECORDS["bibtex"](READERS["csl-json"](json.dumps(works)).value)
    (folder / "works.bib").write_text(written, encoding="utf-8")
    (folder / "style.csl").write_text(csl, encoding="utf-8")
    lines = [f'#cite(label("{work["id"]}"))' for work in works]
    return _compiling(folder, [*lines, '#bibliography("works.bib", style: "style.csl")'])


def setting(csl: str, works: list[Item]) -> Callable[[], object]:
    """A run of a document as long, without a citation."""
    del csl
    lines = [f"(Author {work['id']}, 1990)" for work in works]
    return _compiling(Path(mkdtemp()), [*lines, *(_LINE for _ in works)])


def _compiling(folder: Path, lines: list[str]) -> Callable[[], object]:
    typst = import_module("typst")
    document = folder / "document.typ"
    document.write_text("\n\n".join(lines), encoding="utf-8")
    return lambda: typst.compile(str(document), format="pdf")
