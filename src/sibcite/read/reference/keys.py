"""Citation keys for references that have none: ``katasonova2005``, ``tsamo1945a``.

A key is typed, so it is of small ASCII letters and digits; only Japanese, whose reading nobody
knows, stays in its own script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from sibcite import romanize
from sibcite.model import ArchiveAddress, Date, Name, Record, Text
from sibcite.romanize import labels

# They write no signs, or such as a key leaves out.
_SYSTEMS = {"ru": "ru-ala-lc-bare", "uk": "uk-ala-lc-simplified", "be": "be-ala-lc-simplified"}
# Letters whose mark is a part of them.
_UNMARKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
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
    return (_typed(head) or "reference") + year + labels.in_latin(suffix)


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


def _typed(head: str) -> str:
    """A word in small letters that are easy to type: ``Каминский`` is ``kaminskii``."""
    code = romanize.language(head)
    latin = head
    # Its own language first; letters that this has not are romanized as another's.
    for system in (_SYSTEMS.get(code, _SYSTEMS["ru"]), *_SYSTEMS.values()):
        latin = romanize.romanize(latin, system)
    decomposed = unicodedata.normalize("NFKD", latin).casefold().translate(_UNMARKED)
    kept = "".join(c for c in decomposed if c.isalnum() and unicodedata.category(c) != "Lm")
    return unicodedata.normalize("NFC", kept)
