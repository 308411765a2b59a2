"""Addresses as other programs have them: ``"archive_location": "Ф. Р-9401. Оп. 2. Д. 134"``.

Zotero has one field for the archive and one for the place in it, and people write all of it into
either. What is in letters or figures stays, whatever is understood of it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from sibcite import archives
from sibcite.archives import Hints
from sibcite.model import ArchiveAddress, Parsed, Text

_WORD = re.compile(r"\w+")
_BETWEEN = " .,:;\t\n"


def read(archive: str, location: str, near: str = "") -> Parsed[ArchiveAddress]:
    """Read an address that is known only as it was written.

    Args:
        archive: The archive as written; empty if it stands in `location`, or nowhere.
        location: What was written of the levels; empty if it stands in `archive`, or nowhere.
        near: The archive's place, or empty.

    Returns:
        The address with its archive and levels, and without spans what is doubtful of them. What
        speaks of no archive that is known and has no levels, such as ``JSTOR``, is as written.
    """
    both = archive and location
    text = f"{archive.rstrip(' .')}. {location}" if both else archive or location
    parsed = archives.parse(text, Hints(near=near))
    found = parsed.value
    if not (found.archive or found.candidates or found.levels):
        return Parsed(ArchiveAddress(written=archive, location=location))
    said = _of_two(found, archive, location) if both else _of_one(found, text)
    if said is None:
        said = replace(found, written=archive, name=None, location=location)
    return Parsed(said, tuple(replace(each, span=None) for each in parsed.diagnostics))


def _of_two(found: ArchiveAddress, archive: str, location: str) -> ArchiveAddress | None:
    """The address whose archive has its name parted from its abbreviation, if that is all."""
    if _words(archive) != _words(found.written, *_forms(found.name)):
        return None
    return replace(found, location=location)


def _of_one(found: ArchiveAddress, text: str) -> ArchiveAddress | None:
    """The address out of one text, parted where nothing is lost by it."""
    if _words(text) == _words(found.written, *_forms(found.name), found.location):
        return found
    if found.written and text.startswith(found.written):
        rest = text.removeprefix(found.written).lstrip(_BETWEEN)
        return replace(found, name=None, location=rest)
    return None


def _forms(name: Text | None) -> tuple[str, ...]:
    return (name.text, name.translated) if name else ()


def _words(*texts: str) -> Counter[str]:
    return Counter(_WORD.findall(" ".join(texts)))
