"""Citations and notes put into a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sibcite.manuscript.document import Change
from sibcite.manuscript.source import Edit, Source
from sibcite.model import Entry, RichText, Run, Span, plain
from sibcite.write import markdown

_LABEL = re.compile(r"\[\^sib-(\d{1,9})\]")
_TAKEN = "([:{"


def note_edits(source: Source, noted: Sequence[tuple[Span, RichText]]) -> list[Edit]:
    """The marks of new notes in these places, each in that of the space before it."""
    marks = []
    for (place, _), label in zip(noted, _new_labels(source.text), strict=False):
        before = source.text[place.start - 1 : place.start] if place.start else ""
        marks.append(Edit(place.start - (before == " "), place.end, label))
    return marks


def text_edits(source: Source, edits: Sequence[Edit], noted: Sequence[RichText]) -> list[Edit]:
    """The texts of new notes at the end, behind whatever else is put there."""
    labels = _new_labels(source.text)
    texts = [f"{label}: {_paragraph(text)}" for text, label in zip(noted, labels, strict=False)]
    return [_at_end(source, edits, texts)] if texts else []


def shown_change(text: str, start: int, end: int, change: Change) -> str:
    """What a change puts between two places of the text."""
    keyed = _is_keyed(change)
    return plain(change.text) if keyed else in_place(text, start, end, change.text)


def in_place(text: str, start: int, end: int, rich: RichText) -> str:
    """Rich text as Markdown that reads right between what stands before it and behind it."""
    line = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
    before = _neighbour(text[start - 1 : start] if start else "", "*")
    after = _neighbour(text[end : end + 1], _TAKEN)
    shown = markdown.show((Run(before), *rich, Run(after)))
    shown = shown[len(markdown.show((Run(before),))) :]
    shown = shown[: len(shown) - len(markdown.show((Run(after),)))]
    if not line.strip(" \t>"):
        shown = _lead(shown)
    if line.lstrip().startswith("|"):
        shown = shown.replace("|", "\\|")
    # Two signs of emphasis that meet would be one sign of another kind.
    return shown + "<!-- -->" if shown.endswith("*") and text[end : end + 1] == "*" else shown


def _is_keyed(change: Change) -> bool:
    """Whether it is a citation by keys, ``[@karpov1997, p. 46]``, which is markup and no text."""
    text = plain(change.text)
    return bool(change.works) and all(f"@{work.id}" in text for work in change.works)


def _neighbour(character: str, kept: str) -> str:
    """What stands for a neighbour, so that signs of emphasis and brackets are chosen for it."""
    if character and character in kept:
        return character
    return "x" if character.isalnum() else ""


def _lead(shown: str) -> str:
    """The text with its start escaped where it would begin a list or a heading."""
    start = re.match(r"(?:[#+>|=:%-]|\(?(?:\d+|[A-Za-z])(?=[.)](?:\s|$)))", shown)
    if not start:
        return shown
    return "\\" + shown if not start[0][-1].isalnum() else f"{start[0]}\\{shown[start.end() :]}"


def _paragraph(rich: RichText) -> str:
    return markdown.write((Entry("", rich),)).strip("\n")


def _new_labels(text: str) -> Iterator[str]:
    number = max((int(each[1]) for each in _LABEL.finditer(text)), default=0)
    while True:
        number += 1
        yield f"[^sib-{number}]"


def _at_end(source: Source, edits: Sequence[Edit], texts: list[str]) -> Edit:
    """The new notes, a line each, behind whatever else is put at the end."""
    size, end = len(source.text), source.line_end
    last = "".join(edit.text for edit in edits if edit.start == size) or source.text
    is_note = source.text.rstrip().rpartition("\n")[2].startswith("[^")
    ended = last.endswith(("\n", "\r"))
    gap = ("" if ended else end) + ("" if is_note and last is source.text else end)
    closing = end if source.text.endswith(("\n", "\r")) else ""
    return Edit(size, size, gap + end.join(texts) + closing)
