"""The italics of a Word list, by whatever they are set, are read with its references."""

from __future__ import annotations

import pytest

from sibcite.manuscript import read, records_of
from sibcite.manuscript.printed import said, standing
from tests.manuscript.docx.made import STYLES, docx, p, r

NAMED = (
    '<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="Em2"><w:name w:val="Em2"/>'
    '<w:basedOn w:val="Em"/></w:style>'
    '<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/><w:basedOn w:val="Em"/>'
    '<w:rPr><w:i w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sloping"><w:name w:val="Sloping"/><w:rPr><w:i/>'
    "</w:rPr></w:style>"
)
BEFORE = "Galitskiy, V. P. (1991). Yaponskiye voyennoplennyye [Japanese Prisoners]. "
BEHIND = ". 4, 58-73. (In Russian)"
PLAIN = f"{BEFORE}Zhurnal{BEHIND}"


def _run(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _read(*entries: str) -> bytes:
    body = (p("It is so (Galitskiy 1991)."), p("References", style="1"), *entries)
    return docx(*body, styles=STYLES + NAMED)


ITALIC = [
    _run("Zhurnal", "<w:i/>"),
    _run("Zhurnal", '<w:i w:val="1"/>'),
    _run("Zhur", "<w:i/>") + _run("nal. ", "<w:b/><w:i/>"),
    _run("Zhurnal", '<w:rStyle w:val="Em"/>'),
    _run("Zhurnal", '<w:rStyle w:val="Em2"/>'),
    f'<w:hyperlink w:anchor="a">{_run("Zhurnal", "<w:i/>")}</w:hyperlink>',
]
UPRIGHT = [
    r("Zhurnal"),
    _run("Zhurnal", '<w:i w:val="0"/>'),
    _run("Zhurnal", '<w:rStyle w:val="Em"/><w:i w:val="false"/>'),
    _run("Zhurnal", '<w:rStyle w:val="Up"/>'),
    _run("Zhurnal", '<w:rStyle w:val="NoSuch"/>'),
    f'<w:del w:id="1" w:author="a">{_run("Other", "<w:i/>").replace("w:t", "w:delText")}</w:del>'
    + r("Zhurnal"),
]


@pytest.mark.parametrize("journal", ITALIC)
def test_italics_tell_the_journal(journal: str) -> None:
    behind = BEHIND.removeprefix(". ") if "nal. " in journal else BEHIND
    manuscript = read(_read(p(r(BEFORE), journal, r(behind))), "a.docx")
    (record,) = records_of(manuscript)
    assert record.source == f"{BEFORE}*Zhurnal*{BEHIND}"
    assert record.text("container-title") == "Zhurnal"
    assert record.diagnostics == ()


@pytest.mark.parametrize("journal", UPRIGHT)
def test_what_stands_upright_has_no_asterisks(journal: str) -> None:
    manuscript = read(_read(p(r(BEFORE), journal, r(BEHIND))), "a.docx")
    assert not any(flow.marked for flow in manuscript.flows)


def test_a_style_of_characters_turns_that_of_its_paragraph_over() -> None:
    upright = _run(BEFORE, "<w:i w:val='0'/>")
    for journal in (r("Zhurnal"), _run("Zhurnal", "<w:b/>")):
        entry = p(upright, journal, _run(BEHIND, '<w:rStyle w:val="Em"/>'), style="Sloping")
        (record,) = records_of(read(_read(entry), "a.docx"))
        assert record.source == f"{BEFORE}*Zhurnal*{BEHIND}"
    entry = p(r(PLAIN), style="Sloping")
    assert [each.source for each in records_of(read(_read(entry), "a.docx"))] == [PLAIN]


def test_the_text_of_a_list_stays_as_it_is_printed() -> None:
    entry = p(r("1. " + BEFORE), r("Zhurnal", "i"), r(BEHIND))
    manuscript = read(_read(entry), "a.docx")
    ((flow, span),) = manuscript.printed
    assert manuscript.flows[flow].text == f"1. {PLAIN}"
    assert span.of(manuscript.flows[flow].text) == said(manuscript, 0) == PLAIN
    assert manuscript.flows[flow].marked == f"{BEFORE}*Zhurnal*{BEHIND}"
    assert not any(each.marked for each in manuscript.flows if not each.listed)


def test_a_reference_is_known_by_its_text_with_and_without_italics() -> None:
    raw = _read(p(r(BEFORE), r("Zhurnal", "i"), r(BEHIND)), p(r("Saitō R. (1995). Shiberia.")))
    manuscript = read(raw, "a.docx")
    own = records_of(manuscript)
    assert standing(manuscript, own).ids[0] == own[0].id
    upright = read(_read(p(r(PLAIN)), p(r("Saitō R. (1995). Shiberia."))), "a.docx")
    assert standing(upright, own).ids[0] == own[0].id
    assert standing(manuscript, records_of(upright)).ids[0] == own[0].id


def test_works_alike_but_for_their_journal_are_told_by_what_was_read() -> None:
    journals = ("Zhurnal", "Vestnik")
    raw = _read(*(p(r(BEFORE), r(each, "i"), r(BEHIND)) for each in journals))
    own = records_of(read(raw, "a.docx"))
    assert [each.text("container-title") for each in own] == [*journals]
    assert standing(read(raw, "a.docx"), own).ids == {0: own[0].id, 1: own[1].id}


def test_italics_that_make_a_reference_less_clear_are_passed_over() -> None:
    entry = p(r("Galitskiy", "i"), r(PLAIN.removeprefix("Galitskiy")))
    manuscript = read(_read(entry), "a.docx")
    assert manuscript.flows[2].marked.startswith("*Galitskiy*, V. P.")
    (record,) = records_of(manuscript)
    assert record.source == PLAIN
