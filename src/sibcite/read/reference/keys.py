"""Citation keys for references that have none: ``katasonova2005``, ``tsamo1945a``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from sibcite.model import ArchiveAddress, Date, Name, Record, Text

_LABEL = re.compile(r"(?P<words>.*?)[\s,(]*(?P<year>[12]\d{3})?(?P<suffix>(?<=\d)[a-zа-я])?$")


def key(
    label: str,
    people: Mapping[str, tuple[Name, ...]],
    address: ArchiveAddress | None,
    texts: Mapping[str, Text],
    issued: Date,
    suffix: str,
) -> str:
    """A key of the first name, the archive or the first word of the title, and the year."""
    match = _LABEL.fullmatch(label) if label else None
    year = match["year"] if match and match["year"] else str(issued.year or "")
    named = next((row[0] for row in people.values() if row), None)
    if named is not None:
        head = named.family or named.literal
    elif address is not None and (address.archive or address.written):
        head = address.archive or address.written
    else:
        head = _first_word(texts["title"].text if "title" in texts else label)
    return (_folded(head) or "reference") + year + suffix


def told_apart(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The same records under unique keys: the second ``karpov1997`` is ``karpov1997-2``."""
    seen: dict[str, int] = {}
    taken = {record.id for record in records}
    whole = []
    for record in records:
        seen[record.id] = count = seen.get(record.id, 0) + 1
        fresh = record.id
        while count > 1 and fresh in taken:
            fresh = f"{record.id}-{count}"
            count += 1
        taken.add(fresh)
        whole.append(record if fresh == record.id else replace(record, id=fresh))
    return tuple(whole)


def _first_word(title: str) -> str:
    return next(iter(re.findall(r"[\w-]+", title)), "")


def _folded(head: str) -> str:
    decomposed = unicodedata.normalize("NFKD", head).casefold()
    kept = "".join(c for c in decomposed if c.isalnum())
    return unicodedata.normalize("NFC", kept)
