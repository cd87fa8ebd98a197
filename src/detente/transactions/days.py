"""Reads the dates of a transaction: a day, a month, a year, a fiscal year, or an interval."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from detente.transactions.field_readers import UnreadableField

FIRST_YEAR: Final = 1900
MONTHS: Final = 12
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_FISCAL: Final = re.compile(r"FY ?([0-9]{4})-([0-9]{2})", re.IGNORECASE)
_YEAR: Final = re.compile(r"[0-9]{4}")
_COMPACT: Final = re.compile(r"(19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])?(?:\.0)?")
"""`201801`, `20180115`, and what a spreadsheet makes of them."""
_TIMED: Final = re.compile(
    r"([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?"
)
"""A day, year first, with any mark between, and perhaps with a time of day and a zone: the day is that where it was written."""
_MONTH_OF_SERIES: Final = re.compile(r"([0-9]{4})M([0-9]{2})|([0-9]{4})\s*年\s*([0-9]{1,2})\s*月")
_QUARTER: Final = re.compile(r"([0-9]{4})[- ]?Q([1-4])|Q([1-4])[- /]?([0-9]{4})", re.IGNORECASE)
_SERIAL: Final = re.compile(r"([3-5][0-9]{4})(?:\.[0-9]+)?")
"""A serial number of a spreadsheet, of the years 1982 to 2064."""
_FIRST_SERIAL: Final = date(1899, 12, 30)
_NUMBERS_ONLY: Final = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}(?:[ T].*)?")
_ORDER_HINT: Final = "Write it year first, as 2018-01-15; or read days before months with --day-first."
_DAY_HINT: Final = "Write a day as year-month-day, such as 2017-08-20."
_SPAN_HINT: Final = (
    "Write a day 2017-08-20, an interval 2017-04-01/2018-03-31, a month 2017-04, a year 2017 "
    "or a fiscal year FY2017-18."
)

DaySpan = tuple[date, date]
"""A first and a last day, both included."""


def day(text: str) -> date:
    """The day in a text such as `2017-08-20` or `20 August 2017`."""
    text = _plain(text)
    found = _DAY.fullmatch(text) or _DAY.fullmatch(_spelled(text) or "")
    if found is None:
        raise UnreadableField("is not a day", _ORDER_HINT if _NUMBERS_ONLY.fullmatch(text) else _DAY_HINT)
    return _day(int(found[1]), int(found[2]), int(found[3]))


def _plain(text: str) -> str:
    """A date of a system or a spreadsheet in our form: `20180115`, `2018/01/15 10:00Z`, `2018M01`, `43115`; any other text as it is."""
    if _COMPACT.fullmatch(text):
        digits = text.removesuffix(".0")
        return "-".join(filter(None, (digits[:4], digits[4:6], digits[6:])))
    if (found := _TIMED.fullmatch(text)) is not None:
        year, month, number = re.split(r"[-/.]", found[1])
        return (
            f"{year}-{month.zfill(2)}-{number.zfill(2)}"
            if len(found[0]) > len(found[1]) or "-" not in found[1]
            else text
        )
    if (found := _MONTH_OF_SERIES.fullmatch(text)) is not None:
        return f"{found[1] or found[3]}-{(found[2] or found[4]).zfill(2)}"
    if (found := _QUARTER.fullmatch(text)) is not None:
        year, quarter = found[1] or found[4], int(found[2] or found[3])
        return f"{year}-{3 * quarter - 2:02}/{year}-{3 * quarter:02}"
    if (found := _SERIAL.fullmatch(text)) is not None:
        return (_FIRST_SERIAL + timedelta(days=int(found[1]))).isoformat()
    return text


def _spelled(text: str) -> str | None:
    """A date whose month is a word, written year first, as `party match` reads it; None for any other text.

    Days whose month is a number are read year first only: `5/6/2019` is two days.
    """
    if _MONTH.match(text) or not any(char.isalpha() for char in text):
        return None  # `2017-08-20T10:00` is a time
    from detente.parties.partial_dates import day as written  # noqa: PLC0415 -- most dates are numbers

    found = written(text)
    return None if found is None or "/" in found else found


def _day(year: int, month: int, number: int) -> date:
    if year < FIRST_YEAR:
        raise UnreadableField(f"lies before {FIRST_YEAR}", "Check the year.", code="out-of-range")
    try:
        return date(year, month, number)
    except ValueError:
        raise UnreadableField("is no day of the calendar", _DAY_HINT) from None


def span(text: str) -> DaySpan:
    """The first and the last day of a day, a month, a year, a fiscal year, or an interval from one of these to another."""
    if _NUMBERS_ONLY.fullmatch(text):
        raise UnreadableField("may be read in two orders", _ORDER_HINT)
    start, slash, end = (part.strip() for part in _plain(text).partition("/"))
    first, last = _calendar_period(start), _calendar_period(end if slash else start)
    if last[1] < first[0]:
        raise UnreadableField("ends before it begins", f"Write {end}/{start}, if that is meant.", code="contradicts")
    return first[0], last[1]


def _calendar_period(text: str) -> DaySpan:
    """The first and the last day of a day, a month, a year or a fiscal year.

    `2017-18` is no month, so it is the fiscal year; `2011-12` is December 2011: the fiscal year must be written
    `FY2011-12`.
    """
    if _DAY.fullmatch(text):
        return day(text), day(text)
    if found := _FISCAL.fullmatch(text):
        return _fiscal_year(int(found[1]), int(found[2]))
    if found := _MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
        return _month(year, month) if 1 <= month <= MONTHS else _fiscal_year(year, month)
    if _YEAR.fullmatch(text):
        return _day(int(text), 1, 1), _day(int(text), 12, 31)
    if (spelled := _spelled(text)) is not None:
        return _calendar_period(spelled)
    raise UnreadableField("is no date", _SPAN_HINT)


def _month(year: int, month: int) -> DaySpan:
    first = _day(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _fiscal_year(year: int, following: int) -> DaySpan:
    """The first and the last day of a fiscal year from April to March, as in India."""
    if following != (year + 1) % 100:
        raise UnreadableField("is neither a month nor a fiscal year", _SPAN_HINT)
    if year == date.max.year:
        raise UnreadableField("lies beyond the calendar", "Check the year.", code="out-of-range")
    return _day(year, 4, 1), _day(year + 1, 3, 31)


def late_contract(performed: date) -> UnreadableField:
    """The fault of a contract whose date is after the last day of its performance."""
    return UnreadableField(
        f"is later than the transaction, {performed}",
        "A contract comes before its performance: check both dates.",
        code="contradicts",
    )
