"""One CSL-JSON item to a record: ``{"id": "gareev1991", "type": "article-journal", …}``.

The item may come from any program. What cannot be read of it is remarked on and kept in `extra`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sibcite.fields import csljson, languages
from sibcite.fields.csljson import PARTS, Json
from sibcite.fields.variables import ALIASES, KINDS
from sibcite.model import ArchiveAddress, Diagnostic, Name, Record, Span, Text
from sibcite.read import addresses

# What `sibcite.write.item` puts under `custom`; all else there is another program's.
_FORMS = ("original", "romanized", "translated", "languages")
_UNREAD = (TypeError, ValueError, KeyError, AttributeError, OverflowError, RecursionError)


@dataclass
class _Draft:
    """A record while it is being read; never seen outside this module."""

    at: Span
    fields: Json = field(default_factory=dict)
    extra: Json = field(default_factory=dict)
    remarks: list[Diagnostic] = field(default_factory=list)

    def remark(self, code: str, message: str, hint: str = "") -> None:
        self.remarks.append(Diagnostic(code, "warning", message, self.at, hint))

    def read(self, key: str, value: Any, parse: Callable[[Any], Any], keep: Json) -> Any:
        """The value as `parse` reads it; what it cannot read goes into `keep`, remarked on."""
        try:
            return parse(value)
        except _UNREAD:
            keep[key] = value
            message = f"'{key}' does not hold what it should, but {_shown(value)}."
            self.remark("unexpected-value", message, "It is kept among the fields not understood.")
            return None


def record(item: Mapping[str, Any], at: Span) -> tuple[Record, tuple[Diagnostic, ...]]:
    """Read one item.

    Args:
        item: The item; it may lack its id, which is then empty.
        at: Where the item stands in the text that was read.
    """
    draft = _Draft(at)
    top = {key: value for key, value in item.items() if value is not None and value != ""}
    _unplace(item.get("custom"), top)
    custom = _custom(draft, top.pop("custom", {}))
    draft.fields |= {
        "id": draft.read("id", top.pop("id", ""), csljson.text, draft.extra) or "",
        "type": _type(draft, top.pop("type", ""), custom.get("type", "")),
        "language": _language(draft, top.pop("language", ""), custom),
        "label": draft.read("citation-label", top.pop("citation-label", ""), _word, draft.extra)
        or "",
        "year_suffix": draft.read("year-suffix", top.pop("year-suffix", ""), _word, draft.extra)
        or "",
        "address": _address(draft, top, custom),
        "source": custom.get("text", ""),
        "spans": custom.get("spans", {}),
        "diagnostics": custom.get("diagnostics", ()),
        "confidence": custom.get("confidence", 1.0),
    }
    values = _variables(draft, top)
    draft.fields["names"] = _names(values["names"], custom)
    draft.fields["texts"] = _texts(values["texts"], custom)
    draft.fields["numbers"] = values["numbers"] | custom.get("numbers", {})
    draft.fields["dates"] = _dates(values["dates"], custom)
    draft.fields["extra"] = draft.extra | custom.get("extra", {})
    return Record(**draft.fields), tuple(draft.remarks)


def _custom(draft: _Draft, value: Any) -> Json:
    """The parts of `custom` that are ours, read; those of others are kept as they are."""
    if not isinstance(value, dict):
        draft.read("custom", value, dict, draft.extra)
        return {}
    theirs: Json = {key: each for key, each in value.items() if key not in _PARSERS}
    ours = {
        key: read
        for key, parse in _PARSERS.items()
        if key in value and (read := draft.read(key, value[key], parse, theirs)) is not None
    }
    if theirs:
        draft.extra["custom"] = theirs
    return ours


def _shown(value: Any) -> str:
    """A value as a remark quotes it."""
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "an object"
    return repr(value) if len(repr(value)) < 60 else repr(value)[:60] + "…"


def _type(draft: _Draft, shown: Any, own: str) -> str:
    read = draft.read("type", shown, csljson.text, draft.extra)
    if not read and not own:
        draft.remark("missing-type", "An item does not say what type of work it is.")
    return own or read or "document"


def _language(draft: _Draft, named: Any, custom: Json) -> str:
    """The code of the work's language; a name that says more than the code is kept as extra."""
    written: str = draft.read("language", named, _word, draft.extra) or ""
    if "language" in custom:
        return str(custom["language"])
    code, said = languages.read(written)
    if said:
        draft.extra["language"] = said
    if written and not code:
        message = f"'{written}' is no language that is known here."
        hint = "Write its code, such as ru or ja; of several, the first."
        draft.remarks.append(Diagnostic("unknown-language", "note", message, draft.at, hint))
    return code or written


def _variables(draft: _Draft, top: Json) -> dict[str, Json]:
    """The variables of CSL, read, by the kind of their values; what is none becomes extra."""
    values: dict[str, Json] = {"names": {}, "texts": {}, "numbers": {}, "dates": {}}
    for given, value in top.items():
        key = ALIASES.get(given, given)
        key = given if key in top else key
        if (kind := KINDS.get(key)) is None:
            draft.extra[key] = value
        elif (read := draft.read(key, value, _KIND_PARSERS[kind], draft.extra)) is not None:
            values[kind][key] = read
        if kind == "names" and key not in draft.extra and (rest := _unknown_parts(value)):
            draft.extra[key] = rest
    return values


def _unknown_parts(names: Any) -> list[Json]:
    """What other programs say of names and CSL does not, in the places of the names."""
    known = {*PARTS, "static-ordering"}
    names = names if isinstance(names, list) else [names]
    rest = [
        {key: value for key, value in name.items() if key not in known}
        for name in names
        if isinstance(name, dict)
    ]
    return rest if any(rest) else []


def _names(names: dict[str, tuple[Name, ...]], custom: Json) -> dict[str, tuple[Name, ...]]:
    """Names with their printed orders and their originals, and those outside CSL."""
    whole: dict[str, tuple[Name, ...]] = {}
    for variable, row in names.items():
        orders = custom.get("order", {}).get(variable, ())
        originals = custom.get("original", {}).get(variable, ())
        orders = orders if len(orders) == len(row) else [name.order for name in row]
        originals = originals if len(originals) == len(row) else [None] * len(row)
        whole[variable] = tuple(
            replace(name, order=order, original=original)
            for name, order, original in zip(row, orders, originals, strict=True)
        )
    whole |= custom.get("names", {})
    return whole


def _texts(texts: dict[str, str], custom: Json) -> dict[str, Text]:
    """Texts with their other forms, and those outside CSL."""
    variables = list(texts)
    for form in _FORMS:
        given = (key for key, value in custom.get(form, {}).items() if value)
        variables += [k for k in given if KINDS.get(k) == "texts" and k not in variables]
    whole = {key: _text(key, texts.get(key, ""), custom) for key in variables}
    whole |= custom.get("texts", {})
    return whole


def _text(key: str, text: str, custom: Json) -> Text:
    original, romanized, translated, language = (
        custom.get(form, {}).get(key, "") for form in _FORMS
    )
    systems = custom.get("romanization", {})
    system = systems if isinstance(systems, str) else systems.get(key, "")
    return Text(text, original, romanized, translated, language, system)


def _dates(dates: Json, custom: Json) -> Json:
    written = custom.get("written", {})
    dates = {
        key: replace(date, written=written[key]) if key in written else date
        for key, date in dates.items()
    }
    dates |= custom.get("dates", {})
    return dates


def _address(draft: _Draft, top: Json, custom: Json) -> ArchiveAddress | None:
    """The archive and what is known of it, if the item speaks of one."""
    written, location = (
        draft.read(key, top.pop(key, ""), csljson.text, draft.extra) or ""
        for key in ("archive", "archive_location")
    )
    known: ArchiveAddress | None = custom.get("archive")
    if known is not None:
        known = replace(known, written=written, location=location)
    elif written or location:
        near = top.get("archive-place")
        found = addresses.read(written, location, near if isinstance(near, str) else "")
        custom["diagnostics"] = (*custom.get("diagnostics", ()), *found.diagnostics)
        draft.remarks += [replace(each, span=draft.at) for each in found.diagnostics]
        known = found.value
    if known and (known.name is not None or any("archive" in custom.get(f, {}) for f in _FORMS)):
        known = replace(known, name=_archive_name(known.name, custom))
    return known


def _archive_name(name: Text | None, custom: Json) -> Text:
    """The name of an archive with its forms; those that `custom` has not are kept."""
    said = _text("archive", name.text if name else "", custom)
    return replace(said, translated=said.translated or (name.translated if name else ""))


def _unplace(custom: Any, top: Json) -> None:
    """Leave out the place that writing has filled in from what is known of the archive."""
    archive = custom.get("archive") if isinstance(custom, dict) else None
    place = archive.get("place") if isinstance(archive, dict) else None
    if place is not None and top.get("archive-place") == place:
        del top["archive-place"]


def _parse_archive(value: Any) -> ArchiveAddress:
    name = value.get("name")
    return ArchiveAddress(
        archive=None if value.get("id") is None else csljson.text(value["id"]),
        candidates=tuple(csljson.text(each) for each in value.get("candidates") or ()),
        name=None if name is None else Text(csljson.text(name)),
        levels=csljson.parse_levels(value.get("levels") or [], value.get("labels")),
        carrier=csljson.text(value.get("carrier") or ""),
        holder=csljson.text(value.get("holder") or ""),
    )


def _parse_names(value: Any) -> tuple[Name, ...]:
    rows = value if isinstance(value, list) else [value]
    return tuple(csljson.parse_name(name) for name in rows) or None  # type: ignore[return-value]


def _parse_forms(value: Any) -> Json:
    """Other forms: of a text a string, of names a row with gaps."""
    return {
        key: tuple(each and csljson.parse_whole_name(each) for each in form)
        if KINDS.get(key) == "names"
        else _form(key, form)
        for key, form in value.items()
    }


def _form(key: str, form: Any) -> str:
    if key != "archive" and KINDS.get(key) != "texts":
        raise ValueError("no variable that has forms")
    return csljson.text(form)


def _parse_texts_forms(value: Any) -> Json:
    return {key: _form(key, form) for key, form in value.items()}


def _parse_romanization(value: Any) -> str | Mapping[str, str]:
    return value if isinstance(value, str) else csljson.strings(value)


def _parse_extra(value: Any) -> Json:
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _each(parse: Callable[[Any], Any]) -> Callable[[Any], Json]:
    return lambda value: {key: parse(each) for key, each in value.items()}


def _row(parse: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: tuple(parse(each) for each in value)


_word = csljson.text
_KIND_PARSERS: dict[str, Callable[[Any], Any]] = {
    "names": _parse_names,
    "texts": csljson.text,
    "numbers": csljson.text,
    "dates": csljson.parse_date,
}
_PARSERS: dict[str, Callable[[Any], Any]] = {
    "text": csljson.text,
    "type": csljson.text,
    "language": csljson.text,
    "original": _parse_forms,
    "romanized": _parse_texts_forms,
    "translated": _parse_texts_forms,
    "languages": _parse_texts_forms,
    "romanization": _parse_romanization,
    "order": _each(_row(csljson.parse_order)),
    "written": csljson.strings,
    "archive": _parse_archive,
    "names": _each(_row(csljson.parse_whole_name)),
    "texts": _each(csljson.parse_text),
    "numbers": csljson.strings,
    "dates": _each(csljson.parse_whole_date),
    "spans": _each(csljson.parse_span),
    "diagnostics": _row(csljson.parse_diagnostic),
    "confidence": float,
    "extra": _parse_extra,
}
