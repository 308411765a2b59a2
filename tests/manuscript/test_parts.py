"""What stands under headings below that of the list: references are taken, all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sibcite.manuscript import Asked, build, read, records_of
from sibcite.manuscript.docx import read as read_docx
from sibcite.read.lists import read_lines
from sibcite.tables import find_style
from tests.manuscript.docx.made import docx, members, p, r

KARPOV = "Karpov, V. V. (1997). Plenniki Stalina. Moscow: Terra."
SAITO = "Saitō R. (1995). Shiberia no banka. Tsuruoka: Shūsen."
ARCHIVE = "Report on the Prisoners of War. (1946). GARF. F. 9401. Op. 2. D. 134. L. 5."
REFERENCES = (KARPOV, SAITO, ARCHIVE)
PROSE = (
    "The letters were written in the camp, and nobody has asked for them since.",
    "As is known (Karpov 1997), the camp stood until the spring of 1949, when it was given up.",
    "Tabulated by the author",
)
Block = tuple[str, str]
STYLES = """<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>"""


def markdown(blocks: list[Block]) -> bytes:
    marks = {"head": "# ", "below": "## "}
    return "\n\n".join(marks.get(kind, "") + text for kind, text in blocks).encode()


def bulleted(blocks: list[Block]) -> bytes:
    return markdown([(kind, f"- {text}" * (text in REFERENCES) or text) for kind, text in blocks])


def latex(blocks: list[Block]) -> bytes:
    heads = {"head": r"\section{%s}", "below": r"\subsection{%s}"}
    body = "\n\n".join(heads.get(kind, "%s") % text for kind, text in blocks)
    return f"\\begin{{document}}\n{body}\n\\end{{document}}\n".encode()


def word(blocks: list[Block]) -> bytes:
    heads = {"head": "1", "below": "2"}
    return docx(*(p(r(text), style=heads.get(kind, "")) for kind, text in blocks), styles=STYLES)


FORMATS = {"a.md": markdown, "bullets.md": bulleted, "a.tex": latex, "a.docx": word}


def lines(raw: bytes, name: str) -> list[str]:
    """What a manuscript says, a paragraph or a line each, without the marks of its format."""
    if name == "a.docx":
        return [flow.text for flow in read_docx(raw).flows]
    said = raw.decode().replace("*", "").replace(r"\emph{", "").replace("}", "")
    return [line.lstrip("#- ").removeprefix("\\item ") for line in said.splitlines()]


def built(raw: bytes, name: str, style: str = "chicago-author-date") -> bytes:
    manuscript = read(raw, name)
    made = build(manuscript, records_of(manuscript), True, Asked(find_style(style), "auto"))
    assert made.raw is not None
    return made.raw


def found(said: list[str], *words: str) -> list[int]:
    """The last line that says each of the words."""
    return [max(at for at, each in enumerate(said) if one in each) for one in words]


@pytest.mark.parametrize("name", FORMATS)
def test_references_stay_under_their_own_heading(name: str) -> None:
    blocks = [
        ("text", "It is known [Karpov 1997]."),
        ("head", "References"),
        ("below", "Studies"),
        ("text", SAITO),
        ("text", KARPOV),
        ("below", "Archives"),
        ("text", ARCHIVE),
    ]
    said = lines(built(FORMATS[name](blocks), name), name)
    places = found(said, "Studies", "Karpov", "Saitō", "Archives", "134")
    assert places == sorted(places), said


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("heading", ["Appendix 2. Letters", "Приложение", "Remarks of a Reader"])
def test_an_appendix_below_the_list_is_text_of_the_author(name: str, heading: str) -> None:
    blocks = [
        ("head", "References"),
        ("text", KARPOV),
        ("below", heading),
        *(("text", each) for each in PROSE),
    ]
    said = lines(built(FORMATS[name](blocks), name), name)
    assert PROSE[0] in said
    assert PROSE[2] in said
    # What cites there is a citation.
    assert PROSE[1] in said
    gost = lines(built(FORMATS[name](blocks), name, "gost-r-7-0-5-2008"), name)
    assert any("[Karpov, 1997], the camp" in each for each in gost), gost


@pytest.mark.parametrize("name", FORMATS)
def test_references_of_an_appendix_are_none_of_the_list(name: str) -> None:
    blocks = [
        ("head", "References"),
        ("text", KARPOV),
        ("below", "Appendix. Letters in the Archives"),
        ("text", ARCHIVE),
    ]
    raw = FORMATS[name](blocks)
    assert [record.label or record.id for record in records_of(read(raw, name))] == ["karpov1997"]
    assert ARCHIVE in lines(built(raw, name), name)


@pytest.mark.parametrize("name", FORMATS)
def test_text_among_the_references_stays(name: str) -> None:
    blocks = [
        ("head", "References"),
        ("text", SAITO),
        ("text", PROSE[0]),
        ("text", KARPOV),
        ("text", "The author teaches in Tomsk."),
    ]
    said = lines(built(FORMATS[name](blocks), name), name)
    assert PROSE[0] in said
    assert "The author teaches in Tomsk." in said


def test_a_live_list_holds_nothing_but_references() -> None:
    blocks = [
        ("head", "References"),
        ("text", SAITO),
        ("text", PROSE[0]),
        ("below", "Archives"),
        ("text", ARCHIVE),
    ]
    works = read_lines("\n".join(REFERENCES)).value
    asked = Asked(find_style("chicago-author-date"), "zotero")
    made = build(read(word(blocks), "a.docx", works), works, False, asked)
    assert made.raw is not None
    body = members(made.raw)["word/document.xml"].decode()
    live = body[body.index("ZOTERO_BIBL") : body.rindex('"end"')]
    assert "Saitō" in live
    assert "134" in live
    assert PROSE[0] not in live
    assert ">Archives<" not in live
    assert PROSE[0] in body
    assert ">Archives<" in body
    assert build(read(made.raw, "a.docx", works), works, False, asked).raw == made.raw


BLOCKS = st.lists(
    st.one_of(
        st.tuples(st.just("text"), st.sampled_from(REFERENCES)),
        st.tuples(st.just("text"), st.sampled_from(PROSE)),
        st.tuples(st.just("below"), st.sampled_from(("Archives", "Appendix", "Words", "Notes 1"))),
        st.tuples(st.just("head"), st.sampled_from(("References", "Appendix", "Thanks"))),
    ),
    max_size=9,
)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("style", ["chicago-author-date", "gost-r-7-0-5-2008"])
@settings(max_examples=30, deadline=None)
@given(blocks=BLOCKS)
def test_nothing_but_references_is_taken(name: str, style: str, blocks: list[Block]) -> None:
    blocks = [("text", "It is."), ("head", "References"), *blocks]
    raw = FORMATS[name](blocks)
    works = read_lines("\n".join(REFERENCES)).value
    asked = Asked(find_style(style), allow_missing=True)
    made = build(read(raw, name, works), works, False, asked)
    assert made.raw is not None
    said = "\n".join(lines(made.raw, name))
    for kind, text in blocks:
        if kind in ("head", "below") or text in (PROSE[0], PROSE[2]):
            assert said.count(text) >= blocks.count((kind, text)), (text, said)
    again = build(read(made.raw, name, works), works, False, asked)
    assert again.raw == made.raw
