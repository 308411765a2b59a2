"""Dates in references: ``1946, September 15``, ``16 авг. 1945 г.``, ``8. Juli 1945``."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from sibcite import tables
from sibcite.model import Date, Diagnostic, Parsed, Span

_YEAR = r"[12]\d{3}"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?"
# German has a stop behind the day.
_DAY_FIRST = rf"{_DAY}\.?"
_TO = r"\s?[-–—]\s?"
_GODA = r"(?:\s?(?:гг?|года|року|рр?|g|gg|goda)\.?)?"
# Japanese print sets digits as wide as kanji.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
# The year before the first of each era. The index of a digit is its value.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_DIGITS = ("", *"一二三四五六七八九")
_NO_DATE = r"(?:n\.\s?d\.|b\.\s?g\.|б\.\s?г\.|\[date unknown\])"


def parse(text: str) -> Parsed[Date]:
    """Read a date as a reference writes it.

    Args:
        text: One date, without surrounding punctuation, in English, French, German,
            Russian, romanized Russian, Ukrainian, or Japanese numerals (``2018年7月8日``), or in
            digits.

    Returns:
        A Gregorian date with `written` as given. Text that is no date gives an empty date and
        the remark `unread-date`; a day that the calendar does not have is left out with the
        remark `no-such-day`.

    Source: [edtf]
    """
    plain = text.strip().translate(_HALF_WIDTH)
    for pattern, read in _FORMS:
        match = pattern().fullmatch(plain)
        if match is not None and (date := read(match, text)) is not None:
            return Parsed(date, _about(date, match, text))
    message = f"'{text}' was not understood as a date."
    hint = "Dates are read as 1946, September 15; 15 September 1946; 15.09.1946; 1946."
    whole = Span(0, len(text))
    return Parsed(Date(written=text), (Diagnostic("unread-date", "warning", message, whole, hint),))


def show(date: Date) -> str:
    """A date as EDTF level 1 writes it: ``1946-09-15``, ``1941/1945``, ``1905?``.

    Source: [edtf]
    """
    if not date.start:
        return ""
    mark = {(True, True): "%", (True, False): "?", (False, True): "~"}
    start = _digits(date.start) + mark.get((date.uncertain, date.approximate), "")
    if date.end is None:
        return start
    return f"{start}/{_digits(date.end) if date.end else '..'}"


def is_none(date: Date) -> bool:
    """Whether what is printed only says that there is no date: ``n.d.``, ``б. г.``."""
    return not date.start and re.fullmatch(_NO_DATE, date.written, re.IGNORECASE) is not None


def is_running(date: Date) -> bool:
    """Whether a date was printed day and month first, as running text prints it."""
    return len(date.start) > 1 and bool(date.written) and not re.match(_YEAR, date.written)


def pattern() -> str:
    """A regular expression of the dates that name a month, the year first or last."""
    months = rf"(?:{_months()})\.?"
    year_last = rf"(?:{_DAY_FIRST}\s+)?{months},?(?:\s+{_DAY})?,?\s+{_YEAR}"
    return rf"(?:{year_last}|{_YEAR},?\s+{months}(?:\s+{_DAY})?)"


def _digits(point: tuple[int, ...]) -> str:
    return "-".join(f"{part:0{4 if place == 0 else 2}d}" for place, part in enumerate(point))


def _year_first(match: re.Match[str], text: str) -> Date | None:
    return _date(match["year"], match["month"], match["day"], text)


def _range(match: re.Match[str], text: str) -> Date | None:
    first, last = match["first"], match["last"]
    end = int(first[: 4 - len(last)] + last)
    return Date((int(first),), (end,), written=text) if end > int(first) else None


def _date(year: str, month: str | None, day: str | None, text: str) -> Date:
    """As much of a date as the calendar has."""
    parts = [int(year)]
    number = (
        int(month)
        if month and month.isdigit()
        else _month_numbers().get((month or "").casefold(), 0)
    )
    if 1 <= number <= 12:
        parts.append(number)
        of_month = int(re.sub(r"\D", "", day)) if day else 0
        if 1 <= of_month <= monthrange(parts[0], parts[1])[1]:
            parts.append(of_month)
    return Date(tuple(parts), uncertain="?" in text, written=text)


def _about(date: Date, match: re.Match[str], text: str) -> tuple[Diagnostic, ...]:
    """The remark on a day or month that was printed and that the calendar does not have."""
    printed = match.groupdict()
    asked = 1 + sum(bool(printed.get(part) or printed.get(part + "_")) for part in ("month", "day"))
    if date.end is not None or not date.start or len(date.start) == asked:
        return ()
    message = f"'{text}' is a day that the calendar does not have."
    return (Diagnostic("no-such-day", "warning", message, Span(0, len(text))),)


@cache
def _month_numbers() -> dict[str, int]:
    table = tables.words("months")
    return {
        name: number
        for language, months in table.items()
        if language != "source"
        for number, names in enumerate(months, start=1)
        for name in names
    }


@cache
def _months() -> str:
    return "|".join(sorted(_month_numbers(), key=lambda name: (-len(name), name)))


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<year>{_YEAR}){_GODA}\??(?:,?\s+(?P<month>{_months()})\.?(?:\s+(?P<day>{_DAY}))?)?",
        re.IGNORECASE,
    )


@cache
def _month_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<month>{_months()})\.?,?(?:\s+(?P<day>{_DAY}))?,?\s+(?P<year>{_YEAR})", re.IGNORECASE
    )


@cache
def _day_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<day>{_DAY_FIRST})\s+(?P<month>{_months()})\.?,?\s+(?P<year>{_YEAR}){_GODA}",
        re.IGNORECASE,
    )


@cache
def _day_behind_year() -> re.Pattern[str]:
    """A newspaper's date in the manner of GOST, with the stop and the dash between its areas."""
    return re.compile(
        rf"(?P<year>{_YEAR})\.?,?\s+(?:[–—-]\s+)?(?P<day>{_DAY})\s+(?P<month>{_months()})\.?",
        re.IGNORECASE,
    )


@cache
def _day_digits() -> re.Pattern[str]:
    return re.compile(rf"(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./](?P<year>{_YEAR}){_GODA}")


@cache
def _digits_year_first() -> re.Pattern[str]:
    """``2020/7/8``, ``2020.7.8``: a year before its day can be read in one way only."""
    return re.compile(
        rf"(?P<year>{_YEAR})(?P<sign>[./])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})"
    )


@cache
def _of_era() -> re.Pattern[str]:
    tens = "[一二三四五六七八九]?十?[一二三四五六七八九]?"
    return re.compile(
        rf"(?P<era>{'|'.join(_ERAS)})(?P<count>元|[0-9]{{1,2}}|{tens})年"
        r"(?:\s?(?P<month>\d{1,2})月(?:\s?(?P<day>\d{1,2})日)?)?"
    )


def _year_of_era(match: re.Match[str], text: str) -> Date | None:
    """``昭和20年8月9日``, ``昭和七年``: a year counted from the accession of an emperor."""
    count = _count(match["count"])
    if not count:
        return None
    year = _ERAS[match["era"]] + count
    if year < 1873:
        # Before 1873 Japan counted months by the moon.
        return Date((year,), written=text)
    return _date(str(year), match["month"], match["day"], text)


def _count(printed: str) -> int:
    """A year of an era: ``元`` is the first, ``二十三`` and ``23`` the twenty-third."""
    if printed == "元" or printed.isdigit():
        return 1 if printed == "元" else int(printed)
    tens, ten, ones = printed.rpartition("十")
    return 10 * bool(ten) * (_DIGITS.index(tens) or 1) + _DIGITS.index(ones)


@cache
def _year_digits() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<year>{_YEAR})(?:-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}))?|)|"
        rf"(?P<year_>{_YEAR})年(?:(?P<month_>\d{{1,2}})月(?:(?P<day_>\d{{1,2}})日)?)?"
    )


def _from_digits(match: re.Match[str], text: str) -> Date | None:
    if match["year_"]:
        return _date(match["year_"], match["month_"], match["day_"], text)
    if match["month"] and int(match["month"]) > 12:
        return None
    return _date(match["year"], match["month"], match["day"], text)


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(rf"{_NO_DATE}|forthcoming|in press", re.IGNORECASE)


def _as_printed(match: re.Match[str], text: str) -> Date:
    """A note that there is no date, or none yet, is kept as it was printed."""
    del match
    return Date(written=text)


@cache
def _years() -> re.Pattern[str]:
    return re.compile(rf"(?P<first>{_YEAR})\s?[-–—/]\s?(?P<last>{_YEAR}|\d{{1,2}}){_GODA}")


@cache
def _season() -> re.Pattern[str]:
    return re.compile(
        rf"(?:spring|summer|autumn|fall|winter|весна|лето|осень|зима),?\s+(?P<year>{_YEAR})", re.I
    )


def _year_of_season(match: re.Match[str], text: str) -> Date:
    """``Spring 2012``: the year, with the season as it is printed."""
    return Date((int(match["year"]),), written=text)


@cache
def _month_range() -> re.Pattern[str]:
    months = rf"(?:{_months()})\.?"
    return re.compile(
        rf"(?P<first>{months})\s?[-–—/]\s?(?P<last>{months}),?\s+(?P<year>{_YEAR})", re.IGNORECASE
    )


def _months_of_year(match: re.Match[str], text: str) -> Date | None:
    """``July–August 1967``: from one month to another."""
    first, last = (
        _month_numbers()[match[each].rstrip(".").casefold()] for each in ("first", "last")
    )
    year = int(match["year"])
    return Date((year, first), (year, last), written=text) if first < last else None


@cache
def _days() -> re.Pattern[str]:
    month = rf"(?:{_months()})\.?"
    return re.compile(
        rf"(?P<before>(?:{_YEAR},?\s+)?(?:{month}\s+)?)(?P<first>\d{{1,2}}){_TO}"
        rf"(?P<last>\d{{1,2}})(?P<behind>(?:\s+{month})?(?:,?\s+{_YEAR}{_GODA})?)",
        re.IGNORECASE,
    )


def _days_of_month(match: re.Match[str], text: str) -> Date | None:
    """``June 3–5, 2010``: from one day to another."""
    days = (f"{match['before']}{match[each]}{match['behind']}" for each in ("first", "last"))
    first, last = (parse(day).value for day in days)
    is_range = len(first.start) == len(last.start) == 3 and first.start < last.start
    return Date(first.start, last.start, written=text) if is_range else None


# A year and two digits is a month (1946-09) before it is a range (1946-47): the order decides.
_FORMS = (
    (_worded, _year_first),
    (_month_first, _year_first),
    (_day_first, _year_first),
    (_day_behind_year, _year_first),
    (_day_digits, _year_first),
    (_digits_year_first, _year_first),
    (_of_era, _year_of_era),
    (_year_digits, _from_digits),
    (_years, _range),
    (_month_range, _months_of_year),
    (_days, _days_of_month),
    (_season, _year_of_season),
    (_undated, _as_printed),
)
