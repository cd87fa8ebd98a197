"""Recall and alerts at each threshold, reckoned by hand."""

import pytest

from detente.validation.curve import MAXIMUM_THRESHOLD, MINIMUM_THRESHOLD, Curve, curve
from detente.validation.labelled import LabelledName
from tests.validation.build import Answers, party, terms

A = party("Osvaldo BRENTANO", id_="A")
B = party("Klaus WEBER", id_="B", list_="two", references=("ZZ.9",))
ROWS = (
    LabelledName(line=2, name="found high", expected="A"),
    LabelledName(line=3, name="found low", expected="a "),
    LabelledName(line=4, name="found another", expected="A"),
    LabelledName(line=5, name="by list", expected="two:B"),
    LabelledName(line=6, name="by another's reference", expected="ZZ.9"),
    LabelledName(line=7, name="on no list", expected="Q"),
    LabelledName(line=8, name="clean", expected=""),
    LabelledName(line=9, name="clean but like", expected=""),
)
KNOWN = {
    "found high": [(A, 950), (B, 700)],
    "found low": [(A, 600)],
    "found another": [(B, 900)],
    "by list": [(B, 800)],
    "by another's reference": [(B, 800)],
    "clean but like": [(A, 770), (B, 760)],
}


@pytest.fixture
def made() -> Curve:
    return curve(ROWS, [A, B], terms(KNOWN), 750)


@pytest.mark.parametrize(
    ("threshold", "found", "alerts", "matches"),
    [(500, 4, 1, 8), (600, 4, 1, 8), (610, 3, 1, 7), (700, 3, 1, 7), (710, 3, 1, 6), (760, 3, 1, 6), (770, 3, 1, 5), (780, 3, 0, 4), (810, 1, 0, 2), (960, 0, 0, 0)],
)  # fmt: skip
def test_each_threshold(made: Curve, threshold: int, found: int, alerts: int, matches: int) -> None:
    step = made.at(threshold)
    assert (step.threshold, step.found, step.alerts, step.matches) == (threshold, found, alerts, matches)
    assert made.recall(step) == found / 5
    assert made.alert_rate(step) == alerts / 2


def test_who_is_counted(made: Curve) -> None:
    assert (made.positives, made.negatives, made.absent, made.refused) == (5, 2, 1, 0)


def test_another_party_does_not_count_as_found(made: Curve) -> None:
    assert made.at(850).found == 1


def test_what_moving_costs(made: Curve) -> None:
    assert made.moved(600) == (1, 0, 2)
    assert made.moved(780) == (0, -1, -2)
    assert made.moved(750) == (0, 0, 0)


def test_recall_and_alerts_never_rise_with_the_threshold(made: Curve) -> None:
    for one, next_ in zip(made.steps, made.steps[1:], strict=False):
        assert one.found >= next_.found
        assert one.alerts >= next_.alerts
        assert one.matches >= next_.matches
        assert one.threshold < next_.threshold


def test_the_present_threshold_is_among_the_steps_though_it_is_odd() -> None:
    made = curve(ROWS, [A, B], terms(KNOWN), 763)
    assert made.at(763).threshold == 763
    assert [made.steps[0].threshold, made.steps[-1].threshold] == [MINIMUM_THRESHOLD, MAXIMUM_THRESHOLD]


def test_names_are_asked_once_and_absent_ones_not_at_all() -> None:
    answers = Answers(KNOWN)
    curve(ROWS, [A, B], terms({}), 750)
    made = terms({})
    curve(ROWS, [A, B], type(made)(opens=lambda: answers), 750)
    assert sorted(answers.asked) == sorted(row.name for row in ROWS if row.name != "on no list")


def test_no_negatives_give_no_rate() -> None:
    made = curve(ROWS[:1], [A, B], terms(KNOWN), 750)
    assert made.alert_rate(made.at(500)) == 0
