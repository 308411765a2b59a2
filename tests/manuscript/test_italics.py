"""The italics of printed references are read as asterisks, where they tell anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.manuscript import read, records_of
from sibcite.manuscript.italics import starred
from sibcite.manuscript.latex.plain import marked
from sibcite.model import Span


def _starred(shown: str) -> str:
    """A text whose italics stand in braces."""
    text, italics, begun = "", [], 0
    for each in shown:
        if each == "{":
            begun = len(text)
        elif each == "}":
            italics.append(Span(begun, len(text)))
        else:
            text += each
    return starred(text, italics)


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        ("A. {Plenniki}. Kiev.", "A. *Plenniki*. Kiev."),
        ("A. {Plenniki. }Kiev.", "A. *Plenniki*. Kiev."),
        ("A.{ Plenniki,} Kiev.", "A. *Plenniki*, Kiev."),
        ("A. {Plen}{niki }{Stalina}. Kiev.", "A. *Plenniki Stalina*. Kiev."),
        ("A. {Slavic} {Review}, 4.", "A. *Slavic Review*, 4."),
        ("A. {Slavic Review, 45}(2), 58.", "A. *Slavic Review*, 45(2), 58."),
        ("A. {Vopr. ist.}, 1990.", "A. *Vopr. ist.*, 1990."),
        ("A. {V 1945-46 gg.} [In 1945-46]. Kiev.", "A. *V 1945-46 gg.* [In 1945-46]. Kiev."),
        ("A. {Kto vinovat?} Kiev.", "A. *Kto vinovat?* Kiev."),
        ("A. {Plenniki [Captives]}. Kiev.", "A. *Plenniki* [Captives]. Kiev."),
        ("A. {Plenniki (1990}). Kiev.", "A. *Plenniki (1990*). Kiev."),
        ("A. (Kiev{)} {“Title” of it}.", "A. (Kiev) *“Title” of it*."),
        ("A. X, {et al.} {Title}. Kiev.", "A. X, et al. *Title*. Kiev."),
        ("A. Title. {In:} Book. {Vol.} 4.", "A. Title. In: Book. Vol. 4."),
        ("{Иванов И. И.} Книга. М., 1990.", "Иванов И. И. Книга. М., 1990."),
        ("{Vsemirnaya istoriya}. M., 1990.", "*Vsemirnaya istoriya*. M., 1990."),
        ("{A. Plenniki. Kiev, 1990}.", "A. Plenniki. Kiev, 1990."),
        ("A. * {Plenniki}. Kiev.", "A. * Plenniki. Kiev."),
        ("A. {Plenni}ki. Kiev.", "A. Plenniki. Kiev."),
        ("A. Plenniki.{ }Kiev{, }1990.", "A. Plenniki. Kiev, 1990."),
    ],
)
def test_asterisks_stand_around_the_words_that_italics_tell_apart(shown: str, whole: str) -> None:
    assert _starred(shown) == whole


PIECES = st.lists(
    st.sampled_from(["Karpov V. ", "Plenniki", " [Captives]", ". ", ", 4", "(2)", " ", "«", "»"]),
    min_size=1,
    max_size=8,
)


@given(PIECES, st.lists(st.booleans(), min_size=8, max_size=8))
def test_nothing_but_asterisks_is_put_into_a_reference(pieces: list[str], are: list[bool]) -> None:
    text = "".join(pieces)
    ends = [len("".join(pieces[:at])) for at in range(len(pieces) + 1)]
    spans = [Span(ends[at], ends[at + 1]) for at in range(len(pieces)) if are[at]]
    whole = starred(text, spans)
    assert whole.replace("*", "") == text
    assert whole.count("*") % 2 == 0
    assert "**" not in whole


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        (r"A. \emph{Zhurnal}, 58--73.", "A. *Zhurnal*, 58–73."),
        (r"A. {\it Zhurnal}, \textbf{4}.", "A. *Zhurnal*, 4."),
        (r"A. \newblock \textit{Zhurnal}.", "A. *Zhurnal*."),
        (r"G\"odel, K. \url{https://example.org/~a_b}.", "Gödel, K. https://example.org/~a_b."),
        ("A. \\emph{Zhurnal}, % \\emph{why}\n4.", ""),
        ("A. Zhurnal, 4.", ""),
    ],
)
def test_a_reference_of_latex_is_read_as_tex_prints_it(written: str, whole: str) -> None:
    assert marked(written) == whole


def test_a_list_of_latex_is_read_with_its_italics_and_keeps_its_words() -> None:
    entry = (
        r"Galitskiy, V. P. (1991). Yaponskiye voyennoplennyye [Japanese Prisoners]. "
        r"\emph{Zhurnal}. 4, 58--73. (In Russian)"
    )
    listed = f"\\begin{{thebibliography}}{{9}}\n\\bibitem{{g}} {entry}\n\\end{{thebibliography}}"
    manuscript = read(f"It is \\cite{{g}}.\n{listed}\n".encode(), "a.tex")
    (record,) = records_of(manuscript)
    assert record.text("container-title") == "Zhurnal"
    assert record.numbers == {"issue": "4", "page": "58–73"}
    ((flow, span),) = manuscript.printed
    assert span.of(manuscript.flows[flow].text).strip() == entry
