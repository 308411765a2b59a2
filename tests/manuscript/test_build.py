"""Whole builds: what changes, what stays, and that a second run changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sibcite.manuscript import Asked, Built, build, read, records_of
from sibcite.manuscript.document import MASK
from sibcite.manuscript.docx import read as read_docx
from sibcite.manuscript.placing import Cites
from sibcite.model import Record, Span, plain
from sibcite.read.lists import read_lines
from sibcite.tables import find_style, style_names
from tests.cases import Case, cases
from tests.manuscript.docx.deciding import rejected
from tests.manuscript.docx.made import docx, members, note, notes, p, r

ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "article" / "article.md"
LIST = (
    "Karpov, V. V. (1997). *Plenniki Stalina* [Stalin's Prisoners]. Moscow: Terra. (In Russian)",
    "Saitō R. (1995). *Shiberia no banka* [The Song of Siberia]. Tsuruoka: Shūsen. (In Japanese)",
)
WORKS = read_lines("\n".join(LIST)).value
LONG = (
    "Egorov, I. N. (2007). *Pis'ma i dnevniki stroiteley severnoy zheleznoy dorogi i ikh semey: "
    "sbornik dokumentov i materialov*. Vladivostok: Rubezh. (In Russian)",
    "Gusev, A. A. (1999). *Dal'niy Vostok v prikazakh, doneseniyakh i otchetakh upravleniy portov "
    "i stantsiy: ocherki i materialy*. Khabarovsk: Priamurskiye vedomosti. (In Russian)",
    "Zorin, M. M. (2000). *Lagerya i stroyki na Amure: spravochnik po arkhivam, muzeyam i chastnym "
    "sobraniyam kraya*. Moscow: Logos. (In Russian)",
)
STYLES = ("russian-japanology-review", "chicago-author-date", "kritika", "gost-r-7-0-5-2008")
NOTES = {"footnotes": notes(r("The archive is in Tomsk."))}
WORD = docx(
    p(r("Title"), style="1"),
    p(r("As is known [Kar"), r("pov 1997, p. 46]", "i"), r(", it was so."), note(1)),
    p(r("Says @saito1995 [p. 208].")),
    p(r("References"), style="1"),
    *(p(r(each.replace("*", ""))) for each in LIST),
    p(r("The author teaches in Tomsk.")),
    parts=NOTES,
)


def built(raw: bytes, name: str, style: str, cites: Cites = "auto") -> Built:
    asked = Asked(find_style(style), cites)
    return build(read(raw, name), WORKS, False, asked)


def texts(raw: bytes) -> list[str]:
    return [flow.text for flow in read_docx(raw).flows]


@pytest.mark.parametrize("style", STYLES)
def test_a_second_run_changes_no_byte_of_a_word_file(style: str) -> None:
    once = built(WORD, "a.docx", style).raw
    assert once is not None
    again = built(once, "a.docx", style)
    assert again.raw == once
    assert again.changes == ()


def test_what_is_no_citation_and_no_reference_stays() -> None:
    raw = built(WORD, "a.docx", "chicago-author-date").raw
    assert raw is not None
    shown = texts(raw)
    assert shown[0] == "Title"
    assert shown[1].startswith("As is known (Karpov 1997, 46), it was so.")
    assert "Says Saitō (1995, 208)." in shown
    assert shown[-1] == "The author teaches in Tomsk."
    old, new = members(WORD), members(raw)
    assert {name for name in old if old[name] != new[name]} <= {
        "word/document.xml",
        "word/footnotes.xml",
    }


def test_a_citation_takes_the_type_of_its_sentence_and_not_of_its_first_words() -> None:
    word = docx(p(r("As is known "), r("[Karpov 1997]", "i"), r(" so.")))
    raw = built(word, "a.docx", "chicago-author-date").raw
    assert raw is not None
    assert b"<w:i/>" not in members(raw)["word/document.xml"].partition(b"References")[0]


def test_notes_are_counted_as_they_will_stand() -> None:
    word = docx(p(r("First [@karpov1997, p. 1].")), p(r("Then [@karpov1997, p. 2].")))
    raw = built(word, "a.docx", "kritika").raw
    assert raw is not None
    found = [flow.text.strip("\ufffc ") for flow in read_docx(raw).flows if flow.note]
    assert found[0].startswith("V. V. Karpov, Plenniki Stalina")
    assert found[1] == "Ibid., 2."


MARKED = "So it is [@karpov1997], and “no [@saito1995].” Then [@karpov1997] ... [@saito1995]...\n"


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("kritika", "So it is,^ and “no.”^ Then^ ...^..."),
        ("gost-r-7-0-5-2008-footnote", "So it is^, and “no^.” Then^ ...^..."),
        ("cahiers-du-monde-russe", "So it is^, and “no^.” Then^ ...^..."),
    ],
)
def test_marks_of_notes_stand_behind_stops_in_english_alone(style: str, shown: str) -> None:
    raw = built(MARKED.encode(), "a.md", style).raw
    assert raw is not None
    assert re.sub(r"\[\^sib-\d\]", "^", raw.decode()).partition("\n")[0] == shown
    word = built(docx(p(MARKED.strip())), "a.docx", style).raw
    assert word is not None
    assert read_docx(word).flows[0].text.replace(MASK, "^") == shown
    tracked = Asked(find_style(style), tracked=True)
    changed = build(read(docx(p(MARKED.strip())), "a.docx"), WORKS, False, tracked).raw
    assert changed is not None
    assert read_docx(rejected(changed)).flows[0].text == MARKED.strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One.\n\n[@karpov1997]. Two.", "One.\n\n^. Two."),
        ("One\n[@karpov1997]. Two.", "One.^ Two."),
        ("One\r\n[@karpov1997]; two.", "One;^ two."),
        ("One [@karpov1997]… two.", "One^… two."),
    ],
)
def test_a_paragraph_stays_one_where_a_mark_follows_a_stop(text: str, shown: str) -> None:
    raw = built(text.encode(), "a.md", "kritika").raw
    assert raw is not None
    assert re.sub(r"\[\^sib-\d\]", "^", raw.decode()).startswith(shown)


def test_a_missing_work_writes_nothing_unless_allowed() -> None:
    raw = b"It is [@karpow1997] and [@karpov1997].\n"
    refused = built(raw, "a.md", "chicago-author-date")
    assert refused.raw is None
    asked = Asked(find_style("chicago-author-date"), allow_missing=True)
    allowed = build(read(raw, "a.md"), WORKS, False, asked)
    assert allowed.raw is not None
    assert allowed.raw.decode().startswith("It is [@karpow1997] and (Karpov 1997).")


def test_what_stands_in_a_text_file_is_shown_with_its_markup() -> None:
    manuscript = read(rb"So \emph{Karpov~1997} says.", "a.tex")
    at = manuscript.flows[0].text.index("Karpov") - 6
    assert manuscript.stands(0, Span(at, at + 19)) == r"\emph{Karpov~1997}"


def test_live_fields_carry_the_works() -> None:
    raw = built(WORD, "a.docx", "chicago-author-date", "zotero").raw
    assert raw is not None
    live = read_docx(raw).live
    assert [[work.id for work in each.works] for each in live] == [
        ["karpov1997"],
        ["saito1995"],
    ]
    assert {str(item["title"]) for each in live for item in each.items} == {
        "Plenniki Stalina",
        "Shiberia no banka",
    }


def test_the_works_of_live_fields_are_extracted() -> None:
    raw = built(docx(p(r("It is [@karpov1997]."))), "a.docx", "kritika", "zotero").raw
    assert raw is not None
    assert "karpov1997" in {record.id for record in records_of(read(raw, "a.docx"))}


@pytest.mark.parametrize("style", STYLES)
def test_a_latex_file_with_a_numbered_list_is_built_twice_alike(style: str) -> None:
    raw = (
        rb"Known \autocites[46]{karpov1997}[3]{saito1995}, says \textcite{saito1995}."
        b"\n\\printbibliography\n"
    )
    once = built(raw, "a.tex", style).raw
    assert once is not None
    assert built(once, "a.tex", style).raw == once


@pytest.mark.parametrize("case", cases(__file__, "latex-notes.md"), ids=lambda case: case.title)
def test_notes_of_latex_are_printed_as_their_case_says(case: Case) -> None:
    once = built(case.blocks[0].encode(), "a.tex", "chicago-author-date")
    assert once.raw is not None
    body = once.raw.decode().partition("\n\n\\section")[0]
    said = [f"{each.diagnostic.code}: {each.diagnostic.message}" for each in once.remarks]
    assert "\n".join((body, *said)) == case.blocks[1]
    assert built(once.raw, "a.tex", "chicago-author-date").raw == once.raw


def test_an_own_list_of_latex_keeps_its_keys() -> None:
    raw = (
        rb"Known \cite[46]{k}.\begin{thebibliography}{9}\bibitem{k} "
        + LIST[0].replace("*", "").encode()
        + rb"\end{thebibliography}"
    )
    manuscript = read(raw, "a.tex")
    works: tuple[Record, ...] = records_of(manuscript)
    assert [work.id for work in works] == ["k"]
    made = build(manuscript, works, True, Asked(find_style("chicago-author-date")))
    assert made.raw is not None
    assert made.raw.startswith(b"Known (Karpov 1997, 46).")


@pytest.mark.parametrize("style", ["cahiers-du-monde-russe", "gost-r-7-0-5-2008-footnote"])
def test_a_semicolon_with_a_space_before_it_takes_no_stop_in_a_second_run(style: str) -> None:
    once = built(b"Known [@karpov1997, p. 46; @saito1995].\n", "a.md", style).raw
    assert once is not None
    assert re.search(r"\s; ", once.decode())
    assert built(once, "a.md", style).raw == once


def test_a_prefix_and_a_second_work_in_a_note_survive_a_second_run() -> None:
    raw = b"Known [see @karpov1997, p. 46; @saito1995].\n"
    once = built(raw, "a.md", "kritika").raw
    assert once is not None
    assert "see V. V. Karpov" in once.decode()
    assert built(once, "a.md", "kritika").raw == once


def test_changes_say_what_is_put() -> None:
    raw = b"Known (Karpov, 1997: 46).\n"
    made = built(raw, "a.md", "chicago-author-date")
    assert [plain(change.text) for change in made.changes] == ["(Karpov 1997, 46)"]


@pytest.mark.skipif(not ARTICLE.exists(), reason="The article is not beside this project.")
def test_the_article_in_its_own_style_comes_back_as_printed_but_for_its_slips() -> None:
    raw = ARTICLE.read_bytes()
    manuscript = read(raw, "article.md")
    style = Asked(find_style("russian-japanology-review"))
    made = build(manuscript, records_of(manuscript), True, style)
    assert made.raw is not None
    assert [plain(change.text) for change in made.changes] == [
        "[Efremov, Mukhin, Andronnikov, Grebenyuk 1997, p. 371]",
        "[Semiryaga 1995, p. 203]",
    ]
    old, new = raw.decode().splitlines(), made.raw.decode().splitlines()
    assert len(old) == len(new)
    listed = old.index("## References")
    assert sum(one != other for one, other in zip(old[:listed], new[:listed], strict=True)) == 2


def as_word(text: str) -> bytes:
    """A Markdown text as a Word file, a paragraph a line, what is between asterisks in italics."""
    said = ((line, line.lstrip("#- ").split("*")) for line in text.splitlines())
    return docx(
        *(
            p(
                *(r(words, "i" if place % 2 else "") for place, words in enumerate(pieces)),
                style="1" * line.startswith("#"),
            )
            for line, pieces in said
            if any(pieces)
        )
    )


@pytest.mark.skipif(not ARTICLE.exists(), reason="The article is not beside this project.")
@pytest.mark.parametrize("name", ["a.md", "a.docx"])
@pytest.mark.parametrize("style", style_names())
def test_the_article_is_built_twice_alike(style: str, name: str) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    manuscript = read(as_word(text) if name == "a.docx" else text.encode(), name)
    works = records_of(manuscript)
    assert len(works) == 21
    once = build(manuscript, works, True, Asked(find_style(style))).raw
    assert once is not None
    assert build(read(once, name, works), works, False, Asked(find_style(style))).raw == once


@pytest.mark.skipif(not ARTICLE.exists(), reason="The article is not beside this project.")
@pytest.mark.parametrize("name", ["a.md", "a.docx"])
@pytest.mark.parametrize("style", style_names())
def test_what_a_style_prints_of_the_article_s_list_is_read_again(style: str, name: str) -> None:
    asked = Asked(find_style(style))
    raw = ARTICLE.read_bytes()
    manuscript = read(as_word(raw.decode()) if name == "a.docx" else raw, name)
    once = build(manuscript, records_of(manuscript), True, asked).raw
    assert once is not None
    again = read(once, name)
    assert build(again, records_of(again), True, asked).raw == once


def test_no_ibid_reaches_across_what_was_not_told() -> None:
    strange = "Unknown Person, *Something Else* (Paris: Seuil, 1990), 12"
    raw = (
        "A.[^1] B.[^2] C.[^3] D.[^4]\n\n"
        "[^1]: Ada Gill, *Iron Streets of Perm* (London: Routledge, 1995), 5.\n"
        f"[^2]: Gill, *Iron Streets of Perm*, 7; {strange}.\n"
        "[^3]: Gill, *Iron Streets of Perm*, 9.\n"
        "[^4]: Gill, *Iron Streets of Perm*, 10.\n\n"
        "## References\n\nGill, Ada. 1995. *Iron Streets of Perm*. London: Routledge.\n"
    )
    manuscript = read(raw.encode(), "a.md")
    once = build(manuscript, records_of(manuscript), True, Asked(find_style("kritika"))).raw
    assert once is not None
    notes = [line for line in once.decode().splitlines() if line.startswith("[^")]
    assert notes[1:] == [
        f"[^2]: Ibid., 7; {strange}.",
        "[^3]: Gill, *Iron Streets of Perm*, 9.",
        "[^4]: Ibid., 10.",
    ]


def test_where_a_style_prints_nothing_the_citation_stays_and_is_told() -> None:
    """MLA has nothing for a work whose author the sentence names, and no place."""
    made = built(b"Known.[^1]\n\n[^1]: As Karpov (1997) says.\n", "a.md", "mla-9")
    assert made.raw is not None
    assert "As Karpov (1997) says." in made.raw.decode()
    assert [each.diagnostic.code for each in made.remarks] == ["prints-nothing"]


def test_a_note_in_brackets_that_is_long_is_read_whole_again() -> None:
    works = read_lines("\n".join(LONG)).value
    cited = "; ".join(f"@{work.id}, p. {place}" for place, work in enumerate(works, 5))
    raw = f"Known.[^1]\n\n[^1]: [{cited}].\n".encode()
    asked = Asked(find_style("gost-r-7-0-5-2008-in-text"))
    once = build(read(raw, "a.md"), works, False, asked).raw
    assert once is not None
    assert len(once) > 600
    assert build(read(once, "a.md"), works, False, asked).raw == once


def test_ibid_behind_see_is_small() -> None:
    raw = b"Known.[^1] Again.[^2]\n\n[^1]: [@karpov1997, p. 5].\n\n[^2]: [see @karpov1997, p. 6].\n"
    once = built(raw, "a.md", "kritika").raw
    assert once is not None
    assert "[^2]: see ibid., 6." in once.decode()


def test_live_fields_stand_in_notes_too() -> None:
    note_ = {"footnotes": notes(p(r("Karpov 1997, 12.")))}
    raw = docx(p(r("Known."), note(1)), parts=note_)
    asked = Asked(find_style("chicago-author-date"), "zotero")
    made = build(read(raw, "a.docx"), WORKS, False, asked)
    assert made.raw is not None
    assert b"ZOTERO_ITEM" in members(made.raw)["word/footnotes.xml"]


SAME_YEAR = """As said (Stahl 1994a, 101), not (Stahl 1994b, 7).

## References

Stahl, Jon J. 1994a. *Winter Harbour: A History*. Stanford: Stanford University Press.

Stahl, Jon J. 1994b. *Salt and Ice*. Honolulu: University of Hawaii Press.
"""


@pytest.mark.parametrize("style", ["gost-r-7-0-5-2008", "apa-7", "chicago-author-date"])
def test_letters_are_those_of_the_document_s_own_list(style: str) -> None:
    """A style may count the works of a year anew, and the works keep the letters of before."""
    asked = Asked(find_style(style))
    manuscript = read(SAME_YEAR.encode(), "a.md")
    works = records_of(manuscript)
    once = build(manuscript, works, False, asked)
    assert once.raw is not None
    cited = [link.works[0].id for link in once.links]
    again = build(read(once.raw, "a.md"), works, False, asked)
    assert [link.works[0].id for link in again.links] == cited
    assert again.raw == once.raw


def test_a_label_that_is_not_read_as_a_citation_is_told() -> None:
    text = b"As Karpov (1997, 65; but cf. Saito 1995, 9) says. Unknown 1997 did not.[^1]\n\n"
    note_ = b"[^1]: See Karpov 1997, 60, who omits it.\n"
    made = built(text + note_, "a.md", "apa-7")
    told = [each.diagnostic for each in made.remarks if each.diagnostic.code == "label-not-read"]
    assert [each.message.partition(" names")[0] for each in told] == [
        "'Karpov 1997'",
        "'Saito 1995'",
        "'Karpov 1997'",
    ]


MOVED = b"""Known.[^1] So it is (Karpov 1997, 5). And so again.[^2]

[^1]: Nobody, *A Book That Is Not Listed*, 12.

[^2]: Ibid., 15.
"""


def test_an_ibid_that_would_follow_a_new_note_is_an_error() -> None:
    """What it refers to was not told, and it would come to name another work."""
    made = built(MOVED, "a.md", "chicago-notes")
    assert made.raw is None
    said = [each.diagnostic for each in made.remarks if each.diagnostic.severity == "error"]
    assert [(each.code, each.message) for each in said] == [
        ("ibid-alone", "A new note would stand before this, and it would refer to that.")
    ]
    # Where no note is new it stays as it is.
    in_text = built(MOVED, "a.md", "apa-7")
    assert in_text.raw is not None
    assert b"[^2]: Ibid., 15." in in_text.raw


RAISED = b"""Known <sup>1</sup>, and <sup>2, p. 5</sup>, as was said.[^1]

[^1]: Saito R. Shiberia no banka. Tsuruoka: Shusen, 1995.

## References

1. Karpov, V. V. Plenniki Stalina. Moscow, Terra, 1997.

2. Holt, J. Ledgers of the North. London, Routledge, 2001.

3. Saito, R. Shiberia no banka. Tsuruoka, Shusen, 1995.
"""


def test_a_numbered_list_keeps_its_order_where_its_numbers_were_not_read() -> None:
    manuscript = read(RAISED, "a.md")
    works = records_of(manuscript)
    assert len(works) == 3
    made = build(manuscript, works, True, Asked(find_style("sist02")))
    assert made.raw is None
    assert "numbers-not-read" in {each.diagnostic.code for each in made.remarks}
    assert build(manuscript, works, True, Asked(find_style("apa-7"))).raw is not None


def test_a_number_that_was_not_read_keeps_a_list_from_a_new_order() -> None:
    text = RAISED.replace(b"<sup>1</sup>, and <sup>2, p. 5</sup>", b"[3], and [1, plate xx]")
    manuscript = read(text, "a.md")
    works = records_of(manuscript)
    made = build(manuscript, works, True, Asked(find_style("vancouver")))
    assert made.raw is None
    assert [each.diagnostic.code for each in made.remarks] == ["number-not-read"]
    allowed = Asked(find_style("vancouver"), allow_missing=True)
    assert build(manuscript, works, True, allowed).raw is not None


def test_a_new_note_is_no_ibid_behind_what_was_not_told() -> None:
    raw = b"Known.[^1] So it is (Karpov 1997, 5).\n\n[^1]: [@karpov1997, p. 4]. So too in 1932.\n"
    once = built(raw, "a.md", "kritika").raw
    assert once is not None
    assert "Ibid." not in once.decode()
    assert built(once, "a.md", "kritika").raw == once
    clear = built(raw.replace(b" So too in 1932.", b""), "a.md", "kritika").raw
    assert clear is not None
    assert "Ibid., 5." in clear.decode()
