"""Raised numbers that cite a numbered list: read in every format, and put into other styles."""

from __future__ import annotations

import io
import zipfile

import pytest

from sibcite.manuscript import Asked, build, link, read, records_of
from sibcite.tables import find_style
from tests.manuscript.docx.made import docx, p, r

LIST = (
    "Karpov, V. V. Plenniki Stalina. Moscow, Terra, 1997.",
    "Holt, Peter. Fog in London. London, Verso, 1999.",
    "Tir, P. Salt. London, Verso, 2000.",
)
RAISED = {
    "1)": "karpov1997",
    "1), 2)": "karpov1997; holt1999",
    "1)2)": "karpov1997; holt1999",
    "1, 2)": "karpov1997; holt1999",
    "1–3)": "karpov1997; holt1999; tir2000",
    "1)–3)": "karpov1997; holt1999; tir2000",
    "2, p. 14)": "holt1999 14",
    "see also 1, p. 5-7), 2, p. 2)": "karpov1997 5-7; holt1999 2",
}
NONE = ("2", "th", "a)", "12 km", "1, 2", "−1", "p. 5)")


def _markdown(raised: str, opening: str = "<sup>", closing: str = "</sup>") -> bytes:
    rows = "\n\n".join(f"{at}\\) {line}" for at, line in enumerate(LIST, 1))
    return f"So it is{opening}{raised}{closing}.\n\n## References\n\n{rows}\n".encode()


def _latex(raised: str) -> bytes:
    rows = "\n".join(rf"\bibitem{{w{at}}} {line}" for at, line in enumerate(LIST))
    said = rf"So it is\textsuperscript{{{raised.replace('–', '--')}}}."
    listed = rf"\begin{{thebibliography}}{{9}}{rows}\end{{thebibliography}}"
    return rf"\begin{{document}}{said}{listed}\end{{document}}".encode()


def _high(text: str) -> str:
    return r(text).replace("<w:r>", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')


def _word(raised: str) -> bytes:
    # Word parts what it raises as it likes.
    half = len(raised) // 2
    said = p(r("So it is"), *(_high(each) for each in (raised[:half], raised[half:]) if each))
    rows = [p(f"{at}) {line}") for at, line in enumerate(LIST, 1)]
    return docx(said[: -len("</w:p>")] + r(".") + "</w:p>", p("References", style="1"), *rows)


MAKERS = {"a.md": _markdown, "a.tex": _latex, "a.docx": _word}


def _linked(raw: bytes, name: str) -> list[str]:
    manuscript = read(raw, name)
    works = records_of(manuscript)
    names = dict(
        zip((each.id for each in works), ("karpov1997", "holt1999", "tir2000"), strict=True)
    )
    found = link(manuscript, works).links
    return [
        "; ".join(f"{names[each.id]} {each.locator}".strip() for each in one.works) for one in found
    ]


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("raised", RAISED)
def test_a_raised_number_cites(name: str, raised: str) -> None:
    assert _linked(MAKERS[name](raised), name) == [RAISED[raised]]


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("raised", NONE)
def test_what_else_is_raised_cites_nothing(name: str, raised: str) -> None:
    assert _linked(MAKERS[name](raised), name) == []


def test_pandoc_raises_with_carets() -> None:
    assert _linked(_markdown("1)", "^", "^"), "a.md") == ["karpov1997"]
    assert _linked(_markdown("1)", "`<sup>", "</sup>`"), "a.md") == []


def test_marks_of_notes_that_the_author_counts_cite_nothing() -> None:
    note = "1) See the files of the ministry."
    raw = _markdown("1)").replace(b"## Ref", f"{note}\n\n## Ref".encode())
    assert _linked(raw, "a.md") == []


@pytest.mark.parametrize(
    "text",
    [
        "(some 10 km^2)^.",
        "(10^3)^2",
        "(about 10 km<sup>2)</sup>",
        r"(10\^3)^2",
        "^1)^ See the files.\n\nText^1)^.",
        "<sup>1)</sup> University of Tokyo",
    ],
)
def test_a_bracket_that_was_opened_on_the_line_closes_that(text: str) -> None:
    raw = _markdown("").replace(b"So it is<sup></sup>.", text.encode())
    assert _linked(raw, "a.md") == []


def test_a_line_that_counts_something_else_silences_no_numbers() -> None:
    raw = _markdown("2)").replace(b"## Ref", b"1) First, and so on.\n\n## Ref")
    assert _linked(raw, "a.md") == ["holt1999"]


def test_what_is_raised_in_the_list_cites_nothing() -> None:
    raw = _latex("1)").replace(b"Fog in London.", rb"Fog in London\textsuperscript{3)}.")
    assert _linked(raw, "a.tex") == ["karpov1997"]


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("style", ["sist02", "vancouver", "apa-7"])
def test_a_second_run_changes_nothing(name: str, style: str) -> None:
    asked, raw, texts = Asked(find_style(style)), MAKERS[name]("see 2, p. 14), 1)"), []
    for _ in range(2):
        manuscript = read(raw, name)
        made = build(manuscript, records_of(manuscript), True, asked).raw
        assert made is not None
        texts.append(raw := made)
    assert texts[0] == texts[1]


def test_in_word_a_citation_that_is_not_raised_stands_on_the_line() -> None:
    manuscript = read(_word("1)"), "a.docx")
    made = build(manuscript, records_of(manuscript), True, Asked(find_style("apa-7"))).raw
    assert made is not None
    body = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert "(Karpov, 1997)" in body
    assert "superscript" not in body
