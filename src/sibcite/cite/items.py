"""A record as the CSL item that a style's presentation asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sibcite import archives, romanize
from sibcite.archives import naming
from sibcite.cite import forms, genres, holdings, labels, notes, quoting
from sibcite.cite.presentation import Archive, Presentation
from sibcite.csl import is_japanese_name
from sibcite.fields import dates, dois, titles
from sibcite.fields.names import OTHERS
from sibcite.fields.template import fill
from sibcite.model import Date, Name, Record, RichText, Run, Text, plain

# Anchors stand behind what `splice` goes on from once the engine has printed it.
TITLE, CONTAINER, ARCHIVE, SERIES, ADDRESS = "\uf8e0", "\uf8e1", "\uf8e2", "\uf8e3", "\uf8e5"

# A straight apostrophe is a soft sign here more often than not; CSL would curl it.
APOSTROPHE = "\uf8e4"

_ANCHORS = (TITLE, CONTAINER, ARCHIVE, SERIES, ADDRESS)

# The variables whose forms stand behind them, their settings, and their anchors.
FOLLOWED = (
    ("title", "title", TITLE),
    ("container-title", "container_title", CONTAINER),
    ("collection-title", "collection_title", SERIES),
)

# What parts a title from its subtitle; a colon between figures is a ratio or an hour.
_COLON = re.compile(r"(?<!\d)\s?:\s+(?=\S)")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]*)*")
_FAMILY_FIRST = ("ja", "zh", "ko")
# Languages in Latin letters, which have no soft sign; their archives may have one.
_CURLED = ("en", "fr", "de", "it", "es")
_APART = frozenset(("archive", "archive-place", "archive_location"))
_PLAIN = frozenset(("id", "type"))
# Characters of private use that a text brings itself would be taken for anchors.
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def item(record: Record, shown: Presentation) -> Mapping[str, Any]:
    """The CSL-JSON item of a record, its forms chosen and its anchors set."""
    shown = shown.of(record.language)
    composed: dict[str, Any] = {"id": record.id, "type": record.type}
    composed.update({kind: _PRIVATE.sub("", each.text) for kind, each in record.texts.items()})
    composed.update({kind: _number(kind, value) for kind, value in record.numbers.items()})
    composed.update(
        {role: [_name(n, record, shown) for n in row] for role, row in record.names.items()}
    )
    if 0 < shown.most_authors < _counted(record.names.get("author", ())):
        composed["contributor"] = composed.pop("author")
    told = {kind: date for kind, date in record.dates.items() if not dates.is_none(date)}
    # Each style has words of its own for a work without a date.
    composed.update({kind: _date(date) for kind, date in told.items()})
    composed.update(genres.named(record, shown))
    composed.update(_titles(record, shown))
    composed.update(_imprint(record, shown))
    composed.update(_address(record, shown))
    if shown.running_date and "issued" in record.dates and dates.is_running(record.dates["issued"]):
        composed[shown.running_date] = composed["issued"]
    if "DOI" in composed:
        composed["DOI"] = dois.bare(composed["DOI"])
    composed["citation-label"] = labels.label(record, shown)
    kept = _APART if record.language in _CURLED else composed.keys() - _PLAIN
    composed |= {kind: _kept(composed[kind]) for kind in kept & composed.keys()}
    if record.language:
        composed["language"] = record.language
    return composed


def _counted(row: tuple[Name, ...]) -> float:
    """How many authors there are; a row that is cut off has more than anybody names."""
    return math.inf if row[1:] and row[-1].literal == OTHERS.literal else len(row)


def _kept(value: Any) -> Any:
    """Text with its apostrophes as printed."""
    if isinstance(value, str):
        return value.replace("'", APOSTROPHE)
    if isinstance(value, list):
        return [{part: _kept(each) for part, each in name.items()} for name in value]
    return value


def follows(record: Record, variable: str, setting: str, shown: Presentation) -> RichText:
    """What stands in plain type behind a title, with the space before it; empty if nothing does."""
    own = shown.of(record.language)
    template = getattr(own, setting)
    known = forms.of_text(record.texts[variable], record.language)
    mark = _marked(record, variable, own)
    if mark and forms.lead(known, template) == known["original"]:
        behind = (Run(mark, variable="restored"), *forms.follows(known, template))
    else:
        original = known["original"] and known["original"] + mark
        behind = forms.follows({**known, "original": original}, template)
    if variable == "title" and own.language_note.place == "title":
        noted = notes.note(record.language, own.language_note)
        behind = (*behind, Run(f" {noted}", variable="language")) if noted else behind
    return behind


def _marked(record: Record, variable: str, shown: Presentation) -> str:
    """The mark of what was restored, with the space before it; empty for what was printed."""
    restored = str(record.extra.get("restored", "")).split()
    return f" {shown.restored_mark}" if shown.restored_mark and variable in restored else ""


def anchored(record: Record, shown: Presentation) -> dict[str, str]:
    """What stands before each anchor of a record, by the anchor, for what has one."""
    composed = {**_titles(record, shown), **_address(record, shown)}
    return {value[-1]: value[:-1] for value in composed.values() if value[-1:] in _ANCHORS}


def _titles(record: Record, shown: Presentation) -> dict[str, str]:
    composed = {}
    for variable, setting, anchor in FOLLOWED:
        if variable in record.texts:
            text = record.texts[variable]
            leading = _PRIVATE.sub("", _leading(text, record, getattr(shown, setting)))
            if shown.title_colon:
                leading = _COLON.sub(shown.title_colon, leading)
            anchored = anchor if follows(record, variable, setting, shown) else ""
            composed[variable] = _cased(titles.show(leading), record, shown) + anchored
    if "title" in record.texts and "title-short" not in record.texts:
        leading = _leading(record.texts["title"], record, shown.title)
        composed["title-short"] = _cased(titles.show(titles.short(leading)), record, shown)
    return composed


def _leading(text: Text, record: Record, template: str) -> str:
    """The form of a title that stands in the style's typeface."""
    leading = forms.lead(forms.of_text(text, record.language), template)
    return quoting.of_romanized(leading, record.language)


def _cased(title: str, record: Record, shown: Presentation) -> str:
    """A title that keeps its capitals, unless it is in a language whose titles may change."""
    language = record.language or (romanize.language(title) or "en")
    if language in shown.title_case or "<span" in title:
        return title
    # CSL leaves titles of other languages alone only where it is told the language.
    told = record.language and "en" in shown.title_case
    return title if told else f'<span class="nocase">{title}</span>'


def _imprint(record: Record, shown: Presentation) -> Iterator[tuple[str, str]]:
    if "publisher" in record.texts:
        known = forms.of_text(record.texts["publisher"], record.language)
        yield "publisher", forms.whole(known, shown.publisher)
    if "publisher-place" in record.texts:
        place = record.texts["publisher-place"]
        title = record.texts.get("title", place)
        own_script = bool(forms.of_text(title, record.language)["original"])
        known = forms.of_place(place, record.language, shown.romanization, own_script)
        yield "publisher-place", forms.whole(known, shown.publisher_place)


def _address(record: Record, shown: Presentation) -> dict[str, str]:
    if record.address is None:
        return {}
    rules, address = shown.archive, record.address
    named, levels = holdings.later(address, rules), located(record, rules)
    is_explained = levels != located(record, rules, spelled=True)
    composed = {
        "archive": named + ARCHIVE if named else "",
        "archive_location": levels + ADDRESS if is_explained else levels,
        "archive-place": fill(
            rules.place, {"place": naming.place(address), "country": naming.country(address)}
        ),
    }
    return {kind: value for kind, value in composed.items() if value}


def located(record: Record, rules: Archive, spelled: bool = False) -> str:
    """The levels of a document's address, with their labels explained if that is asked for."""
    if record.address is None or not rules.address:
        return record.address.location if record.address else ""
    return archives.show(record.address, rules.address, rules.language, spelled)


def _number(kind: str, value: str) -> str:
    """A number as CSL counts it: a printed "2nd" is edition 2, and a style says how it prints."""
    return (genres.numbered(value) if kind == "edition" else "") or value


def _name(name: Name, record: Record, shown: Presentation) -> dict[str, Any]:
    leading = forms.leading_name(name, shown.names, record.language)
    known = {**forms.of_name(name, record.language), "text": forms.whole_name(leading)}
    behind = plain(forms.follows(known, shown.names))
    composed: dict[str, Any] = {"literal": leading.literal} if leading.literal else _parts(leading)
    if not leading.literal:
        composed |= _ordering(leading, record, shown)
    if behind:
        composed["behind"] = behind
    return {part: value for part, value in composed.items() if value}


def _parts(name: Name) -> dict[str, Any]:
    return {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }


def _ordering(name: Name, record: Record, shown: Presentation) -> dict[str, bool]:
    """How the name is ordered, where the style does not decide."""
    if shown.name_order == "given-first":
        return {"natural-ordering": True}
    if shown.name_order == "family-first" and _is_own(name, record.language):
        return {"static-ordering": True}
    # A Russian printed without the comma is a list's habit; a Japanese one is the name's own order.
    printed = name.order == "family-first" and record.language in _FAMILY_FIRST
    return {"static-ordering": True} if printed and shown.name_order != "style" else {}


def _is_own(name: Name, language: str) -> bool:
    """Whether a name is one of the work's language, as far as that can be told."""
    given = "" if _INITIALS.fullmatch(name.given) else name.given
    return language != "ja" or is_japanese_name(f"{name.family} {given}")


def _date(date: Date) -> dict[str, Any]:
    if not date.start:
        return {"literal": date.written}
    ends = [date.start] if not date.end else [date.start, date.end]
    composed: dict[str, Any] = {"date-parts": [list(end) for end in ends]}
    if date.approximate or date.uncertain:
        composed["circa"] = True
    return composed
