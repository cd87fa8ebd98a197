"""A table whose facts the law tells apart in more ways than one number of 64 bits can hold."""

from collections.abc import Iterator
from itertools import combinations, cycle, permutations

from detente.decide.law_columns import LawColumns
from detente.vocabulary import ACTIVITIES, END_USES

Row = dict[str, str]


def rows(columns: LawColumns) -> list[Row]:
    """Two or three doubtful parties in each row, then two or three doubtful ships, then an interval of days; the rest in turn."""
    crowds = [
        {"parties": _doubtful(some)} for size in (2, 3) for some in combinations(_apart(columns, "parties"), size)
    ]
    fleets = [
        {"vessel_imo": _doubtful(some)} for size in (2, 3) for some in permutations(_apart(columns, "vessel_imo"), size)
    ]
    others = zip(*(cycle(words) for words in _turns(columns).values()), strict=False)
    found = [
        dict(zip(_turns(columns), each, strict=True)) | some
        for some, each in zip(_mixed(crowds, fleets), others, strict=False)
    ]
    return found + [
        {"date": days, "from_country": "KP", "to_country": "CN", "hs": "270112"} for days in _intervals(columns)
    ]


def bits(columns: LawColumns) -> int:
    """The bits that one number would need to hold the class of each column's fact."""
    return sum((len(column.classes) - 1).bit_length() for column in columns.by_name.values())


def _mixed(*kinds: list[Row]) -> Iterator[Row]:
    for kind in kinds:
        yield from kind


def _apart(columns: LawColumns, name: str) -> list[str]:
    """One of the words that the law names for each that it tells apart."""
    return list({columns[name].mask(frozenset({word})): word for word in columns.named[name][:-1]}.values())


def _doubtful(some: tuple[str, ...]) -> str:
    return "; ".join(f"{each}?" for each in some)


def _turns(columns: LawColumns) -> dict[str, list[str]]:
    """Words that the other columns take in turn; the lengths have few factors in common, so that the rows are mixed well."""
    return {
        "date": ["2009-07-01", "2013-04-01", "2016-04-01", "2017-03-01", "2017-10-01", "2018-06-01", "2023-01-01"],
        "activity": list(ACTIVITIES),
        "from_country": ["KP", "CN", "KP", "RU", ""],
        "to_country": ["CN", "KP", "RU"],
        "origin_country": ["", "", "KP", "RU"],
        "via": [*[""] * 12, "rajin"],
        "end_use": ["", *END_USES],
        "approval": ["", "", "held"],
        "notification": [*[""] * 6, "given"],
        "contract_date": ["", "", "2006-01-01", "2008-01-01", ""],
        "worker_nationality": ["KP", "CN"],
        "vessel_flag": ["", "KP", "PA"],
        "quantity": ["1"],
        "unit": ["pcs"],
        "value": ["1", *(str(amount + 1) for amount in columns.thresholds)],
        "hs": [f"{code:06}" for code in columns.codes.starts],
    }


def _intervals(columns: LawColumns) -> list[str]:
    """An interval from each stretch of days to each later one."""
    starts = columns.days.starts[1:]
    return [f"{first}/{last}" for number, first in enumerate(starts) for last in starts[number + 1 :]]
