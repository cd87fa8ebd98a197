"""Worked cases: mismatches, and measures without a case."""

from datetime import date
from pathlib import Path

import pytest

from detente.desk.desk import Desk
from detente.desk.judged import DecidedCase
from detente.errors import LawError
from detente.law.allowance import WindDown
from detente.law.cases import WorkedCase, coverage_gaps, days_of_change, mismatches, read_cases, run
from detente.law.instrument import Statement
from tests.build import decide, decider, exemption, measure, provision, scope, text

LATE = WindDown(contract_before=date(2017, 8, 5), until=date(2017, 9, 4))
SUBJECT = decider(
    text("a", "2017-08-05", provision(9, impose=measure(wind_down=LATE)), provision(10, exempt=exemption()))
)
COAL = {"date": "2017-08-05", "from_country": "KP", "hs": "270112"}


def told(case: WorkedCase) -> list[str]:
    """The complaints about a case."""
    return list(mismatches(case, DecidedCase(decide(SUBJECT, **case.given))))


def case(**parts: object) -> WorkedCase:
    """A case about coal that holds, unless the parts say otherwise."""
    return WorkedCase(**({"case": "Coal", "given": COAL, "expect": "prohibited"} | parts))  # type: ignore[arg-type]


def test_a_case_that_holds_draws_no_complaint() -> None:
    assert told(case(by={"coal": "a ¶9"})) == []


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ({"expect": "permitted"}, "expected permitted, got prohibited"),
        ({"by": {"coal": "a ¶8"}}, "expected coal by a ¶8, got a ¶9"),
        ({"by": {"iron": "a ¶9"}}, "expected iron by a ¶9, got no such reason"),
        ({"missing": ("hs",)}, "expected missing hs, got nothing"),
        ({"exempts": ("coal.wind-down",)}, "expected the exemption coal.wind-down"),
        ({"outside": ("coal",)}, "lies within coal"),
        ({"judgements": ("coal",)}, "expected a judgement under coal"),
    ],
)
def test_each_demand_that_is_not_met_is_reported(parts: dict[str, object], complaint: str) -> None:
    assert told(case(**parts)) == [complaint]


def test_the_days_on_which_something_turns() -> None:
    assert days_of_change("coal", SUBJECT.compiled.timeline) == [date(2017, 8, 5), date(2017, 9, 5)]


def test_what_lacks_cases_is_named() -> None:
    timeline = SUBJECT.compiled.timeline
    assert list(coverage_gaps(timeline, [])) == [
        "coal: no case that it catches",
        "coal: no case just outside it",
        "coal: no case in the seven days before 2017-08-05",
        "coal: no case in the seven days from 2017-08-05",
        "coal: no case in the seven days before 2017-09-05",
        "coal: no case in the seven days from 2017-09-05",
        "leave: no case for this exemption",
        "coal.wind-down: no case for this exemption",
    ]


def test_a_case_eight_days_off_is_not_near() -> None:
    from detente.law.cases import CaseFile

    cases = (case(given={**COAL, "date": "2017-08-12"}), case(given={**COAL, "date": "2017-08-11"}))
    for each, near in zip(cases, (False, True), strict=True):
        file = CaseFile(file="x", cases=(each,), lines=(1,))
        ran = list(run([file], lambda one: DecidedCase(decide(SUBJECT, **one.given))))
        assert (
            "coal: no case in the seven days from 2017-08-05" not in list(coverage_gaps(SUBJECT.compiled.timeline, ran))
        ) is near


def test_a_misspelt_key_of_a_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.cases.yaml").write_text("- case: One\n  given: {date: 2017-01-01}\n  expects: permitted\n")
    with pytest.raises(LawError) as found:
        read_cases(tmp_path)
    assert (
        "a.cases.yaml:3:3: unknown key 'expects'\n    3 |   expects: permitted\n      |   ^^^^^^^\n    Did you mean 'expect'?"
        in str(found.value)
    )
    assert "the key 'expect' is missing" in str(found.value)


def test_the_shipped_cases_are_many_and_hold() -> None:
    report = next(iter(Desk().test()))
    assert len(report.ran) >= 250
    assert report.clean


DUTY = Statement(id="reports", kind="report", summary="Report.", on="all", scope=(scope(),))
BOUND = decider(text("a", "2017-08-05", provision(9, impose=measure()), provision(10, state=DUTY)))


@pytest.mark.parametrize(
    ("given", "parts", "complaints"),
    [
        ({}, {"duties": ("reports",)}, []),
        ({"hs": "27"}, {"duties": ("reports?",), "expect": "undetermined"}, []),
        ({"hs": "27"}, {"duties": ("reports",), "expect": "undetermined"}, ["expected the duty reports"]),
        ({"hs": "2710"}, {"duties": ("reports",), "expect": "permitted"}, ["expected the duty reports"]),
        ({"hs": "2710"}, {"no_duties": ("reports",), "expect": "permitted"}, []),
        ({}, {"no_duties": ("reports",)}, ["names the duty reports"]),
        ({"hs": "27"}, {"no_duties": ("reports",), "expect": "undetermined"}, ["names the duty reports"]),
    ],
)
def test_a_case_demands_duties_and_their_absence(
    given: dict[str, str], parts: dict[str, object], complaints: list[str]
) -> None:
    made = case(given=COAL | given, **parts)
    assert list(mismatches(made, DecidedCase(decide(BOUND, **made.given)))) == complaints


def test_a_duty_without_cases_on_both_sides_is_named() -> None:
    lacking = list(coverage_gaps(BOUND.compiled.timeline, []))
    assert lacking[-2:] == ["reports: no case with this duty", "reports: no case just outside this duty"]
