"""One record as a CSL-JSON item: what CSL has a variable for, and the rest under `custom`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sibcite import tables
from sibcite.fields import csljson, languages
from sibcite.fields.csljson import Json
from sibcite.fields.variables import DATES, KINDS, NAMES, NUMBERS, TEXTS, TYPES, Kind
from sibcite.model import ArchiveAddress, Record, Text

# What a reader looks for first stands first; the archive and what is ours stand last.
_FIRST = ("id", "citation-label", "type", "language", *NAMES, "title", "title-short")
_MIDDLE = ("container-title", "collection-title", *NUMBERS, "publisher", "publisher-place")
_DATES = ("issued", "year-suffix", *DATES)
_ARCHIVE = ("archive", "archive_location", "archive_collection", "archive-place", "custom")
_TEXTS = (key for key in TEXTS if key not in _ARCHIVE)
_ORDER = dict.fromkeys((*_FIRST, *_MIDDLE, *_DATES, *_TEXTS, *_ARCHIVE))
_PLACES = {key: place for place, key in enumerate(_ORDER)}
_FORMS = ("translated", "original", "romanized")


def item(record: Record) -> Json:
    """The record as a CSL-JSON item, from which `sibcite.read.item` makes the same record."""
    shown: Json = {"id": record.id, "type": _type(record)}
    shown |= {
        key: value
        for key, value in (
            ("citation-label", record.label),
            ("language", _language(record)),
            ("year-suffix", record.year_suffix),
        )
        if value
    }
    for variable, names in _of_kind(record.names, "names"):
        shown[variable] = [csljson.show_name(name) for name in names]
    for variable, text in _of_kind(record.texts, "texts"):
        shown |= {variable: text.text} if text.text else {}
    shown.update(_of_kind(record.numbers, "numbers"))
    for variable, date in _of_kind(record.dates, "dates"):
        shown[variable] = csljson.show_date(date)
    shown |= _address(record.address)
    if custom := _custom(record):
        shown["custom"] = custom
    return {key: shown[key] for key in _ORDER if key in shown}


def judged(record: Record) -> Json:
    """The item for other programs: with what reading said of it, and the archive's place."""
    shown = _placed(item(record), record.address)
    if record.source:
        remarks = shown["custom"].get("diagnostics", [])
        judgement = {"confidence": record.confidence, "diagnostics": remarks}
        shown["custom"] = {**shown["custom"], **judgement}
    return shown


def _placed(shown: Json, address: ArchiveAddress | None) -> Json:
    """The item with the place of an archive that the authority knows, which styles print.

    The place stands in `custom` as well: so it is known that the record itself does not say it.
    """
    if address is None or address.archive is None or "archive-place" in shown:
        return shown
    known = tables.archives().get(address.archive)
    if known is None or not known.place:
        return shown
    custom = {**shown["custom"], "archive": {**shown["custom"]["archive"], "place": known.place}}
    whole = {**shown, "archive-place": known.place, "custom": custom}
    return {key: whole[key] for key in _ORDER if key in whole}


def _language(record: Record) -> str:
    """The language by its code, or by the name that says more than the code."""
    said = record.extra.get("language")
    is_same = isinstance(said, str) and languages.read(said) == (record.language, said)
    return str(said) if is_same else record.language


def _type(record: Record) -> str:
    return record.type if record.type in TYPES else "document"


def _of_kind(values: Mapping[str, Any], kind: Kind) -> list[tuple[str, Any]]:
    """What stands under a variable of CSL that holds such values, in the order of an item."""
    held = [(key, value) for key, value in values.items() if KINDS.get(key) == kind]
    return sorted(held, key=lambda pair: _PLACES[pair[0]])


def _address(address: ArchiveAddress | None) -> Json:
    if address is None:
        return {}
    both = {"archive": address.written, "archive_location": address.location}
    return {key: value for key, value in both.items() if value}


def _custom(record: Record) -> Json:
    """Everything that CSL has no variable for; no part of it is empty, but the archive's."""
    spans = {key: csljson.show_span(span) for key, span in record.spans.items()}
    shown = _language(record)
    # Another name of a language would be read as its code, and one that is not known remarked on.
    is_named = shown == record.language and languages.read(shown) != (shown, "")
    custom: Json = {
        "text": record.source,
        "type": "" if record.type in TYPES else record.type,
        "language": shown if is_named else "",
        **_forms(record),
        "order": _orders(record),
        "written": _written(record),
        **_strange(record),
        "archive": _archive(record.address),
        "spans": spans,
        "diagnostics": [csljson.show_diagnostic(each) for each in record.diagnostics],
        "extra": dict(record.extra),
    }
    if shown != record.language:
        del custom["extra"]["language"]
    if record.confidence != 1.0:
        custom["confidence"] = record.confidence
    theirs = _foreign(custom)
    if theirs:
        custom["extra"].pop("custom")
    return {key: value for key, value in custom.items() if value or key == "confidence"} | theirs


def _forms(record: Record) -> Json:
    """The other forms of texts and names, and what is known of them, keyed by variable."""
    texts: dict[str, Text] = dict(_of_kind(record.texts, "texts"))
    if record.address is not None and record.address.name is not None:
        texts["archive"] = record.address.name
    forms: Json = {
        form: {key: value for key, text in texts.items() if (value := getattr(text, form))}
        for form in (*_FORMS, "language")
    }
    for variable, names in _of_kind(record.names, "names"):
        if any(name.original is not None for name in names):
            forms["original"][variable] = [
                name.original and csljson.show_whole_name(name.original) for name in names
            ]
    forms["languages"] = forms.pop("language")
    systems = {key: text.system for key, text in texts.items()}
    named = {key: system for key, system in systems.items() if system}
    one = len(named) == len(systems) and len(set(named.values())) == 1
    return {**forms, "romanization": next(iter(named.values())) if one else named}


def _orders(record: Record) -> Json:
    """The printed order of each name of a row, where CSL-JSON cannot say it of all."""
    return {
        variable: [name.order for name in names]
        for variable, names in _of_kind(record.names, "names")
        if any(name.order == "given-first" for name in names)
    }


def _written(record: Record) -> Json:
    """Dates as printed, where the date itself says all the rest."""
    return {
        variable: date.written
        for variable, date in _of_kind(record.dates, "dates")
        if date.written and date.start and csljson.is_said(date)
    }


def _strange(record: Record) -> Json:
    """What stands under variables that CSL does not know, and dates that it cannot say."""
    return {
        "names": {
            key: [csljson.show_whole_name(name) for name in names]
            for key, names in record.names.items()
            if KINDS.get(key) != "names"
        },
        "texts": {
            key: csljson.show_text(text)
            for key, text in record.texts.items()
            if KINDS.get(key) != "texts"
        },
        "numbers": {k: v for k, v in record.numbers.items() if KINDS.get(k) != "numbers"},
        "dates": {
            key: csljson.show_whole_date(date)
            for key, date in record.dates.items()
            if KINDS.get(key) != "dates" or not csljson.is_said(date)
        },
    }


def _archive(address: ArchiveAddress | None) -> Json:
    if address is None:
        return {}
    shown: Json = {
        "id": address.archive,
        "candidates": list(address.candidates),
        "name": None if address.name is None else address.name.text,
        "levels": csljson.show_levels(address.levels),
    }
    shown |= {role: key for role, key in _elsewhere(address).items() if key}
    labels = [level.label for level in address.levels]
    return {**shown, "labels": labels} if any(labels) else shown


def _elsewhere(address: ArchiveAddress) -> dict[str, str]:
    """Who has a copy, and who the original, where that is another archive."""
    return {"carrier": address.carrier, "holder": address.holder}


def _foreign(custom: Json) -> Json:
    """What another program had put into `custom`, back in its place.

    Not under names of ours, among which is `item`: BibLaTeX keeps whole variables there.
    """
    theirs = custom["extra"].get("custom")
    if (
        not isinstance(theirs, dict)
        or not theirs
        or theirs.keys() & (*custom, "confidence", "item")
    ):
        return {}
    return theirs
