"""Remarks on a reference: what was not understood in it, what is doubtful, what is missing."""

from __future__ import annotations

from sibcite.model import Date, Diagnostic, Span
from sibcite.read.reference import doubts, kinds
from sibcite.read.reference.segments import Segment

_LONGEST = 60


def of_text(
    text: str, segments: tuple[Segment, ...], found: frozenset[str], issued: Date
) -> tuple[Diagnostic, ...]:
    """The remarks on a reference as a whole.

    Args:
        text: The whole reference.
        segments: What it was cut into.
        found: The kinds of its segments.
        issued: When the work appeared; empty if nothing says so.

    Returns:
        `not-a-reference`, or an `unread-text` for each stretch; a `doubtful-field` for each; and
        `no-title` or `no-imprint` of a reference that was understood otherwise.
    """
    return (
        *_unread(text, segments, found),
        *_doubtful(text, segments),
        *_missing(text, found, issued),
    )


def unnamed(location: str, span: Span) -> Diagnostic:
    """The remark on a location, and where it stands, before which no archive is named."""
    message = f"No archive is named before '{_quoted(location)}'."
    return Diagnostic("unnamed-archive", "note", message, span, "Name the archive.")


def _unread(
    text: str, segments: tuple[Segment, ...], found: frozenset[str]
) -> tuple[Diagnostic, ...]:
    unread = [segment.span for segment in segments if segment.kind == "unread"]
    if not found - {"mark", "unread"}:
        message = f"Nothing in '{_quoted(text)}' was understood as part of a reference."
        hint = (
            "A reference has a year in brackets after its names or title, or an archival address."
        )
        return (Diagnostic("not-a-reference", "error", message, Span(0, len(text)), hint),)
    message = "'{}' was not understood; it is kept in the record's text."
    hint = "Compare it with the printed reference and set the field by hand."
    return tuple(
        Diagnostic("unread-text", "warning", message.format(_quoted(span.of(text))), span, hint)
        for span in unread
    )


def _doubtful(text: str, segments: tuple[Segment, ...]) -> tuple[Diagnostic, ...]:
    """A remark on each field that seems to hold what belongs into another."""
    message = "The {} '{}' seems to hold more than its own."
    hint = "Compare it with the printed reference and set the fields by hand."
    return tuple(
        Diagnostic(
            "doubtful-field",
            "warning",
            message.format(each.kind, _quoted(each.span.of(text))),
            each.span,
            hint,
        )
        for each in segments
        if doubts.is_doubtful(each.kind, each.span.of(text))
    )


def _missing(text: str, found: frozenset[str], issued: Date) -> tuple[Diagnostic, ...]:
    """What every reference has and this one, which was understood otherwise, has not."""
    if not found - {"mark", "unread"} or "archive_location" in found or "unread" in found:
        return ()
    whole, hint = Span(0, len(text)), "The reference may be cut off: compare it with the original."
    if "title" not in found:
        message = f"No title was found in '{_quoted(text)}'."
        return (Diagnostic("no-title", "warning", message, whole, hint),)
    if not found & kinds.IMPRINT and not kinds.is_newspapers(issued):
        message = f"Nothing says where the work appeared in '{_quoted(text)}'."
        return (Diagnostic("no-imprint", "warning", message, whole, hint),)
    return ()


def _quoted(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "…"
