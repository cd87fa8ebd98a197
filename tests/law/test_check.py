"""What no type can say: days and numbers that cannot be meant, words that are not declared, acts that are not one."""

from pathlib import Path

import pytest

from detente.errors import LawError
from detente.law.check import read_corpus

REGIME = """
id: my-law
title: My law
authority: Nobody
target: KP
groups: [{id: export, title: Exports}]
positions: [{id: strict, summary: A strict reading.}]
findings: [{id: step-done, summary: A step is done.}]
designations: [{id: frozen}]
places: [{id: rajin}]
"""
HEAD = """id: one
symbol: M/1
title: One
date: DATE
status: adopted
source: https://example.org/one
reading: text
provisions:
  - paragraph: 1
    reading: text
"""
COAL = """    impose:
      id: coal
      summary: No coal.
      purpose: revenue
      civilian_impact: low
      scope: [{activity: [trade], goods: {hs: ['2701'], basis: mapped}}]
"""


def faults(folder: Path, rest: str, day: str = "2016-03-02") -> list[tuple[int, str]]:
    """Line and fault of each thing that is wrong with a text of this provision."""
    (folder / "regime.yaml").write_text(REGIME, encoding="utf-8")
    (folder / "one.yaml").write_text(HEAD.replace("DATE", day) + rest, encoding="utf-8")
    try:
        read_corpus(folder)
    except LawError as caught:
        return [(fault.line, fault.what) for fault in caught.faults]
    return []


def test_a_text_that_holds_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, COAL) == []


DAYS = [
    ("    until: 9999-12-31\n", "until 9999-12-31 lies outside the years 1900 to 2999"),
    ("    until: 3000-01-01\n", "until 3000-01-01 lies outside the years 1900 to 2999"),
]


@pytest.mark.parametrize(("more", "what"), DAYS)
def test_a_day_at_the_end_of_the_calendar_is_refused(tmp_path: Path, more: str, what: str) -> None:
    """Such a law was taken for whole, and the first decision under it ended in an error of the calendar."""
    assert faults(tmp_path, more + COAL) == [(11, what)]


def test_the_last_day_that_is_valid_is_taken(tmp_path: Path) -> None:
    assert faults(tmp_path, "    until: 2999-12-31\n" + COAL) == []


def test_a_text_before_the_table_begins_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, COAL, day="0001-01-01") == [(4, "date 0001-01-01 lies outside the years 1900 to 2999")]


def test_a_contract_before_all_days_is_refused(tmp_path: Path) -> None:
    wound = COAL + "      wind_down: {contract_before: 0001-01-01}\n"
    assert faults(tmp_path, wound) == [(17, "contract_before 0001-01-01 lies outside the years 1900 to 2999")]


CAPS = [
    ("months: 0", "months 0 does not lie between 1 and 1200"),
    ("months: -12", "months -12 does not lie between 1 and 1200"),
    ("months: 1000000000", "months 1000000000 does not lie between 1 and 1200"),
]


@pytest.mark.parametrize(("length", "what"), CAPS)
def test_a_period_of_no_length_is_refused(tmp_path: Path, length: str, what: str) -> None:
    cap = f"      cap: {{limits: [{{amount: 5, unit: t}}], starts: 2016-01-01, {length}, counter: x}}\n"
    assert faults(tmp_path, COAL + cap) == [(17, what)]


@pytest.mark.parametrize("amount", ["0", "-5", "1000000000000000000"])
def test_a_limit_of_nothing_is_refused(tmp_path: Path, amount: str) -> None:
    cap = f"      cap: {{limits: [{{amount: {amount}, unit: t}}], starts: 2016-01-01, months: 12, counter: x}}\n"
    ((line, what),) = faults(tmp_path, COAL + cap)
    assert line == 17
    assert what.startswith(f"amount {amount} does not lie between ")


@pytest.mark.parametrize("days", ["-1", "10000000000"])
def test_a_condition_waits_some_days_and_not_for_ever(tmp_path: Path, days: str) -> None:
    when = f"    when: {{finding: step-done, after_days: {days}}}\n"
    assert faults(tmp_path, when + COAL) == [(11, f"after_days {days} does not lie between 0 and 36500")]


CONDITIONS = [
    "{}",
    "{finding: step-done, every: [{finding: step-done}]}",
    "{every: [{finding: step-done}], some: [{finding: step-done}]}",
]


@pytest.mark.parametrize("when", CONDITIONS)
def test_a_condition_is_exactly_one_thing(tmp_path: Path, when: str) -> None:
    assert faults(tmp_path, f"    when: {when}\n" + COAL) == [
        (11, "a condition is exactly one of finding, every, some")
    ]


UNKNOWN = [
    ("    position: lenient\n", COAL, 11, "'lenient' is no position that is known"),
    ("    when: {finding: step-dune}\n", COAL, 11, "'step-dune' is no kind of finding that is known"),
    ("", COAL.replace("activity: [trade]", "via: [wonsan]"), 16, "'wonsan' is no place that is known"),
    ("", COAL.replace("activity: [trade]", "parties: listed"), 16, "'listed' is no designation group that is known"),
    ("", COAL.replace("activity: [trade]", "from_country: [UK]"), 16, "'UK' is no country that is known"),
    ("", COAL + "      groups: [imports]\n", 17, "'imports' is no group of measures that is known"),
    ("", COAL.replace("2701", "7701"), 16, "'7701' is in no edition of the Harmonized System"),
    ("", COAL.replace("2701", "2701-2601"), 16, "'2701-2601': the range '2701-2601' runs backwards"),
]


@pytest.mark.parametrize(("before", "rest", "line", "what"), UNKNOWN)
def test_a_word_that_is_not_declared_is_reported_at_its_line(
    tmp_path: Path, before: str, rest: str, line: int, what: str
) -> None:
    assert faults(tmp_path, before + rest) == [(line, what)]


def test_a_provision_that_does_two_things_is_refused(tmp_path: Path) -> None:
    both = COAL + "    lift: {measures: [coal]}\n"
    assert (9, "a provision does exactly one thing, this one does impose and lift") in faults(tmp_path, both)


def test_a_scope_that_would_fit_everything_is_refused(tmp_path: Path) -> None:
    bare = COAL.replace("{activity: [trade], goods: {hs: ['2701'], basis: mapped}}", "{}")
    assert faults(tmp_path, bare) == [(16, "a scope without parts would fit everything")]


ORDER = [
    ("    commences: 2016-03-01\n", COAL, (11, "it commences on 2016-03-01, before its text of 2016-03-02")),
    ("    until: 2016-03-01\n", COAL, (11, "it ends on 2016-03-01, before it begins on 2016-03-02")),
    (
        "",
        COAL + "      wind_down: {contract_before: 2016-03-02, until: 2016-03-01}\n",
        (17, "until 2016-03-01 lies before contract_before 2016-03-02"),
    ),
]


@pytest.mark.parametrize(("before", "rest", "fault"), ORDER)
def test_days_stand_in_their_order(tmp_path: Path, before: str, rest: str, fault: tuple[int, str]) -> None:
    assert faults(tmp_path, before + rest) == [fault]


@pytest.mark.parametrize("more", ["starts: 2016-01-01", "starts: 2016-01-01, months: 12, ends: 2016-12-31"])
def test_a_cap_has_periods_or_one_window(tmp_path: Path, more: str) -> None:
    cap = f"      cap: {{limits: [{{amount: 5, unit: t}}], {more}, counter: x}}\n"
    assert faults(tmp_path, COAL + cap) == [(17, "a cap has either a period of months or one window with an end")]
