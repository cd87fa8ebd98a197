"""The dates that newspapers write, read by a grammar of our own: each an interval of days with the rule that gave it.

What depends on the day of publication has no interval where that day is not known; it is never guessed.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from detente.evidence.interval import Interval
from detente.evidence.reader.calendar_words import DAYS, NUMBERS, month_of, whole_month
from detente.value import value

_MONTH: Final = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_WEEKDAY: Final = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_COUNT: Final = r"(?P<count>\d{1,3}|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_MONTH2: Final = _MONTH.replace("<month>", "<month2>")
_DAY2: Final = _DAY.replace("<day>", "<day2>")
_YEAR2: Final = _YEAR.replace("<year>", "<year2>")
_ON: Final = r"(?:(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? (?:the )?)?"
_PART: Final = r"(?P<part>early|mid|late|the beginning of|the middle of|the end of)"


@value
class DateExpression:
    """A date expression: its place in the text and its days, none where they cannot be counted."""

    begin: int
    end: int
    text: str
    interval: Interval | None
    rule: str


class _Uncountable(Exception):
    """The expression depends on a day of publication that is not known."""


@value
class Anchor:
    """What an expression is counted from."""

    published: date | None
    ahead: bool = False
    """Whether the sentence looks ahead ("will meet on Friday")."""

    @property
    def day(self) -> date:
        """The day of publication. Raises _Uncountable where it is not known."""
        if self.published is None:
            raise _Uncountable
        return self.published


def dated(text: str, published: date | None, *, ahead: bool = False) -> list[DateExpression]:
    """The date expressions of a text in order, none inside another.

    Args:
        text: A sentence or paragraph.
        published: The day of publication, or None where it is not known.
        ahead: Whether the text looks ahead, so that a weekday or month lies after the day of publication.
    """
    found: list[DateExpression] = []
    for rule, pattern, reading in RULES if SIGN.search(text) else ():
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.begin < match.end() for other in found):
                continue
            forward = ahead or AHEAD.search(text, max(0, match.start() - FAR), match.start()) is not None
            made = read(match, rule, reading, Anchor(published=published, ahead=forward))
            found.append(made)
    return sorted((item for item in found if item.rule), key=lambda item: item.begin)


def read(match: re.Match[str], rule: str, reading: "_DateReader", anchor: Anchor) -> DateExpression:
    """One expression as days; without a rule where it is no date ("31 June"), so that no part of it is read as one."""
    place = {"begin": match.start(), "end": match.end(), "text": match.group(), "rule": rule}
    try:
        begin, end = reading(match, anchor)
    except _Uncountable:
        return DateExpression(**place, interval=None)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return DateExpression(begin=match.start(), end=match.end(), text=match.group(), interval=None, rule="")
    needs = anchor.published if rule not in ABSOLUTE else None
    return DateExpression(**place, interval=Interval(begin=begin, end=end, rule=rule, counted_from=needs))  # type: ignore[arg-type]


AHEAD: Final = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:to|due|set|scheduled|expected|planned)|(?:planned|scheduled|due|set) for|plans? to|must|ends?|expires?)\b"
    r"(?:(?!\b(?:said|told|announced|reported|added|warned)\b)[^.;])*$"
)
"""Words before an expression, and nothing that was said between them, by which it lies ahead."""
FAR: Final = 70
"""Characters before an expression in which these words are looked for."""
SIGN: Final = re.compile(r"\d|day|week|month|year|omorrow|onight|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
"""What every expression of the grammar holds; most clauses hold none, and are not searched rule by rule."""
_FirstLast = tuple[date, date]
_DateReader = Callable[[re.Match[str], Anchor], _FirstLast]


def year_of_month(month: int, anchor: Anchor, match: re.Match[str]) -> int:
    """The year of a month named without one: the latest that is not after publication, or the next where the text looks ahead."""
    words = match.groupdict().get("which")
    day = anchor.day
    if words and words.lower() == "last":
        return day.year - 1 if month >= day.month else day.year
    if anchor.ahead or (words and words.lower() == "next"):
        return day.year + (1 if month < day.month else 0)
    return day.year - (1 if month > day.month else 0)


def iso(match: re.Match[str], _anchor: Anchor) -> _FirstLast:
    """2019-12-26."""
    day = date.fromisoformat(match.group())
    return day, day


def full_date(match: re.Match[str], _anchor: Anchor) -> _FirstLast:
    """26 December 2019; December 26, 2019."""
    day = date(int(match["year"]), month_of(match), int(match["day"]))
    return day, day


def day_range(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """26-28 December 2019; December 26 to 28."""
    month = month_of(match)
    year = int(match["year"]) if match["year"] else year_of_month(month, anchor, match)
    return ordered(date(year, month, int(match["day"])), date(year, month, int(match["last"])))


def ordered(begin: date, end: date) -> _FirstLast:
    """Two days. Raises ValueError where the second is before the first."""
    if end < begin:
        raise ValueError
    return begin, end


def named_range(match: re.Match[str], _anchor: Anchor) -> _FirstLast:
    """2 February 2019 to 2 August 2019."""
    first = date(int(match["year"]), month_of(match), int(match["day"]))
    return ordered(first, date(int(match["year2"]), month_of(match, "month2"), int(match["day2"])))


def months(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """February to August 2019; between May and November."""
    first, last = month_of(match), month_of(match, "month2")
    year = int(match["year"]) if match["year"] else year_of_month(last, anchor, match)
    return date(year - (1 if first > last else 0), first, 1), whole_month(year, last)[1]


def end_week(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """The last week of November: its last seven days; the first week: its first seven."""
    month = month_of(match)
    year = int(match["year"]) if match["year"] else year_of_month(month, anchor, match)
    first, last = whole_month(year, month)
    return (last - timedelta(days=6), last) if match["end"] == "last" else (first, first + timedelta(days=6))


def weekend(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """The weekend: the latest Saturday and Sunday that began before publication; the coming one where the text looks ahead."""
    day = anchor.day
    back = (day.weekday() - DAYS.index("saturday")) % 7
    saturday = day - timedelta(days=back)
    if anchor.ahead or match.group().lower().startswith(("next", "this coming")):
        saturday += timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def season(match: re.Match[str], _anchor: Anchor) -> _FirstLast:
    """The spring of 2018: March to May, as seasons are counted north of the equator; winter begins in December of its year."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[match["season"].lower()]
    year = int(match["year"])
    last = first + 2
    return date(year, first, 1), whole_month(year + (last > YEAR), (last - 1) % YEAR + 1)[1]


YEAR: Final = 12


def before_yesterday(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """The day before yesterday; the day after tomorrow."""
    step = 2 if "after" in match.group().lower() else -2
    found = anchor.day + timedelta(days=step)
    return found, found


def day_of_month(match: re.Match[str], anchor: Anchor) -> _FirstLast:
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


def month_year(match: re.Match[str], _anchor: Anchor) -> _FirstLast:
    """October 2019."""
    return whole_month(int(match["year"]), month_of(match))


def part_of_month(match: re.Match[str], anchor: Anchor) -> _FirstLast:
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


def earlier_in_month(match: re.Match[str], anchor: Anchor) -> _FirstLast:
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


def month_alone(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """In October; last October; next October."""
    month = month_of(match)
    return whole_month(year_of_month(month, anchor, match), month)


def weekday(match: re.Match[str], anchor: Anchor) -> _FirstLast:
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


def near_day(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """Today, yesterday, tomorrow."""
    step = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[match.group().lower()]
    found = anchor.day + timedelta(days=step)
    return found, found


def ago(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """Three days ago: that day; two weeks ago: its week; two months ago: its month; a year ago: its year."""
    written = match["count"].lower()
    count = int(written) if written.isdigit() else NUMBERS[written]
    return unit_from(anchor.day, match["unit"].lower(), -count)


def unit_named(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """Last week, this month, next year."""
    return unit_from(anchor.day, match["unit"].lower(), {"last": -1, "this": 0, "next": 1}[match["which"].lower()])


def unit_from(day: date, unit: str, step: int) -> _FirstLast:
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


def year_alone(match: re.Match[str], _anchor: Anchor) -> _FirstLast:
    """In 2018."""
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31)


def year_part(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """Early 2018: January to April; mid-2018: May to August; late 2018: September to December."""
    year = int(match["year"]) if match["year"] else anchor.day.year
    first = {"early": 1, "mid": 5, "late": 9}[part_name(match["part"])]
    return date(year, first, 1), whole_month(year, first + 3)[1]


def half(match: re.Match[str], _anchor: Anchor) -> _FirstLast:
    """The first half of 2019; the second quarter of 2019."""
    year, which = int(match["year"]), ("first", "second", "third", "fourth").index(match["nth"].lower())
    width = 6 if match["unit"].lower() == "half" else 3
    return date(year, which * width + 1, 1), whole_month(year, which * width + width)[1]


def year_end(match: re.Match[str], anchor: Anchor) -> _FirstLast:
    """Year-end; the end of the year: its last day."""
    named = match.groupdict().get("year")
    day = date(int(named) if named else anchor.day.year, 12, 31)
    return day, day


def rule(name: str, pattern: str, reading: _DateReader) -> tuple[str, re.Pattern[str], _DateReader]:
    """A rule of the grammar; the names of months and weekdays keep their capitals."""
    return name, re.compile(r"(?<![\w-])" + pattern + r"(?!\w)"), reading


_WHICH: Final = r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his) )?"
_DASH: Final = r"(?:\s?[-–]\s?| to | and )"
RULES: Final = (
    rule("iso date", r"\d{4}-\d\d-\d\d", iso),
    rule("range of dates", rf"{_DAY} {_MONTH} {_YEAR}{_DASH}{_DAY2} {_MONTH2} {_YEAR2}", named_range),
    rule("range of months", rf"(?:[Bb]etween )?{_MONTH}{_DASH}{_MONTH2}(?:,? {_YEAR})?", months),
    rule("end of a month", rf"[Tt]he (?P<end>first|last) week of {_MONTH}(?:,? {_YEAR})?", end_week),
    rule("season", rf"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of| in)? {_YEAR}", season),
    rule("weekend", r"(?:[Tt]he|[Ll]ast|[Tt]his|[Tt]his past|[Tt]his coming|[Nn]ext) weekend", weekend),
    rule("near day", r"[Tt]he day (?:before yesterday|after tomorrow)", before_yesterday),
    rule("range of days", rf"{_DAY}{_DASH}(?P<last>[0-3]?\d)(?:th|st|nd|rd)? {_MONTH}(?:,? {_YEAR})?", day_range),
    rule("range of days", rf"{_MONTH} {_DAY}{_DASH}(?P<last>[0-3]?\d)(?:th|st|nd|rd)?(?:,? {_YEAR})?", day_range),
    rule("date", rf"{_ON}{_DAY}(?: of)? {_MONTH},? {_YEAR}", full_date),
    rule("date", rf"{_ON}{_MONTH} {_DAY},? {_YEAR}", full_date),
    rule("part of a month", rf"{_PART}[ -]{_MONTH}(?:,? {_YEAR})?", part_of_month),
    rule("part of a month", rf"(?P<part>Early|Mid|Late)[ -]{_MONTH}(?:,? {_YEAR})?", part_of_month),
    rule("year's end", rf"(?:year[ -]end|[Tt]he end of (?:the|this) year|[Tt]he end of {_YEAR})", year_end),
    rule("earlier in a month", rf"[Ee]arlier (?:in {_MONTH}|this (?P<unit>week|month|year))", earlier_in_month),
    rule("day of a month", rf"{_ON}{_DAY}(?: of)? {_MONTH}", day_of_month),
    rule("day of a month", rf"{_ON}{_MONTH} {_DAY}", day_of_month),
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
        rf"(?:(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|planned for|scheduled for|set for) |(?P<which>[Ll]ast|[Nn]ext) ){_MONTH}",
        month_alone,
    ),
    rule("year", rf"(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|[Oo]f) {_YEAR}", year_alone),
)
ABSOLUTE: Final = frozenset({"iso date", "date", "month", "year", "season", "range of dates"})
"""Rules whose days do not depend on the day of publication."""
