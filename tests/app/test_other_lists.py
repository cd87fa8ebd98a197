"""Matches on lists whose parties the law does not designate: they are in every form of output, and change no verdict."""

import csv
import io
import json
import sys
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from detente.app import cli as door
from tests.app.told import Run, Told
from tests.parties.kept import keep, party, ship

TODAY = date.today()
ROWS = """id,date,activity,from_country,to_country,parties,vessel_imo
both,2019-01-01,payment,DE,FR,Blue Heron Shipping,
nobody,2019-01-01,payment,DE,FR,Ordinary Bakery,
number,2019-01-01,port-call,DE,FR,,9074729
name-and-number,2019-01-01,port-call,DE,FR,Green Ibis,9074729
denied,2019-01-01,payment,DE,FR,not 9074729,
doubt,2019-01-01,payment,DE,FR,Zebulon Quartz alias; Tanchon Commercial Bank,
"""
EXPECTED = {
    "both": "eu EU.1 Blue Heron Shipping 0.959; ofac-sdn 4711 Blue Heron Shipping 0.959",
    "number": "ofac-sdn S-9 GREEN IBIS 0.800",
    "name-and-number": "ofac-sdn S-9 GREEN IBIS 0.952",
    "doubt": "ofac-sdn 1 Zebulon Quartz, alias 0.971",
}
HERON = ("--set", "activity=payment", "--set", "date=2019-01-01", "--set", "parties=Blue Heron Shipping")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def imported(home: Path) -> None:
    """Two other lists, of which one is stale."""
    bank = party("4711", "Blue Heron Shipping", kind="entity")
    keep(
        home, "ofac-sdn", str(TODAY), [bank, ship("S-9", "GREEN IBIS", "9074729"), party("1", "Zebulon Quartz; alias")]
    )
    keep(home, "eu", str(TODAY - timedelta(days=200)), [party("EU.1", "Blue Heron Shipping", kind="entity")])


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `detente` with these words."""

    def told(*words: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["detente", "--home", str(home), *words])
        with pytest.raises(SystemExit) as done:
            door.main()
        captured = capsys.readouterr()
        return Told(int(done.value.code or 0), captured.out, captured.err)

    return told


def column(text: str) -> dict[str, str]:
    """The cells of `also_listed` that are not empty, by the id of the row."""
    return {row["id"]: row["also_listed"] for row in csv.DictReader(io.StringIO(text)) if row["also_listed"]}


@pytest.mark.usefixtures("imported")
def test_csv_and_parquet_have_a_column_of_the_matches_on_other_lists(run: Run, rows: str, tmp_path: Path) -> None:
    assert column(run("decide", rows, "--csv").out) == EXPECTED
    run("decide", rows, "-o", str(tmp_path / "out.csv"))
    assert column((tmp_path / "out.csv").read_text(encoding="utf-8")) == EXPECTED
    run("decide", rows, "-o", str(tmp_path / "out.parquet"))
    kept = pl.read_parquet(tmp_path / "out.parquet")
    assert kept.schema["also_listed"] == pl.Categorical
    assert dict(kept.select("id", "also_listed").drop_nulls().iter_rows()) == EXPECTED


@pytest.mark.usefixtures("imported")
def test_the_column_has_what_json_has(run: Run, rows: str, tmp_path: Path) -> None:
    run("decide", rows, "-o", str(tmp_path / "out.jsonl"))
    for text in (run("decide", rows, "--json").out, (tmp_path / "out.jsonl").read_text(encoding="utf-8")):
        found = {each["id"]: each.get("also_listed", []) for each in map(json.loads, text.splitlines())}
        assert {id_: len(some) for id_, some in found.items() if some} == {
            id_: cell.count(";") + 1 for id_, cell in EXPECTED.items()
        }
        assert found["doubt"][0]["name"] == "Zebulon Quartz; alias"


@pytest.mark.usefixtures("imported")
def test_the_table_and_the_paragraph_name_the_other_list(run: Run, rows: str) -> None:
    table = run("decide", rows).flat
    assert "Blue Heron Shipping may be on eu" in table
    assert "9074729 may be on ofac-sdn" in table
    assert "Ordinary Bakery may be" not in table
    plain = run("decide", rows, "--plain").out
    assert "9074729 may also be S-9, GREEN IBIS (score 0.800, ofac-sdn of" in plain


@pytest.mark.usefixtures("imported")
def test_the_other_lists_are_named_with_their_age_and_a_stale_one_does_not_change_the_exit_code(
    run: Run, rows: str
) -> None:
    told = run("decide", rows, "--csv", "--max-age", "199")
    assert "also screened, with no part in the verdict: " in told.err
    assert f"eu of {TODAY - timedelta(days=200)} (200 days old, stale)" in told.err
    assert f"ofac-sdn of {TODAY} (0 days old)" in told.err
    assert run("decide", rows, "--csv", "--max-age", "10000").code == 0
    assert "eu of" in run("--quiet", "decide", rows, "--csv", "--max-age", "199").err
    assert run("--quiet", "decide", rows, "--csv", "--max-age", "10000").err == ""


def test_without_other_lists_the_column_is_there_and_empty(run: Run, rows: str, tmp_path: Path) -> None:
    told = run("decide", rows, "--csv")
    assert told.out.splitlines()[0].endswith(
        ",missing,left_to_judgement,duties,ties,also_listed,answer,decided_under,not_covered,approval_check"
    )
    assert column(told.out) == {}
    assert "also screened" not in told.err
    run("decide", rows, "-o", str(tmp_path / "out.parquet"))
    kept = pl.read_parquet(tmp_path / "out.parquet").get_column("also_listed")
    assert kept.dtype == pl.Categorical
    assert kept.null_count() == 6
    assert "also_listed" not in run("decide", rows, "--json").out


@pytest.mark.usefixtures("imported")
def test_names_that_are_not_matched_are_not_screened_against_other_lists(run: Run, rows: str) -> None:
    told = run("decide", rows, "--csv", "--no-match")
    assert column(told.out) == {}
    assert "also screened" not in told.err


@pytest.mark.usefixtures("imported")
def test_other_lists_change_nothing_else_in_csv(run: Run, rows: str, tmp_path: Path) -> None:
    found = list(csv.DictReader(io.StringIO(run("decide", rows, "--csv").out)))
    other = list(csv.DictReader(io.StringIO(run("--home", str(tmp_path / "empty"), "decide", rows, "--csv").out)))
    for with_lists, without in zip(found, other, strict=True):
        assert {**with_lists, "also_listed": ""} == without


@pytest.mark.usefixtures("imported")
def test_a_receipt_carries_the_matches_on_other_lists(run: Run, tmp_path: Path) -> None:
    line = run("decide", *HERON, "--json").out
    elsewhere = run("--home", str(tmp_path / "empty"), "explain", json.loads(line)["receipt"], "--json")
    assert elsewhere.out == line
    assert "2 matches on other lists are shown as the receipt records; nobody was screened again" in elsewhere.err
    sheet = run("explain", json.loads(line)["receipt"])
    assert "also listed ofac-sdn 4711 Blue Heron Shipping" in sheet.flat


def test_the_replay_of_a_receipt_without_such_a_match_says_so(run: Run) -> None:
    receipt = json.loads(run("decide", *HERON, "--json").out)["receipt"]
    told = run("explain", receipt)
    assert "the receipt records no match on another list" in told.err
    assert "also listed" not in told.out
    assert run("--quiet", "explain", receipt).err == ""
