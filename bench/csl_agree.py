"""Whether official styles print what citeproc-js prints: ``python bench/csl_agree.py``.

125 mixed items in 36 styles, each cited once, then in groups, with locators, affixes and again;
with ours and with citeproc-js under node, on the same locale files. Printed are the shares of
entries and citations with the same text, runs of space counted as one; what differs goes to the
file asked for. `--citeproc-js` is the folder of the npm package `citeproc`.

citeproc-js takes the comma out of `Kimura, Jun'ichi` where the item's language is Japanese. By
the specification names in Asian scripts stand family first, while those in Latin letters turn as
all others do. Three ways to compare, by `--names`: citeproc-js is told so, by its own `multi.main`
(`latin`); it is as it comes, and ours prints Japanese names in their own order too, as it does
when asked (`own-order`); or each is as it comes (`as-is`).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csl_styles import Item, cited, citeproc_js, items, text

from sibcite.csl import Processor, load, nameorder
from sibcite.model import Citation, RichText

STYLES = [
    "american-anthropological-association",
    "american-chemical-society",
    "american-medical-association",
    "american-physics-society",
    "american-political-science-association",
    "american-sociological-association",
    "apa",
    "apa-6th-edition",
    "cell",
    "chicago-author-date",
    "chicago-author-date-17th-edition",
    "chicago-notes-bibliography",
    "chicago-shortened-notes-bibliography",
    "din-1505-2",
    "elsevier-harvard",
    "elsevier-vancouver",
    "elsevier-with-titles",
    "gost-r-7-0-5-2008",
    "gost-r-7-0-5-2008-numeric",
    "harvard-cite-them-right",
    "ieee",
    "iso690-author-date-en",
    "iso690-full-note-en",
    "iso690-numeric-en",
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
]
SHARED = ("Aldermann", "Castle", "Fairweather", "Müller", "Nilsen", "Okoro")
ROLES = ("author", "editor", "translator", "container-author", "director", "recipient")


@dataclass
class Printed:
    """What one processor made of the items: citations in order, entries by id in order."""

    citations: list[str]
    entries: dict[str, str]


@dataclass
class Score:
    """How many entries, citations and places in the list are the same, of how many."""

    entries: int = 0
    of_entries: int = 0
    citations: int = 0
    of_citations: int = 0
    places: int = 0
    differences: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """A line of the table."""
        entries = f"{self.entries:5}/{self.of_entries:<5}{self.entries / self.of_entries:7.1%}"
        shared = self.citations / self.of_citations
        citations = f"{self.citations:5}/{self.of_citations:<5}{shared:7.1%}"
        return f"{name:42}{entries}  {citations} {self.places / self.of_entries:10.1%}"


def main() -> None:
    """Print a line for each style and one for all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--citeproc-js", type=Path, help="The folder of the npm package.")
    asked.add_argument("--differences", type=Path, help="Where to write what differs.")
    asked.add_argument("--names", choices=("latin", "own-order", "as-is"), default="latin")
    options = asked.parse_args()
    works, clusters = items(), clusters_of(items())
    told = [_told(item) for item in works] if options.names == "latin" else works
    mine = [nameorder.ordered(item) for item in works] if options.names == "own-order" else works
    theirs = citeproc_js(options.citeproc_js, [_job(name, told, clusters) for name in STYLES])
    if theirs is None:
        raise SystemExit("citeproc-js is not there: give its folder, and have node on the path.")
    print(f"{'':42}{'entries':>18}  {'citations':>18} {'places':>10}")
    whole = Score()
    for name, answer in zip(STYLES, theirs, strict=True):
        score = compare(name, ours(name, mine, clusters), _theirs(answer))
        print(score.row(name), flush=True)
        whole = _sum(whole, score)
    print(whole.row("all"))
    if options.differences:
        options.differences.write_text("\n".join(whole.differences) + "\n", encoding="utf-8")


def clusters_of(works: list[Item]) -> list[list[Item]]:
    """What is cited: each work once, then groups, locators, affixes, repetitions, namesakes."""
    ids = [work["id"] for work in works]
    return [[{"id": id_}] for id_ in ids] + list(_more(works, ids))


def _more(works: list[Item], ids: list[str]) -> Iterator[list[Item]]:
    for n in range(0, 120, 8):
        yield [{"id": id_} for id_ in ids[n : n + 4]]
    for n in range(3, 120, 10):
        other = {"id": ids[n * 7 % len(ids)], "locator": f"{n + 101}-{n + 109}", "label": "page"}
        yield [{"id": ids[n], "locator": str(12 + n), "label": "page"}, other]
    for n in range(5, 120, 15):
        first = {"id": ids[n], "locator": "3", "label": "chapter", "prefix": "see "}
        yield [first, {"id": ids[n + 1], "suffix": ", with a note"}]
        yield [{"id": ids[n + 1], "locator": "7", "label": "page"}]
        yield [{"id": ids[n + 1], "locator": "7", "label": "page"}]
        yield [{"id": ids[n + 1], "suppress-author": True}]
    namesakes = [
        {"id": work["id"]}
        for work in works
        if any(name.get("family") in SHARED for name in work.get("author", ()))
    ]
    yield namesakes
    yield namesakes[:5]


def _told(item: Item) -> Item:
    """The item with its names in Latin letters said to be such."""
    if item.get("language") != "ja":
        return item
    return {**item, **{role: list(map(_latin, item[role])) for role in ROLES if role in item}}


def _latin(name: Item) -> Item:
    is_latin = ord(name.get("family", "一")[0]) < ord("ʰ")
    return {**name, "multi": {"main": "en", "_key": {}}} if is_latin else name


def _job(name: str, works: list[Item], clusters: list[list[Item]]) -> Item:
    csl = text(name)
    is_note = 'class="note"' in csl
    return {"style": csl, "items": works, "citations": list(cited(clusters, is_note))}


def _theirs(answer: Any) -> Printed:
    if "failed" in answer:
        raise SystemExit(f"citeproc-js stopped: {answer['failed']}")
    # A citation that prints nothing is announced by citeproc-js in capitals.
    citations = [level(each.replace("[NO_PRINTED_FORM]", "")) for each in answer["citations"]]
    return Printed(citations, {id_: level(each) for id_, each in answer["entries"]})


def ours(name: str, works: Sequence[Mapping[str, Any]], clusters: list[list[Item]]) -> Printed:
    """What our processor prints."""
    style = load(text(name))
    processor = Processor(style, works)
    document = [
        [_citation(cite, place if style.kind == "note" else 0) for cite in cluster]
        for place, cluster in enumerate(clusters, start=1)
    ]
    citations = [_plain(each) for each in processor.cite(document)]
    entries = {entry.id: _plain(entry.text) for entry in processor.bibliography()}
    return Printed(citations, entries)


def _citation(cite: Item, note: int) -> Citation:
    known = {key.replace("-", "_"): value for key, value in cite.items()}
    return Citation(**known, note=note)


def _plain(printed: RichText) -> str:
    return level("".join(run.text for run in printed))


def level(printed: str) -> str:
    """Printed text with every white space one space, in which engines may differ."""
    return re.sub(r"\s+", " ", printed).strip()


def compare(name: str, one: Printed, two: Printed) -> Score:
    """Hold ours against theirs; an entry that citeproc-js leaves out as empty is not compared."""
    score = Score(of_entries=len(two.entries), of_citations=len(two.citations))
    for id_, theirs in two.entries.items():
        mine = one.entries.get(id_, "")
        score.entries += mine == theirs
        if mine != theirs:
            score.differences.append(f"{name} {id_}\n  js   {theirs}\n  ours {mine}")
    for place, (mine, theirs) in enumerate(zip(one.citations, two.citations, strict=True)):
        score.citations += mine == theirs
        if mine != theirs:
            score.differences.append(f"{name} citation {place}\n  js   {theirs}\n  ours {mine}")
    order = [id_ for id_ in one.entries if id_ in two.entries]
    score.places = sum(a == b for a, b in zip(order, two.entries, strict=False))
    return score


def _sum(one: Score, two: Score) -> Score:
    return Score(
        one.entries + two.entries,
        one.of_entries + two.of_entries,
        one.citations + two.citations,
        one.of_citations + two.of_citations,
        one.places + two.places,
        [*one.differences, *two.differences],
    )


if __name__ == "__main__":
    main()
