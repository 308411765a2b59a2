"""COinS: the pairs decode to what the record says, and the list holds each record once."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from sibcite.model import ArchiveAddress, Date, Entry, ListSection, Name, Record, Run, Text
from sibcite.read import read
from sibcite.write import coins, write_lists
from tests.cases import Case, cases


@pytest.mark.parametrize("case", cases(__file__, "coins.md"), ids=lambda case: case.title)
def test_a_record_is_written_as_the_page_says(case: Case) -> None:
    [record] = read(case.blocks[0], "bibtex").value
    assert _pairs(coins.span(record)) == case.blocks[1].splitlines()


def test_an_archival_document_keeps_its_address() -> None:
    address = ArchiveAddress(written="GA RF", location="F. 9401, op. 2")
    record = Record("a", "manuscript", texts={"title": Text("Zapiska")}, address=address)
    pairs = _pairs(coins.span(record))
    assert "rft_val_fmt=info:ofi/fmt:kev:mtx:dc" in pairs
    assert "rft.type=manuscript" in pairs
    assert "rft.description=GA RF. F. 9401, op. 2" in pairs


def test_a_newspaper_and_its_author_are_told_in_words_of_zotero() -> None:
    texts = {
        "title": Text("A"),
        "container-title": Text("Pravda"),
        "URL": Text("https://a.org/?b=c"),
    }
    names = {"author": (Name("Ivanov", "I."),)}
    dates = {"issued": Date((1950, 22))}
    record = Record("a", "article-newspaper", "ru", texts=texts, names=names, dates=dates)
    pairs = _pairs(coins.span(record))
    assert {"rft.type=newspaperArticle", "rft.source=Pravda", "rft.creator=Ivanov, I."} < {*pairs}
    assert {"rft.date=1950", "rft.language=ru", "rft_id=https://a.org/?b=c"} < {*pairs}


@pytest.mark.parametrize("doi", ["10.1/x", "https://doi.org/10.1/x", "doi: 10.1/x"])
def test_a_doi_is_one_however_it_is_given(doi: str) -> None:
    record = Record("a", "book", texts={"title": Text("A"), "DOI": Text(doi)})
    assert "rft_id=info:doi/10.1/x" in _pairs(coins.span(record))


def test_signs_that_part_pairs_are_encoded_within_them() -> None:
    record = Record("a", "book", texts={"title": Text('A=B & "C" + D')})
    assert 'title="' in coins.span(record)
    assert "rft.btitle=A%3DB%20%26%20%22C%22%20%2B%20D" in coins.pairs(record)


def test_a_work_of_two_lists_gives_its_data_once() -> None:
    entry = Entry("a", (Run("A"),), Record("a", "book", texts={"title": Text("A")}))
    other = Entry("a", (Run("B"),), Record("a", "book", texts={"title": Text("B")}))
    page = write_lists("html", [ListSection((entry,)), ListSection((entry, other))])
    titles = [re.search("rft.btitle=(.)", each) for each in re.findall("Z3988[^>]*", page)]
    assert [title and title[1] for title in titles] == ["A", "B"]


def _pairs(span: str) -> list[str]:
    title = re.fullmatch('<span class="Z3988" title="([^"]*)"></span>', span)
    assert title
    return [f"{key}={value}" for key, value in parse_qsl(unescape(title[1]), strict_parsing=True)]
