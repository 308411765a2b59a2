"""Archival addresses out of print: ``F. 18, op. 5, d. 119, l. 46-47``, ``Ф. Р-9401. Оп. 2``."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from sibcite import tables
from sibcite.archives import authority, labels
from sibcite.model import ArchiveAddress, Diagnostic, Level, Parsed, Span, Text

# A number may carry a letter before it (Р-9401), letters after it (1a, 2с), a fraction (1/п).
_LETTERS = r"(?:(?!ob|об)[^\W\d_]){0,2}"
_PREFIX = r"(?:[^\W\d_]{1,3}[-‑]|[^\W\d_]{1,2}\s?(?=\d))?"
_UNIT = rf"{_PREFIX}\d+(?:[-‑][^\W\d_](?!\w))?{_LETTERS}(?:/\w+)*"
_NEXT = rf"\d+{_LETTERS}(?:/\w+)*"
_VERSO = r"(?:\s?(?:об|ob)(?!\w)\.?)?"
_VALUE = rf"{_UNIT}{_VERSO}(?:(?:\s?[-‑–—]\s?|,\s?){_NEXT}{_VERSO})*"
_SEPARATOR = r"[\s.,;:—–-]*"


def parse(text: str) -> Parsed[ArchiveAddress]:
    """Read an archive and an address in it as a reference writes them.

    Args:
        text: One address in Latin or Cyrillic letters, with or without the archive before it:
            ``GA RF. F. 9401, op. 2, d. 582, l. 9-12``. Values stay text.

    Returns:
        The archive as far as the authority knows it, and the levels in printed order. Remarks:
        `unknown-archive`, `ambiguous-archive`, `levels-out-of-order`, `unread-address`.

    Source: [gost-r-7.0.5-2008]
    """
    found = find(text)
    if found is None:
        message = f"No fond, opis, delo or list was found in '{_quoted(text)}'."
        hint = "An address names its levels: F. 18, op. 5, d. 119, l. 46-47."
        unread = Diagnostic("unread-address", "warning", message, Span(0, len(text)), hint)
        return Parsed(ArchiveAddress(location=text), (unread,))
    head = text[: found.start].strip(" \t\n.,;:/—–-")
    written, name = split_head(head)
    address, remarks = _resolved(written, name, Span(0, len(head)))
    read = levels(found.of(text))
    rest = text[found.end :].strip(" \t\n.,;")
    if rest:
        message = f"After the address, '{_quoted(rest)}' was not understood."
        start = text.index(rest, found.end)
        remarks = (
            *remarks,
            Diagnostic("unread-address", "warning", message, Span(start, start + len(rest))),
        )
    located = ArchiveAddress(
        archive=address.archive,
        candidates=address.candidates,
        written=written,
        name=name,
        location=found.of(text),
        levels=tuple(level for level, _ in read),
    )
    order = tuple(
        remark.moved(found.start) for remark in _out_of_order(located.levels, found.of(text))
    )
    return Parsed(located, remarks + order)


def find(text: str, start: int = 0) -> Span | None:
    """Where the first archival address stands in a text, or nothing.

    An address is a fond and at least one level after it; the full stop that ends the sentence
    stays outside.
    """
    for match in _first_label().finditer(text, start):
        read = _read(text, match.start())
        if len(read) > 1:
            return Span(match.start(), read[-1][1].end)
    return None


def levels(location: str) -> tuple[tuple[Level, Span], ...]:
    """The levels of an address that begins at its first label, each with where its value stands."""
    return _read(location, 0)


def resolve(written: str, name: Text | None) -> Parsed[ArchiveAddress]:
    """The archive that an abbreviation and the name printed beside it stand for.

    Returns:
        An address without levels. Remarks: `unknown-archive`, `ambiguous-archive`; their spans
        cover `written`.
    """
    return Parsed(*_resolved(written, name, Span(0, len(written))))


def split_head(head: str) -> tuple[str, Text | None]:
    """An archive's abbreviation, and its name and translation from the brackets after it."""
    match = _HEAD.fullmatch(head)
    if match is None:
        return head, None
    name = match["name"] or ""
    translated = match["translated"] or ""
    return match["written"], Text(name, translated=translated) if name or translated else None


_HEAD = re.compile(
    r"(?P<written>[^()\[\]]*[^()\[\]\s])(?:\s*\((?P<name>[^()\[\]]+)\))?(?:\s*\[(?P<translated>[^\[\]]+)\])?"
)


def _resolved(
    written: str, name: Text | None, span: Span
) -> tuple[ArchiveAddress, tuple[Diagnostic, ...]]:
    plain = ArchiveAddress(written=written, name=name)
    if not written:
        return plain, ()
    keys = authority.candidates(written, name.text if name else "")
    if len(keys) > 1 and name and name.translated:
        keys = tuple(k for k in keys if k in authority.candidates(name.translated)) or keys
    if len(keys) == 1:
        return ArchiveAddress(keys[0], written=written, name=name), ()
    if keys:
        places = ", ".join(tables.archives()[key].place for key in keys)
        message = f"'{written}' is the abbreviation of {len(keys)} archives."
        hint = f"They are in {places}: write the archive's full name beside it."
        remark = Diagnostic("ambiguous-archive", "warning", message, span, hint)
        return ArchiveAddress(candidates=keys, written=written, name=name), (remark,)
    message = f"No archive is known as '{_quoted(written)}'."
    hint = "Add it to data/archives.toml."
    return plain, (Diagnostic("unknown-archive", "note", message, span, hint),)


def _read(text: str, start: int) -> tuple[tuple[Level, Span], ...]:
    """Level after level from `start`, as long as label and value follow each other."""
    read: list[tuple[Level, Span]] = []
    position = start
    while match := _level().match(text, position):
        label = text[match.start("label") : match.end("stop")]
        level = Level(labels.level_of(match["label"]), match["value"], label)
        read.append((level, Span(*match.span("value"))))
        position = match.end()
    return tuple(read)


@cache
def _level() -> re.Pattern[str]:
    return re.compile(
        rf"{_SEPARATOR}(?P<label>{labels.pattern()})(?P<stop>\.?)(?<=[\w.'’´ʹ])\s*(?:№\s*)?"
        rf"(?P<value>{_VALUE})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _first_label() -> re.Pattern[str]:
    fonds = "|".join(map(re.escape, tables.levels()["fond"].labels))
    return re.compile(rf"(?<![\w.])(?:{fonds})\.?\s*(?=[^\W\d_]{{0,3}}[-‑\s]?\d)", re.IGNORECASE)


def _out_of_order(read: tuple[Level, ...], location: str) -> tuple[Diagnostic, ...]:
    order = list(tables.levels())
    places = [order.index(level.name) for level in read if level.name in order]
    if all(first < second for first, second in pairwise(places)):
        return ()
    message = f"The levels of '{_quoted(location)}' do not go from the general to the specific."
    hint = "The usual order is fond, opis, delo, list."
    return (Diagnostic("levels-out-of-order", "warning", message, Span(0, len(location)), hint),)


def _quoted(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
