"""Dates at work: ``August 16, 1945``, ``15–16 August 1945``, and digits to sort by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citeproc import model

from sibcite.csl.citeproc_py import markup
from sibcite.csl.citeproc_py.elements import Element
from sibcite.csl.citeproc_py.items import Item, when


class Date(Element, model.Date):
    """Dates. Localized ones were given their parts when the style was compiled."""

    def process(self, item: Item, sort_options: Any = None, **_: Any) -> str | None:
        """The date, or digits where it is only sorted by; None if it is empty."""
        date = when(item.reference[self.get("variable")])
        if sort_options is not None and date.start:
            return date.sortable(len(self))
        if date.literal or not date.start:
            return markup.value(date.literal) if date.literal else None
        if date.end is None:
            return self._row([part.render(date.start, date.season) for part in self])
        if not date.end:
            return f"{self._row([part.render(date.start) for part in self])}–"
        return self._range(date.start, date.end)

    def markup(self, text: str | None) -> str | None:
        """The date in its marks and affixes."""
        return self.wrap(self.format(self.case(text))) if text else None

    def _row(self, texts: Sequence[str | None]) -> str:
        return str(self.join([text for text in texts if text]))

    def _range(self, start: tuple[int, ...], end: tuple[int, ...]) -> str:
        """Both ends, with what they share printed once: `15–16 August 1945`."""
        parts = [part for part in self if part.level < max(len(start), len(end))]
        same = next((at for at, (a, b) in enumerate(zip(start, end, strict=False)) if a != b), 9)
        apart = [at for at, part in enumerate(parts) if part.level >= same]
        if not apart:
            return self._row([part.render(start) for part in parts])
        first, last = apart[0], apart[-1] + 1
        begin = self._row([part.render(start) for part in parts[first:last]])
        finish = self._row([part.render(end) for part in parts[first:last]])
        begin = begin.removesuffix(parts[last - 1].get("suffix", "")).rstrip()
        finish = finish.removeprefix(parts[first].get("prefix", "")).lstrip()
        widest = min(parts[first:last], key=lambda part: part.level)
        middle = f"{begin}{widest.get('range-delimiter', '–')}{finish}"
        head = [part.render(start) for part in parts[:first]]
        return self._row([*head, middle, *[part.render(end) for part in parts[last:]]])


class DatePart(Element, model.Date_Part):
    """A year, a month or a day."""

    @property
    def level(self) -> int:
        """Where this part stands in a date's point."""
        return ("year", "month", "day").index(self.get("name"))

    def process(self, point: tuple[int, ...], season: int = 0) -> str | None:
        """The part of a point; None if the point does not reach so far."""
        if self.level == 1 and len(point) == 1 and season:
            return self._month(season + 20)
        if self.level >= len(point):
            return None
        return (self._year, self._month, self._day)[self.level](point[self.level])

    def _year(self, year: int) -> str:
        if self.get("form") == "short":
            return str(year)[-2:]
        era = "bc" if year < 0 else "ad" if year < 1000 else ""
        return f"{abs(year)}{self.get_single_term(name=era) if era else ''}"

    def _month(self, month: int) -> str:
        """A month, or a season: EDTF counts them from 21."""
        form = self.get("form", "long")
        if form.startswith("numeric"):
            return "" if month > 12 else f"{month:02}" if form.endswith("zeros") else str(month)
        name = f"month-{month:02}" if month <= 12 else f"season-{month - 20:02}"
        return str(self.get_single_term(name=name, form="short" if form == "short" else None))

    def _day(self, day: int) -> str:
        form = self.get("form", "numeric")
        if form == "ordinal" and (
            day == 1 or self.get_locale_option("limit-day-ordinals-to-day-1") != "true"
        ):
            return str(model.to_ordinal(day, self))
        return f"{day:02}" if form == "numeric-leading-zeros" else str(day)
