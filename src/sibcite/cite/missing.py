"""What a list asks for and a record does not have: a translation, an original, a reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from sibcite.cite import forms
from sibcite.cite.presentation import Presentation
from sibcite.fields.template import part_names
from sibcite.model import Diagnostic, Record

_WORDS = {
    "translated": ("missing-translation", "has no translated title", "title_translated"),
    "original": ("missing-original", "has no title in its own script", "title_original"),
    "romanized": ("missing-romanization", "has no romanized title", "title_romanised"),
}


def missing(
    records: Sequence[Record],
    shown: Presentation,
    severity: Literal["error", "warning"] = "warning",
) -> Iterator[Diagnostic]:
    """A remark on each record whose title lacks a form that the list shows.

    Args:
        records: The records of the list.
        shown: What it shows.
        severity: How bad that is.
    """
    for record in records:
        title = record.texts.get("title")
        if title is None or record.language not in forms.ROMANIZED:
            # A title in Latin letters is its own original, and needs no translation for most.
            continue
        known = forms.of_text(title, record.language)
        for part in part_names(shown.of(record.language).title):
            if part in _WORDS and not known[part]:
                code, said, field = _WORDS[part]
                message = f"'{record.id}' {said}: {title.text[:60]}"
                hint = f"Add it to the record as {field}."
                yield Diagnostic(code, severity, message, None, hint)


def restored(records: Sequence[Record], shown: Presentation) -> Iterator[Diagnostic]:
    """A note on each record whose title was restored and is no print."""
    for record in records:
        if "title" in str(record.extra.get("restored", "")).split() and shown.restore:
            title = record.texts["title"].original
            message = f"'{record.id}' was restored from its romanized title: {title[:70]}"
            hint = "Compare it with the title page, and add it to the record as title_original."
            yield Diagnostic("restored-title", "note", message, None, hint)
