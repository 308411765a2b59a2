"""Any changes to known documents give exactly the texts that they say, and change nothing else."""

from __future__ import annotations

import re
from xml.etree.ElementTree import canonicalize

from hypothesis import given, settings
from hypothesis import strategies as st

from sibcite.manuscript.document import MASK, Change, Flow, How, List
from sibcite.manuscript.docx import read
from sibcite.model import Citation, Mark, Run, Span, plain
from tests.manuscript.docx.deciding import accepted, rejected
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
    r,
)

DELETED = '<w:del w:id="4" w:author="E"><w:r><w:delText>x</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="5" w:author="E">{}</w:ins>'
LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOOKMARK = '<w:bookmarkStart w:id="1" w:name="x"/>'
MANY = (
    '<w:r w:rsidR="00AA"><w:rPr><w:b/></w:rPr><w:t>one</w:t><w:tab/><w:t>two</w:t>{}'
    "<w:t>three</w:t></w:r>"
)
KNOWN = docx(
    p("See ", r("[Kar", "b"), r("pov 19"), r("97; Ku"), BOOKMARK, "znetsov 1994] here.", style="1"),
    p(
        "a",
        note(2),
        LINK.format(r("li") + r("nk")),
        CONTROL.format(r("held [A]")),
        field("PAGE", "12"),
        "b",
    ),
    p(INSERTED.format(r("new [B 1]") + DELETED + r(" too")), DELETED, "rest", note(1), "!"),
    p(
        MANY.format('<w:footnoteReference w:id="3"/>'),
        PICTURE,
        MANY.format("<w:lastRenderedPageBreak/>"),
    ),
    f"<w:tbl><w:tr><w:tc>{p('cell [C 2]')}</w:tc></w:tr></w:tbl>",
    p(box(p("in a [box]"), p("twice")), "after"),
    "<w:p/>",
    p("References", style="1"),
    p("Karpov. 1997."),
    parts={"footnotes": notes(p("Note ", r("[D 3].", "i")), p("Two.") + p("Parts."), p("Third"))},
)
FOUND = read(KNOWN)
MARKS: list[Mark] = ["italic", "bold", "underline", "small-caps", "superscript", "subscript"]
NEWS = st.lists(
    st.builds(
        Run, st.text("ab (é,\t\n日", min_size=0, max_size=6), st.frozensets(st.sampled_from(MARKS))
    ),
    max_size=3,
).map(tuple)


@st.composite
def _changes(draw: st.DrawFn) -> tuple[Change, ...]:
    """Changes of stretches without masks, which do not overlap."""
    changes = []
    for number, flow in enumerate(FOUND.flows):
        at = 0
        for stretch in re.finditer(f"[^{MASK}]+", flow.text):
            at = max(at, stretch.start())
            while at < stretch.end() and draw(st.booleans()):
                start = draw(st.integers(at, stretch.end() - 1))
                end = draw(st.integers(start + 1, stretch.end()))
                changes.append(Change(number, Span(start, end), draw(NEWS), (Citation("k"),)))
                at = end
    return tuple(draw(st.permutations(changes)))


def _expected(flow: Flow, number: int, changes: tuple[Change, ...]) -> str:
    text = flow.text
    for change in sorted(changes, key=lambda change: -change.span.start):
        if change.flow == number:
            text = text[: change.span.start] + plain(change.text) + text[change.span.end :]
    return text


def _texts(changes: tuple[Change, ...]) -> list[str]:
    return [_expected(flow, number, changes) for number, flow in enumerate(FOUND.flows)]


@given(_changes())
@settings(max_examples=150, deadline=None)
def test_changes_give_the_texts_they_say_and_all_else_stays(changes: tuple[Change, ...]) -> None:
    out = FOUND.write(changes, List(), How())
    after = read(out)
    assert [flow.text for flow in after.flows] == _texts(changes)
    assert [(flow.where, flow.note) for flow in after.flows] == [
        (flow.where, flow.note) for flow in FOUND.flows
    ]
    old, new = members(KNOWN), members(out)
    assert list(old) == list(new)
    parts = ("word/document.xml", "word/footnotes.xml")
    assert all(old[name] == new[name] for name in old if name not in parts)
    assert _skeleton(out) == _skeleton(KNOWN)


@given(_changes())
@settings(max_examples=60, deadline=None)
def test_tracked_changes_are_accepted_or_rejected_cleanly(changes: tuple[Change, ...]) -> None:
    out = FOUND.write(changes, List(), How(tracked=True))
    plainly = FOUND.write(changes, List(), How())
    assert _told(accepted(out)) == _told(accepted(plainly))
    assert _told(rejected(out)) == _told(rejected(KNOWN))


@given(_changes())
@settings(max_examples=40, deadline=None)
def test_live_changes_show_the_texts_they_say(changes: tuple[Change, ...]) -> None:
    after = read(FOUND.write(changes, List(), How(cites="zotero")))
    # The mark of a field stands before its text; a text box shows its field once.
    shown = sorted(live.text for live in after.live)
    assert shown == sorted(plain(change.text) for change in changes)


def _told(raw: bytes) -> list[str]:
    return [flow.text for flow in read(raw).flows]


def _skeleton(raw: bytes) -> list[str]:
    """All that is not text of runs, in order."""
    calm = (
        r"<(?!/?w:(?:r|t|rPr|b|i|u|smallCaps|vertAlign|tab|br|noBreakHyphen|hyperlink|ins)\b)[^>]*>"
    )
    return [
        piece
        for name in ("word/document.xml", "word/footnotes.xml")
        for piece in re.findall(calm, canonicalize(member(raw, name)))
        if "lastRenderedPageBreak" not in piece
    ]
