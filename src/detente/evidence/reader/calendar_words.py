"""The names of months and days and the numbers in words, and the days of a month."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"a": 1, "an": 1}


def month_of(match: re.Match[str], name: str = "month") -> int:
    """The number of a month from its name or the beginning of it."""
    return next(
        number for number, month in enumerate(MONTHS, 1) if month.startswith(match.group(name).lower().rstrip(".")[:3])
    )


def whole_month(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
