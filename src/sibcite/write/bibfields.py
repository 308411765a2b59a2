"""A CSL-JSON item as the fields of a BibLaTeX entry, and what no field can say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sibcite import archives
from sibcite.fields import biblatex, csljson, edtf, tex, texdates, texnames
from sibcite.fields.csljson import Json
from sibcite.fields.variables import KINDS

Fields = list[tuple[str, str]]

_LAST = ("language", "citation-label")
_AFTER = ("id", "type", "custom")
_EMPTIED = frozenset({*biblatex.FORMS, "order", "dates", "written", "archive", "extra"})
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry without its key.

    Attributes:
        type: The entry type.
        standard: BibLaTeX's fields.
        foreign: Fields that sibcite does not understand, as they were.
        own: Fields of ours, `x-…`.
        rest: What no field can say: the parts of `custom`, and under `item` whole variables.
    """

    type: str
    standard: Fields
    foreign: Fields
    own: Fields
    rest: Json


def entry(item: Json) -> Entry:
    """The item as an entry, from which `sibcite.read.bibfields` makes the same item."""
    custom = {key: _copied(value) for key, value in item.get("custom", {}).items()}
    rest = {key: value for key, value in item.items() if key not in _AFTER}
    entry_type, said = _types(item, custom)
    fields = biblatex.fields_of(entry_type)
    archive: Fields = []
    if "archive" in custom:
        fields = biblatex.in_archive(fields)
        archive = _archive(custom)
    elif archives.is_address(str(item.get("call-number", ""))):
        # In `library` it would be read as the address of the record.
        fields = {**fields, "call-number": "x-call-number"}
    shown = _names(rest, custom, fields) + archive + said
    shown += _variables(rest, custom, fields) + _text(custom)
    foreign = _foreign(custom, entry_type)
    left = {key: value for key, value in custom.items() if value or key not in _EMPTIED}
    own = [field for field in shown if field[0].startswith("x-")]
    return Entry(
        entry_type,
        [field for field in shown if not field[0].startswith("x-")],
        foreign,
        own,
        {**left, "item": rest} if rest else left,
    )


def _copied(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else value


def _types(item: Json, custom: Json) -> tuple[str, Fields]:
    """The entry type, and the fields that say more of the type than it does."""
    csl_type = custom.pop("type", item["type"])
    entry_type, subtype = biblatex.ENTRY_TYPES.get(csl_type, ("misc", ""))
    given = custom.get("extra", {}).get("entrytype")
    if isinstance(given, str) and biblatex.is_kind_of(given, csl_type, "genre" in item):
        del custom["extra"]["entrytype"]
        return given, []
    if biblatex.csl_type(entry_type, subtype) != csl_type:
        return entry_type, [("x-type", tex.show(csl_type))]
    return entry_type, [("entrysubtype", subtype)] if subtype else []


def _names(rest: Json, custom: Json, fields: Mapping[str, str]) -> Fields:
    """The rows of names; editors of all kinds share the fields that BibLaTeX has for them."""
    rows = [key for key in rest if KINDS.get(key) == "names"]
    slots = [slot for slot in biblatex.EDITORS if slot != "editor" or "editor" not in rows]
    roles = [role for role in biblatex.EDITOR_TYPES if role in rows]
    by_role = dict(zip(roles, slots, strict=False))
    use_prefix = any("non-dropping-particle" in name for key in rows for name in rest[key])
    shown: Fields = []
    for row in rows:
        field = by_role.get(row, fields[row])
        shown += _row(row, field, rest, custom, use_prefix)
        shown += [(f"{field}type", row)] if row in by_role else []
    return shown + ([("options", "useprefix=true")] if use_prefix else [])


def _row(row: str, field: str, rest: Json, custom: Json, use_prefix: bool) -> Fields:
    """One row of names and its originals; the orders of names, which BibTeX cannot say, go."""
    names = rest[row]
    orders = custom.setdefault("order", {})
    if row not in orders and any("static-ordering" in name for name in names):
        orders[row] = [csljson.parse_name(name).order for name in names]
    plain = [_without_order(name) for name in names]
    shown: Fields = [(field, _show_names(plain))]
    if texnames.parse(shown[0][1], use_prefix) == plain:
        del rest[row]
    originals = custom.get("original", {}).get(row)
    if originals:
        plain = [_without_order(name or {}) for name in originals]
        shown.append((f"{field}_original", _show_names(plain)))
        if texnames.parse(shown[1][1], use_prefix) == plain:
            del custom["original"][row]
            orders[f"{row}_original"] = [
                csljson.parse_whole_name(name or {}).order for name in originals
            ]
    return shown


def _show_names(names: list[Json]) -> str:
    return " and ".join(texnames.show(name) for name in names)


def _without_order(name: Json) -> Json:
    return {key: part for key, part in name.items() if key not in ("static-ordering", "order")}


def _variables(rest: Json, custom: Json, fields: Mapping[str, str]) -> Fields:
    """Texts with their other forms, numbers and dates."""
    shown: Fields = []
    formed = [key for form in biblatex.FORMS for key in custom.get(form, {})]
    keys = [key for key in dict.fromkeys((*rest, *formed)) if KINDS.get(key) != "names"]
    for key in sorted(keys, key=lambda key: key in _LAST):
        if KINDS.get(key) == "dates":
            shown += _date(key, rest, custom, fields)
        elif key in fields:
            shown += _forms(key, fields[key], rest, custom)
    return shown


def _forms(key: str, field: str, rest: Json, custom: Json) -> Fields:
    shown: Fields = []
    if key == "language":
        name = biblatex.show_language(rest[key])
        shown = [(field, tex.show(name))]
        if biblatex.parse_language(name) == rest[key]:
            del rest[key]
    elif key in rest and isinstance(rest[key], str):
        shown = [(field, biblatex.show_value(key, rest.pop(key)))]
    for form, suffix in biblatex.FORMS.items():
        if isinstance(custom.get(form, {}).get(key), str):
            shown.append((field + suffix, tex.show(custom[form].pop(key))))
    return shown


def _date(key: str, rest: Json, custom: Json, fields: Mapping[str, str]) -> Fields:
    """A date in EDTF, which says more than CSL-JSON; one that was only printed is a year."""
    whole = custom.get("dates", {}).get(key)
    date = csljson.parse_whole_date(whole) if whole else csljson.parse_date(rest[key])
    known = replace(date, written="")
    shown = edtf.show(known)
    if edtf.parse(shown) == known:
        field = (fields[key], shown)
        if date.written:
            custom.setdefault("written", {})[key] = date.written
    elif key == "issued" and texdates.parse(date.written) == (date, ""):
        field = ("year", tex.show(date.written))
    else:
        return []
    rest.pop(key, None)
    custom.get("dates", {}).pop(key, None)
    return [field]


def _archive(custom: Json) -> Fields:
    """The address, level by level, so that it can be read and put right by hand."""
    archive = custom["archive"]
    shown: Fields = []
    if archive["id"]:
        shown.append(("x-archive", tex.show(archive.pop("id"))))
    candidates = archive["candidates"]
    if candidates and all(re.fullmatch(r"[a-z0-9-]+", each) for each in candidates):
        shown.append(("x-archive-candidates", ", ".join(archive.pop("candidates"))))
    if archive["name"]:
        shown.append(("x-archive-name", tex.show(archive.pop("name"))))
    for form, suffix in biblatex.FORMS.items():
        if "archive" in custom.get(form, {}):
            shown.append(("x-archive-name" + suffix, tex.show(custom[form].pop("archive"))))
    known = biblatex.level_fields()
    levels = [name for name, _ in archive["levels"]]
    if len(set(levels)) == len(levels) and all(
        name in known and value for name, value in archive["levels"]
    ):
        shown += [(known[name], tex.show(value)) for name, value in archive.pop("levels")]
    custom["archive"] = {key: value for key, value in archive.items() if value not in (None, [])}
    if not shown and not custom["archive"]:
        # Else it would be read anew, as the address of another program.
        custom["archive"] = {"levels": []}
    return shown


def _text(custom: Json) -> Fields:
    return [("x-text", tex.show(custom.pop("text")))] if "text" in custom else []


def _foreign(custom: Json, entry_type: str) -> Fields:
    """Fields that came from a bibliography, as they were; all else that is extra stays JSON."""
    shown: Fields = []
    taken: set[str] = set()
    for name, value in list(custom.get("extra", {}).items()):
        if (
            biblatex.is_field_name(name)
            and name.lower() not in taken
            and not biblatex.is_known(name, entry_type)
            and isinstance(value, str)
            and _is_field_value(value)
        ):
            taken.add(name.lower())
            shown.append((name, custom["extra"].pop(name)))
    return shown


def _is_field_value(value: str) -> bool:
    """Whether a value can stand between braces as it is."""
    depth = deepest = 0
    for brace in re.findall(r"[{}]", value):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
        if depth < 0:
            return False
    strange = re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]|(?m:^[ \t]*@)", value)
    return depth == 0 and deepest < _DEEPEST and strange is None
