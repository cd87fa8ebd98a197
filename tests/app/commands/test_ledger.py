"""`detente ledger` and `detente evidence` as a user gives them: what is printed, and with which exit code."""

import json
import sys
from pathlib import Path

import polars as pl
import pytest

from detente.app import cli as door
from tests.app.told import Run, Told
from tests.review.evidence import DOC, document, event, statement

WHO = ("--by", "reviewer-1", "--because", "seen")


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
def week(tmp_path: Path) -> Path:
    path = tmp_path / "week.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (document(), event(), statement())))
    return path


def test_from_a_week_of_proposals_to_a_finding_and_its_withdrawal(run: Run, week: Path) -> None:
    assert run("evidence", "import", week, "--by", "m").out == "new documents: 1, new proposals: 2, known before: 0\n"
    told = run("evidence", "accept", f"{DOC}.e1", "--on", "2020-02-28", *WHO)
    assert told.out.splitlines()[0] == f"{DOC}.e1: accepted; finding f5, ballistic-launch on 2020-02-28"
    assert run("ledger", "findings").out.startswith("Findings\nf5")
    assert "withdrawn; no longer counts: f5" in run("evidence", "withdraw", "f5", *WHO).out
    assert json.loads(run("ledger", "findings", "--json").out) == []
    assert "7 rows" not in run("ledger", "verify").out
    kinds = [each["kind"] for each in json.loads(run("ledger", "log", "--json").out)]
    assert kinds == ["document", "proposal", "proposal", "judgement", "finding", "withdrawal"]


def test_verify_says_what_it_could_not_look_for_and_finds_it_with_a_head(run: Run, week: Path, tmp_path: Path) -> None:
    run("evidence", "import", week, "--by", "m")
    head = run("ledger", "head").out.strip()
    told = run("ledger", "verify")
    assert told.code == 0
    assert "rows cut from the end were not looked for" in told.flat
    other = tmp_path / "home" / "ledger.sqlite"
    other.unlink()
    told = run("ledger", "verify", "--head", head)
    assert told.code == 7
    assert "there is no ledger, and the head that was noted has 3 rows" in told.err


def test_a_changed_row_ends_with_exit_code_7(run: Run, week: Path, tmp_path: Path) -> None:
    import sqlite3

    run("evidence", "import", week, "--by", "m")
    connection = sqlite3.connect(tmp_path / "home" / "ledger.sqlite")
    connection.execute('update ledger_row set content = replace(content, \'"by":"m"\', \'"by":"n"\') where seq = 2')
    connection.commit()
    connection.close()
    told = run("ledger", "verify", "--json")
    assert told.code == 7
    found = json.loads(told.out)
    assert (found["intact"], [each["row"] for each in found["faults"]]) == (False, [2])


def test_export_and_import_give_the_same_head(run: Run, week: Path, tmp_path: Path) -> None:
    run("evidence", "import", week, "--by", "m")
    run("ledger", "export", "-o", tmp_path / "l.jsonl")
    told = run("--home", tmp_path / "other", "ledger", "import", tmp_path / "l.jsonl")
    assert told.out == f"3 new rows; head {run('ledger', 'head').out}"
    assert run("ledger", "verify", "--head", tmp_path / "l.jsonl").code == 0


def test_a_sheet_of_judgements_is_taken_row_by_row(run: Run, week: Path, tmp_path: Path) -> None:
    run("evidence", "import", week, "--by", "m")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        f"id,judgement,on\n{DOC}.e1,accept,2020-02-28\n{DOC}.s1,rejct,\n{DOC}.s1,reject,\n{DOC}.e9,accept,\n"
    )
    told = run("evidence", "accept", "--from", sheet, *WHO)
    assert told.code == 4
    assert told.out.splitlines() == [
        f"{DOC}.e1: accepted; finding f5, ballistic-launch on 2020-02-28",
        f"{DOC}.s1: rejected",
    ]
    assert "sheet.csv: line 3: judgement: 'rejct' is no judgement" in told.err
    assert f"sheet.csv: line 5: {DOC}.e9: the ledger has no proposal" in told.err


def test_evidence_is_exported_as_csv_and_parquet_with_the_head(run: Run, week: Path, tmp_path: Path) -> None:
    run("evidence", "import", week, "--by", "m")
    head = run("ledger", "head").out.strip()
    run("evidence", "export", "-o", tmp_path / "e.parquet")
    found = pl.read_parquet(tmp_path / "e.parquet")
    assert found["id"].to_list() == [f"{DOC}.e1", f"{DOC}.s1"]
    assert set(found["head"]) == {head}
    assert found.schema["first"] == pl.Date
    told = run("evidence", "export", "--type", "event")
    assert told.out.count(head) == 1


def test_a_removed_text_is_shown_as_removed(run: Run, week: Path) -> None:
    run("evidence", "import", week, "--by", "m")
    assert run("ledger", "remove-text", DOC, *WHO).out == f"{DOC}: the texts of 3 rows were removed\n"
    assert "(text removed)" in run("evidence", "list").out
    assert "text removed" in run("evidence", "show", f"{DOC}.e1").out
    assert "removed" in run("ledger", "show", "1").out
    assert run("ledger", "verify").code == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("ledger", "head"), 4, "there is no ledger"),
        (("ledger", "verify", "--head", "abc"), 4, "this has no head of a ledger"),
        (("ledger", "import", "nothing.jsonl"), 4, "cannot be read"),
        (("ledger", "--store", "mysql://host/a", "head"), 2, "names no PostgreSQL database"),
        (("ledger", "show", "0"), 2, "0 is not in the range"),
        (("evidence", "import", "nothing.jsonl", "--by", "m"), 4, "cannot be read"),
        (("evidence", "accept", *WHO), 2, "give the ids of proposals, or a file"),
        (("evidence", "accept", "x", "--by", "a"), 4, "because: it is empty"),
        (("evidence", "add", "nuclear-tst", "--on", "2017-09-03", *WHO), 4, "Did you mean 'nuclear-test'"),
        (("evidence", "add", "nuclear-test", *WHO), 2, "Missing option '--on'"),
        (("evidence", "amend", "x", "--set", "status", *WHO), 2, "'status' amends nothing"),
        (("evidence", "list", "--kind", "lunch"), 2, "Did you mean 'launch'"),
        (("evidence", "export", "-o", "e.xlsx"), 2, "Use .csv or .parquet"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_exit_code(
    run: Run, words: tuple[str, ...], code: int, told: str
) -> None:
    found = run(*words)
    assert (found.code, found.out) == (code, "")
    assert told in found.err
    assert "Traceback" not in found.err
