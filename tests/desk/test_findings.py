"""Findings asked of the desk: they reach the law, decisions and receipts, by what was known when."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from detente import Desk
from detente.decide.receipt import decode, finding_digest
from detente.desk.findings import supposed
from detente.errors import InputError, UsageError
from detente.law.condition import Finding
from tests.findings_law import SQUID, found_file, pledge

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
QUIET = Finding(kind="quiet-verified", on=date(2020, 2, 1))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(corpus=pledge(tmp_path), home=tmp_path / "home")


DAYS = [
    ("2020-01-31", "prohibited"),
    ("2020-02-01", "permitted"),
    ("2020-05-10", "permitted"),
    ("2020-06-08", "permitted"),
    ("2020-06-09", "prohibited"),
]


@pytest.mark.parametrize(("day", "verdict"), DAYS)
def test_a_decision_follows_the_findings_of_a_file(desk: Desk, tmp_path: Path, day: str, verdict: str) -> None:
    found = desk.read_findings(found_file(tmp_path))
    assert desk.decide({**SQUID, "date": day}, matching=None, findings=found).verdict == verdict


@pytest.mark.parametrize(("day", "verdict"), DAYS)
def test_the_executor_for_tables_gives_the_same(desk: Desk, tmp_path: Path, day: str, verdict: str) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(f"id,date,from_country,to_country,hs\na,{day},KP,CN,030743\n")
    run = desk.decide_file(rows, matching=None, findings=desk.read_findings(found_file(tmp_path)))
    assert [each.verdict for _, each in run.decisions()] == [verdict]


def test_without_findings_the_law_is_read_as_before(desk: Desk) -> None:
    assert desk.decide({**SQUID, "date": "2020-04-01"}, matching=None).verdict == "prohibited"
    assert desk.law(on="2020-04-01").findings == ()


def test_the_law_of_a_day_says_which_findings_it_was_read_under(desk: Desk) -> None:
    law = desk.law(on="2020-04-01", findings=QUIET, known_on="2020-03-01")
    assert ([each.id for each in law.suspended], law.findings, law.known_on) == (["squid"], (QUIET,), date(2020, 3, 1))


def test_findings_of_one_day_make_a_difference_by_themselves(desk: Desk) -> None:
    found = desk.difference(on="2020-04-01", findings=QUIET)
    assert [(each.id, each.kind) for each in found.measures] == [("squid", "suspended")]


def test_a_measure_is_shown_as_the_findings_leave_it(desk: Desk) -> None:
    assert desk.measure("squid", on="2020-04-01", findings=QUIET).state == "suspended"
    assert desk.measure("squid", on="2020-04-01").state == "in force"


def test_what_became_known_later_does_not_count(desk: Desk, tmp_path: Path) -> None:
    found = desk.read_findings(found_file(tmp_path))
    facts = {**SQUID, "date": "2020-02-02"}
    assert desk.decide(facts, matching=None, findings=found, known_on="2020-02-02").verdict == "prohibited"
    assert desk.decide(facts, matching=None, findings=found, known_on="2020-02-03").verdict == "permitted"


def test_a_receipt_has_the_findings_that_count_and_no_others(desk: Desk, tmp_path: Path) -> None:
    found = desk.read_findings(found_file(tmp_path))
    made = desk.decide({**SQUID, "date": "2020-04-01"}, matching=None, findings=found, known_on="2020-03-01")
    [kept] = decode(made.receipt).findings
    assert (kept.kind, kept.id, kept.source, kept.digest) == (
        "quiet-verified", "found.csv: line 2", "a report", finding_digest(found[0]),
    )  # fmt: skip
    assert decode(made.receipt).known_on == date(2020, 3, 1)


def test_what_is_accepted_in_the_ledger_reaches_a_decision(desk: Desk) -> None:
    desk.ledger().add("quiet-verified", on="2020-02-01", by="a", because="b", at=NOW, known_on="2020-02-05", source="x")
    [found] = desk.ledger().accepted()
    assert (found.id, found.source, found.known_on) == ("f1", "x", date(2020, 2, 5))
    assert desk.decide({**SQUID, "date": "2020-04-01"}, matching=None, findings=found).verdict == "permitted"


def test_a_later_withdrawal_has_not_happened_by_what_was_known_before(desk: Desk) -> None:
    asked = desk.ledger()
    asked.add("quiet-verified", on="2020-02-01", by="a", because="b", at=NOW, known_on="2020-02-05")
    asked.withdraw("f1", by="a", because="c", at=NOW, known_on="2020-05-01")
    assert (
        desk.ledger().accepted() == desk.ledger().accepted("2020-05-01") == desk.ledger().accepted("2020-02-04") == ()
    )
    assert [each.id for each in desk.ledger().accepted("2020-04-30")] == ["f1"]


def test_kinds_of_findings_come_with_what_waits_for_them(desk: Desk) -> None:
    found = {
        each.kind.id: [str(one.text.citation) for one in each.waiting]
        for each in desk.kinds_of_findings(on="2020-04-01")
    }
    assert found == {"quiet-verified": ["two ¶1"], "launch-found": ["two ¶2"], "council-says-no": ["two ¶2"]}


@pytest.mark.parametrize("ask", ["law", "decide", "difference", "measure", "decider"])
def test_a_finding_of_a_kind_that_nobody_declared_is_refused_everywhere(desk: Desk, ask: str) -> None:
    bad = Finding(kind="quiet-verifed", on=date(2020, 2, 1))
    asked: dict[str, Callable[[], object]] = {
        "law": lambda: desk.law(on="2020-04-01", findings=bad),
        "decide": lambda: desk.decide(SQUID, findings=bad),
        "difference": lambda: desk.difference(on="2020-04-01", findings=[bad]),
        "measure": lambda: desk.measure("squid", on="2020-04-01", findings=bad),
        "decider": lambda: desk.decider(findings=[bad]),
    }
    with pytest.raises(InputError, match="no kind of finding is called 'quiet-verifed'") as found:
        asked[ask]()
    assert found.value.hint == "Did you mean 'quiet-verified'?"


@pytest.mark.parametrize("kind", ["no-such-kind", "", "launch"])
def test_what_an_undeclared_kind_touches_is_refused(desk: Desk, kind: str) -> None:
    with pytest.raises(InputError):
        desk.touched(kind, on="2020-05-10")


def test_the_ledger_takes_no_finding_of_a_kind_that_its_law_does_not_declare(desk: Desk) -> None:
    with pytest.raises(InputError, match="no kind of finding is called 'nuclear-test'"):
        desk.ledger().add("nuclear-test", on="2017-09-03", by="a", because="b", at=NOW)


def test_nothing_to_compare_with_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="nothing to compare with"):
        desk.difference(on="2020-04-01")


def test_what_is_no_finding_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="is not a Finding"):
        desk.law(on="2020-04-01", findings=["quiet-verified"])  # type: ignore[list-item]


def test_a_supposed_finding_says_so_in_its_source() -> None:
    (made,) = supposed(["launch-found@2020-05-10"], KINDS_HERE)
    assert (made.kind, str(made.on), made.source, made.id) == (
        "launch-found",
        "2020-05-10",
        "supposed",
        "supposed launch-found@2020-05-10",
    )


@pytest.mark.parametrize(
    ("word", "what"),
    [
        ("launch-fund@2020-05-10", "no kind of finding is called 'launch-fund'"),
        ("launch-found@soon", "'soon' is not a day"),
        ("launch-found", "'' is not a day"),
    ],
)
def test_what_cannot_be_supposed_is_refused(word: str, what: str) -> None:
    with pytest.raises(UsageError) as refused:
        supposed([word], KINDS_HERE)
    assert refused.value.what == what
    assert refused.value.hint


KINDS_HERE = {"launch-found": "A launch was found."}
