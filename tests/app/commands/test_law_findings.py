"""--findings, --ledger and --known-on as a user gives them: what is printed, and what is refused."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from detente.app import cli as door
from tests.app.told import Run, Told
from tests.findings_law import FOUND, found_file, pledge
from tests.review.evidence import DOC, document, event, statement

WHO = ("--by", "reviewer-1", "--because", "seen")
SQUID = ("--set", "from_country=KP", "--set", "to_country=CN", "--set", "hs=030743", "--no-match")


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente` with these words, its home in an empty folder."""

    def told(*words: str | Path) -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(tmp_path / "home"), *map(str, words)])
        with pytest.raises(SystemExit) as done:
            door.main()
        captured = capsys.readouterr()
        return Told(int(done.value.code or 0), captured.out, captured.err)

    return told


@pytest.fixture
def run(plain: Run, tmp_path: Path) -> Run:
    """The same under the law of the pledge."""
    law = pledge(tmp_path / "law")
    return lambda *words: plain("--corpus", law, *words)


@pytest.fixture
def found(tmp_path: Path) -> Path:
    return found_file(tmp_path)


def decided(run: Run, day: str, *words: str | Path) -> Told:
    return run("decide", "--set", f"date={day}", *SQUID, *words)


def test_a_decision_says_under_which_findings_it_was_made(run: Run, found: Path) -> None:
    told = decided(run, "2020-04-01", "--findings", found)
    assert told.code == 0
    assert "The law is read under 2 accepted findings: quiet-verified on 2020-02-01, known on 2020-02-03" in " ".join(
        told.out.split()
    )


def test_json_of_a_decision_has_the_findings_with_their_places(run: Run, found: Path) -> None:
    told = json.loads(decided(run, "2020-04-01", "--findings", found, "--known-on", "2020-03-01", "--json").out)
    assert told["known_on"] == "2020-03-01"
    [one] = told["findings"]
    assert (one["kind"], one["on"], one["known_on"], one["id"]) == (
        "quiet-verified", "2020-02-01", "2020-02-03", "found.csv: line 2",
    )  # fmt: skip


def test_without_findings_nothing_is_said_of_them(run: Run) -> None:
    told = decided(run, "2020-04-01", "--json")
    assert "findings" not in json.loads(told.out)
    assert "finding" not in told.err


def test_lines_of_a_file_have_the_findings_too(run: Run, found: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("id,date,from_country,to_country,hs\na,2020-04-01,KP,CN,030743\nb,2020-07-01,KP,CN,030743\n")
    told = run("decide", rows, "--no-match", "--findings", found, "--json")
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert [(each["verdict"], len(each["findings"])) for each in lines] == [("permitted", 2), ("prohibited", 2)]
    explained = run("explain", "a", "--json")
    assert json.loads(explained.out)["receipt"] == lines[0]["receipt"]


def test_the_law_of_a_day_is_shown_under_findings_in_every_form(run: Run, found: Path) -> None:
    words = ("law", "show", "--on", "2020-04-01", "--findings", found)
    shown = run(*words)
    assert "Suspended" in shown.out
    assert "2 accepted findings" in shown.err
    as_csv = run(*words, "--csv")
    assert ("suspended", "squid") in [(row["section"], row["id"]) for row in csv.DictReader(io.StringIO(as_csv.out))]
    assert "2 accepted findings" in as_csv.err
    assert [each["kind"] for each in json.loads(run(*words, "--json").out)["findings"]] == [
        "quiet-verified",
        "launch-found",
    ]


def test_a_difference_that_findings_make_is_shown(run: Run, found: Path) -> None:
    words = ("law", "diff", "--on", "2020-04-01", "--findings", found)
    assert "1 suspended." in run(*words).out
    assert json.loads(run(*words, "--json").out)["measures"][0]["change"] == "suspended"
    assert "2 accepted findings" in run(*words, "--csv").err


def test_a_measure_is_shown_under_findings(run: Run, found: Path) -> None:
    words = ("law", "measure", "squid", "--on", "2020-04-01", "--findings", found)
    assert "suspended in pledge" in run(*words).out
    assert json.loads(run(*words, "--known-on", "2020-01-01", "--json").out)["known_on"] == "2020-01-01"
    assert "2 accepted findings" in run(*words, "--csv").err


def test_the_ledger_and_a_file_count_together(run: Run, tmp_path: Path) -> None:
    run("evidence", "add", "quiet-verified", "--on", "2020-02-01", *WHO)
    launch = found_file(tmp_path, "kind,on\nlaunch-found,2020-05-10\n")
    assert "no UN" not in decided(run, "2020-07-01", "--ledger").out
    told = decided(run, "2020-07-01", "--ledger", "--findings", launch)
    assert "2 accepted findings" in told.err
    assert "[f1]" in told.err
    assert told.out.startswith("■ prohibited")
    assert decided(run, "2020-07-01", "--ledger").out.startswith("● no")


def test_a_withdrawal_counts_from_the_day_on_which_it_was_known(run: Run) -> None:
    run("evidence", "add", "quiet-verified", "--on", "2020-02-01", "--known-on", "2020-02-01", *WHO)
    receipt = json.loads(decided(run, "2020-04-01", "--ledger", "--json").out)["receipt"]
    run("evidence", "withdraw", "f1", "--known-on", "2020-06-01", *WHO)
    assert decided(run, "2020-04-01", "--ledger").out.startswith("■ prohibited")
    assert decided(run, "2020-04-01", "--ledger", "--known-on", "2020-05-31").out.startswith("● no")
    assert decided(run, "2020-04-01", "--ledger", "--known-on", "2020-06-01").out.startswith("■ prohibited")
    replayed = run("explain", receipt)
    assert replayed.out.startswith("● no")
    assert "1 accepted finding:" in " ".join(replayed.out.split())


def test_a_receipt_is_asked_again_under_other_findings(run: Run, found: Path) -> None:
    receipt = json.loads(decided(run, "2020-04-01", "--json").out)["receipt"]
    told = run("explain", receipt, "--findings", found)
    assert told.out.startswith("● no")


def test_kinds_of_finding_are_listed_with_what_waits_for_them_and_what_they_touch(run: Run) -> None:
    shown = run("law", "findings", "--on", "2020-05-10")
    assert "Declared in regime.yaml" in shown.out
    assert "is held off" in shown.out
    assert "touches no-launch" in shown.out
    told = {each["id"]: each for each in json.loads(run("law", "findings", "--on", "2020-05-10", "--json").out)}
    assert told["launch-found"]["waiting"][0]["when"] == "launch-found, 30 days passed without council-says-no"
    assert [(each["id"], each["only"]) for each in told["launch-found"]["touches"]] == [
        ("no-launch", None),
        ("more-later", "it was of long range"),
    ]


def test_a_law_without_kinds_says_so(plain: Run) -> None:
    assert "It declares none" in plain("law", "findings", "un-2140").out


def test_a_launch_that_is_accepted_is_set_against_the_law(plain: Run, tmp_path: Path) -> None:
    week = tmp_path / "week.jsonl"
    week.write_text("".join(json.dumps(each) + "\n" for each in (document(), event(), statement())))
    plain("evidence", "import", week, "--by", "m")
    before = plain("evidence", "show", f"{DOC}.e1")
    assert "1718 ¶2" in before.out
    told = plain("evidence", "accept", f"{DOC}.e1", "--on", "2020-02-28", *WHO).out
    assert "un-1718: touches no-tests (target-duty of the DPRK, 1718 ¶2)" in told
    assert (
        "un-1718: trigger petroleum-trigger (of the Council, 2397 ¶28), met only where the missile was of long range"
        in told
    )
    shown = json.loads(plain("evidence", "show", f"{DOC}.e1", "--json").out)
    assert [each["id"] for each in shown["touches"]] == ["no-tests", "petroleum-trigger"]
    by_id = json.loads(plain("evidence", "show", "f5", "--json").out)
    assert by_id["touches"] == shown["touches"]


def test_a_statement_is_set_against_nothing(plain: Run, tmp_path: Path) -> None:
    week = tmp_path / "week.jsonl"
    week.write_text("".join(json.dumps(each) + "\n" for each in (document(), statement())))
    plain("evidence", "import", week, "--by", "m")
    assert "set against" not in plain("evidence", "show", f"{DOC}.s1").out


def test_a_day_that_has_not_come_is_supposed_and_said(run: Run, tmp_path: Path) -> None:
    path = found_file(tmp_path, "kind,on\nquiet-verified,2999-01-01\n")
    told = decided(run, "2020-04-01", "--findings", path)
    assert (told.code, "quiet-verified on 2999-01-01 has not come; it is supposed" in told.err) == (0, True)


def test_the_same_finding_twice_is_said_and_harmless(run: Run, found: Path, tmp_path: Path) -> None:
    twice = found_file(tmp_path, FOUND + "launch-found,2020-05-10,,a statement\n", "twice.csv")
    told = decided(run, "2020-07-01", "--findings", twice, "--json")
    assert "twice.csv: line 4: launch-found on 2020-05-10 is there already (twice.csv: line 3)" in told.err
    once = json.loads(decided(run, "2020-07-01", "--findings", found, "--json").out)
    assert [each["id"][-1] for each in json.loads(told.out)["findings"]] == [
        each["id"][-1] for each in once["findings"]
    ]


@pytest.mark.parametrize(
    "command", [("law", "show"), ("law", "measure", "squid"), ("law", "diff", "--and", "2020-01-01")]
)
@pytest.mark.parametrize(
    "words", [("--known-on", "2020-01-01"), ("--known-on", "soon"), ("--findings", "nothing.csv"), ("--ledger",)]
)
def test_what_cannot_be_read_is_refused_by_every_command(
    run: Run, command: tuple[str, ...], words: tuple[str, ...]
) -> None:
    told = run(*command, *words)
    assert (told.out, told.code in (2, 4), "Traceback" in told.err) == ("", True, False)


REFUSED = {
    "a store without the ledger": (
        ("--store", "postgresql://a@b/c"),
        2,
        "--store names a ledger, and --ledger is not given",
    ),
    "a known_on without findings": (("--known-on", "2020-01-01"), 2, "--known-on asks what was known of findings"),
    "a file that is not there": (("--findings", "nothing.csv"), 4, "nothing.csv: cannot be read"),
    "a ledger that is not there": (("--ledger",), 4, "there is no ledger yet"),
    "a day that is none": (("--ledger", "--known-on", "2020-13-01"), 2, "is not a day"),
}


@pytest.mark.parametrize(("words", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_asked_is_refused(run: Run, words: tuple[str, ...], code: int, told: str) -> None:
    found = decided(run, "2020-04-01", *words)
    assert (found.code, found.out) == (code, "")
    assert told in " ".join(found.err.split())


def test_a_bad_row_is_refused_with_file_line_and_the_nearest_kind(run: Run, tmp_path: Path) -> None:
    path = found_file(tmp_path, "kind,on\nquiet-verifed,2020-02-01\n")
    told = decided(run, "2020-04-01", "--findings", path)
    assert told.code == 4
    assert "found.csv: line 2: kind: no kind of finding is called 'quiet-verifed'" in told.err
    assert "Did you mean 'quiet-verified'?" in told.err


def test_an_interval_is_refused_with_the_way_to_give_its_day(run: Run, tmp_path: Path) -> None:
    path = found_file(tmp_path, "kind,on\nquiet-verified,2020-02-01/2020-02-03\n")
    assert "evidence accept ID --on DAY --because" in decided(run, "2020-04-01", "--findings", path).err


@pytest.mark.parametrize(
    "words", [("add", "quiet-verifed", "--on", "2020-02-01"), ("add", "launch", "--on", "2020-02-01")]
)
def test_the_ledger_refuses_a_kind_that_nobody_declared(run: Run, words: tuple[str, ...]) -> None:
    told = run("evidence", *words, *WHO)
    assert (told.code, "no kind of finding is called" in told.err) == (4, True)


def test_an_event_is_not_accepted_as_a_kind_that_nobody_declared(plain: Run, tmp_path: Path) -> None:
    week = tmp_path / "week.jsonl"
    week.write_text("".join(json.dumps(each) + "\n" for each in (document(), event())))
    plain("evidence", "import", week, "--by", "m")
    told = plain("evidence", "accept", f"{DOC}.e1", "--on", "2020-02-28", "--as", "balistic-launch", *WHO)
    assert (told.code, "Did you mean 'ballistic-launch'?" in told.err) == (4, True)


def test_a_difference_of_nothing_is_refused(run: Run) -> None:
    told = run("law", "diff", "--on", "2020-04-01")
    assert (told.code, "or findings" in told.err) == (2, True)


def test_a_ledger_without_findings_says_so(run: Run) -> None:
    run("evidence", "add", "quiet-verified", "--on", "2020-02-01", "--known-on", "2020-02-01", *WHO)
    assert (
        "the ledger has no finding that was known on 2020-01-01"
        in decided(run, "2020-04-01", "--ledger", "--known-on", "2020-01-01").err
    )
    run("evidence", "withdraw", "f1", *WHO)
    assert "the ledger has no finding\n" in decided(run, "2020-04-01", "--ledger").err


def test_a_finding_of_the_ledger_that_another_law_declares_is_left_out_and_said(run: Run, plain: Run) -> None:
    run("evidence", "add", "quiet-verified", "--on", "2020-02-01", *WHO)
    told = decided(plain, "2020-04-01", "--ledger")
    assert (told.code, "1 in the ledger of kinds that this law does not declare, left out" in told.err) == (0, True)


def test_the_environment_may_name_a_ledger_that_is_not_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_STORE", "postgresql://a@b/c")
    assert decided(run, "2020-04-01").code == 0
