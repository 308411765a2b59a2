"""What a list asks for and a record does not have: a translation, an original, a reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
) -> tuple[Diagnostic, ...]:
    """A remark on each record whose title lacks a form that the list shows.

    Args:
        records: The records of the list.
        shown: What it shows.
        severity: How bad that is.

    Returns:
        The remarks, a line each; the last of a kind says what to do about all of them.
    """
    found: dict[str, list[Diagnostic]] = {part: [] for part in _WORDS}
    for record in records:
        title = record.texts.get("title")
        if title is None or record.language not in forms.ROMANIZED:
            # A title in Latin letters is its own original, and needs no translation for most.
            continue
        known = forms.of_text(title, record.language)
        for part in part_names(shown.of(record.language).title):
            if part in _WORDS and not known[part]:
                code, said, _ = _WORDS[part]
                message = f"'{record.id}' {said}: {title.text[:60]}"
                found[part].append(Diagnostic(code, severity, message))
    return tuple(
        each
        for part, row in found.items()
        for each in _hinted(row, f"Add it to the record as {_WORDS[part][2]}.")
    )


def restored(records: Sequence[Record], shown: Presentation) -> tuple[Diagnostic, ...]:
    """A note on each record whose title was restored and is no print, a line each."""
    found = []
    for record in records:
        if "title" in str(record.extra.get("restored", "")).split() and shown.restore:
            title = record.texts["title"].original
            message = f"'{record.id}' was restored from its romanized title: {title[:70]}"
            found.append(Diagnostic("restored-title", "note", message))
    return _hinted(found, "Compare each with its title page, and add it as title_original.")


def _hinted(row: list[Diagnostic], hint: str) -> tuple[Diagnostic, ...]:
    return (*row[:-1], *(replace(each, hint=hint) for each in row[-1:]))
