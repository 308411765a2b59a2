"""A date as far as it is known, with what was printed."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """A Gregorian date or range.

    Attributes:
        start: Year, or year and month, or year, month and day; months 21-24 are the seasons
            spring to winter, as in EDTF. Empty if nothing was understood.
        end: The last day of a range in the same form; None for a single date, empty for a range
            that is still open.
        uncertain: Printed with a question mark.
        approximate: Printed with "ca." or "okolo".
        written: The date as printed; empty if it came from data and not from print.

    Source: [edtf]
    """

    start: Point = ()
    end: Point | None = None
    uncertain: bool = False
    approximate: bool = False
    written: str = ""

    @property
    def year(self) -> int | None:
        """The (first) year, or None if nothing was understood."""
        return self.start[0] if self.start else None
