"""What the styles of GOST and DSTU print is read back to the fields that were printed.

Each record of `kinds.bib` is taken as a style shows it, in its own script, printed, and read. What
a style sets in a way of its own is a `SET` for all records; what it does not print at all, or not
so that a reader could tell, is a `LOST` of one record, with the reason. Nothing else may differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sibcite import tables
from sibcite.cite import bibliography_as_given
from sibcite.fields import dates
from sibcite.model import Name, Record
from sibcite.read import READERS
from sibcite.read.lists import read_lines
from sibcite.write import markdown

KINDS_PAGE = Path(__file__).parent / "cite" / "kinds.bib"
KINDS = READERS["bibtex"](KINDS_PAGE.read_text(encoding="utf-8")).value
SHORT, LONG, UKRAINIAN = STYLES = ("gost-r-7-0-5-2008", "gost-r-7-0-100-2018", "dstu-8302")

ROLES = ("author", "editor", "translator", "compiler")


def _initials(printed: str) -> str:
    """Given names as initials: ``Dower, John W.`` is ``Dower, J. W.``."""
    return re.sub(r"(?<=[,.] )(\w)[\w’']+(?!\.)", r"\1.", printed)


def _curled(printed: str) -> str:
    return re.sub(r"(?<=\s)'(.+?)'(?=\s)", r"“\1”", printed).replace("'", "’")


def _dashed(pages: str) -> str:
    return pages.replace("-", "–")


def _in_cyrillic(place: str) -> str:
    row = next((row for row in tables.places() if row.english == place), None)
    return row.original if row is not None and row.language == "ru" else place


def _short(place: str) -> str:
    row = next((row for row in tables.places() if row.original == place), None)
    return row.short if row is not None and row.short else place


# Field: what the styles make of it, which of them, and why.
SET: tuple[tuple[str, Callable[[str], str], tuple[str, ...], str], ...] = (
    *((role, _initials, STYLES, "persons have initials") for role in ROLES),
    *((field, _curled, STYLES, "signs are typographic") for field in ("title", *ROLES)),
    *((field, _dashed, STYLES, "a range has a dash") for field in ("page", "archive.list")),
    ("publisher-place", _in_cyrillic, STYLES, "a Russian place is in Russian"),
    ("publisher-place", _short, (SHORT,), "GOST R 7.0.5 abbreviates the largest places"),
)

_SPLIT = "a Japanese name has no sign between family and given name"
_TREATY = "nothing printed tells a treaty on a site from a page of it, or a site from a publisher"
_UNPRINTED = "the style does not print it"
# Styles, record, field: what is read instead (nothing where empty), and why.
LOST: Mapping[tuple[tuple[str, ...], str, str], tuple[str, str]] = {
    (STYLES, "gavrilov2013", "publisher-place"): (
        "Moscow",
        "a work of which the record has the Latin form only stands in that, its place too",
    ),
    (STYLES, "kobayashi2018", "author"): ("小林昭菜", _SPLIT),
    (STYLES, "tomita2016", "author"): ("富田武", _SPLIT),
    (STYLES, "saito1995", "author"): ("斎藤六郎", _SPLIT),
    (STYLES, "soglasheniye1991", "type"): ("webpage", _TREATY),
    (STYLES, "soglasheniye1991", "container-title"): ("Техэксперт", _TREATY),
    (STYLES, "soglasheniye1991", "publisher"): ("", _TREATY),
    ((SHORT, UKRAINIAN), "kuznetsov1994", "publisher"): ("", _UNPRINTED),
    (STYLES, "trumbull1949", "publisher-place"): ("", _UNPRINTED),
    ((SHORT, UKRAINIAN), "spiridonov2001", "publisher"): ("", _UNPRINTED),
    (STYLES, "kuznetsov1994", "genre"): ("дис. … д-ра наук", "a thesis has its kind in Russian"),
    ((SHORT, UKRAINIAN), "voskresenskii2017", "author"): (
        "Воскресенский, А. Д.; others",
        "four authors are cut short to the first",
    ),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.id)
def test_what_is_printed_is_read_back(style: str, record: Record) -> None:
    (back,) = read_lines(_printed(style, record)).value
    assert _fields(back, own=False) == _expected(style, record)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_that_is_printed_stays_unread(style: str) -> None:
    read = [read_lines(_printed(style, record)).value[0] for record in KINDS]
    unread = ("unread-text", "not-a-reference", "no-imprint", "no-title", "unread-names")
    assert not [each for record in read for each in record.diagnostics if each.code in unread]


def test_every_difference_is_one_of_a_record_that_is_there() -> None:
    assert {record for _, record, _ in LOST} <= {record.id for record in KINDS}
    for (styles, record, field), (instead, reason) in LOST.items():
        assert reason
        whole = next(each for each in KINDS if each.id == record)
        for style in styles:
            told = _set(style, whole).get(field, "")
            assert told != instead, f"{style} prints {field} of {record} by now"


def _printed(style: str, record: Record) -> str:
    entries = bibliography_as_given((record,), tables.find_style(style)).bibliography
    printed = markdown.write(entries).strip().replace("\\.", ".")
    return re.sub(r"\[([^\]]+)\]\(https?:[^)]*\)", r"\1", printed)


def _expected(style: str, record: Record) -> dict[str, str]:
    fields = _set(style, record)
    for (styles, id_, field), (instead, _) in LOST.items():
        if style in styles and id_ == record.id:
            fields[field] = instead
    return {field: value for field, value in fields.items() if value}


def _set(style: str, record: Record) -> dict[str, str]:
    """The fields of a record as a style sets them."""
    fields = _fields(record, own=True)
    for field, made, styles, _ in SET:
        if style in styles and field in fields:
            fields[field] = made(fields[field])
    return fields


def _fields(record: Record, own: bool) -> dict[str, str]:
    """The fields of a record, in their own script where it has them in that."""
    fields = {"type": record.type, "language": record.language}
    for role, row in record.names.items():
        fields[role] = "; ".join(_name((name.original or name) if own else name) for name in row)
    for variable, text in record.texts.items():
        fields[variable] = (text.original or text.text) if own else text.text
    fields |= {variable: dates.show(date) for variable, date in record.dates.items()}
    fields |= record.numbers
    if record.address is not None:
        fields["archive"] = record.address.archive or ""
        fields |= {f"archive.{level.name}": level.value for level in record.address.levels}
    return {field: value for field, value in fields.items() if value}


def _name(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)
