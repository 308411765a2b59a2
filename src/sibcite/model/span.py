"""Where something stands in a text: ``Span(4, 9)`` of ``Vol. 18 (7-1)``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of a text, in code points from zero, into the text as given."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"A span runs forward from 0, not from {self.start} to {self.end}.")

    def of(self, text: str) -> str:
        """The stretch of `text` that the span covers."""
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        """The same stretch, in a text that has `by` more code points before it."""
        return Span(self.start + by, self.end + by)
