"""Archival addresses out of print: ``F. 18, op. 5, d. 119, l. 46-47``, ``Ф. Р-9401. Оп. 2``."""

from __future__ import annotations

import re
from dataclasses import replace

from sibcite.archives import (
    authority,
    boxed,
    classified,
    clause,
    codes,
    doubts,
    folding,
    heads,
    numbered,
)
from sibcite.archives.authority import NONE, Hints
from sibcite.archives.found import Found, rows
from sibcite.archives.heads import Head
from sibcite.archives.steps import reader
from sibcite.model import ArchiveAddress, Diagnostic, Parsed, Span, Text

_SIGN = re.compile(r"[()]|[;；]\s*")
_MIXED = re.compile(r"[^\W\d_]{2,}")
# What an address may begin with inside a reference; all else needs its archive before it.
_GENERAL = ("fond", "record_group")
_LONGEST_HEAD = 300
# All levels of one address, with their lists of leaves.
_LONGEST_ADDRESS = 1_000


def parse(text: str, hints: Hints = NONE) -> Parsed[ArchiveAddress]:
    """Read an archive and the first address in it as a reference writes them.

    Args:
        text: One address, in any of the languages of `data/levels.csv`, with or without the
            archive before or behind it: ``GA RF. F. 9401, op. 2, d. 582, l. 9-12``.
        hints: What is known beside the text.

    Returns:
        The archive as far as the authority knows it, and the levels as printed. Everything
        doubtful is remarked on (`docs/archives.md` lists the remarks); nothing is rewritten.

    Source: [gost-r-7.0.5-2008], [ceelbas-archives]
    """
    found = read(text, hints)
    if found:
        return Parsed(found[0].address, found[0].remarks)
    return Parsed(ArchiveAddress(location=text), (*_mixed(text), _unread(text)))


def read(text: str, hints: Hints = NONE, last: ArchiveAddress | None = None) -> tuple[Found, ...]:
    """Read all addresses of a text in their order.

    An address behind a semicolon, or one that begins anew at a level that was named before, takes
    over what it leaves out: ``f. 1, op. 2, d. 3; d. 5`` is in opis 2 twice. So does one behind
    ``Там же`` or ``ibid.`` The number of a note at the head of the text is no part of it.

    Args:
        text: A footnote, a line of a list, or an address.
        hints: What is known beside the text.
        last: The address before the text, for an ``ibid.`` in it.
    """
    plain = folding.level(text)
    found: list[Found] = []
    for span in _clauses(text):
        before = found[-1].address if found else None
        is_ibid = not found and last is not None and clause.is_ibid(text, span)
        found += clause.read(text, plain, span, last if is_ibid else before, hints)
    return tuple(found)


def unread(text: str) -> tuple[Diagnostic, ...]:
    """The remarks on a text in which no address was found."""
    return (*_mixed(text), _unread(text))


def find(text: str, start: int = 0) -> Span | None:
    """Where the first address of a reference stands, from its first level on; or nothing.

    It has a fond and a level after it, or is a code of its archive; the full stop that ends the
    sentence stays outside.
    """
    coded = codes.find(text, Span(start, len(text)))
    if coded is not None:
        return Span(coded.steps[0].value.start, coded.steps[-1].value.end)
    plain = folding.level(text)
    for at in reader("").starts(plain, start, len(text)):
        head = heads.before(text, max(start, at - _LONGEST_HEAD), at)
        last = min(len(text), at + _LONGEST_ADDRESS)
        steps = reader(heads.scheme_of(head)).read(text, plain, at, last)
        if len(steps) > 1 and (head is not None or steps[0].level.name in _GENERAL):
            row = rows(steps)[0]
            return Span(min(row[0].label.start, row[0].value.start), row[-1].value.end)
    return classified.find(text, start) or boxed.find(text, plain, start)


def is_address(text: str) -> bool:
    """Whether a text names an archive and an address in it: ``ГАРФ. Ф. Р-9401. Оп. 2``."""
    found = parse(text).value
    named = found.written or found.archive
    return bool(named and found.levels and find(text) is not None)


def locate(location: str, archive: str | None) -> Found:
    """Read one address whose archive stands elsewhere, as `find` finds it.

    Args:
        location: The address without its archive; it is one, whatever parts its levels.
        archive: The key of the archive, whose scheme says what the labels mean; None if unknown.

    Returns:
        The address, its steps with where each value stands, and the remarks of `parse` but for
        that on an unnamed archive. What is no address has no steps and the remark
        `unread-address`.
    """
    plain, whole = folding.level(location), Span(0, len(location))
    hints = Hints(archive=archive or "")
    read_ = clause.read(location, plain, whole, None, hints) or read(location, hints)
    if not read_:
        return Found(ArchiveAddress(location=location), whole, remarks=unread(location))
    remarks = tuple(each for each in read_[0].remarks if each.code != "unnamed-archive")
    return replace(read_[0], remarks=remarks)


def resolve(written: str, name: Text | None, hints: Hints = NONE) -> Parsed[ArchiveAddress]:
    """The archive that an abbreviation and the name printed beside it stand for.

    Returns:
        An address without levels. Remarks: `unknown-archive`, `ambiguous-archive`, `former-name`,
        `name-differs`, `homoglyph`; their spans cover `written`.
    """
    if not written:
        return Parsed(ArchiveAddress(name=name), ())
    said = name.text if name else ""
    matches = authority.matches(written, said, hints)
    if len(matches) > 1 and name and name.translated:
        matches = authority.matches(written, name.translated, hints)
    keys = tuple(match.archive for match in matches)
    address = ArchiveAddress(
        archive=keys[0] if len(keys) == 1 else None,
        candidates=keys if len(keys) > 1 else (),
        written=written,
        name=name,
    )
    return Parsed(
        address, doubts.about(written, Head(Span(0, len(written)), matches=matches), said)
    )


def split_head(head: str) -> tuple[str, Text | None]:
    """An archive's abbreviation, and its name and translation from the brackets after it."""
    found = heads.unknown(head, 0, len(head))
    if found is None:
        return head, None
    name = Text(
        found.name.of(head) if found.name else "",
        translated=found.translated.of(head) if found.translated else "",
    )
    return found.written.of(head), name if name != Text("") else None


def _clauses(text: str) -> list[Span]:
    """What stands between semicolons that no bracket holds, behind the number of the note."""
    spans, start, depth = [], numbered.end(text), 0
    for sign in _SIGN.finditer(text, start):
        if sign[0] == "(":
            depth += 1
        elif sign[0] == ")":
            depth = max(depth - 1, 0)
        elif not depth:
            spans.append(Span(start, sign.start()))
            start, depth = sign.end(), 0
    return [*spans, Span(start, len(text))]


def _mixed(text: str) -> tuple[Diagnostic, ...]:
    """Words in letters of two scripts, one of them Latin: ``ცiam-arhiv``."""
    found = []
    for word in _MIXED.finditer(text):
        scripts = folding.scripts(word[0])
        if len(scripts) > 1 and "Latn" in scripts:
            message = f"'{word[0]}' mixes letters of two scripts."
            place = Span(*word.span())
            found.append(
                Diagnostic("homoglyph", "warning", message, place, "Type it in one script.")
            )
    return tuple(found)


def _unread(text: str) -> Diagnostic:
    quoted = text if len(text) <= 60 else text[:57] + "…"
    message = f"No archive and no fond, opis, delo or list was found in '{quoted}'."
    hint = "An address names its levels: F. 18, op. 5, d. 119, l. 46-47."
    return Diagnostic("unread-address", "warning", message, Span(0, len(text)), hint)


__all__ = ["Found", "find", "locate", "parse", "read", "resolve", "split_head", "unread"]
