"""`decide --approvals`: what the approvals are to each row, in every form of output and in receipts."""

import csv
import io
import json
import re
import sys
from pathlib import Path

import polars as pl
import pytest

from detente.app import cli as door
from tests.app.told import Run, Told

EXAMPLES = Path(__file__).parents[2] / "examples"
ROWS, HELD = str(EXAMPLES / "approved.csv"), str(EXAMPLES / "approvals.csv")
VERDICTS = {
    "first": "permitted",
    "second": "needs-approval",
    "expired": "needs-approval",
    "other-item": "needs-approval",
    "unknown": "needs-approval",
}
BRIEF = {
    "first": "S/AC.49/2019/OC.12: clears machinery-supply",
    "second": "S/AC.49/2019/OC.12: used up (6 of 10 pcs used, 6 more needed)",
    "expired": "S/AC.49/2018/OC.3: expired on 2018-12-31",
    "other-item": "S/AC.49/2019/OC.40: for other goods (HS 7308, 9406)",
    "unknown": "S/AC.49/2019/OC.99: not in approvals.csv",
}
PUMP = (
    "decide",
    "--set",
    "date=2019-03-01",
    "--set",
    "hs=841370",
    "--set",
    "from_country=DE",
    "--set",
    "to_country=KP",
)
REFERENCE = ("--set", "approval=S/AC.49/2019/OC.12", "--set", "quantity=6", "--set", "unit=pcs")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente` with these words."""

    def told(*words: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(tmp_path / "home"), *words])
        with pytest.raises(SystemExit) as end:
            door.main()
        found = capsys.readouterr()
        return Told(int(end.value.code or 0), found.out, found.err)

    return told


def test_csv_has_a_column_for_them(run: Run) -> None:
    found = {
        row["id"]: row for row in csv.DictReader(io.StringIO(run("decide", ROWS, "--approvals", HELD, "--csv").out))
    }
    assert {name: row["verdict"] for name, row in found.items()} == VERDICTS
    assert {name: row["approval_check"] for name, row in found.items()} == BRIEF


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl"])
def test_what_is_written_is_decided_again_without_the_file(run: Run, tmp_path: Path, ending: str) -> None:
    out, again = str(tmp_path / f"out.{ending}"), str(tmp_path / "again.csv")
    assert run("decide", ROWS, "--approvals", HELD, "-o", out).code == 0
    assert run("decide", out, "-o", again).code == 0
    frame = pl.read_csv(again)
    assert frame.columns.count("approval_check") == 1
    assert set(frame["verdict"]) == {"permitted"}
    assert set(frame["approval_check"]) == {"content not checked"}


def test_json_has_them(run: Run) -> None:
    found = [json.loads(line) for line in run("decide", ROWS, "--approvals", HELD, "--json").out.splitlines()]
    assert {each["id"]: each["verdict"] for each in found} == VERDICTS
    assert [each["approvals"][0]["state"] for each in found] == [
        "covers",
        "used-up",
        "expired",
        "other-goods",
        "not-in-file",
    ]


def test_a_table_and_a_sentence_have_them(run: Run) -> None:
    table = re.sub(r"[■●◆]|2397 ¶\S+|~#?\??", "", run("decide", ROWS, "--approvals", HELD).out)
    assert "expired on 2018-12-31" in " ".join(table.split())
    assert "other goods (HS 7308, 9406)" in " ".join(table.split())
    lines = run("decide", ROWS, "--approvals", HELD, "--plain").out
    assert "The approval S/AC.49/2018/OC.3 (given by the 1718 Committee) expired on 2018-12-31" in lines
    assert "of which earlier rows use 6, and the 6 of the transaction do not fit" in lines
    assert "clears machinery-supply. It uses 6 of its 10 pcs." in lines
    markdown = run("decide", ROWS, "--approvals", HELD, "--markdown").out
    assert "S/AC.49/2019/OC.99: not in approvals.csv" in markdown


def test_a_bare_reference_says_in_every_form_that_its_content_was_not_checked(run: Run) -> None:
    words = (*PUMP, *REFERENCE)
    assert "content of the approval was not checked" in run(*words).flat
    assert "content of the approval was not checked" in run(*words, "--plain").out
    assert json.loads(run(*words, "--json").out)["approvals"][0]["state"] == "not-checked"
    assert "content not checked" in run(*words, "--markdown").flat


def test_an_approval_held_is_told_and_its_receipt_replays_it(run: Run) -> None:
    told = json.loads(run(*PUMP, *REFERENCE, "--approvals", HELD, "--json").out)
    again = json.loads(run("explain", told["receipt"], "--json").out)
    assert (again["verdict"], again["approvals"], again["receipt"]) == (
        "permitted",
        told["approvals"],
        told["receipt"],
    )


def test_explain_finds_a_row_of_the_last_run_with_its_approvals(run: Run) -> None:
    run("decide", ROWS, "--approvals", HELD)
    assert "expired on 2018-12-31" in run("explain", "expired", "--plain").out
    told = json.loads(run("explain", "second", "--json").out)
    assert told["approvals"][0]["state"] == "used-up"
    assert json.loads(run("explain", told["receipt"], "--json").out)["approvals"] == told["approvals"]
