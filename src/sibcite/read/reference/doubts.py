"""What a field seems to hold besides its own: then another reading is better, or a remark due."""

from __future__ import annotations

import re

_ANYWHERE = (
    r"[—–_-]{3,}",  # a dash for an author
    r"(?<!\w)\d+\svols?(?!\w)",
)
_TITLE = (
    *_ANYWHERE,
    r"\*[.,]\s|[.,]\s\*",  # italics that end or begin within it
    r"^[12]\d{3}[a-z]?\.\s",  # a year before it
    r"(?:^|[.,]\s)(?:[Tt]ranslated|[Ee]dited|[Cc]ompiled)\sby\s",
    r"[.!?]\s(?:Пер|Per|Übers)\.\s\w",
    r",\s(?:Trans|Comps?)\.\)",
    r",\s[^\W\d_]\.(?:\s[^\W\d_]\.)?\s(?:eds?|comps?|trans)\.\s",  # persons and their role
    r"\(pp?\.\s?\d|\(Vols?\.\s\d",
    r"\((?:Doctoral|Ph\.?\s?D)\b",
    r"\(\d+(?:st|nd|rd|th)\sed|,\s\d+(?:st|nd|rd|th)\sedn?|[.!?]\s\d+\.\s(?:Aufl|изд|izd)",
    r"\[Review\sof",
    r",\s\d+\.\d+$|,\s\d+\s?\([\d–/-]+\)$",  # numbers of a journal
    r"^[‘“«][^’”»]{5,}[’”»],\s|”\s(?:In|in)\s\w",  # a quoted title, and more
    r"(?<!\w)et\sal\.,",
)
_PUBLISHER = (
    *_ANYWHERE,
    r"\*|[\[\]]",
    r"^and\s|^ed\.",
    r";\s[^;]+:\s",  # a second place and publisher
    r"\b(?:Translated|Edited|Compiled)\sby\b",
    r"\bdiss\.|\bthesis\b",
)
_PLACE = (*_ANYWHERE, r"\*", r"\bReprint\b", r"\d{3}")
_FORMS = {
    kind: re.compile("|".join(forms))
    for kind, forms in (
        ("title", _TITLE),
        ("container-title", _TITLE),
        ("publisher", _PUBLISHER),
        ("publisher-place", _PLACE),
    )
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
