"""The gold of date expressions: how many are read with exactly their days."""

from datetime import date
from typing import Final

import pytest

from detente.evidence.reader.dates import DateExpression, dated
from tests.evidence.reader.gold_dates import GOLD

WRONG: Final = frozenset({"The exercise planned for |August| is off."})
"""What is read otherwise: the sentence looks ahead by a word that the grammar takes into the expression."""


def read(published: str, sentence: str) -> list[DateExpression]:
    before, expression, after = sentence.split("|")
    found = dated(before + expression + after, date.fromisoformat(published) if published else None)
    first, last = len(before), len(before) + len(expression)
    return [each for each in found if each.begin < last and each.end > first]


def as_read(published: str, sentence: str) -> tuple[str, str]:
    found = read(published, sentence)
    if len(found) != 1 or found[0].interval is None:
        return ("-", "-")
    return str(found[0].interval.begin), str(found[0].interval.end)


def test_there_are_at_least_one_hundred_and_fifty_different_expressions() -> None:
    assert len(set(GOLD)) == len(GOLD) >= 150


def test_at_least_ninety_five_percent_are_exactly_right() -> None:
    right = sum(as_read(published, sentence) == (first, last) for published, sentence, first, last in GOLD)
    assert right / len(GOLD) >= 0.95


@pytest.mark.parametrize(("published", "sentence", "first", "last"), [each for each in GOLD if each[1] not in WRONG])
def test_an_expression_has_its_days(published: str, sentence: str, first: str, last: str) -> None:
    assert as_read(published, sentence) == (first, last)


@pytest.mark.parametrize("sentence", [each[1] for each in GOLD if each[0] == "" and each[2] == "-"])
def test_what_cannot_be_counted_has_no_day_and_is_still_found(sentence: str) -> None:
    assert [each.interval for each in read("", sentence)] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "It fired |31 June| rockets.",
        "The |May| delegation left.",
        "They |march| on.",
        "It has |2,018| tonnes.",
        "The |second| summit failed.",
        "Article |2019/1| applies.",
        "The |Sun| rose.",
        "A |week| is a long time.",
        "The year |1| came.",
    ],
)
def test_what_is_no_date_has_no_day(sentence: str) -> None:
    assert all(each.interval is None for each in read("2019-12-12", sentence))
