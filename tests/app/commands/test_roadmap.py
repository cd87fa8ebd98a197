"""`detente roadmap`, as a user gives it."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.app.cli import cli
from detente.errors import InputError, LawError, UsageError, VerdictMet
from tests.roadmap.written import written

SUPPOSED = ["--suppose", "no-launches-verified@2020-02-01"]


def run(home: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--home", str(home), *map(str, words)])


def status(home: Path, *words: str | Path) -> dict[str, object]:
    """Where a plan stands, as JSON."""
    told = run(home, "roadmap", "status", *words, "--json")
    assert told.exception is None, told.stderr
    return dict(json.loads(told.stdout))


def test_the_plans_that_ship_are_listed(tmp_path: Path) -> None:
    rows = list(csv.DictReader(StringIO(run(tmp_path, "roadmap", "list", "--csv").stdout)))
    assert {row["id"] for row in rows} >= {
        "stepwise-2019",
        "completion-first",
        "six-party-2007",
        "leap-day-2012",
        "hanoi-2019",
    }
    listed = json.loads(run(tmp_path, "roadmap", "list", "--json").stdout)
    assert [each["id"] for each in listed] == [row["id"] for row in rows]


def test_a_plan_is_shown_phase_by_phase_with_what_is_not_known(tmp_path: Path) -> None:
    told = run(tmp_path, "roadmap", "show", "stepwise-2019", "--markdown").stdout
    assert "### Phase 1: A halt of tests, and talks" in told
    assert "Not known: The reports of the draft" in told
    shown = json.loads(run(tmp_path, "roadmap", "show", "six-party-2007", "--json").stdout)
    assert [len(phase["commitments"]) for phase in shown["phases"]] == [6, 4]


def test_without_evidence_it_says_what_the_phase_waits_for(tmp_path: Path) -> None:
    told = run(tmp_path, "roadmap", "status", "stepwise-2019", "--on", "2019-12-26")
    assert "no-launches-verified" in told.stdout
    assert "agreed by nobody" in told.stdout.replace("\n", " ")
    assert "there is no ledger yet" in told.stderr


def test_what_is_supposed_suspends_four_measures_and_a_launch_brings_them_back(tmp_path: Path) -> None:
    four = ["statues-export", "seafood-export", "fishing-rights", "textiles-export"]
    eased = status(tmp_path, "stepwise-2019", "--on", "2020-04-01", *SUPPOSED)
    assert eased["law"]["suspended"] == four  # type: ignore[index]
    assert eased["earned"] == ["relief-decided"]
    launched = [*SUPPOSED, "--suppose", "ballistic-launch@2020-05-10"]
    before = status(tmp_path, "stepwise-2019", "--on", "2020-06-08", *launched)
    assert (before["law"]["suspended"], before["law"]["next_change"]) == (four, "2020-06-09")  # type: ignore[index]
    after = status(tmp_path, "stepwise-2019", "--on", "2020-06-09", *launched)
    assert (after["law"]["suspended"], after["earned"]) == ([], [])  # type: ignore[index]


def test_the_same_findings_decide_a_shipment_with_a_receipt_that_replays(tmp_path: Path) -> None:
    found = tmp_path / "found.csv"
    found.write_text("kind,on\nno-launches-verified,2020-02-01\nballistic-launch,2020-05-10\n", encoding="utf-8")
    squid = [
        "--set",
        "from_country=KP",
        "--set",
        "to_country=CN",
        "--set",
        "hs=030743",
        "--with-proposal",
        "stepwise-2019",
    ]
    verdicts = {}
    for day in ("2020-06-08", "2020-06-09"):
        told = run(tmp_path, "decide", "--set", f"date={day}", *squid, "--findings", found, "--json")
        verdicts[day] = json.loads(told.stdout)
    assert [each["verdict"] for each in verdicts.values()] == ["permitted", "prohibited"]
    replayed = run(tmp_path, "explain", verdicts["2020-06-09"]["receipt"], "--json")
    assert json.loads(replayed.stdout)["verdict"] == "prohibited"


@pytest.mark.parametrize(
    ("day", "level", "timeliness", "late"),
    [("2007-04-15", "not-initiated", "late", 1), ("2007-07-18", "full", "kept-late", 95)],
)
def test_the_shutdown_of_2007_came_three_months_late(
    tmp_path: Path, day: str, level: str, timeliness: str, late: int
) -> None:
    found = status(tmp_path, "six-party-2007", "--on", day)
    shut = next(each for each in found["commitments"] if each["id"] == "yongbyon-shut")  # type: ignore[attr-defined]
    assert (shut["level"], shut["timeliness"], shut["days_late"]) == (level, timeliness, late)


def test_in_april_2007_decided_money_blocked_the_plan_and_in_july_the_first_oil_came(tmp_path: Path) -> None:
    def oil_and_block(day: str) -> tuple[str | None, str | None]:
        made = {each["id"]: each for each in status(tmp_path, "six-party-2007", "--on", day)["commitments"]}  # type: ignore[attr-defined]
        return made["first-fuel-oil"]["delivered"], made["yongbyon-shut"]["blocked"]

    assert oil_and_block("2007-04-15") == (None, "25 million dollars were decided and not delivered")
    assert oil_and_block("2007-07-18") == ("6200", None)


def test_in_2008_disablement_was_halted_over_the_listing_and_resumed_after_it(tmp_path: Path) -> None:
    def disablement(day: str) -> dict[str, object]:
        found: list[dict[str, object]] = status(tmp_path, "six-party-2007", "--on", day)["commitments"]  # type: ignore[assignment]
        return next(each for each in found if each["id"] == "disablement")

    assert disablement("2008-08-15")["halted"] == "halted since it was not delisted"
    assert disablement("2008-10-15")["halted"] is None
    assert "resumed: disablement resumes after the delisting" in str(disablement("2008-10-15")["words"])


def test_a_failed_check_gives_three_and_an_accepted_one_nothing(tmp_path: Path) -> None:
    failed = run(tmp_path, "roadmap", "check", "completion-first", "--json")
    assert isinstance(failed.exception, VerdictMet)
    results = {each["check"]: each for each in json.loads(failed.stdout)}
    assert results["exposure-bounded"]["result"] == "fails"
    assert len(results["exposure-bounded"]["failures"][0]["story"]) > 2
    accepted = run(tmp_path, "roadmap", "check", "stepwise-2019", "--csv")
    assert accepted.exit_code == 0
    assert {row["result"] for row in csv.DictReader(StringIO(accepted.stdout))} == {"holds", "accepted"}


def test_the_monitor_is_told_what_changed_in_a_month(tmp_path: Path) -> None:
    words = ["roadmap", "changes", "six-party-2007", "--from", "2007-07-01", "--to", "2007-07-31"]
    found = json.loads(run(tmp_path, *words, "--json").stdout)
    assert [each["id"] for each in found["changed"]] == ["yongbyon-shut", "programmes-discussed", "first-fuel-oil"]
    assert found["shares"][0]["now"] == {"not-initiated": 4, "minimal": 1, "intermediate": 0, "full": 5}
    assert "not-initiated → full" in run(tmp_path, *words).stdout
    assert "Nothing changed." in run(tmp_path, *words[:3], "--from", "2007-02-14", "--to", "2007-02-15").stdout


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_brief_has_the_first_sentence_every_section_and_its_sources(tmp_path: Path, ending: str) -> None:
    brief = tmp_path / f"brief.{ending}"
    told = run(tmp_path, "roadmap", "status", "six-party-2007", "--on", "2007-07-18", "-o", brief)
    assert (told.exit_code, told.stdout) == (0, "")
    text = brief.read_text(encoding="utf-8")
    assert "six-party-2007 on 18 July 2007: an agreement." in text
    assert all(word in text for word in ("Tracks", "Whose move", "Exposure", "6,200 of 50,000 tonnes"))


def test_a_brief_of_another_ending_is_refused(tmp_path: Path) -> None:
    refused = run(tmp_path, "roadmap", "status", "stepwise-2019", "--on", "2019-12-26", "-o", tmp_path / "brief.doc")
    assert isinstance(refused.exception, UsageError)
    assert not (tmp_path / "brief.doc").exists()


def test_a_plan_goes_out_as_a_picture_and_as_a_model(tmp_path: Path) -> None:
    for kind, begin in (("mermaid", "flowchart LR"), ("svg", "<svg"), ("prism", "// stepwise-2019")):
        assert run(tmp_path, "roadmap", "export", "stepwise-2019", "--as", kind).stdout.startswith(begin)


def test_a_strangers_plan_is_begun_spoilt_mended_checked_and_replayed(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    begun = run(tmp_path, "roadmap", "new", folder, "--on", "2020-01-01")
    assert begun.stdout.splitlines() == [str(folder / "plan.yaml"), str(folder / "ours-relief.yaml")]
    plan = folder / "plan.yaml"
    whole = plan.read_text(encoding="utf-8")
    plan.write_text(
        whole.replace("actor: target", "actor: targt").replace("after: [halt]", "after: [hold]"), encoding="utf-8"
    )
    refused = run(tmp_path, "roadmap", "check", folder)
    assert isinstance(refused.exception, LawError)
    assert len(refused.exception.faults) == 2
    plan.write_text(whole, encoding="utf-8")
    assert run(tmp_path, "roadmap", "check", folder).exit_code == 0
    found = status(tmp_path, folder, "--on", "2020-03-01", "--suppose", "halt-verified@2020-02-01")
    assert found["earned"] == ["relief-decided"]
    assert run(tmp_path, "roadmap", "status", folder, "--on", "2020-03-01", "-o", tmp_path / "b.html").exit_code == 0


def test_a_table_of_commitments_becomes_a_plan_and_says_what_is_missing(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("id,party,commitment\nc-1,Northland,A halt\n", encoding="utf-8")
    told = run(tmp_path, "roadmap", "import", table, "-o", tmp_path / "theirs").stdout
    assert "1 commitments" in told
    assert "missing: c-1: no verifier and no deadline" in told


def test_a_history_of_ones_own_is_read_in_place_of_none(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    history = tmp_path / "told.csv"
    history.write_text("on,about,says\n2020-02-01,halt,verified\n", encoding="utf-8")
    found = status(tmp_path, folder, "--on", "2020-03-01", "--history", history)
    assert found["commitments"][0]["level"] == "full"  # type: ignore[index]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["status", "stepwise", "--on", "2020-01-01"], "no plan is called 'stepwise'"),
        (["status", "stepwise-2019", "--on", "2019-12-15"], "2019-12-15 lies before stepwise-2019 begins"),
        (["status", "stepwise-2019", "--on", "2020-01-01", "--suppose", "no-launch@2020-01-01"], "no finding of the kind 'no-launch'"),
        (["status", "stepwise-2019", "--on", "2020-01-01", "--suppose", "no-launches-verified@soon"], "'soon' is not a day"),
        (["status", "stepwise-2019", "--on", "2020-01-01", "--suppose", "no-launches-verified"], "'' is not a day"),
        (["changes", "six-party-2007", "--from", "2007-08-01", "--to", "2007-07-01"], "2007-07-01 lies before 2007-08-01"),
        (["changes", "six-party-2007", "--from", "2006-08-01", "--to", "2007-07-01"], "2006-08-01 lies before six-party-2007 begins"),
        (["show", "."], "has no plan.yaml"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_in_a_sentence(tmp_path: Path, words: list[str], what: str) -> None:
    refused = run(tmp_path, "roadmap", *words)
    assert isinstance(refused.exception, UsageError)
    assert what in str(refused.exception)
    assert refused.exception.hint


def test_a_history_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    refused = run(
        tmp_path, "roadmap", "status", "stepwise-2019", "--on", "2020-01-01", "--history", tmp_path / "none.csv"
    )
    assert isinstance(refused.exception, InputError)


def test_with_a_plan_of_ones_own_the_law_a_decision_and_the_ledger_know_its_text_and_kinds(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    mine: list[str | Path] = ["--plan", folder]
    squid = ["--set", "date=2020-03-01", "--set", "from_country=KP", "--set", "to_country=CN", "--set", "hs=030743"]
    supposed = ["--with-proposal", "ours-relief", "--suppose", "halt-verified@2020-02-01"]
    decided = run(tmp_path, *mine, "decide", *squid, *supposed, "--json")
    assert json.loads(decided.stdout)["verdict"] == "permitted"
    receipt = json.loads(decided.stdout)["receipt"]
    replayed = run(tmp_path, *mine, "explain", receipt, "--json")
    assert json.loads(replayed.stdout)["verdict"] == "permitted"
    assert "ours-relief" in run(tmp_path, *mine, "law", "list", "--csv").stdout
    added = run(
        tmp_path, *mine, "evidence", "add", "trade-paid-here", "--on", "2020-02-20", "--by", "a", "--because", "b"
    )
    assert added.exit_code == 0
    found = run(tmp_path, *mine, "roadmap", "status", folder, "--on", "2020-03-01", "--json")
    assert json.loads(found.stdout)["commitments"][2]["level"] == "full"


def test_without_it_neither_is_known(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    refused = run(tmp_path, "decide", "--set", "date=2020-03-01", "--with-proposal", "ours-relief")
    assert isinstance(refused.exception, UsageError)
    broken = run(tmp_path, "--plan", folder / "none", "law", "list")
    assert isinstance(broken.exception, UsageError)
    assert "no plan is called" in str(broken.exception)
