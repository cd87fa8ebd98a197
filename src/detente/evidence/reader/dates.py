"""The dates that newspapers write, read by a grammar of our own: each an interval of days with the rule that gave it.

What depends on the day of publication has no interval where that day is not known; it is never guessed.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from detente.evidence.interval import Interval
from detente.value import value

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
_MONTH: Final = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_WEEKDAY: Final = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_COUNT: Final = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_PART: Final = r"(?P<part>early|mid|late|the beginning of|the middle of|the end of)"


@value
class Dated:
    """A date expression: its place in the text and its days, none where they cannot be counted."""

    begin: int
    end: int
    text: str
    interval: Interval | None
    rule: str


class Uncountable(Exception):
    """The expression depends on a day of publication that is not known."""


@value
class Anchor:
    """What an expression is counted from."""

    published: date | None
    ahead: bool = False
    """Whether the sentence looks ahead ("will meet on Friday")."""

    @property
    def day(self) -> date:
        """The day of publication. Raises Uncountable where it is not known."""
        if self.published is None:
            raise Uncountable
        return self.published


def dated(text: str, published: date | None, *, ahead: bool = False) -> list[Dated]:
    """The date expressions of a text in order, none inside another.

    Args:
        text: A sentence or paragraph.
        published: The day of publication, or None where it is not known.
        ahead: Whether the text looks ahead, so that a weekday or month lies after the day of publication.
    """
    found: list[Dated] = []
    for rule, pattern, reading in RULES:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.begin < match.end() for other in found):
                continue
            made = read(match, rule, reading, Anchor(published=published, ahead=ahead))
            found.append(made)
    return sorted((item for item in found if item.rule), key=lambda item: item.begin)


def read(match: re.Match[str], rule: str, reading: "Reading", anchor: Anchor) -> Dated:
    """One expression as days; without a rule where it is no date ("31 June"), so that no part of it is read as one."""
    place = {"begin": match.start(), "end": match.end(), "text": match.group(), "rule": rule}
    try:
        begin, end = reading(match, anchor)
    except Uncountable:
        return Dated(**place, interval=None)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return Dated(begin=match.start(), end=match.end(), text=match.group(), interval=None, rule="")
    needs = anchor.published if rule not in ABSOLUTE else None
    return Dated(**place, interval=Interval(begin=begin, end=end, rule=rule, counted_from=needs))  # type: ignore[arg-type]


Days = tuple[date, date]
Reading = Callable[[re.Match[str], Anchor], Days]


def month_of(match: re.Match[str], name: str = "month") -> int:
    """The number of a month from its name or the beginning of it."""
    return next(
        number for number, month in enumerate(MONTHS, 1) if month.startswith(match.group(name).lower().rstrip(".")[:3])
    )


def whole_month(year: int, month: int) -> Days:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of_month(month: int, anchor: Anchor, match: re.Match[str]) -> int:
    """The year of a month named without one: the latest that is not after publication, or the next where the text looks ahead."""
    words = match.groupdict().get("which")
    day = anchor.day
    if words and words.lower() == "last":
        return day.year - 1 if month >= day.month else day.year
    if anchor.ahead or (words and words.lower() == "next"):
        return day.year + (1 if month < day.month else 0)
    return day.year - (1 if month > day.month else 0)


def iso(match: re.Match[str], _anchor: Anchor) -> Days:
    """2019-12-26."""
    day = date.fromisoformat(match.group())
    return day, day


def full_date(match: re.Match[str], _anchor: Anchor) -> Days:
    """26 December 2019; December 26, 2019."""
    day = date(int(match["year"]), month_of(match), int(match["day"]))
    return day, day


def day_range(match: re.Match[str], anchor: Anchor) -> Days:
    """26-28 December 2019; December 26 to 28."""
    month = month_of(match)
    year = int(match["year"]) if match["year"] else year_of_month(month, anchor, match)
    return ordered(date(year, month, int(match["day"])), date(year, month, int(match["last"])))


def ordered(begin: date, end: date) -> Days:
    """Two days. Raises ValueError where the second is before the first."""
    if end < begin:
        raise ValueError
    return begin, end


def day_of_month(match: re.Match[str], anchor: Anchor) -> Days:
    """26 December, without a year: the nearest one, before publication unless the text looks ahead."""
    month, day = month_of(match), int(match["day"])
    published = anchor.day
    found = date(published.year, month, day)
    if found > published and not anchor.ahead:
        near = (found - published).days <= NEAR
        found = (
            found if near and found.year == published.year and anchor.ahead else date(published.year - 1, month, day)
        )
    elif found < published and anchor.ahead:
        found = date(published.year + 1, month, day)
    return found, found


NEAR: Final = 31


def month_year(match: re.Match[str], _anchor: Anchor) -> Days:
    """October 2019."""
    return whole_month(int(match["year"]), month_of(match))


def part_of_month(match: re.Match[str], anchor: Anchor) -> Days:
    """Late November: the 21st to the last; early: the 1st to the 10th; mid: the 11th to the 20th."""
    month = month_of(match)
    year = int(match["year"]) if match["year"] else year_of_month(month, anchor, match)
    first, last = whole_month(year, month)
    match part_name(match["part"]):
        case "early":
            return first, first.replace(day=10)
        case "mid":
            return first.replace(day=11), first.replace(day=20)
        case _:
            return first.replace(day=21), last


def part_name(words: str) -> str:
    """`early`, `mid` or `late`."""
    low = words.lower()
    return "early" if low in {"early", "the beginning of"} else "mid" if low in {"mid", "the middle of"} else "late"


def earlier_in_month(match: re.Match[str], anchor: Anchor) -> Days:
    """Earlier in December: from its first day to publication. Earlier this month, this week, this year: the same."""
    day = anchor.day
    unit = match["unit"].lower() if match["unit"] else ""
    if unit == "week":
        begin = day - timedelta(days=day.weekday())
    elif unit == "year":
        begin = date(day.year, 1, 1)
    elif unit == "month":
        begin = day.replace(day=1)
    else:
        begin, last = whole_month(year_of_month(month_of(match), anchor, match), month_of(match))
        return begin, min(last, day)
    return begin, day


def month_alone(match: re.Match[str], anchor: Anchor) -> Days:
    """In October; last October; next October."""
    month = month_of(match)
    return whole_month(year_of_month(month, anchor, match), month)


def weekday(match: re.Match[str], anchor: Anchor) -> Days:
    """Wednesday: the latest one up to publication, or the next one where the text looks ahead."""
    day, wanted = anchor.day, DAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower()
    back = (day.weekday() - wanted) % 7
    if which == "last":
        found = day - timedelta(days=back or 7)
    elif which == "next" or (anchor.ahead and which != "this past"):
        found = day + timedelta(days=(wanted - day.weekday()) % 7 or (7 if which == "next" else 0))
    else:
        found = day - timedelta(days=back)
    return found, found


def near_day(match: re.Match[str], anchor: Anchor) -> Days:
    """Today, yesterday, tomorrow."""
    step = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[match.group().lower()]
    found = anchor.day + timedelta(days=step)
    return found, found


def ago(match: re.Match[str], anchor: Anchor) -> Days:
    """Three days ago: that day; two weeks ago: its week; two months ago: its month; a year ago: its year."""
    written = match["count"].lower()
    count = int(written) if written.isdigit() else NUMBERS[written]
    return unit_from(anchor.day, match["unit"].lower(), -count)


def unit_named(match: re.Match[str], anchor: Anchor) -> Days:
    """Last week, this month, next year."""
    return unit_from(anchor.day, match["unit"].lower(), {"last": -1, "this": 0, "next": 1}[match["which"].lower()])


def unit_from(day: date, unit: str, step: int) -> Days:
    """The day, week, month or year that lies so many steps from that of a day."""
    if unit == "day":
        return day + timedelta(days=step), day + timedelta(days=step)
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        index = day.year * 12 + day.month - 1 + step
        return whole_month(index // 12, index % 12 + 1)
    return date(day.year + step, 1, 1), date(day.year + step, 12, 31)


def year_alone(match: re.Match[str], _anchor: Anchor) -> Days:
    """In 2018."""
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31)


def year_part(match: re.Match[str], anchor: Anchor) -> Days:
    """Early 2018: January to April; mid-2018: May to August; late 2018: September to December."""
    year = int(match["year"]) if match["year"] else anchor.day.year
    first = {"early": 1, "mid": 5, "late": 9}[part_name(match["part"])]
    return date(year, first, 1), whole_month(year, first + 3)[1]


def half(match: re.Match[str], _anchor: Anchor) -> Days:
    """The first half of 2019; the second quarter of 2019."""
    year, which = int(match["year"]), ("first", "second", "third", "fourth").index(match["nth"].lower())
    width = 6 if match["unit"].lower() == "half" else 3
    return date(year, which * width + 1, 1), whole_month(year, which * width + width)[1]


def year_end(match: re.Match[str], anchor: Anchor) -> Days:
    """Year-end; the end of the year: its last day."""
    named = match.groupdict().get("year")
    day = date(int(named) if named else anchor.day.year, 12, 31)
    return day, day


def rule(name: str, pattern: str, reading: Reading) -> tuple[str, re.Pattern[str], Reading]:
    """A rule of the grammar; the names of months and weekdays keep their capitals."""
    return name, re.compile(r"(?<![\w-])" + pattern + r"(?!\w)"), reading


_WHICH: Final = r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his) )?"
_DASH: Final = r"(?:\s?[-–]\s?| to | and )"
RULES: Final = (
    rule("iso date", r"\d{4}-\d\d-\d\d", iso),
    rule("range of days", rf"{_DAY}{_DASH}(?P<last>[0-3]?\d)(?:th|st|nd|rd)? {_MONTH}(?:,? {_YEAR})?", day_range),
    rule("range of days", rf"{_MONTH} {_DAY}{_DASH}(?P<last>[0-3]?\d)(?:th|st|nd|rd)?(?:,? {_YEAR})?", day_range),
    rule("date", rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}", full_date),
    rule("date", rf"{_MONTH} {_DAY},? {_YEAR}", full_date),
    rule("part of a month", rf"{_PART}[ -]{_MONTH}(?:,? {_YEAR})?", part_of_month),
    rule("part of a month", rf"(?P<part>Early|Mid|Late)[ -]{_MONTH}(?:,? {_YEAR})?", part_of_month),
    rule("year's end", rf"(?:year[ -]end|[Tt]he end of (?:the|this) year|[Tt]he end of {_YEAR})", year_end),
    rule("earlier in a month", rf"[Ee]arlier (?:in {_MONTH}|this (?P<unit>week|month|year))", earlier_in_month),
    rule("day of a month", rf"{_DAY}(?: of)? {_MONTH}", day_of_month),
    rule("day of a month", rf"{_MONTH} {_DAY}", day_of_month),
    rule("month", rf"{_MONTH},? (?:of )?{_YEAR}", month_year),
    rule("part of a year", rf"(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?: in)?[ -]{_YEAR}", year_part),
    rule(
        "part of a year",
        r"(?P<half>[Tt]he )?(?P<nth>first|second|third|fourth) (?P<unit>half|quarter) of " + _YEAR,
        half,
    ),
    rule("weekday", rf"{_WHICH}{_WEEKDAY}", weekday),
    rule("near day", r"(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)", near_day),
    rule("ago", rf"{_COUNT} (?P<unit>day|week|month|year)s? (?:ago|earlier)", ago),
    rule("week, month or year", r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>week|month|year)", unit_named),
    rule(
        "month alone",
        rf"(?:(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil) |(?P<which>[Ll]ast|[Nn]ext) ){_MONTH}",
        month_alone,
    ),
    rule("year", rf"(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|[Oo]f) {_YEAR}", year_alone),
)
ABSOLUTE: Final = frozenset({"iso date", "date", "month", "year"})
"""Rules whose days do not depend on the day of publication."""
