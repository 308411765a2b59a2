"""Citations found and held against the list: the pages of cases, the article, the passages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.manuscript import links
from sibcite.manuscript.document import MASK, Flow
from sibcite.model import Record
from sibcite.read.lists import read_document, read_lines
from sibcite.read.reference import parse
from tests.cases import Case, cases

ROOT = Path(__file__).resolve().parents[3]
ARTICLE = ROOT / "shared" / "article" / "article.md"
PASSAGES = ROOT / "shared" / "references" / "passages.jsonl"
# Labels that the passages' curator calls doubtful: no author is printed in the entry, or another
# year. They are remarked on with the nearest entries, and not linked.
DOUBTFUL = {("P-b5080656", "[Tsybikov, G. Ts., 1919]"), ("P-0eeeece5", "Hann & Dunn (1997)")}

# What the list of a case may say of itself: the brackets in which its numbers cite.
_NUMBERED = {"numbered": "[", "numbered (": "[("}


def _described(text: str) -> str:
    """The links of a text before `---`, with the list behind it; notes begin with `[^1]: `."""
    body, _, listed = text.partition("\n---\n")
    head, _, rest = listed.partition("\n")
    numbered = _NUMBERED.get(head, "")
    records = read_lines(rest if numbered else listed).value
    flows = _flows(body)
    linked = links.link(flows, links.find(flows, records, numbered), records)
    rows = []
    for link in linked.links:
        works = "; ".join(
            work.id
            + (f" [{work.label} {work.locator}]" if work.locator else "")
            + (f" +{work.suffix}" if work.suffix else "")
            for work in link.works
        )
        rows.append(f"{link.mention.span.of(flows[link.mention.flow].text)} -> {works or '-'}")
    for remark in linked.remarks:
        assert remark.diagnostic.span is not None
        place = remark.diagnostic.span.of(flows[remark.flow].text)
        rows.append(f"{remark.diagnostic.code}: {place} ({remark.diagnostic.hint})")
    return "\n".join(rows) or "-"


def _flows(body: str) -> tuple[Flow, ...]:
    flows = []
    for line in body.splitlines():
        note = line.startswith("[^")
        number = int(line[2 : line.index("]")]) if note else 0
        flows.append(Flow(line.partition(": ")[2] if note else line, note=number))
    return tuple(flows)


@pytest.mark.parametrize("case", cases(__file__, "links.md"), ids=lambda case: case.title)
def test_citations_are_linked_as_the_page_says(case: Case) -> None:
    assert _described(case.blocks[0]) == case.blocks[1]


@pytest.mark.parametrize(("text", "severity"), [("[{}]", "warning"), ("{}", "note")])
def test_an_unlisted_address_bare_in_a_note_is_noted_only(text: str, severity: str) -> None:
    flow = Flow(text.format("РГВА. Ф. 1п. Оп. 3. Д. 8. Л. 1"), note=1)
    records = read_lines("ГАРФ. Ф. 9401. Оп. 2. Д. 582. Л. 9.").value
    linked = links.link([flow], links.find([flow], records, numbered=""), records)
    said = [(each.diagnostic.code, each.diagnostic.severity) for each in linked.remarks]
    assert said == [("unknown-address", severity)]


@pytest.mark.skipif(not ARTICLE.exists(), reason="The article is not beside this project.")
def test_all_citations_of_the_article_are_linked_with_two_remarks() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    records = read_document(text).value
    flows = (Flow(text[: text.index("## References")]),)
    linked = links.link(flows, links.find(flows, records, numbered=""), records)
    assert len(linked.links) == 24
    assert {work.id for link in linked.links for work in link.works} == {
        each.id for each in records
    }
    assert [remark.diagnostic.code for remark in linked.remarks] == ["label-differs"] * 2


@pytest.mark.skipif(not PASSAGES.exists(), reason="The passages are not beside this project.")
@pytest.mark.parametrize(
    "row",
    [json.loads(line) for line in PASSAGES.read_text("utf-8").splitlines()]
    if PASSAGES.exists()
    else [],
    ids=lambda row: row["id"],
)
def test_every_citation_of_the_passages_is_found_and_no_other(row: dict[str, Any]) -> None:
    records = [replace(parse(each["text"]).value, id=each["ref_id"]) for each in row["references"]]
    notes = row.get("footnotes") or []
    flows = [Flow(row["text"]), *(Flow(each["text"], note=int(each["n"])) for each in notes)]
    names = ["text", *(each["n"] for each in notes)]
    found = links.find(flows, records, "[" if row["style"].startswith("numeric") else "")
    linked = links.link(flows, found, records)
    got = {
        (names[link.mention.flow], link.mention.span.start, link.mention.span.end): [
            work.id for work in link.works
        ]
        for link in linked.links
    }
    wanted = {
        (each["in"], each["start"], each["end"]): [
            target["ref_id"] for target in each["targets"] if target["ref_id"]
        ]
        for each in row["citations"]
        if (row["id"], each["printed"]) not in DOUBTFUL
    }
    assert {place: got.get(place) for place in wanted} == wanted
    doubtful = {place for place, ids in got.items() if not ids}
    assert set(got) - set(wanted) <= doubtful


KNOWN = [case.blocks[0].partition("\n---\n")[0] for case in cases(__file__, "links.md")]
WORKS: tuple[Record, ...] = read_lines(
    "\n".join(case.blocks[0].partition("\n---\n")[2] for case in cases(__file__, "links.md"))
).value


@given(
    st.sampled_from(KNOWN),
    st.integers(0, 200),
    st.sampled_from(["[", "]", "(", "@", ";", "1995", MASK, " "]),
)
def test_finding_never_fails_and_mentions_lie_in_the_text_apart(
    text: str, at: int, sign: str
) -> None:
    bent = text[:at] + sign + text[at:]
    flow = Flow(bent, note=1)
    found = links.find([flow], WORKS, numbered="[(")
    end = 0
    for mention in found:
        assert mention.span.start >= end
        end = mention.span.end
        assert MASK not in mention.span.of(bent)
    links.link([flow], found, WORKS)


@pytest.mark.parametrize("sign", ["[", "(", "@", "[@", "(1995 ", "Ivanov (", "[1; ", "; "])
def test_a_long_text_is_searched_in_time_linear_in_its_length(sign: str) -> None:
    assert isinstance(links.find([Flow(sign * 20_000, note=1)], WORKS, numbered="[("), tuple)
