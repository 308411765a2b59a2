"""BibTeX and BibLaTeX to records, from any program.

pybtex reads an entry; here the text is parted before each ``@type{`` that begins a line, so that
an entry whose braces do not close takes no other with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sibcite.fields import biblatex
from sibcite.model import Diagnostic, Parsed, Record, Span
from sibcite.read import items
from sibcite.read.bibfields import item

_START = re.compile(r"^[ \t]*@[A-Za-z]+\s*\{", re.MULTILINE)
# What an entry does not take over from the one that it is a part of.
_OF_ITSELF = frozenset({"crossref", "xref", "xdata", "ids", "shorthand", "options", "keywords"})
_OF_THE_WHOLE = {"title": "booktitle", "subtitle": "booksubtitle"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as pybtex reads it: values in TeX, with strings put in."""

    type: str
    key: str
    fields: dict[str, str]
    at: Span


class _Strings(dict[str, str]):
    """The strings of a bibliography, in any case; one that is not defined is its own name."""

    def __setitem__(self, name: str, value: str) -> None:
        super().__setitem__(name.lower(), value)

    def __getitem__(self, name: str) -> str:
        return self.get(name.lower(), name)


def read(text: str) -> Parsed[tuple[Record, ...]]:
    """Read a bibliography in BibTeX or BibLaTeX.

    Returns:
        The records. What breaks off is remarked on (`broken-entry`); what was read of it before
        stands in a record, the rest in its extra field `unread`.
    """
    entries: list[Entry] = []
    remarks: list[Diagnostic] = []
    for entry, found in _entries(text):
        entries += [entry] if entry else []
        remarks += found
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    parsed = items.records(
        (item(entry.type, entry.key, _with_inherited(entry, by_key)), entry.at)
        for entry in entries
        if entry.type not in biblatex.NO_ENTRIES
    )
    return Parsed(parsed.value, (*remarks, *parsed.diagnostics))


# What pybtex's own entries are here: type, key, and fields in TeX.
Parted = tuple[str, str, Mapping[str, str]]


def read_entries(entries: Sequence[Parted], others: Sequence[Parted] = ()) -> dict[str, Record]:
    """Read entries that a program has read from its file already.

    Args:
        entries: Under keys that differ.
        others: Entries of the same file, from which these may inherit.

    Returns:
        The record of each entry that is one, by the entry's key.
    """
    known = [
        Entry(kind.lower(), key, dict(fields), Span(0, 0))
        for kind, key, fields in (*entries, *others)
    ]
    by_key = {entry.key.lower(): entry for entry in reversed(known)}
    works = [one for one in known[: len(entries)] if one.type not in biblatex.NO_ENTRIES]
    parsed = items.records(
        (item(entry.type, entry.key, _with_inherited(entry, by_key)), entry.at) for entry in works
    )
    return {entry.key: record for entry, record in zip(works, parsed.value, strict=True)}


def _entries(text: str) -> Iterator[tuple[Entry | None, list[Diagnostic]]]:
    strings = _Strings()
    starts = [match.start() for match in _START.finditer(text)]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        if "@" in text[start:end]:
            yield from _stretch(text[start:end], start, strings)


def _stretch(
    text: str, offset: int, strings: _Strings
) -> Iterator[tuple[Entry | None, list[Diagnostic]]]:
    """The entries of a stretch of text, each with what broke it off."""
    from pybtex.database.input.bibtex import LowLevelParser

    errors: list[Any] = []
    parser = LowLevelParser(text, handle_error=errors.append, macros=strings)
    parser.skip_to = partial(_skip_to, parser)
    read_any = False
    for command, content in parser:
        if command.lower() in ("string", "preamble", "comment"):
            continue
        read_any = True
        key, values = content
        at = Span(offset + parser.command_start, offset + parser.pos)
        fields, remarks = _fields(values, at)
        if errors:
            unread = _unread(text, parser.command_start, parser.pos, parser.current_field_name)
            remarks.append(_broken(text, unread, key or "", offset))
            if text[unread:].strip():
                fields["unread"] = text[unread:].strip()
            errors.clear()
            parser.pos = len(text)
        yield Entry(command.lower(), key or "", fields, at), remarks
    if errors and not read_any and (match := _START.match(text)):
        yield None, [_broken(text, match.end(), "", offset)]


def _skip_to(parser: Any, patterns: list[Any]) -> Any:
    """Go on to the first of several signs.

    pybtex looks for each sign apart, to the end of the text where there is none: in an entry of
    many quoted fields that is quadratic.
    """
    from pybtex.scanner import Token

    signs = {pattern.description[1]: pattern for pattern in patterns}
    match = re.compile(f"[{re.escape(''.join(signs))}]").search(parser.text, parser.pos)
    if match is None:
        return None
    value = parser.text[parser.pos : match.end()]
    parser.pos = match.end()
    parser.update_lineno(value)
    return Token(value, signs[match[0]])


def _unread(text: str, start: int, end: int, field: str | None) -> int:
    """Where what was not read begins: at the field whose value does not close."""
    if field is None:
        return end
    match = re.compile(rf",\s*({re.escape(field)}\s*=)").search(text, start, end)
    return match.start(1) if match else end


def _fields(
    values: list[tuple[str, list[str]]], at: Span
) -> tuple[dict[str, str], list[Diagnostic]]:
    """The fields by name; of two with one name, BibTeX takes the first, and both are kept."""
    fields: dict[str, str] = {}
    times: Counter[str] = Counter()
    remarks: list[Diagnostic] = []
    for name, parts in values:
        times[name.lower()] += 1
        number = times[name.lower()]
        shown = name if number == 1 else f"{name}-{number}"
        fields[shown] = "".join(parts)
        if number > 1:
            message = f"The field '{name}' stands more than once in an entry."
            hint = f"The first is taken; this one is kept as '{shown}'."
            remarks.append(Diagnostic("repeated-field", "warning", message, at, hint))
    return fields, remarks


def _broken(text: str, at: int, key: str, offset: int) -> Diagnostic:
    seen = text[at:].lstrip()[:40].partition("\n")[0]
    where = f"before '{seen}'" if seen else "before its end"
    named = f"The entry '{key}'" if key else "An entry"
    message = f"{named} breaks off {where}."
    hint = "Look for a brace, a quotation mark or a comma that is missing."
    place = Span(offset + at, offset + max(len(text.rstrip()), at))
    return Diagnostic("broken-entry", "error", message, place, hint)


def _with_inherited(entry: Entry, by_key: dict[str, Entry]) -> dict[str, str]:
    """The fields of an entry and of those that it names as its whole or its data."""
    fields = dict(entry.fields)
    own = {name.lower() for name in fields}
    for link in ("crossref", "xdata"):
        named = next((value for name, value in fields.items() if name.lower() == link), "")
        for key in named.split(","):
            whole = by_key.get(key.strip().lower())
            if whole is None or whole is entry:
                continue
            for name, value in whole.fields.items():
                taken = _inherited(name.lower(), link, entry.type)
                if taken and taken not in own:
                    fields[taken] = value
                    own.add(taken)
    return fields


def _inherited(name: str, link: str, entry_type: str) -> str:
    """The field that a part gets from a field of its whole; empty if none."""
    if name in _OF_ITSELF or name.startswith("x-"):
        return ""
    if link == "crossref" and entry_type.startswith("in"):
        return _OF_THE_WHOLE.get(name, name)
    return name
