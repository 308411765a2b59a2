"""Citations by archival address: ``[ГАРФ. Ф. 9401. Оп. 2. Д. 582. Л. 9]``.

The address leads to the record of that file; leaves beyond the record's own are a place in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sibcite import archives
from sibcite.manuscript import locators
from sibcite.manuscript.locators import NOWHERE, Locator
from sibcite.manuscript.mentions import Part
from sibcite.manuscript.names import letters, skeleton
from sibcite.model import ArchiveAddress, Record, Span

# What has no level in it costs no reading.
_LEVEL = re.compile(
    r"(?<!\w)(?:ф|f|оп|op|фонд|fond|опись|opis)\.?\)?[\s\u2060]*№?\s*[^\W\d_]{0,2}-?\d", re.I
)
# A style prints a place behind the leaves of the record itself: ``Л. 9, л. 12``.
_PLACED = re.compile(r",\s*(?P<place>(?:лл?|ll?|fols?|с|pp?)\.?\s*\d[^,]*)$", re.I)
_LEAVES, _NAME = "list", "note"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Located:
    """The records of a file, and the place in it.

    Attributes:
        ids: One where it is certain; several where the file has several records.
        place: The leaves, where they are not the record's own.
    """

    ids: tuple[str, ...]
    place: Locator = NOWHERE


def part(piece: str) -> Part | None:
    """A piece of a bracket as the address that it is; None for anything else."""
    if len(piece) > _LONGEST or _LEVEL.search(piece) is None:
        return None
    found = _read(piece)
    return Part("address", piece.strip(), written=piece.strip()) if found is not None else None


def inside(text: str) -> Span | None:
    """The first address in a text, with its archive, wherever it stands; None for none."""
    if _LEVEL.search(text) is None:
        return None
    found = next(iter(archives.read(text)), None)
    return found.span if found is not None and _read(found.span.of(text)) is not None else None


def located(name: str, records: Sequence[Record]) -> Located:
    """The records that lie where an address says, up to the file."""
    placed = _PLACED.search(name)
    before = _read(name[: placed.start()]) if placed else None
    if placed and before is not None and _leaves(before):
        found = located(name[: placed.start()], records)
        return replace(found, place=locators.read(placed["place"]))
    address = _read(name)
    if address is None:
        return Located(())
    there = [each for each in records if each.address and _is_there(each.address, address)]
    leaves = letters(_leaves(address))
    same = [each for each in there if each.address and letters(_leaves(each.address)) == leaves]
    if same or not leaves:
        return Located(tuple(each.id for each in same or there))
    return Located(tuple(each.id for each in there), Locator(_leaves(address), "folio"))


def _read(text: str) -> ArchiveAddress | None:
    """An address with its archive and a file; None for anything less."""
    address = archives.parse(text.strip()).value
    is_named = bool(address.archive or address.candidates or address.written)
    return address if is_named and len(_file(address)) > 1 else None


def _is_there(one: ArchiveAddress, other: ArchiveAddress) -> bool:
    """Whether two addresses lead to the same file of the same archive."""
    keys = {one.archive, *one.candidates} & {other.archive, *other.candidates} - {None}
    is_same = bool(keys) or skeleton(one.written) == skeleton(other.written)
    return is_same and _file(one) == _file(other)


def _file(address: ArchiveAddress) -> tuple[tuple[str, str], ...]:
    """The levels up to the file, without the leaves in it and the name of a fond in brackets."""
    levels = (level for level in address.levels if level.name not in (_LEAVES, _NAME))
    return tuple((level.name, skeleton(level.value)) for level in levels)


def _leaves(address: ArchiveAddress) -> str:
    return next((level.value for level in address.levels if level.name == _LEAVES), "")
