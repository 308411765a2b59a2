"""The identity: a printed list, read and printed in its own style, is the list that was read.

Where the list is at odds with itself one reading has to win; each such place is named here with
the reason, and nothing else may differ.
"""

from __future__ import annotations

import pytest

from sibcite import tables
from sibcite.cite import bibliography_as_given
from sibcite.read import READERS
from sibcite.read.lists import read_document
from sibcite.write import RECORDS, markdown
from tests.cases import cases

PRINTED = {case.title: case.blocks[0] for case in cases(__file__, "read/reference/article.md")}

# Label: what is printed, what the style prints instead, and why.
SLIPS = {
    "AVP RF 1946": [
        (
            "Molotova*. [Office",
            "Molotova* [Office",
            "a full stop before the translation; 12 have none",
        ),
    ],
    "Efremov, Mukhin, Andronnikov, Grebenyuk 1997": [
        ("materials.]", "materials]", "a full stop inside the brackets, nowhere else"),
    ],
    "Gareev 1991": [
        ("novykh. [On", "novykh [On", "a full stop before the translation; 12 have none"),
    ],
    "Gavrilov, Katasonova (ed.) 2013": [
        ("V. A., Katasonova", "V. A. & Katasonova", "no '&' before the last name, as Efremov has"),
        (
            "dokumentov*. [Jap",
            "dokumentov* [Jap",
            "a full stop before the translation; 12 have none",
        ),
    ],
    "Katasonova 2003": [
        ("derzhav*. [Jap", "derzhav* [Jap", "a full stop before the translation; 12 have none"),
    ],
    "Perepiska Predsedatelya Soveta Ministrov SSSR 1958": [
        ("War] (1958)", "War]. (1958)", "no full stop between title and year; two others have one"),
    ],
    "USSR-Japan Joint Declaration 1956": [
        (
            "October, 19,",
            "October 19,",
            "a comma behind the month, where 'April 18, 1991' has none",
        ),
        ("2020)", "2020).", "no full stop at the end; the other link without a note has one"),
    ],
}


def _expected(label: str, printed: str) -> str:
    for seen, instead, reason in SLIPS.get(label, []):
        assert reason
        assert printed.count(seen) == 1, f"{label}: '{seen}' is no longer printed"
        printed = printed.replace(seen, instead)
    return printed


def _list() -> str:
    return "## References\n\n" + "\n".join(f"- {text}" for text in PRINTED.values())


@pytest.mark.parametrize("form", ["", "csl-json", "jsonl", "bibtex"])
def test_the_list_printed_in_its_own_style_is_the_list_that_was_read(form: str) -> None:
    records = read_document(_list()).value
    if form:
        records = READERS[form](RECORDS[form](records)).value
    style = tables.find_style("russian-japanology-review")
    printed = markdown.write(bibliography_as_given(records, style).bibliography)
    assert printed.strip().split("\n\n") == [_expected(*each) for each in PRINTED.items()]


def test_the_style_puts_the_list_in_the_order_of_the_article() -> None:
    from sibcite.cite import bibliography

    records = read_document(_list()).value
    style = tables.find_style("russian-japanology-review")
    entries = bibliography(tuple(reversed(records)), style).bibliography
    assert [entry.id for entry in entries] == [record.id for record in records]


def test_there_are_twenty_one_and_every_slip_is_one_of_theirs() -> None:
    assert len(PRINTED) == 21
    assert set(SLIPS) <= set(PRINTED)
