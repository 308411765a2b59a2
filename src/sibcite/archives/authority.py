"""Which archive a printed abbreviation or name stands for: ``GA RF``, ``ЦАМО РФ``, ``GAKO``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from sibcite import tables


def candidates(written: str, name: str = "") -> tuple[str, ...]:
    """Keys of the archives that a printed abbreviation could stand for.

    Args:
        written: The abbreviation or name as printed.
        name: The full name printed beside it, in any form, or empty. It decides between archives
            that share the abbreviation, and never adds one.

    Returns:
        No key for an unknown archive, one for a known one, several in the order of the table for
        an abbreviation that archives share.
    """
    found = _index().get(_folded(written), ())
    named = _index().get(_folded(name), ()) if name else ()
    agreed = tuple(key for key in found if key in named)
    return agreed or found or named


def is_known(written: str) -> bool:
    """Whether the authority has an archive under this abbreviation or name."""
    return _folded(written) in _index()


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for key, archive in tables.archives().items():
        for form in {_folded(form) for form in _printed_forms(archive)}:
            index[form] = (*index.get(form, ()), key)
    return index


def _printed_forms(archive: tables.Archive) -> Iterator[str]:
    yield from (archive.name, archive.abbreviation, archive.english, *archive.forms, *archive.names)
    for romanized in archive.romanized.values():
        yield from romanized.values()


def _folded(text: str) -> str:
    """What stays the same however the abbreviation is spaced, stopped and capitalised."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
