"""A record as the CSL item that a style's presentation asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sibcite import archives
from sibcite.archives import naming
from sibcite.cite import holdings, labels
from sibcite.cite.presentation import Presentation
from sibcite.fields import dates, titles
from sibcite.fields.template import fill, part_names
from sibcite.model import Date, Name, Record, Text

# Anchors stand behind what `splice` goes on from once the engine has printed it.
TITLE, CONTAINER, ARCHIVE = "\uf8e0", "\uf8e1", "\uf8e2"

# A straight apostrophe is a soft sign here more often than not; CSL would curl it.
APOSTROPHE = "\uf8e4"

# A DOI that was given as an address is the same DOI.
_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?P<number>\d+)(?:st|nd|rd|th|-е|-ое|-e)?")
_FAMILY_FIRST = ("ja", "zh", "ko")


def item(record: Record, shown: Presentation) -> Mapping[str, Any]:
    """The CSL-JSON item of a record, its forms chosen and its anchors set."""
    composed: dict[str, Any] = {"id": record.id, "type": record.type}
    composed.update({kind: each.text for kind, each in record.texts.items()})
    composed.update({kind: _number(kind, value) for kind, value in record.numbers.items()})
    composed.update({role: [_name(n, record) for n in row] for role, row in record.names.items()})
    composed.update({kind: _date(date) for kind, date in record.dates.items()})
    composed.update(_titles(record, shown))
    composed.update(_address(record, shown))
    if shown.running_date and "issued" in record.dates and dates.is_running(record.dates["issued"]):
        composed[shown.running_date] = composed["issued"]
    if "DOI" in composed:
        composed["DOI"] = _RESOLVER.sub("", composed["DOI"])
    composed["citation-label"] = labels.label(record)
    composed = {kind: _kept(value) for kind, value in composed.items()}
    if record.year_suffix:
        composed["year-suffix"] = record.year_suffix
    if record.language:
        composed["language"] = record.language
    return composed


def _kept(value: Any) -> Any:
    """Text with its apostrophes as printed."""
    if isinstance(value, str):
        return value.replace("'", APOSTROPHE)
    if isinstance(value, list):
        return [{part: _kept(each) for part, each in name.items()} for name in value]
    return value


def follows(text: Text, template: str) -> str:
    """What stands in plain type after a title, with the space before it; empty if nothing does."""
    return fill(template, _forms(text)).removeprefix(_leads(text, template))


def _leads(text: Text, template: str) -> str:
    """The form of a title that stands in the style's typeface."""
    first = next(iter(part_names(template)), "")
    return _forms(text).get(first, "") or text.text


def _forms(text: Text) -> dict[str, str]:
    return {
        "text": text.text,
        "original": text.original,
        "romanized": text.romanized,
        "translated": text.translated,
    }


def _titles(record: Record, shown: Presentation) -> dict[str, str]:
    composed = {}
    for kind, template, anchor in (
        ("title", shown.title, TITLE),
        ("container-title", shown.container_title, CONTAINER),
    ):
        if kind in record.texts:
            printed = titles.show(_leads(record.texts[kind], template))
            composed[kind] = printed + anchor if follows(record.texts[kind], template) else printed
    if "title" in record.texts and "title-short" not in record.texts:
        composed["title-short"] = titles.short(record.text("title"))
    return composed


def _address(record: Record, shown: Presentation) -> dict[str, str]:
    if record.address is None:
        return {}
    rules, address = shown.archive, record.address
    named = holdings.later(address, rules)
    composed = {
        "archive": named + ARCHIVE if named else "",
        "archive_location": archives.show(address, rules.address, rules.language)
        if rules.address
        else address.location,
        "archive-place": naming.place(address),
    }
    return {kind: value for kind, value in composed.items() if value}


def _number(kind: str, value: str) -> str:
    """A number as CSL counts it: a printed "2nd" is edition 2, and a style says how it prints."""
    ordinal = _ORDINAL.fullmatch(value) if kind == "edition" else None
    return ordinal["number"] if ordinal else value


def _name(name: Name, record: Record) -> dict[str, Any]:
    if name.literal:
        return {"literal": name.literal}
    composed: dict[str, Any] = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    # A Russian printed without the comma is a list's habit; a Japanese one is the name's own order.
    if name.order == "family-first" and record.language in _FAMILY_FIRST:
        composed["static-ordering"] = True
    return {part: value for part, value in composed.items() if value}


def _date(date: Date) -> dict[str, Any]:
    if not date.start:
        return {"literal": date.written}
    ends = [date.start] if not date.end else [date.start, date.end]
    composed: dict[str, Any] = {"date-parts": [list(end) for end in ends]}
    if date.approximate or date.uncertain:
        composed["circa"] = True
    return composed
