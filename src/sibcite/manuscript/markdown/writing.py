"""Changes and a list put into a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sibcite.manuscript.document import Change, List
from sibcite.manuscript.markdown.bibliography import listed_edits
from sibcite.manuscript.source import Edit, Source
from sibcite.model import Entry, RichText, Run, plain
from sibcite.write import markdown

_LABEL = re.compile(r"\[\^sib-(\d{1,9})\]")
_TAKEN = "([:{"


def written(
    source: Source,
    readable: str,
    starts: tuple[int, ...],
    notes: frozenset[int],
    changes: tuple[Change, ...],
    listed: List,
    without: frozenset[int],
) -> bytes:
    """The file with the changes in their places, the list in its own, and new notes at the end.

    Args:
        source: The file.
        readable: Its text with blocks and notes masked.
        starts: Where in the file each flow starts.
        notes: The flows that are notes, where no note is put.
        changes: What to put where.
        listed: The list; without entries the file's own stays.
        without: The parts of the file's list that are none.
    """
    labels = _new_labels(source.text)
    edits, texts = list[Edit](), list[str]()
    for change in sorted(changes, key=lambda one: starts[one.flow] + one.span.start):
        start, end = (starts[change.flow] + at for at in (change.span.start, change.span.end))
        if change.as_note and change.flow not in notes:
            label = next(labels)
            before = source.text[start - 1 : start] if start else ""
            edits.append(Edit(start - (before == " "), end, label))
            texts.append(f"{label}: {_paragraph(change.text)}")
        else:
            edits.append(Edit(start, end, shown_change(source.text, start, end, change)))
    edits += listed_edits(source, readable, listed, without)
    if texts:
        edits.append(_at_end(source, edits, texts))
    return source.edited(edits)


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


def _at_end(source: Source, edits: list[Edit], texts: list[str]) -> Edit:
    """The new notes, a line each, behind whatever else is put at the end."""
    size, end = len(source.text), source.line_end
    last = "".join(edit.text for edit in edits if edit.start == size) or source.text
    is_note = source.text.rstrip().rpartition("\n")[2].startswith("[^")
    ended = last.endswith(("\n", "\r"))
    gap = ("" if ended else end) + ("" if is_note and last is source.text else end)
    closing = end if source.text.endswith(("\n", "\r")) else ""
    return Edit(size, size, gap + end.join(texts) + closing)
