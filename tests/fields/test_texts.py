"""TeX, names of BibTeX and EDTF: what is shown is parsed again, and anything can be parsed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.fields import biblatex, edtf, tex, texnames
from sibcite.fields.variables import TYPES
from sibcite.model import Date
from tests.strategies import dates, hostile_text


@given(hostile_text())
def test_shown_tex_parses_to_the_same_text(text: str) -> None:
    assert tex.parse(tex.show(text)) == text
    assert tex.parse_verbatim(tex.show_verbatim(text)) == text


@given(hostile_text())
def test_braces_in_shown_tex_are_balanced(text: str) -> None:
    depth = 0
    for sign in tex.show(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


@given(st.text("\\{}$'`\"-~ abi<>^_", max_size=30))
def test_any_tex_can_be_parsed(text: str) -> None:
    tex.parse(text)
    tex.parse_verbatim(text)
    texnames.parse(text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"G{\"o}del, \'Etienne, \v{S}ib\'{\i}r, \c c", "Gödel, Étienne, Šibír, ç"),
        ("Moskva--Leningrad --- ``Mir''", "Moskva–Leningrad — “Mir”"),
        (
            r"{NKVD} \emph{i} \textsuperscript{2} 5\,\% \TeX{} x",
            "NKVD <i>i</i> <sup>2</sup> 5\u2009% TeX x",
        ),
        (
            r"Мысль~1 \textnumero{} {\em x} $a_{ij}$",
            "Мысль\u00a01 № x $a_{ij}$",
        ),
        (r"\unknown{x} \alone", r"\unknown{x} \alone"),
    ],
)
def test_tex_of_other_programs_becomes_unicode(written: str, text: str) -> None:
    assert tex.parse(written) == text


@given(dates())
def test_a_shown_date_parses_to_the_same_date(date: Date) -> None:
    known = replace(date, written="")
    if known.start:
        assert edtf.parse(edtf.show(known)) == known


@pytest.mark.parametrize(
    "text", ["1945-13", "1945-01-32", "1945-21-01", "12 maia", "", "/", "../.."]
)
def test_what_is_no_date_of_edtf_is_not_read(text: str) -> None:
    assert edtf.parse(text) is None


def test_every_type_of_csl_has_an_entry_type() -> None:
    assert biblatex.ENTRY_TYPES.keys() == TYPES


@pytest.mark.parametrize("entry_type", ["article", "book", "misc", "thesis", "online", "inbook"])
def test_no_field_holds_two_variables(entry_type: str) -> None:
    fields = biblatex.in_archive(biblatex.fields_of(entry_type))
    assert len(set(fields.values())) == len(fields)
    assert not {*fields.values()} & {*biblatex.level_fields().values(), *biblatex.OWN}
