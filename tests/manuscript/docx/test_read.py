"""What is read of a Word document, and where it stands."""

from __future__ import annotations

import pytest

from sibcite.manuscript.document import MASK
from sibcite.manuscript.docx import read
from tests.manuscript.docx.changing import texts
from tests.manuscript.docx.made import PICTURE, box, docx, field, note, notes, p, r

COMMENTED = (
    '<w:commentRangeStart w:id="0"/>'
    + r("97]")
    + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
)

SEEN = {
    "runs split by revision": (p(r("[A 19", "b"), r("97", "i"), r("]")), "[A 1997]"),
    "a hyperlink": (p("a ", f'<w:hyperlink w:anchor="x">{r("b")}</w:hyperlink>', " c"), "a b c"),
    "a smart tag": (p("in ", f'<w:smartTag w:element="place">{r("Omsk")}</w:smartTag>'), "in Omsk"),
    "a content control": (
        p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('held')}</w:sdtContent></w:sdt>"),
        "held",
    ),
    "an insertion": (p(f'<w:ins w:id="1" w:author="E">{r("new")}</w:ins>'), "new"),
    "a move": (
        p(
            f'<w:moveFrom w:id="1" w:author="E">{r("gone")}</w:moveFrom>',
            f'<w:moveTo w:id="2" w:author="E">{r("come")}</w:moveTo>',
        ),
        f"{MASK}come",
    ),
    "a deletion": (
        p("a", '<w:del w:id="1" w:author="E"><w:r><w:delText>x</w:delText></w:r></w:del>', "b"),
        f"a{MASK}b",
    ),
    "a comment": (p("[A 19", COMMENTED), "[A 1997]"),
    "bookmarks": (p("[A ", '<w:bookmarkStart w:id="1" w:name="x"/>', "1]"), "[A 1]"),
    "tabs and breaks": (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>"), "a\tb\n"),
    "a page break": (p('<w:r><w:t>a</w:t><w:br w:type="page"/></w:r>'), f"a{MASK}"),
    "hidden text": (p("a", r("bc", "vanish")), f"a{MASK}{MASK}"),
    "a picture": (p("a", PICTURE), f"a{MASK}"),
    "a simple field": (p(f'<w:fldSimple w:instr=" PAGE ">{r("12")}</w:fldSimple>'), MASK * 3),
    "a field": (p("a", field("PAGE", "12"), "b"), f"a{MASK * 3}b"),
    "a field in a field's code": (
        p("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", field("X", "q"), field("Y", "z"), "w")
        + "<w:p/>",
        MASK * 3,
    ),
    "a field in a field's result": (p(field("IF", "a", field("PAGE", "1"), "b")), MASK * 5),
    "a bound control": (
        p(
            "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>",
            r("x"),
            "</w:sdtContent></w:sdt>",
        ),
        MASK * 2,
    ),
}


@pytest.mark.parametrize(("body", "text"), SEEN.values(), ids=SEEN.keys())
def test_a_paragraph_shows_what_a_reader_sees(body: str, text: str) -> None:
    assert texts(docx(body))[0] == text


def test_a_field_over_two_paragraphs_masks_both() -> None:
    begun, _, ended = field("TOC", "one", "CUT", "two").partition(r("CUT"))
    flows = texts(docx(p("a", begun), p(ended, "b")))
    assert flows == [f"a{MASK * 4}", f"{MASK * 3}b"]


def test_table_cells_and_text_boxes_count_as_paragraphs() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('cell')}</w:tc></w:tr></w:tbl>"
    found = read(docx(p("one"), table, p(box(p("boxed"))), p("last")))
    assert [(flow.where, flow.text) for flow in found.flows] == [
        ("p1", "one"),
        ("p2", "cell"),
        ("p3", MASK),
        ("p4", "boxed"),
        ("p5", "last"),
    ]
    assert found.place(1, 3) == "p2:4"


def test_notes_follow_their_marks_in_the_order_of_the_text() -> None:
    parts = {
        "footnotes": notes(p("first"), p("second") + p("goes on"), p("nowhere marked")),
        "endnotes": notes(p("at the end"), kind="endnote"),
        "header1": f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("above")}</w:hdr>',
    }
    found = read(docx(p("a", note(2), "b", note(1)), p("c", note(1, "endnote")), parts=parts))
    assert [(flow.where, flow.text, flow.note, flow.at) for flow in found.flows] == [
        ("p1", f"a{MASK}b{MASK}", 0, None),
        ("fn1", f"second{MASK}goes on", 1, (0, 1)),
        ("fn2", "first", 2, (0, 3)),
        ("p2", f"c{MASK}", 0, None),
        ("en1", "at the end", 3, (3, 1)),
        ("h1", "above", 0, None),
    ]


def test_a_list_is_what_stands_under_its_heading() -> None:
    body = (p("Text [1]."), p("References", style="1"), p("[1] One."), p("[2] Two."))
    after = (p("Appendix", style="1"), p("Text."))
    found = read(docx(*body, *after))
    assert [flow.text for flow in found.flows if flow.listed] == ["[1] One.", "[2] Two."]
    assert [span.of(found.flows[flow].text) for flow, span in found.printed] == ["One.", "Two."]
    assert found.numbered


@pytest.mark.parametrize(
    "word", ["Список литературы", "参考文献", "5. References:", "BIBLIOGRAPHY"]
)
@pytest.mark.parametrize("style", ["", "1"])
def test_a_heading_is_known_by_its_words(word: str, style: str) -> None:
    found = read(docx(p("Text."), p(word, style=style), p("One."), p(PICTURE), p("Two.")))
    assert [flow.text for flow in found.flows if flow.listed] == ["One.", "Two."]
    assert not found.numbered


def test_a_list_under_a_bold_word_ends_at_the_next_bold_word() -> None:
    found = read(docx(p(r("Литература", "b")), p("One."), p(r("Об авторе", "b")), p("He is.")))
    assert [flow.text for flow in found.flows if flow.listed] == ["One."]


def test_a_document_without_a_list_has_none() -> None:
    found = read(docx(p("References are good."), p("Text.")))
    assert found.printed == ()
    assert not found.numbered
