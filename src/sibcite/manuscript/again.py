"""Whether what a style prints of a manuscript's own list is read as the same works again.

A style leaves out what it does not show, and a second run by the list alone has nothing but what
the first one printed. So the file carries the works themselves where that would not be enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sibcite.manuscript import lines
from sibcite.manuscript.document import Manuscript
from sibcite.manuscript.italics import starred
from sibcite.manuscript.printing import Printing
from sibcite.model import (
    Citation,
    Diagnostic,
    Entry,
    Rendered,
    RichText,
    Run,
    Span,
    joined,
    plain,
)

_MOST_NAMED = 5


def otherwise(
    manuscript: Manuscript,
    printed: Rendered,
    printing: Printing,
    two: bool,
) -> tuple[str, ...]:
    """The ids of the works that may be printed otherwise by what their new entries say.

    Args:
        manuscript: The manuscript, whose text may say what its archives are called.
        printed: Its citations and its list in the style.
        printing: What printed them.
        two: Whether there are two lists, of which each says what the other leaves out.
    """
    entries = printed.bibliography
    bare, italic = _bare(entries), shown_lines(entries)
    if italic == lines.marked(manuscript):
        return ()
    works = lines.records(bare, italic, lines.own_archives(manuscript))
    # Without a list the document's own stays.
    if not works:
        return ()
    if two or len(works) != len(entries):
        return tuple(dict.fromkeys(entry.id for entry in entries))
    told = [replace(work, id=entry.id) for work, entry in zip(works, entries, strict=True)]
    unread = [work.id for work in told if not lines.is_reference(work)]
    made = printing.of(told)
    found = (*unread, *_listed(printed, made.rendered))
    # A note that says more than the list is read for itself.
    if not found and not made.is_note:
        found = tuple(_cited(printed, made.rendered, printing.clusters))
    return tuple(dict.fromkeys(found))


def shown_lines(entries: Sequence[Entry]) -> list[str]:
    """Entries as a manuscript that prints them will show them, their italics in asterisks."""
    bare = zip(_bare(entries), entries, strict=True)
    return [starred(text, _italics(entry.text)) for text, entry in bare]


def _bare(entries: Sequence[Entry]) -> list[str]:
    return [" ".join(plain(entry.text).split()) for entry in entries]


def _listed(one: Rendered, two: Rendered) -> Iterator[str]:
    """The works whose entry differs or stands elsewhere."""
    for entry, again in zip(one.bibliography, two.bibliography, strict=True):
        if entry.id != again.id or _shown(entry.text) != _shown(again.text):
            yield entry.id


def _cited(one: Rendered, two: Rendered, clusters: Sequence[Sequence[Citation]]) -> Iterator[str]:
    """The works whose citation differs."""
    for cluster, text, again in zip(clusters, one.citations, two.citations, strict=True):
        if _shown(text) != _shown(again):
            yield from (work.id for work in cluster)


def _shown(text: RichText) -> RichText:
    """A text by what is seen of it: its characters and their marks."""
    return joined(Run(run.text, run.marks) for run in text)


def _italics(text: RichText) -> Iterator[Span]:
    """The stretches in italics of a text whose spaces are single."""
    at = 0
    for run in text:
        if "italic" in run.marks:
            yield Span(at, at + len(run.text))
        at += len(run.text)


def remark(ids: Sequence[str], is_carried: bool) -> tuple[Diagnostic, ...]:
    """A note on works that a new list does not tell in full; none for no works.

    Args:
        ids: Their ids.
        is_carried: Whether the file carries the works themselves.
    """
    if not ids:
        return ()
    more = len(ids) - _MOST_NAMED
    named = "; ".join(ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    message = f"What is printed of these may be read otherwise: {named}."
    if is_carried:
        hint = "So the file carries its works, unseen, for the next run; --no-records leaves them."
        return (Diagnostic("works-carried", "note", message, None, hint),)
    hint = "Before a second run keep the works: sibcite extract writes them, -b takes them."
    return (Diagnostic("read-otherwise", "note", message, None, hint),)
