"""An address as plain data, for JSON: what was read, where, and what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sibcite.archives import codes, values
from sibcite.archives.found import Found
from sibcite.model import ArchiveAddress, Diagnostic, Span

# Levels whose values are counted: leaves, files, pages.
_COUNTED = ("delo", "list", "page", "image")


def line(text: str, found: Sequence[Found], remarks: Sequence[Diagnostic] = ()) -> dict[str, Any]:
    """A line of text with the addresses in it.

    Args:
        text: The line.
        found: What `archives.read` found in it.
        remarks: What is said of the line as a whole, where no address was found.

    Returns:
        `text`, `addresses`, and `diagnostics` where there are remarks on the whole.
    """
    described: dict[str, Any] = {"text": text, "addresses": [address(each) for each in found]}
    if remarks:
        described["diagnostics"] = [diagnostic(each) for each in remarks]
    return described


def address(found: Found) -> dict[str, Any]:
    """One address: `archive`, `levels` as pairs, `ranges` by their ends, `diagnostics`."""
    read = found.address
    described: dict[str, Any] = {
        "archive": _archive(read),
        "levels": [[level.name, level.value] for level in read.levels],
        "ranges": {
            level.name: [list(ends) for ends in values.ranges(level.value)]
            for level in read.levels
            if level.name in _COUNTED
        },
        "span": _span(found.span),
    }
    if found.inherited:
        described["inherited"] = [level.name for level in read.levels[: found.inherited]]
    if url := codes.permalink(read):
        described["url"] = url
    described["diagnostics"] = [diagnostic(each) for each in found.remarks]
    return described


def diagnostic(remark: Diagnostic) -> dict[str, Any]:
    """A remark: `code`, `severity`, `message`, `span` (or null), `hint`."""
    return {
        "code": remark.code,
        "severity": remark.severity,
        "message": remark.message,
        "span": _span(remark.span) if remark.span is not None else None,
        "hint": remark.hint,
    }


def plain(read: ArchiveAddress) -> str:
    """An address in a line: ``garf | fond 9401 | opis 2``; its candidates, or its name in print."""
    head = read.archive or " ".join(read.candidates) or read.written or "-"
    return " | ".join([head, *(f"{level.name} {level.value}" for level in read.levels)])


def _archive(read: ArchiveAddress) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": read.archive,
        "candidates": list(read.candidates),
        "written": read.written,
    }
    if read.name is not None and read.name.text:
        described["name"] = read.name.text
    if read.carrier:
        described["carrier"] = read.carrier
    if read.holder:
        described["holder"] = read.holder
    return described


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
