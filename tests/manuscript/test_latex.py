"""LaTeX files are read into flows and written with nothing else changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sibcite.manuscript import Asked, build, latex, link, read, records_of
from sibcite.manuscript.document import MASK, Change, How, List
from sibcite.model import Citation, Entry, Run, Span
from sibcite.tables import find_style
from tests.cases import Case, cases
from tests.manuscript.markdown_bent import LATEX, bent
from tests.manuscript.textfiles import ENTRIES, assert_time_grows_with_length, shown, written


@pytest.mark.parametrize("case", cases(__file__, "latex.md"), ids=lambda case: case.title)
def test_flows_are_as_their_case_says(case: Case) -> None:
    manuscript = latex.read((case.blocks[0] + "\n").encode())
    assert "\n".join(map(shown, manuscript.flows)) == case.blocks[1]


@pytest.mark.parametrize("case", cases(__file__, "latex-writing.md"), ids=lambda case: case.title)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_is_written_as_its_case_says(case: Case, end: str) -> None:
    text = (case.blocks[0] + "\n").replace("\n", end)
    rows = case.blocks[1].splitlines() if len(case.blocks) > 2 else []
    listed = List(tuple(Entry(row, (Run(row),)) for row in rows))
    once = written(latex.read, text, listed)
    assert once == (case.blocks[-1] + "\n").replace("\n", end)
    assert written(latex.read, once, listed) == once


@pytest.mark.parametrize(
    ("text", "name", "keys", "notes", "star"),
    [
        (r"\cite{a}", "cite", ("a",), ("", ""), False),
        (r"\Autocite*[46]{a, b}", "Autocite", ("a", "b"), ("", "46"), True),
        (r"\citep[see][{[1]}, 4]{a}", "citep", ("a",), ("see", "{[1]}, 4"), False),
        ("\\footcite\n[][p. \\emph{4}]\n{a}", "footcite", ("a",), ("", "p. \\emph{4}"), False),
        (r"\nocite{*}", "nocite", ("*",), ("", ""), False),
    ],
)
def test_a_citing_command_is_read(
    text: str, name: str, keys: tuple[str, ...], notes: tuple[str, str], star: bool
) -> None:
    (found,) = latex.commands(f"x {text} y")
    assert (found.name, found.keys, found.star) == (name, keys, star)
    assert (found.prenote, found.postnote) == notes
    assert found.span == Span(2, 2 + len(text))


def test_a_command_for_several_gives_one_each() -> None:
    found = latex.commands(r"\autocites(see)()[1]{a}[cf.][2]{b} \cite{c}")
    assert [(one.keys, one.prenote, one.postnote) for one in found] == [
        (("a",), "", "1"),
        (("b",), "cf.", "2"),
        (("c",), "", ""),
    ]
    assert latex.used(r"\cite{b,a}\cite{b}") == ("b", "a")


@pytest.mark.parametrize(
    "text", [r"\cite", r"\cite{", r"\cite[a", r"\cite[a{]{b}", r"\citesomething{a}"]
)
def test_what_has_no_keys_cites_nothing(text: str) -> None:
    assert latex.commands(text) == ()


def test_a_ready_bibliography_has_a_key_for_each_entry() -> None:
    numbered = (Entry("a", (Run("[1] Karpov & Co."),)), Entry("b", (Run("[2] Petrov."),)))
    assert latex.bbl(List(numbered)) == (
        "\\begin{thebibliography}{9}\n"
        "\\bibitem[1]{a} Karpov \\& Co.\n"
        "\\bibitem[2]{b} Petrov.\n"
        "\\end{thebibliography}\n"
    )


@pytest.mark.parametrize("label", ["", "[1]", "[{2}]"])
def test_numbers_cite_a_list_that_is_numbered(label: str) -> None:
    items = (
        rf"\bibitem{label}{{a}} Karpov, V. V. Plenniki Stalina. Moscow, Terra, 1997. "
        rf"\bibitem{label}{{b}} Holt, Peter. Fog in London. London, Verso, 1999."
    )
    listed = rf"\begin{{thebibliography}}{{9}}{items}\end{{thebibliography}}"
    raw = rf"\begin{{document}}So [1--2]. {listed}\end{{document}}".encode()
    manuscript = read(raw, "a.tex")
    (found,) = link(manuscript, records_of(manuscript)).links
    assert [work.id for work in found.works] == ["a", "b"]


def test_a_citation_by_key_is_written_as_the_command_that_it_is() -> None:
    manuscript = latex.read(b"As [Karpov 1997] says")
    change = Change(0, Span(3, 16), (Run(r"\autocite[4]{karpov1997}"),), (Citation("karpov1997"),))
    assert manuscript.write((change,), List(), How()) == rb"As \autocite[4]{karpov1997} says"


@given(bent(LATEX))
@example("\\section{References}\nWord (Karpov 1997)\\footnote{See \\cite[4]{k}.}\n")
def test_flows_map_back_to_the_file_and_share_nothing(text: str) -> None:
    manuscript = latex.read(text.encode())
    assert len(manuscript.flows[0].text) == len(text)
    seen = set[int]()
    for flow, start in zip(manuscript.flows, manuscript.starts, strict=True):
        places = {start + at for at, one in enumerate(flow.text) if one != MASK}
        assert all(flow.text[at - start] == text[at] for at in places)
        assert not places & seen
        seen |= places


@given(bent(LATEX))
def test_a_file_without_changes_stays_as_it_is(text: str) -> None:
    assert latex.read(text.encode()).write((), List(), How()) == text.encode()


@given(bent(LATEX))
@example("\\printbibliography[title={}Works}]\n")
@example("\\printbibliography\n\\section{References}\n")
@example("\\end{document}\n\\bibitem{k} Karpov.\n")
def test_a_list_written_twice_is_written_once(text: str) -> None:
    listed = List(ENTRIES)
    once = latex.read(text.encode()).write((), listed, How())
    assert latex.read(once).write((), listed, How()) == once


@given(bent(LATEX), st.data())
def test_a_change_changes_nothing_but_its_span(text: str, data: st.DataObject) -> None:
    manuscript = latex.read(text.encode())
    spots = [
        (at, place)
        for at, flow in enumerate(manuscript.flows)
        for place, one in enumerate(flow.text)
        if one.isalpha()
    ]
    if spots:
        flow, at = data.draw(st.sampled_from(spots))
        start = manuscript.starts[flow] + at
        change = Change(flow, Span(at, at + 1), (Run("XYZ"),))
        once = manuscript.write((change,), List(), How()).decode()
        assert once == f"{text[:start]}XYZ{text[start + 1 :]}"


@pytest.mark.parametrize(
    "piece", ["\\cite[", "\\cite[{]", "$a ", "%", "\\footnote{", "\\footnote{a}", "{", "\\item",
              "\\begin{verbatim}", "\\verb|", "\\begin{thebibliography}", "\\bibitem{", "\\label{",
              "\\section{References}", "\\\\[", "\n\n", "\\bibitem{a}b\n"]
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    assert_time_grows_with_length(latex.read, piece)


@pytest.mark.parametrize("style", ["mhra-4", "vancouver", "gost-r-7-0-5-2008", "sist02"])
@pytest.mark.parametrize("package", ["", r"\usepackage{hyperref}"])
def test_links_are_read_and_set_where_they_can_be(style: str, package: str) -> None:
    item = (
        r"\bibitem{b} Muminov, S. (2017). Prejudice and pride. \emph{Cold War History}, 17(2), "
        "1--20. https://doi.org/10.1080/14682745.2017.1"
    )
    listed = rf"\begin{{thebibliography}}{{9}}{item}\end{{thebibliography}}"
    head = rf"\documentclass{{article}}{package}\begin{{document}}"
    raw = rf"{head}So (Muminov, 2017). {listed}\end{{document}}".encode()
    manuscript = read(raw, "a.tex")
    once = build(manuscript, records_of(manuscript), True, Asked(find_style(style))).raw
    assert once is not None
    assert package or b"\\href" not in once
    assert b"10.1080/14682745.2017.1" in once
    bare = replace(read(once, "a.tex"), carried="")  # type: ignore[type-var]
    assert [each.text("DOI") for each in records_of(bare)] == ["10.1080/14682745.2017.1"]
