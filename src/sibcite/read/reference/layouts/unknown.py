"""Any other manner: what is certain wherever it stands, and the rest left unread."""

from __future__ import annotations

from sibcite.model import Span
from sibcite.read.reference.segments import Segment


def divide(text: str, body: Span, around: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Claim nothing of the body: the segments around it stand, and the body is unread."""
    del text, body, around
    return ()
