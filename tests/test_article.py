"""The article itself, where it stands beside the project: its list agrees with the gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sibcite.fields import dates
from sibcite.model import Record
from sibcite.read.lists import read_document

ARTICLE = Path(__file__).parents[2] / "shared" / "article"

pytestmark = pytest.mark.skipif(
    not ARTICLE.is_dir(), reason="the article does not stand beside the project"
)

_TEXTS = {
    "title": "title",
    "container_title": "container-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "url": "URL",
}
_NUMBERS = {"volume": "volume", "issue": "issue", "pages": "page"}
_DATES = {"date": "issued", "accessed": "accessed"}


def _gold() -> list[dict[str, Any]]:
    lines = (ARTICLE / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_field_of_every_reference_of_the_article_agrees_with_the_gold() -> None:
    parsed = read_document((ARTICLE / "article.md").read_text(encoding="utf-8"))
    gold = _gold()
    assert [record.source for record in parsed.value] == [row["text"] for row in gold]
    assert [_as_gold(record) for record in parsed.value] == [row["gold"] for row in gold]
    assert {remark.severity for remark in parsed.diagnostics} <= {"note"}


def _as_gold(record: Record) -> dict[str, Any]:
    """A record in the words of the gold; only what it has."""
    found: dict[str, Any] = {
        "type": {"manuscript": "archival"}.get(record.type, record.type),
        "label": record.label,
        "language": record.language,
    }
    for role, names in record.names.items():
        found[f"{role}s"] = [{"family": name.family, "given": name.given} for name in names]
    found |= {key: record.text(kind) for key, kind in _TEXTS.items() if kind in record.texts}
    found |= {key: record.numbers[k] for key, k in _NUMBERS.items() if k in record.numbers}
    found |= {key: dates.show(record.dates[k]) for key, k in _DATES.items() if k in record.dates}
    if record.texts["title"].translated:
        found["title_translated"] = record.texts["title"].translated
    if record.year_suffix:
        found["year_suffix"] = record.year_suffix
    if record.address is not None:
        assert record.address.name is not None
        found["archive"] = {
            "abbreviation": record.address.written,
            "name": record.address.name.text,
            "name_translated": record.address.name.translated,
            **{level.name: level.value for level in record.address.levels},
            "id": record.address.archive,
        }
    return found
