"""Write `docs/gallery.md`: the worked example in every house style, and how each was checked.

    python tools/build_gallery.py

What is said of a style stands at the head of its page of cases, between `<!--` and `-->`; what it
prints is printed anew. Read the difference before it is kept.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sibcite import tables
from sibcite.cite import Asked, citations, lists, load
from sibcite.model import Citation, Record
from sibcite.read import bibtex
from sibcite.write import CITATIONS, write_lists

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "gallery.md"
_HEAD = re.compile(r"\A# [^\n]*\n(.*?)^## ", re.DOTALL | re.MULTILINE)
# What the head says of the page itself.
_OF_THE_PAGE = ("Keys of ", "Printed references", "Works of every kind")
# What a reader looks for first: a book, a document, both in one citation, and the book again.
_CITED = (("katasonova2005", "46"), ("garf1956", ""), ("katasonova2005", "47"))
_INTRO = """\
# The worked example in every house style

The 21 references of an article on Japanese prisoners of war (*Russian Japanology Review*, 2020).
`sibcite parse` has read them from their printed form; each house style prints them again.
The article has them romanized and translated.
What stands here in Cyrillic is restored, and marked `[?]`.
The article's misprints (`unutrennikh`, `tylu`, `mezhdru`, `Soyuz a`) stay what they are.

This page is made by `tools/build_gallery.py`.
Every kind of work, in every style, is in the pages of cases: [`tests/cite/`](../tests/cite).
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(gallery(), encoding="utf-8")


def gallery() -> str:
    """The page."""
    records = bibtex.read((ROOT / "references.bib").read_text(encoding="utf-8")).value
    names = tables.style_names()
    contents = "".join(f"* [{title(name)}](#{name})\n" for name in names)
    sections = [_section(name, records) for name in names]
    return "\n".join([_INTRO, contents, _dual(records), *sections])


def title(name: str) -> str:
    """What a style calls itself."""
    return load(tables.find_style(name)).title


def _section(name: str, records: tuple[Record, ...]) -> str:
    style = tables.find_style(name)
    return "\n".join(
        [
            f'<a id="{name}"></a>',
            "",
            f"## {title(name)}",
            "",
            f"`--style {name}`. {_checked(name)}",
            "",
            *_cited(style, records),
            "",
            *_entries(style, records, "single"),
        ]
    )


def _checked(name: str) -> str:
    """How the style was checked, from the head of its page of cases."""
    page = (ROOT / "tests" / "cite" / f"{name}.md").read_text(encoding="utf-8")
    found = _HEAD.search(page)
    head = re.sub("<!--|-->", "\n", found[1]) if found else ""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", head)]
    lines = [line for part in paragraphs for line in _sentences(part)]
    return " ".join(line for line in lines if line and not line.startswith(_OF_THE_PAGE))


def _sentences(paragraph: str) -> list[str]:
    """The paragraph, with a last sentence that speaks of the page itself apart."""
    at = max(paragraph.rfind(words) for words in _OF_THE_PAGE)
    return [paragraph] if at <= 0 else [paragraph[:at].strip(), paragraph[at:]]


def _cited(style: tables.StyleFiles, records: tuple[Record, ...]) -> Iterator[str]:
    clusters = [
        [Citation(key, locator, note=number)] for number, (key, locator) in enumerate(_CITED, 1)
    ]
    for text in citations(records, clusters, style).citations:
        yield f"> {CITATIONS['markdown'](text)}\n>"


def _entries(style: tables.StyleFiles, records: tuple[Record, ...], kind: str) -> Iterator[str]:
    made = lists(records, style, Asked(kind))
    yield write_lists("markdown", made.sections)


def _dual(records: tuple[Record, ...]) -> str:
    style = tables.find_style("russian-japanology-review")
    return "\n".join(
        [
            "## Two lists from one bibliography",
            "",
            "`--style russian-japanology-review --lists dual`",
            "",
            *(part.replace("## ", "### ") for part in _entries(style, records, "dual")),
        ]
    )


if __name__ == "__main__":
    main()
