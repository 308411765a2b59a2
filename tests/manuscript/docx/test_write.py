"""Changes are put in place, and nothing else of the document changes."""

from __future__ import annotations

import pytest

from sibcite.manuscript.document import MASK, Change, How, List
from sibcite.manuscript.docx import read
from sibcite.model import Citation, Run, Span
from tests.manuscript.docx.changing import TEXT, TRACKED, ZOTERO, change, changed, texts
from tests.manuscript.docx.made import (
    PICTURE,
    box,
    docx,
    field,
    member,
    members,
    note,
    notes,
    p,
    packed,
    r,
)

DELETION = '<w:del w:id="4" w:author="E"><w:r><w:delText>x</w:delText></w:r></w:del>'
PLAIN = docx(p("See [A 1] here."), p("More."))


def _body(raw: bytes) -> str:
    return member(raw, "word/document.xml").partition("<w:body>")[2].partition("<w:sectPr")[0]


def test_without_changes_the_bytes_are_those_that_were_read() -> None:
    assert read(PLAIN).write((), List(), TEXT) is PLAIN
    assert read(PLAIN).write((), List(), ZOTERO) is PLAIN


def test_a_change_to_the_same_text_gives_the_same_bytes() -> None:
    once = changed(PLAIN, {"[A 1]": "(A, 1)"})
    assert changed(once, {"(A, 1)": "(A, 1)"}) == once


def test_a_citation_split_over_runs_takes_the_look_of_its_first_run() -> None:
    raw = docx(p(r("See ", "b"), r("[A 19", "b"), r("97", "i"), r("]."), style="Normal"))
    found = read(raw)
    out = found.write((change(found, "[A 1997]", "A & B ", "italic", "superscript"),), List(), TEXT)
    look = '<w:rPr><w:b/><w:i/><w:vertAlign w:val="superscript"/></w:rPr>'
    new = f'<w:r>{look}<w:t xml:space="preserve">A &amp; B </w:t></w:r>'
    assert _body(out) == p(r("See ", "b"), new, ".", style="Normal")


def test_marks_stand_in_the_order_of_the_schema() -> None:
    every = ("italic", "bold", "small-caps", "underline", "subscript")
    found = read(
        docx(p('<w:r><w:rPr><w:sz w:val="20"/><w:i w:val="0"/></w:rPr><w:t>x</w:t></w:r>'))
    )
    out = _body(found.write((change(found, "x", "y", *every),), List(), TEXT))  # type: ignore[arg-type]
    assert (
        '<w:rPr><w:b/><w:i/><w:smallCaps/><w:sz w:val="20"/><w:u w:val="single"/>'
        '<w:vertAlign w:val="subscript"/></w:rPr>' in out
    )


def test_tabs_and_breaks_of_a_new_text_are_those_of_word() -> None:
    out = changed(PLAIN, {"[A 1]": "a\tb\nc\x07"})
    assert "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>" in _body(out)


def test_what_is_not_text_stays_between_the_runs() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="x"/>'
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    out = changed(docx(p("[A ", mark, "1", comment, "]")), {"[A 1]": "new"})
    assert _body(out) == p("<w:r><w:t>new</w:t></w:r>", mark, comment)


def test_a_mark_in_the_same_run_stays() -> None:
    run = '<w:r><w:tab/><w:t>a [A 1]</w:t><w:footnoteReference w:id="1"/><w:t>b</w:t></w:r>'
    raw = docx(p(run), parts={"footnotes": notes(p("n"))})
    for how in (TEXT, TRACKED):
        out = changed(raw, {"[A 1]": "(A)"}, how)
        assert texts(out)[0].replace(MASK, "") == "\ta (A)b"
        assert texts(out)[1] == "n"
    assert "w:del>" not in _body(changed(raw, {"[A 1]": "(A)"}))


WRAPPED = {
    "a hyperlink": '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "a smart tag": '<w:smartTag w:element="place">{}</w:smartTag>',
    "a content control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "an insertion": '<w:ins w:id="1" w:author="E">{}</w:ins>',
    "a move": '<w:moveTo w:id="1" w:author="E">{}</w:moveTo>',
}


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED.keys())
def test_a_change_stays_in_what_stands_around_it(wrap: str) -> None:
    found = read(docx(p(wrap.format(r("a [A 1] b")))))
    out = found.write((change(found, "[A 1]", "(A)", "italic"),), List(), TEXT)
    new = "<w:r><w:rPr><w:i/></w:rPr><w:t>(A)</w:t></w:r>"
    assert _body(out) == p(wrap.format(r("a ") + new + r(" b")))


@pytest.mark.parametrize("wrap", ["{}", *WRAPPED.values()], ids=["nothing", *WRAPPED.keys()])
def test_plain_words_within_a_run_stay_in_it(wrap: str) -> None:
    out = changed(
        docx(p(wrap.format(r("a [A 1], [A 2] b", "i")))), {"[A 1]": "(A)", "[A 2]": "(B)"}
    )
    assert _body(out) == p(wrap.format(r("a (A), (B) b", "i")))


def test_words_at_the_edge_of_a_run_are_one_of_their_own() -> None:
    out = changed(docx(p(r("see ", "b"), r("[A 1], b", "b i"))), {"[A 1]": "(A)"})
    look = "<w:r><w:rPr><w:b/></w:rPr><w:t>(A)</w:t></w:r>"
    assert _body(out) == p(r("see ", "b"), look, r(", b", "b i"))


def test_words_within_a_run_hold_nothing_that_xml_has_no_word_for() -> None:
    assert texts(changed(PLAIN, {"[A 1]": "A\x07 <&>"})) == ["See A <&> here.", "More."]


def test_a_change_from_inside_a_link_to_outside_leaves_the_link() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("see [A")}</w:hyperlink>'
    out = changed(docx(p(link, " 1]")), {"[A 1]": "(A)"})
    assert texts(out) == ["see (A)"]


def test_both_alternatives_of_a_text_box_are_changed() -> None:
    out = changed(docx(p("a", box(p("[A 1]"), p("other")))), {"[A 1]": "(A)"})
    assert _body(out) == p("a", box(p("<w:r><w:t>(A)</w:t></w:r>"), p("other")))


def test_an_alternative_that_says_something_else_is_left_alone() -> None:
    raw = docx(p("a", box(p("[A 1]")).replace("[A 1]", "[A 2]", 1)))
    out = _body(changed(raw, {"[A 2]": "(A)"}))
    assert "(A)" in out
    assert "[A 1]" in out


def test_members_that_are_not_changed_stay_as_they_were() -> None:
    before, after = members(PLAIN), members(changed(PLAIN, {"[A 1]": "(A)"}))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document xmlns:w='
    assert after["word/document.xml"].decode().startswith(head)
    assert b"xmlns:w14=" in after["word/document.xml"]
    assert b'mc:Ignorable="w14"' in after["word/document.xml"]


def test_a_second_run_changes_nothing() -> None:
    once = changed(PLAIN, {"[A 1]": "(A)"})
    assert read(once).write((), List(), TEXT) == once


def test_a_new_note_is_a_real_footnote_right_behind_its_word() -> None:
    found = read(PLAIN)
    out = found.write((change(found, "[A 1]", "A, 1.", "italic", noted=True),), List(), TEXT)
    assert [(flow.where, flow.text, flow.note, flow.at) for flow in read(out).flows] == [
        ("p1", f"See{MASK} here.", 0, None),
        ("fn1", f"{MASK} A, 1.", 1, (0, 3)),
        ("p2", "More.", 0, None),
    ]
    assert "footnotes.xml" in member(out, "word/_rels/document.xml.rels")
    assert "/word/footnotes.xml" in member(out, "[Content_Types].xml")
    assert 'w:type="separator" w:id="-1"' in member(out, "word/footnotes.xml")
    assert 'w:styleId="FootnoteReference"' in member(out, "word/styles.xml")
    assert 'w:styleId="FootnoteText"' in member(out, "word/styles.xml")


def test_new_notes_stand_between_old_ones() -> None:
    parts = {"footnotes": notes(p("one"), p("two"))}
    styles = (
        '<w:style w:type="character" w:styleId="a5"><w:name w:val="footnote reference"/></w:style>'
    )
    raw = docx(p("a [A 1] b", note(1)), p("c [B 2] [C 3]", note(2)), parts=parts, styles=styles)
    found = read(raw)
    news = tuple(
        change(found, old, new, noted=True)
        for old, new in [("[C 3]", "C"), ("[A 1]", "A"), ("[B 2]", "B")]
    )
    out = found.write(news, List(), TEXT)
    told = [flow.text.strip(f"{MASK} ") for flow in read(out).flows if flow.note]
    assert told == ["A", "one", "B", "C", "two"]
    assert '<w:rStyle w:val="a5"/></w:rPr><w:footnoteReference w:id="1"/>' in _body(out)
    assert "FootnoteReference" not in member(out, "word/styles.xml")


def test_where_word_allows_no_note_the_text_stands_in_place() -> None:
    raw = docx(p("a", note(1), box(p("[B 1]"))), parts={"footnotes": notes(p("[A 1]"))})
    found = read(raw)
    news = tuple(change(found, old, "new", noted=True) for old in ("[A 1]", "[B 1]"))
    assert [flow.text for flow in read(found.write(news, List(), TEXT)).flows][1:] == ["new", "new"]


def test_a_live_citation_reads_back_the_same() -> None:
    found = read(PLAIN)
    work = Citation("k", "12", "folio", "see ", " too", suppress_author=True)
    out = found.write((change(found, "[A 1]", "(A, 1)", work=work),), List(), ZOTERO)
    (live,) = read(out).live
    assert (live.manager, live.works, live.text) == ("zotero", (work,), "(A, 1)")
    assert live.items == ({"id": "k", "type": "book", "title": "Title of k"},)
    custom = member(out, "docProps/custom.xml")
    assert 'name="ZOTERO_PREF_1"' in custom
    assert "styles/apa" in custom
    assert "docProps/custom.xml" in member(out, "_rels/.rels")
    assert "/docProps/custom.xml" in member(out, "[Content_Types].xml")


def test_preferences_of_zotero_that_are_there_stay() -> None:
    found = read(PLAIN)
    once = found.write((change(found, "[A 1]", "(A)", work=Citation("k")),), List(), ZOTERO)
    again = read(once)
    other = How(cites="zotero", style="other")
    twice = again.write((change(again, "More", "(B)", work=Citation("l")),), List(), other)
    assert member(twice, "docProps/custom.xml") == member(once, "docProps/custom.xml")


def test_a_live_citation_knows_the_number_of_its_note() -> None:
    parts = {"footnotes": notes(p("old [B 2]"))}
    found = read(docx(p("x [A 1] y", note(1), " [C 3]"), parts=parts))
    news = (
        change(found, "[A 1]", "A", work=Citation("a"), noted=True),
        change(found, "[B 2]", "B", work=Citation("b")),
        change(found, "[C 3]", "C", work=Citation("c"), noted=True),
    )
    out = found.write(news, List(), ZOTERO)
    assert [(live.text, live.works[0].note) for live in read(out).live] == [
        ("A", 1),
        ("B", 2),
        ("C", 3),
    ]
    told = member(out, "word/footnotes.xml")
    assert [told.count(f'"noteIndex": {number}}}') for number in (1, 2, 3)] == [1, 1, 1]


def test_a_tracked_change_keeps_the_old_text() -> None:
    out = changed(docx(p("See [A ", r("1]", "b"), ".")), {"[A 1]": "(A)"}, TRACKED)
    new = '<w:ins w:id="1" w:author="sibcite"><w:r><w:t>(A)</w:t></w:r></w:ins>'
    old = (
        '<w:del w:id="{}" w:author="sibcite"><w:r>{}'
        '<w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'
    )
    bold = "<w:rPr><w:b/></w:rPr>"
    assert _body(out) == p("See ", new, old.format(2, "", "[A "), old.format(3, bold, "1]"), ".")


def test_a_tracked_change_stands_outside_an_insertion_of_another() -> None:
    inserted = '<w:ins w:id="7" w:author="E">{}</w:ins>'
    out = _body(changed(docx(p(inserted.format(r("a [A 1] b")))), {"[A 1]": "(A)"}, TRACKED))
    first, _, rest = out.partition("</w:ins>")
    assert first.endswith(r("a "))
    assert rest.startswith(
        '<w:ins w:id="8" w:author="sibcite"><w:r><w:t>(A)</w:t></w:r></w:ins><w:ins w:id="7"'
    )


def test_a_change_may_take_nothing_away() -> None:
    found = read(docx(p("ab", field("PAGE", "1")), "<w:p/>"))
    news = (
        Change(0, Span(0, 0), (Run("<"),)),
        Change(0, Span(1, 1), (Run("+"),)),
        Change(0, Span(2, 2), (Run(">"),)),
        Change(1, Span(0, 0), (Run("new"),)),
    )
    assert texts(found.write(news, List(), TEXT)) == [f"<a+b>{MASK * 2}", "new"]


def test_pictures_survive() -> None:
    out = changed(docx(p("[A 1]", PICTURE)), {"[A 1]": "(A)"})
    assert _body(out) == p("<w:r><w:t>(A)</w:t></w:r>", PICTURE)


def test_an_archive_with_sizes_behind_its_members_is_written() -> None:
    """As LibreOffice and streams write them (bit 3)."""
    import io
    import zipfile

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.held = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.held += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members(PLAIN).items():
            archive.writestr(name, content)
    raw = changed(bytes(out.held), {"[A 1]": "(A)"})
    # The flags of each head in place, of which bit 3 says that the sizes come later.
    assert all(head[2] & 0x08 == 0 for head in raw.split(b"PK\x03\x04")[1:])
    after = members(raw)
    assert {name for name in after if after[name] != members(PLAIN)[name]} == {"word/document.xml"}


def test_a_part_in_another_encoding_becomes_utf_8() -> None:
    whole = members(PLAIN)
    text = whole["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    raw = packed({**whole, "word/document.xml": text.encode("utf-16")})
    assert texts(changed(raw, {"[A 1]": "(Б)"}))[0] == "See (Б) here."
