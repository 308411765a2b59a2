"""The reference list is put where the document has it, and what stays as it is stays untouched."""

from __future__ import annotations

import pytest

from sibcite.manuscript.document import MASK, How, List
from sibcite.manuscript.docx import read
from sibcite.model import Entry, ListLayout, Run
from tests.manuscript.docx.changing import TEXT, TRACKED, ZOTERO, listed, texts
from tests.manuscript.docx.made import NAMES, PICTURE, docx, field, member, note, notes, p, r

HEAD = p("References", style="1")
ONE, TWO, THREE = p("Anon. One."), p("Bnon. Two."), p("Cnon. Three.")
LINE = (
    f"<w:numbering {NAMES}>"
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="{}"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
COUNTED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr>'
    "<w:r><w:t>{}</w:t></w:r></w:p>"
)


def _body(raw: bytes) -> str:
    return (
        member(raw, "word/document.xml").partition("<w:body>")[2].partition("<w:sectPr><w:pgSz")[0]
    )


def _written(raw: bytes, *entries: str, how: How = TEXT) -> bytes:
    out = read(raw).write((), listed(*entries), how)
    again = read(out).write((), listed(*entries), how)
    assert how.tracked or again == out, "A second run changes nothing."
    return out


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


CHANGES = {
    "none": ((ONE, TWO), ("Anon. One.", "Bnon. Two."), (ONE, TWO)),
    "one is new between": (
        (ONE, THREE),
        ("Anon. One.", "B.", "Cnon. Three."),
        (ONE, _p("B."), THREE),
    ),
    "one is new at the end": ((ONE,), ("Anon. One.", "B."), (ONE, _p("B."))),
    "one is new at the start": ((TWO,), ("A.", "Bnon. Two."), (_p("A."), TWO)),
    "one is gone": ((ONE, TWO, THREE), ("Anon. One.", "Cnon. Three."), (ONE, THREE)),
    "one is other": (
        (ONE, TWO, THREE),
        ("Anon. One.", "B.", "Cnon. Three."),
        (ONE, _p("B."), THREE),
    ),
    "a picture stands between": (
        (ONE, p(PICTURE), TWO),
        ("A.", "Bnon. Two."),
        (_p("A."), p(PICTURE), TWO),
    ),
    "a table stands between": (
        (ONE, f"<w:tbl>{TWO}</w:tbl>", TWO),
        ("Anon. One.", "B."),
        (ONE, f"<w:tbl>{TWO}</w:tbl>", _p("B.")),
    ),
    "all are gone but one": ((ONE, TWO, THREE), ("C.",), (_p("C."),)),
}


@pytest.mark.parametrize(("old", "entries", "new"), CHANGES.values(), ids=CHANGES.keys())
def test_only_what_differs_is_written(
    old: tuple[str, ...], entries: tuple[str, ...], new: tuple[str, ...]
) -> None:
    raw = docx(p("Text."), HEAD, *old, p("Appendix", style="1"), p("End."))
    out = _written(raw, *entries)
    assert _body(out) == "".join([p("Text."), HEAD, *new, p("Appendix", style="1"), p("End.")])
    assert (out == raw) == (old == new)


@pytest.mark.parametrize(("old", "entries", "new"), CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("after", ["", p("Appendix", style="1")])
def test_a_tracked_list_is_accepted_and_rejected_cleanly(
    old: tuple[str, ...], entries: tuple[str, ...], new: tuple[str, ...], after: str
) -> None:
    from tests.manuscript.docx.deciding import accepted, rejected

    raw = docx(p("Text."), HEAD, *old, after)
    out = read(raw).write((), listed(*entries), TRACKED)
    assert texts(accepted(out)) == texts(docx(p("Text."), HEAD, *new, after))
    assert texts(rejected(out)) == texts(raw)


def test_an_entry_that_differs_in_italics_alone_is_written() -> None:
    entry = Entry("a", (Run("Anon. "), Run("One", frozenset({"italic"})), Run(".")))
    raw = docx(HEAD, ONE)
    out = read(raw).write((), List((entry,)), TEXT)
    assert "<w:i/></w:rPr><w:t>One</w:t>" in _body(out)
    assert read(out).write((), List((entry,)), TEXT) == out


def test_a_new_entry_looks_like_the_first_old_one() -> None:
    look = '<w:pPr><w:pStyle w:val="Refs"/><w:ind w:left="500" w:hanging="500"/></w:pPr>'
    font = '<w:rFonts w:ascii="Garamond"/>'
    old = f"<w:p>{look}<w:r><w:rPr>{font}<w:b/></w:rPr><w:t>Anon</w:t></w:r>{r('. One.')}</w:p>"
    new = f"<w:p>{look}<w:r><w:rPr>{font}</w:rPr><w:t>B.</w:t></w:r></w:p>"
    entries = (
        Entry("a", (Run("Anon", frozenset({"bold"})), Run(". One."))),
        Entry("b", (Run("B."),)),
    )
    assert _body(read(docx(HEAD, old)).write((), List(entries), TEXT)) == HEAD + old + new


def test_a_list_without_indent_gets_the_one_the_style_asks_for() -> None:
    wanted = List(listed("A.", "B.").entries, ListLayout(hanging_indent=True))
    assert 'w:hanging="720"' in _body(read(docx(HEAD, ONE)).write((), wanted, TEXT))


def test_a_section_that_ends_in_an_entry_still_ends_there() -> None:
    section = '<w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr>'
    last = f"<w:p>{section}{r('Bnon. Two.')}</w:p>"
    out = _written(docx(HEAD, ONE, last, p("Appendix", style="1")), "Anon. One.")
    assert f"<w:p>{section}</w:p>" in _body(out)


def test_a_note_in_an_entry_stays() -> None:
    raw = docx(HEAD, p("Anon. One", note(1), "."), parts={"footnotes": notes(p("Note."))})
    assert texts(_written(raw, "Other.")) == ["References", f"Other.{MASK}", "Note."]


def test_the_marker_gives_way_to_the_list() -> None:
    out = _written(
        docx(p("Works used", style="1"), p("{{bibli", "ography}}"), p("End.")), "A.", "B."
    )
    assert texts(out) == ["Works used", "A.", "B.", "End."]
    assert [flow.listed for flow in read(out).flows] == [False, True, True, False]


def test_a_marker_under_no_heading_gets_one() -> None:
    assert texts(_written(docx(p("Text."), p("{{bibliography}}")), "A.")) == [
        "Text.",
        "References",
        "A.",
    ]


def test_a_document_without_a_list_gets_one_at_its_end() -> None:
    out = read(docx(p("Text."))).write((), listed("A.", heading="Works of mine"), TEXT)
    assert texts(out) == ["Text.", "Works of mine", "A."]
    assert read(out).write((), listed("A.", heading="Works of mine"), TEXT) == out
    assert member(out, "word/document.xml").index("A.") < member(out, "word/document.xml").index(
        "sectPr"
    )


def test_an_empty_section_is_filled() -> None:
    assert texts(_written(docx(HEAD, p("Appendix", style="1")), "A.")) == [
        "References",
        "A.",
        "Appendix",
    ]


@pytest.mark.parametrize(("format_", "is_numbered"), [("decimal", True), ("bullet", False)])
def test_numbers_that_word_sets_are_seen_and_not_doubled(format_: str, is_numbered: bool) -> None:
    parts = {"numbering": LINE.format(format_)}
    raw = docx(HEAD, COUNTED.format("One."), COUNTED.format("Two."), parts=parts)
    assert read(raw).numbered == is_numbered
    out = texts(_written(raw, "1. One.", "2. Other."))
    assert out[1:] == (["One.", "Other."] if is_numbered else ["1. One.", "2. Other."])


def test_a_live_list_is_one_field_and_is_written_once() -> None:
    out = _written(docx(p("T."), HEAD, ONE), "Anon. One.", "B.", how=ZOTERO)
    assert _body(out).count("ADDIN ZOTERO_BIBL") == 1
    assert _body(out).count('w:fldCharType="end"') == 1
    assert read(out).printed == ()
    less = read(out).write((), listed("B."), ZOTERO)
    assert texts(less) == ["T.", "References", MASK * 3]


def test_a_live_list_becomes_text_again() -> None:
    begun, _, ended = field("ADDIN EN.REFLIST", "Anon. One.", "CUT", "Bnon. Two.").partition(
        r("CUT")
    )
    raw = docx(p("T."), p(begun), p(ended))
    assert texts(_written(raw, "Anon. One.", "C.")) == ["T.", "Anon. One.", "C."]


def test_an_empty_list_leaves_the_documents_own() -> None:
    raw = docx(HEAD, ONE)
    assert read(raw).write((), List(), TEXT) == raw
