"""The fields of a BibTeX or BibLaTeX entry to a CSL-JSON item.

The inverse of `sibcite.write.bibfields`, and the reader of everybody else's fields. A field that
is not understood goes, as it is written, into the item's `custom.extra`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sibcite import archives
from sibcite.fields import biblatex, csljson, edtf, jsontext, tex, texdates, texnames
from sibcite.fields.csljson import Json
from sibcite.fields.variables import KINDS, TYPES
from sibcite.model import Date

_SUBTITLES = {"subtitle": "title", "booksubtitle": "container-title"}
_SUBTITLES |= {"journalsubtitle": "container-title"}
_URL = re.compile(r"\s*\\url\{[^{}]*\}\s*")


class Fields:
    """The fields of an entry, under their names in small letters, each taken once."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.left = {name.lower(): (name, value) for name, value in fields.items()}

    def take(self, *names: str) -> str:
        """The first of these that is there, in TeX; the others are left. Empty if none is."""
        for name in names:
            if self.left.get(name, ("", ""))[1].strip(" \t\r\n"):
                return self.left.pop(name)[1]
        return ""

    def variables(self) -> set[str]:
        """The names of the fields that are left, without what names a form of a text."""
        suffixes = "|".join(biblatex.FORMS.values())
        return {re.sub(rf"(?:{suffixes})\Z", "", name) for name in self.left}

    def has(self, name: str) -> bool:
        """Whether the field is there still."""
        return name in self.left


def item(entry_type: str, key: str, given: Mapping[str, str]) -> Json:
    """The entry as a CSL-JSON item.

    Args:
        entry_type: The entry type, in small letters.
        key: The entry's key.
        given: The fields in TeX, under their names as written.
    """
    fields = Fields(given)
    custom, whole = _rest(fields)
    made: Json = {"id": tex.parse(fields.take("x-id")) or key}
    made["type"] = _type(entry_type, fields, custom)
    columns = biblatex.fields_of(entry_type)
    if _has_address(fields, custom):
        columns = biblatex.in_archive(columns)
        _archive(fields, custom)
    else:
        made |= _foreign_address(fields)
        if fields.has("x-call-number"):
            columns = {**columns, "call-number": "x-call-number"}
    _names(made, fields, custom, columns)
    _dates(made, fields, custom, columns)
    _texts(made, fields, custom, columns)
    if text := tex.parse(fields.take("x-text")):
        custom["text"] = text
    if entry_type in biblatex.GENRES and "genre" not in made:
        made["genre"] = biblatex.GENRES[entry_type]
    foreign = {name: value for name, value in fields.left.values() if name and value is not None}
    if extra := {**foreign, **custom.get("extra", {})}:
        custom["extra"] = extra
    return {**made, **whole, "custom": custom}


def _rest(fields: Fields) -> tuple[Json, Json]:
    """What stands as JSON: the parts of `custom`, and whole variables."""
    raw = fields.take("x-sibcite")
    if not raw:
        return {}, {}
    try:
        rest: Any = jsontext.decoder().decode(re.sub(r"[ \t]*\r?\n[ \t]*", " ", raw).strip())
        rest = jsontext.decoder().decode(rest) if isinstance(rest, str) else rest
    except (ValueError, RecursionError):
        rest = None
    if not isinstance(rest, dict):
        fields.left["x-sibcite"] = ("x-sibcite", raw)
        return {}, {}
    whole = rest.pop("item", {})
    return rest, whole if isinstance(whole, dict) else {}


def _type(entry_type: str, fields: Fields, custom: Json) -> str:
    if said := tex.parse(fields.take("x-type")):
        if said not in TYPES:
            custom["type"] = said
        return said if said in TYPES else "document"
    subtype = fields.left.get("entrysubtype", ("", ""))[1]
    if (entry_type, subtype) in biblatex.CSL_TYPES:
        fields.take("entrysubtype")
        meant = biblatex.csl_type(entry_type, subtype)
    else:
        meant = biblatex.csl_type(entry_type)
    if entry_type != biblatex.ENTRY_TYPES[meant][0]:
        custom["extra"] = {"entrytype": entry_type, **_object(custom.get("extra"))}
    return meant


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _part(custom: Json, key: str) -> Json:
    """A part of `custom` to add to."""
    custom[key] = _object(custom.get(key))
    part: Json = custom[key]
    return part


def _has_address(fields: Fields, custom: Json) -> bool:
    levels = biblatex.level_fields().values()
    own = ("x-archive", "x-archive-name", "x-archive-candidates", "x-archive_location")
    forms = (f"x-archive-name{suffix}" for suffix in biblatex.FORMS.values())
    return "archive" in custom or any(map(fields.has, (*own, *forms, *levels)))


def _foreign_address(fields: Fields) -> Json:
    """An address where other programs put it, for want of a field: the library, or how published.

    Only what is an archive with levels is taken; any other library is a library.
    """
    for names in (("library",), ("howpublished",), ("library", "howpublished")):
        said = [tex.parse(fields.left.get(name, ("", ""))[1]).strip() for name in names]
        if all(said) and archives.is_address(". ".join(said)):
            for name in names:
                fields.take(name)
            keys = ("archive", "archive_location")[-len(names) :]
            return dict(zip(keys, said, strict=True))
    return {}


def _archive(fields: Fields, custom: Json) -> None:
    # A record of ours says so in `x-sibcite` where it knows nothing of its archive.
    is_read = "archive" in custom
    archive = _part(custom, "archive")
    if key := tex.parse(fields.take("x-archive")):
        archive["id"] = key
    if candidates := fields.take("x-archive-candidates"):
        archive["candidates"] = [each.strip() for each in candidates.split(",")]
    if name := tex.parse(fields.take("x-archive-name")):
        archive["name"] = name
    for form, suffix in biblatex.FORMS.items():
        if text := tex.parse(fields.take(f"x-archive-name{suffix}")):
            _part(custom, form)["archive"] = text
    by_field = {field: level for level, field in biblatex.level_fields().items()}
    levels = [name for name in fields.left if name in by_field]
    pairs = [[by_field[name], tex.parse(fields.take(name))] for name in levels]
    if pairs:
        archive["levels"] = pairs
        labels = archive.get("labels")
        if not isinstance(labels, list) or len(labels) != len(pairs):
            archive.pop("labels", None)
    if not archive and not is_read:
        del custom["archive"]


def _names(made: Json, fields: Fields, custom: Json, columns: Mapping[str, str]) -> None:
    """The rows of names with their originals and orders; an editor may be another's work."""
    use_prefix = "useprefix=true" in fields.left.get("options", ("", ""))[1].replace(" ", "")
    if fields.left.get("options", ("", ""))[1] == "useprefix=true":
        fields.take("options")
    by_field = {columns[row]: row for row in columns if KINDS.get(row) == "names"}
    for slot in biblatex.EDITORS:
        role = fields.left.get(f"{slot}type", ("", "editor" if slot == "editor" else ""))[1]
        if role in biblatex.EDITOR_TYPES:
            by_field[slot] = role
            fields.take(f"{slot}type")
    orders = _object(custom.get("order"))
    there = fields.variables()
    for field, row in by_field.items():
        if field not in there:
            continue
        if names := fields.take(field):
            made[row] = made.get(row, []) + texnames.parse(names, use_prefix)
        if originals := fields.take(f"{field}_original"):
            read = texnames.parse(originals, use_prefix)
            read_orders = orders.pop(f"{row}_original", None)
            _part(custom, "original").setdefault(row, _ordered(read, read_orders))


def _ordered(names: list[Json], orders: Any) -> list[Json | None]:
    """Names of `custom`, where each says its own order; an empty one is a gap."""
    if not isinstance(orders, list) or len(orders) != len(names):
        orders = [""] * len(names)
    said: dict[str, Json] = {
        "family-first": {"static-ordering": True},
        "given-first": {"order": "given-first"},
    }
    return [
        {**name, **said.get(str(order), {})} if name else None
        for name, order in zip(names, orders, strict=True)
    ]


def _dates(made: Json, fields: Fields, custom: Json, columns: Mapping[str, str]) -> None:
    written = _object(custom.get("written"))
    for key in (key for key in columns if KINDS.get(key) == "dates"):
        if raw := fields.take(columns[key]):
            # EDTF's `~` stands here for itself.
            date = edtf.parse(raw) or texdates.parse(tex.parse(raw))[0]
        elif key == "issued" and (year := tex.parse(fields.take("year"))):
            month, day = (tex.parse(fields.take(part)) for part in ("month", "day"))
            date, suffix = texdates.parse(year, month, day)
            made |= {"year-suffix": suffix} if suffix else {}
        else:
            continue
        _put(made, custom, key, date, csljson.text(written.get(key)))


def _put(made: Json, custom: Json, key: str, date: Date, written: str) -> None:
    made[key] = csljson.show_date(date)
    if not csljson.is_said(date):
        whole = replace(date, written=written or date.written)
        _part(custom, "dates")[key] = csljson.show_whole_date(whole)
        _object(custom.get("written")).pop(key, None)
    elif date.written and date.start and not written:
        _part(custom, "written")[key] = date.written


def _texts(made: Json, fields: Fields, custom: Json, columns: Mapping[str, str]) -> None:
    """Texts with their other forms, and numbers."""
    there = fields.variables()
    for key, field in columns.items():
        old = biblatex.OLD_FIELDS.get(field, ())
        if KINDS.get(key) in ("names", "dates") or there.isdisjoint((field, *old)):
            continue
        if raw := fields.take(field, *old):
            value = biblatex.parse_value(key, raw)
            made[key] = biblatex.parse_language(value) if key == "language" else value
        for form, suffix in biblatex.FORMS.items():
            if raw := fields.take(field + suffix):
                _part(custom, form).setdefault(key, tex.parse(raw))
    for field, key in _SUBTITLES.items():
        if key in made and (subtitle := tex.parse(fields.take(field))):
            made[key] += f": {subtitle}"
    if "URL" not in made and _URL.fullmatch(fields.left.get("howpublished", ("", ""))[1]):
        made["URL"] = biblatex.parse_value("URL", fields.take("howpublished"))
