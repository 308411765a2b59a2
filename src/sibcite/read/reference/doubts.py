"""What a field seems to hold besides its own: then another reading is better, or a remark due."""

from __future__ import annotations

import re

_ANY = r"[—–_-]{3,}|(?<!\w)\d+\svols?(?!\w)"
_TITLE = re.compile(
    rf"{_ANY}|\*[.,]\s|[.,]\s\*|^[12]\d{{3}}[a-z]?\.\s|(?:^|[.,]\s)(?:[Tt]ranslated|[Ee]dited|[Cc]ompiled)\sby\s|"
    r"\((?:pp?\.\s?\d|\d+(?:st|nd|rd|th)\sed|Vols?\.\s\d|(?:Doctoral|Ph\.?\s?D)\b)|,\sTrans\.\)|"
    r"\[Review\sof|,\s\d+\.\d+$|^[‘“«][^’”»]{5,}[’”»],\s|,\s\d+(?:st|nd|rd|th)\sedn?|”\s(?:In|in)\s[A-Z]"
)
_PUBLISHER = re.compile(rf"{_ANY}|\*|^and\s|^ed\.|[\[\]]|\b(?:Translated|Edited)\sby\b")
_PLACE = re.compile(rf"{_ANY}|\*|\bReprint\b|\d{{3}}")
_FORMS = {
    "title": _TITLE,
    "container-title": _TITLE,
    "publisher": _PUBLISHER,
    "publisher-place": _PLACE,
}


def is_doubtful(kind: str, words: str) -> bool:
    """Whether a field holds what belongs into another: ``1998. Title``, ``Title. Translated by``.

    Args:
        kind: The kind of its segment.
        words: What is printed of it.
    """
    form = _FORMS.get(kind)
    if form is None:
        return False
    return bool(form.search(words)) or words.count("[") > words.count("]")
