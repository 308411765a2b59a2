"""Groups of a list under headings: archives, sources, literature, or by language and script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sibcite.cite import forms
from sibcite.model import Record

# What most lists part, where a presentation names no groups, by the language of the list.
USUAL: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {"Archives": ("archives",), "Sources": ("sources",), "Literature": ("rest",)},
    "ru": {"Архивы": ("archives",), "Источники": ("sources",), "Литература": ("rest",)},
    "uk": {"Архіви": ("archives",), "Джерела": ("sources",), "Література": ("rest",)},
    "fr": {"Archives": ("archives",), "Sources": ("sources",), "Bibliographie": ("rest",)},
    "de": {"Archivalien": ("archives",), "Quellen": ("sources",), "Literatur": ("rest",)},
    "ja": {"文書館史料": ("archives",), "史料": ("sources",), "文献": ("rest",)},
}
KINDS = ("archives", "sources", "literature", "web", "cyrillic", "latin", "japanese", "rest")
_SOURCES = frozenset(
    (
        "article-newspaper",
        "bill",
        "broadcast",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "personal_communication",
        "regulation",
        "speech",
        "treaty",
    )
)
_SCRIPTS = {
    "LATIN": "latin",
    "CYRILLIC": "cyrillic",
    "CJK": "japanese",
    "HIRAGANA": "japanese",
    "KATAKANA": "japanese",
}
_WEB = frozenset(("webpage", "post", "post-weblog", "dataset", "software"))


def grouped(
    records: Sequence[Record], groups: Mapping[str, Sequence[str]]
) -> dict[str, list[Record]]:
    """The records under the headings of their groups, in the order of the groups.

    Args:
        records: The records in the order of the list.
        groups: Under each heading the kinds that stand there: one of `KINDS`, the code of a
            language, or a word of the record's own keywords. The first group that fits takes a
            record; `rest` takes all.

    Returns:
        The groups that have records; those that fit nowhere stand under the empty heading, last.
    """
    found: dict[str, list[Record]] = {heading: [] for heading in (*groups, "")}
    for record in records:
        heading = next((each for each, kinds in groups.items() if _fits(record, kinds)), "")
        found[heading].append(record)
    return {heading: row for heading, row in found.items() if row}


def _fits(record: Record, kinds: Sequence[str]) -> bool:
    return not _kinds(record).isdisjoint(kinds)


def _kinds(record: Record) -> set[str]:
    """All that a record is."""
    title = record.text("title")
    kinds = {"rest", _matter(record), record.language}
    if title:
        kinds.add(_SCRIPTS.get(forms.script(title), ""))
    keywords = record.text("keyword").replace(";", ",").split(",")
    return (kinds | {word.strip() for word in keywords}) - {""}


def _matter(record: Record) -> str:
    if record.address is not None:
        return "archives"
    if record.type in _SOURCES:
        return "sources"
    return "web" if record.type in _WEB else "literature"
