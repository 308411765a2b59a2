"""Live citations of reference managers are read, and what they show is masked."""

from __future__ import annotations

import base64
import json

import pytest

from sibcite.manuscript.document import MASK
from sibcite.manuscript.docx import read
from sibcite.model import Citation
from tests.manuscript.docx.made import docx, field, note, notes, p, r

CLUSTER = {
    "citationItems": [
        {
            "id": 7,
            "uris": ["http://zotero.org/users/1/items/ABC"],
            "itemData": {"id": 7, "type": "book", "title": "T"},
            "locator": "12",
            "label": "folio",
            "prefix": "see ",
            "suppress-author": True,
        }
    ]
}
WORK = Citation("7", "12", "folio", "see ", suppress_author=True)
ITEM = {"id": "7", "type": "book", "title": "T"}
ENDNOTE = (
    '<EndNote><Cite ExcludeAuth="1"><Author>Karpov</Author><Year>1997</Year><RecNum>3</RecNum>'
    "<Pages>46</Pages><record><titles><title><style>Plen</style><style>niki</style></title></titles>"
    "<contributors><authors><author>Karpov, V.</author></authors></contributors></record></Cite>"
    "</EndNote>"
)


@pytest.mark.parametrize("gap", ["", " "])
@pytest.mark.parametrize(
    ("code", "manager"),
    [("ADDIN ZOTERO_ITEM CSL_CITATION", "zotero"), ("ADDIN CSL_CITATION", "mendeley")],
)
def test_a_citation_of_zotero_or_mendeley_is_read(code: str, manager: str, gap: str) -> None:
    found = read(docx(p("a ", field(f" {code}{gap}{json.dumps(CLUSTER)} ", "(T)"), ".")))
    (live,) = found.live
    assert (live.manager, live.items, live.works, live.text) == (manager, (ITEM,), (WORK,), "(T)")
    assert live.span.of(found.flows[0].text) == MASK * 3


def test_the_code_of_a_field_may_be_split_over_runs() -> None:
    whole = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(CLUSTER)}", "(T)")
    split = whole.replace("locator", "loca</w:instrText></w:r><w:r><w:instrText>tor")
    assert read(docx(p(split))).live[0].works == (WORK,)


def test_a_citation_that_ends_in_the_next_paragraph_stands_in_the_first() -> None:
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(CLUSTER)}"
    begun, _, ended = field(code, "(T)", "CUT").partition(r("CUT"))
    (live,) = read(docx(p("ab", begun), p(ended))).live
    assert (live.flow, live.span.start, live.span.end, live.text) == (0, 3, 6, "(T)\n")


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_citation_of_endnote_is_read(is_packed: bool) -> None:
    data = base64.b64encode(ENDNOTE.encode()).decode()
    shown = field("ADDIN EN.CITE", field("ADDIN EN.CITE.DATA", data=data), "(1997)")
    plain = field(f" ADDIN EN.CITE {ENDNOTE}", "(1997)")
    (live,) = read(docx(p(shown if is_packed else plain))).live
    author = [{"family": "Karpov", "given": "V."}]
    issued = {"date-parts": [[1997]]}
    assert live.items == (
        {
            "id": "endnote-3",
            "type": "document",
            "author": author,
            "issued": issued,
            "title": "Plenniki",
        },
    )
    assert live.works == (Citation("endnote-3", "46", suppress_author=True),)
    assert live.manager == "endnote"
    assert live.text == "(1997)"


def test_a_control_of_mendeley_cite_is_read() -> None:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(CLUSTER).encode()).decode()
    properties = f'<w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
    control = f"<w:sdt>{properties}<w:sdtContent>{r('(T)')}</w:sdtContent></w:sdt>"
    (live,) = read(docx(p(control))).live
    assert (live.manager, live.works, live.text) == ("mendeley", (WORK,), "(T)")


def test_a_citation_in_a_note_knows_its_number() -> None:
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(CLUSTER)}"
    parts = {"footnotes": notes(p(field(code, "T, 12")))}
    (live,) = read(docx(p("a", note(1)), parts=parts)).live
    assert (live.flow, live.works[0].note) == (1, 1)


BROKEN = ["{", "[]", '{"citationItems": 3}', '{"citationItems": [3, null]}', "[" * 100_000]


@pytest.mark.parametrize("data", BROKEN, ids=[each[:20] for each in BROKEN])
def test_broken_data_leave_a_citation_without_works(data: str) -> None:
    (live,) = read(docx(p(field(f"ADDIN ZOTERO_ITEM CSL_CITATION {data}", "(T)")))).live
    assert (live.works, live.text) == ((), "(T)")


@pytest.mark.parametrize(
    "code",
    ['ADDIN ZOTERO_BIBL {"custom":[]} CSL_BIBLIOGRAPHY', "ADDIN EN.REFLIST", "PAGE", "ADDIN"],
)
def test_other_fields_are_masked_and_no_citations(code: str) -> None:
    found = read(docx(p(field(code, "One."))))
    assert found.live == ()
    assert set(found.flows[0].text) == {MASK}
