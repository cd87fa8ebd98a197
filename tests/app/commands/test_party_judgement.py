"""Judgements on matches, links and the number of judges as a user gives them: what is printed, and with which exit code."""

import csv
import json
import sys
from pathlib import Path

import pytest

from detente.app import cli as door
from tests.app.told import Run, Told
from tests.review.evidence import DOC, document, event, statement

WHO = ("--by", "desk-1", "--because", "another Tangun")
TANGUN = "Korea Tangun Trading Corp."
FACTS = ("--set", "date=2019-06-01", "--set", "activity=payment", "--set", f"parties={TANGUN}")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente` with these words, its home in an empty folder."""

    def told(*words: str | Path) -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(tmp_path / "home"), *map(str, words)])
        with pytest.raises(SystemExit) as done:
            door.main()
        captured = capsys.readouterr()
        return Told(int(done.value.code or 0), captured.out, captured.err)

    return told


@pytest.fixture
def week(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "week.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (document(), event(), statement())))
    run("evidence", "import", path, "--by", "m")
    return path


def test_a_dismissal_is_listed_and_shown_beside_the_match(run: Run) -> None:
    told = run("party", "dismiss", TANGUN, "KPe.008", *WHO)
    assert told.code == 0
    assert told.out.startswith(f"{TANGUN} = un-1718 KPe.008: dismissed; p")
    (found,) = json.loads(run("party", "judgements", "--json").out)
    assert (found["judgement"], found["state"], found["by"], found["why"]) == ("dismissed", "dismissed", "desk-1", "")
    told = run("party", "match", TANGUN, "--ledger", "--list", "un-1718")
    assert "judged dismissed by desk-1 on" in told.flat
    assert "KPe.008" in told.out


def test_without_ledger_a_match_is_shown_as_ever(run: Run) -> None:
    before = run("party", "match", TANGUN, "--json").out
    run("party", "dismiss", TANGUN, "KPe.008", *WHO)
    assert run("party", "match", TANGUN, "--json").out == before


def test_json_and_csv_carry_the_judgement(run: Run) -> None:
    run("party", "confirm", TANGUN, "KPe.008", *WHO)
    (match,) = json.loads(run("party", "match", TANGUN, "--ledger", "--json").out)["matches"]
    assert match["judgement"]["state"] == "confirmed"
    (row,) = csv.DictReader(run("party", "match", TANGUN, "--ledger", "--csv").out.splitlines())
    assert row["judgement"].startswith("confirmed by desk-1 on ")


def test_fail_on_leaves_out_what_was_dismissed_and_holds(run: Run) -> None:
    words = ("party", "match", TANGUN, "--list", "un-1718", "--max-age", "100000", "--fail-on", "potential-match")
    assert run(*words).code == 3
    run("party", "dismiss", TANGUN, "KPe.008", *WHO)
    assert run(*words, "--ledger").code == 0
    assert run(*words, "--ledger", "--country", "CN").code == 3  # the record is another one, and the pair is open


def test_a_decision_takes_the_judgement_over_with_ledger_only(run: Run) -> None:
    run("party", "dismiss", TANGUN, "KPe.008", *WHO)
    options = ("--max-age", "100000", "--json")
    assert json.loads(run("decide", *FACTS, *options).out)["verdict"] == "undetermined"
    found = json.loads(run("decide", *FACTS, *options, "--ledger").out)
    assert found["verdict"] != "undetermined"
    assert "dismissed by desk-1" in json.dumps(found["settled"])


def test_an_option_against_the_ledger_is_refused_with_both(run: Run) -> None:
    run("party", "dismiss", TANGUN, "KPe.008", *WHO)
    told = run("decide", *FACTS, "--ledger", "--is", f"{TANGUN}=KPe.008")
    assert told.code == 2
    assert "contradict each other" in told.err
    assert "the ledger" in told.err


def test_a_file_is_screened_with_its_judgements(run: Run, tmp_path: Path) -> None:
    run("party", "dismiss", TANGUN, "KPe.008", "--customer", "C1", *WHO)
    table, out = tmp_path / "c.csv", tmp_path / "hits.csv"
    table.write_text(f"name,id\n{TANGUN},C1\n{TANGUN},C2\n")
    run("party", "match", "--file", table, "--ledger", "-o", out)
    with out.open(newline="") as file:
        assert [bool(row["judgement"]) for row in csv.DictReader(file)] == [True, False]
    run("party", "match", "--file", table, "-o", out)
    assert "judgement" not in out.read_text().splitlines()[0]


def test_a_reopened_pair_is_open(run: Run) -> None:
    run("party", "dismiss", TANGUN, "KPe.008", *WHO)
    assert run("party", "reopen", TANGUN, "KPe.008", *WHO).code == 0
    (found,) = json.loads(run("party", "judgements", "--json").out)
    assert found["state"] == "open"


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("dismiss", TANGUN, "KPe.8x", *WHO), 4, "no list at hand has an entry 'KPe.8x'"),
        (("dismiss", TANGUN, "KPe.008", "--by", "desk-1"), 2, "--because"),
        (("dismiss", TANGUN, "KPe.008", "--because", "x"), 2, "--by"),
        (("dismiss", TANGUN, "KPe.008", "--by", " ", "--because", "x"), 4, "Say who judges"),
        (("dismiss", TANGUN), 2, "REFERENCE"),
        (("dismiss", TANGUN, "KPe.008", "--born", "soon", *WHO), 4, "no day, month or year"),
        (("reopen", TANGUN, "KPe.008", *WHO), 4, "no judgement on this pair"),
        (("match", TANGUN, "--customer", "C1"), 2, "--customer is for --ledger"),
    ],
)
def test_a_judgement_that_is_none_is_refused(run: Run, words: tuple[str, ...], code: int, what: str) -> None:
    told = run("party", *words)
    assert told.code == code
    assert what in told.err
    assert "Traceback" not in told.err


def test_the_same_judgement_twice_is_refused(run: Run) -> None:
    run("party", "dismiss", TANGUN, "KPe.008", *WHO)
    told = run("party", "dismiss", TANGUN, "KPe.008", *WHO)
    assert told.code == 4
    assert "desk-1 has dismissed it already" in told.err


def test_links_are_made_listed_and_withdrawn(run: Run, week: Path) -> None:
    told = run("evidence", "link", f"{DOC}.s1", "claims-performed", "singapore-2018/remains", *WHO)
    assert told.out == f"l4: {DOC}.s1 claims-performed singapore-2018/remains\n"
    told = run("evidence", "link", f"{DOC}.e1", "sets-deadline", "talks-2019/offer", "--until", "2019-12-31", *WHO)
    assert told.out.endswith(" sets-deadline talks-2019/offer of 2019-12-31\n")
    assert run("evidence", "withdraw", "l4", *WHO).out.startswith("l4: withdrawn; ")
    found = json.loads(run("evidence", "links", "--json").out)
    assert [(each["id"], bool(each["withdrawn"])) for each in found] == [("l4", True), ("l5", False)]
    assert "talks-2019/offer" in run("evidence", "links", "--commitment", "talks-2019").out
    assert (
        json.loads(run("evidence", "links", "--about", f"{DOC}.s1", "--json").out)[0]["relation"] == "claims-performed"
    )


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ((f"{DOC}.s1", "supports", "remains"), 4, "Write PLAN/COMMITMENT"),
        ((f"{DOC}.s1", "proves", "a/b"), 2, "proves"),
        ((f"{DOC}.s9", "supports", "a/b"), 4, "the ledger has no proposal"),
        ((f"{DOC}.s1", "sets-deadline", "a/b"), 4, "a deadline has a day"),
        ((f"{DOC}.s1", "supports", "a/b", "--until", "2019-12-31"), 4, "has no deadline"),
        ((f"{DOC}.s1", "sets-deadline", "a/b", "--until", "soon"), 2, "soon"),
    ],
)
def test_a_link_that_is_none_is_refused(run: Run, week: Path, words: tuple[str, ...], code: int, what: str) -> None:
    told = run("evidence", "link", *words, *WHO)
    assert told.code == code
    assert what in told.err


def test_a_link_that_there_is_not_is_not_withdrawn(run: Run, week: Path) -> None:
    told = run("evidence", "withdraw", "l77", *WHO)
    assert told.code == 4
    assert "no link of this id" in told.err


def test_two_judges_make_a_finding_together(run: Run, week: Path) -> None:
    assert run("ledger", "judges").out == "judges asked for: 1\n"
    assert run("ledger", "judges", "2", *WHO).out == "judges asked for: 2\n"
    told = run("evidence", "accept", f"{DOC}.e1", "--on", "2020-02-28", *WHO)
    assert "no finding yet: a second person has to judge it" in told.out
    assert DOC in run("evidence", "list", "--state", "awaiting").out
    told = run("evidence", "accept", f"{DOC}.e1", "--on", "2020-02-28", "--by", "desk-2", "--because", "seen")
    assert "finding f" in told.out
    assert run("ledger", "verify").code == 0


@pytest.mark.parametrize(("words", "code"), [(("3",), 2), (("0",), 2), (("two",), 2), (("2",), 4), (("1", *WHO), 4)])
def test_a_number_of_judges_that_is_none_or_known_or_nobodys_is_refused(
    run: Run, words: tuple[str, ...], code: int
) -> None:
    assert run("ledger", "judges", *words).code == code
