"""What stands in a citation label beside names: ``(ed.)``, and the ``b`` of ``TSAMO 1945b``."""

from __future__ import annotations

import re

from sibcite import tables

# A note on what the persons did, or the letter behind the year.
BESIDE = re.compile(r"(\([a-z][a-z. ]*\)|(?<=\d{4})[a-zа-я](?!\w))")
# Letters that count works of one year; Cyrillic ones leave out й and ё.
_COUNTING = dict(zip("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", strict=False))


def in_cyrillic(beside: str) -> str:
    """``(ed.)`` is ``(ред.)`` and ``c`` is ``в``; a note we do not know stays."""
    if not beside.startswith("("):
        return _COUNTING.get(beside, beside)
    word = beside.strip("(.)")
    for forms in tables.words("labels")["roles"].values():
        russian = [form for form in forms if "а" <= form[0] <= "я"]
        if word in forms and russian:
            return f"({russian[0]}.)"
    return beside


def in_latin(beside: str) -> str:
    """The letter goes by its place, not by its sound; a note stays as it is."""
    return next((latin for latin, each in _COUNTING.items() if each == beside), beside)
