"""Entries of a list carry the records that they print, whatever order or key these have."""

from __future__ import annotations

from sibcite.cite import bibliography, bibliography_as_given, document
from sibcite.model import Citation, Record, Text, plain
from sibcite.tables import find_style

STYLE = find_style("chicago-author-date")


def test_each_entry_has_its_own_record_also_where_a_key_comes_twice() -> None:
    records = [_book("a", "Zima"), _book("a", "Leto"), _book("b", "Osen")]
    for listed in (bibliography, bibliography_as_given):
        entries = listed(records, STYLE).bibliography
        assert len(entries) == 3
        for entry in entries:
            assert entry.record is not None
            assert entry.record.text("title") in plain(entry.text)


def test_each_entry_of_a_document_has_its_record() -> None:
    records = [_book("a", "Zima"), _book("b", "Leto")]
    printed = document(records, [(Citation("b"),), (Citation("a"),)], STYLE)
    entries = printed.rendered.bibliography
    assert {entry.id: entry.record for entry in entries} == {each.id: each for each in records}


def _book(key: str, title: str) -> Record:
    return Record(key, "book", texts={"title": Text(title)})
