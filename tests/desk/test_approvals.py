"""The approvals that are held: from a file, given to the desk, and in receipts, tables and a run."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from detente.decide.approval import Approval
from detente.decide.batch import outputs
from detente.desk.approvals import read
from detente.desk.decision_run import DecisionRun
from detente.desk.desk import Desk
from detente.errors import InputError
from detente.transactions.files import chunks
from detente.wire.decision import to_wire
from detente.wire.decision_lines import DecisionLines
from detente.wire.shape import text

PUMP = {
    "date": "2019-06-01",
    "hs": "841370",
    "from_country": "DE",
    "to_country": "KP",
    "quantity": "6",
    "unit": "pcs",
    "approval": "OC.1",
}
TABLE = """reference,covers,quantity,unit,from,until,by
OC.1,machinery-supply; 8413,10,u,2019-01-01,2019-12-31,the 1718 Committee
OC.2,8413,,,,2019-03-31,
"""
ROWS = """id,date,from_country,to_country,hs,quantity,unit,approval
late,2019-06-02,DE,KP,841370,6,pcs,OC.1
early,2019-06-01,DE,KP,841370,6,pcs,OC.1
other,2019-06-01,DE,KP,841370,6,pcs,oc.2
none,2019-06-01,DE,KP,841370,6,pcs,
free,2019-06-01,DE,KP,940290,6,pcs,OC.9
oil,2019-06-01,CN,KP,271012,100,bbl,
"""
VERDICTS = {
    "late": "prohibited",
    "early": "permitted",
    "other": "prohibited",
    "none": "prohibited",
    "free": "permitted",
    "oil": "within-cap",
}


@pytest.fixture
def held(tmp_path: Path) -> Path:
    path = tmp_path / "held.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_a_table_of_approvals_is_read(held: Path) -> None:
    one, other = read(held)
    assert (one.measures, one.codes, one.quantity, one.unit) == (("machinery-supply",), ("8413",), 10.0, "pcs")
    assert (str(one.since), str(one.until), one.by) == ("2019-01-01", "2019-12-31", "the 1718 Committee")
    assert (other.since, str(other.until), other.quantity) == (None, "2019-03-31", None)


@pytest.mark.parametrize("form", ["array", "lines"])
def test_json_says_the_same(tmp_path: Path, held: Path, form: str) -> None:
    given: list[dict[str, Any]] = [
        {
            "reference": "OC.1",
            "covers": ["machinery-supply", "8413"],
            "quantity": 10,
            "unit": "pcs",
            "from": "2019-01-01",
            "until": "2019-12-31",
            "by": "the 1718 Committee",
        },
        {"reference": "OC.2", "covers": "8413", "until": "2019-03-31", "from": None},
    ]
    path = tmp_path / "held.json"
    path.write_text(json.dumps(given) if form == "array" else "\n".join(map(json.dumps, given)), encoding="utf-8")
    assert read(path) == read(held)


@pytest.mark.parametrize(
    ("line", "where", "what", "hint"),
    [
        ("OC.1,7799", "line 2: covers", "'7799' is in no edition", "nearest code is"),
        ("OC.1,,", "line 2", "has 3 cells, the header has 2", "quotes"),
        ("OC.1,", "line 2: covers", "the approval covers nothing", "ids of measures, HS codes"),
        (",8413", "line 2: reference", "the reference is empty", "as the transactions have it"),
        ("OC.1,8413\noc.1,27", "line 3", "the reference 'oc.1' is there twice", "It is in line 2, too"),
    ],
)
def test_a_line_that_is_no_approval_is_refused(tmp_path: Path, line: str, where: str, what: str, hint: str) -> None:
    refused(tmp_path, f"reference,covers\n{line}\n", where, what, hint)


@pytest.mark.parametrize(
    ("cells", "where", "what", "hint"),
    [
        ("3,,,", "line 2: unit", "a quantity without a unit", "Known: USD, bbl"),
        ("3,tons,,", "line 2: unit", "'tons' is not a unit", ""),
        ("many,t,,", "line 2: quantity", "'many' is not a number", "Write a plain number"),
        ("-3,t,,", "line 2: quantity", "'-3' is negative", "zero or more"),
        (",t,,", "line 2: quantity", "a unit without a quantity", "both, or neither"),
        (",,2019-02-01,2019-01-01", "line 2: until", "ends on 2019-01-01, before it begins on 2019-02-01", "first"),
        (",,2019-02,", "line 2: from", "'2019-02' is not a day", "2019-12-26"),
    ],
)
def test_an_amount_or_a_day_that_means_nothing_is_refused(
    tmp_path: Path, cells: str, where: str, what: str, hint: str
) -> None:
    refused(tmp_path, f"reference,covers,quantity,unit,from,until\nOC.1,8413,{cells}\n", where, what, hint)


@pytest.mark.parametrize(
    ("content", "what", "hint"),
    [
        ("", "there is no column 'reference'", "Its columns are"),
        ("reference,by\nOC.1,me\n", "there is no column 'covers'", "Its columns are"),
        ("reference,covers,untill\nOC.1,27,2019-01-01\n", "unknown column 'untill'", "'until'"),
        ("reference,covers,covers\nOC.1,27,28\n", "the column 'covers' is there twice", "Remove"),
        ('[{"reference": "OC.1"', "is not JSON", "Its columns are"),
        ('["OC.1"]', "is no object", "Its columns are"),
        ('[{"reference": "OC.1", "coves": "27"}]', "unknown key 'coves'", "'covers'"),
        ('[{"reference": 1, "covers": "27"}]', "reference is no text", "quotes"),
        ('[{"reference": "OC.1", "covers": [27]}]', "covers is no text", "quotes"),
        ('[{"reference": "OC.1", "covers": "27", "quantity": true}]', "quantity is no text", "quotes"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: str, what: str, hint: str) -> None:
    refused(tmp_path, content, "held", what, hint)


def refused(folder: Path, content: str, where: str, what: str, hint: str) -> None:
    path = folder / "held.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert where in caught.value.where
    assert what in caught.value.what
    assert hint in caught.value.hint


def test_every_line_at_fault_is_named(tmp_path: Path) -> None:
    path = tmp_path / "held.csv"
    path.write_text("reference,covers\nOC.1,7799\nOC.2,27\n,27\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert [each.where.rpartition(".csv: ")[2] for each in caught.value.faults] == [
        "line 2: covers",
        "line 4: reference",
    ]


def test_an_empty_table_of_approvals_holds_none(tmp_path: Path) -> None:
    path = tmp_path / "held.csv"
    path.write_text("reference,covers\n", encoding="utf-8")
    assert read(path) == ()
    found = Desk().decide(PUMP, approvals=path)
    assert (found.verdict, found.approvals[0].state) == ("prohibited", "not-in-file")


def test_a_measure_that_the_law_does_not_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "held.csv"
    path.write_text("reference,covers\nOC.1,machinery-suply\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Desk().decide(PUMP, approvals=path)
    assert caught.value.where.endswith("held.csv: line 2")
    assert caught.value.hint == "Did you mean 'machinery-supply'?"


@pytest.mark.parametrize("given", [3, {"OC.1": "27"}, ["OC.1"]])
def test_what_is_no_approval_is_refused(given: Any) -> None:
    with pytest.raises(InputError) as caught:
        Desk().decide(PUMP, approvals=given)
    assert caught.value.where.startswith("approvals")


def test_the_desk_takes_values_and_files(held: Path) -> None:
    desk, approval = Desk(), Approval(reference="OC.1", covers=("machinery-supply",))
    for given in (approval, [approval], held, str(held)):
        assert desk.decide(PUMP, approvals=given).approvals[0].state == "covers"
    assert desk.decide(PUMP).approvals[0].state == "not-checked"
    assert desk.decide(PUMP, approvals=()).approvals[0].state == "not-in-file"
    found = desk.decisions([PUMP, PUMP | {"date": "2019-05-01"}], approvals=held)
    assert [each.verdict for each in found] == ["prohibited", "permitted"]


@pytest.mark.parametrize("reference", ["OC.1", "OC.2", "OC.9", "OC.2; OC.1", ""])
def test_a_receipt_replays_what_its_approvals_were(held: Path, reference: str) -> None:
    desk = Desk()
    first, second = desk.decisions([PUMP | {"quantity": "3"}, PUMP | {"approval": reference}], approvals=held)
    for found in (first, second):
        again = desk.replay(found.receipt).decision
        assert (again.verdict, again.approvals, again.receipt) == (found.verdict, found.approvals, found.receipt)


def test_a_receipt_without_approvals_replays_as_a_bare_reference() -> None:
    desk = Desk()
    found = desk.decide(PUMP)
    assert "approvals_checked" not in str(desk.replay(found.receipt).receipt).replace("approvals_checked=False", "")
    assert desk.replay(found.receipt).decision.approvals == found.approvals


def verdicts(run: DecisionRun) -> dict[str, str]:
    return {row.id: found.verdict for row, found in run.decisions()}


def test_a_file_is_decided_with_the_quantities_used_in_time_order(held: Path, rows: Path) -> None:
    run = Desk().decide_file(rows, approvals=held)
    assert verdicts(run) == VERDICTS


def test_a_file_in_several_parts_is_decided_the_same(held: Path, rows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "SIZE", 2)
    assert verdicts(Desk().decide_file(rows, approvals=held)) == VERDICTS


def test_the_columns_that_are_written_say_what_the_approvals_are(held: Path, rows: Path) -> None:
    run = Desk().decide_file(rows, approvals=held)
    (frame,) = [chunk.table.select("id").with_columns(outputs(run.decider, chunk)) for chunk in run.decided()]
    told = dict(frame.select("id", pl.col("approval_check").cast(pl.String)).iter_rows())
    assert told == {
        "late": "OC.1: used up (6 of 10 pcs used, 6 more needed)",
        "early": "OC.1: clears machinery-supply",
        "other": "oc.2: expired on 2019-03-31",
        "none": None,
        "free": "OC.9: not in held.csv",
        "oil": None,
    }
    assert dict(frame.select("id", pl.col("measures").cast(pl.String)).iter_rows())["early"] is None


def test_the_columns_that_are_written_say_that_a_bare_reference_was_not_checked(rows: Path) -> None:
    run = Desk().decide_file(rows)
    (frame,) = [chunk.table.select("id").with_columns(outputs(run.decider, chunk)) for chunk in run.decided()]
    told = dict(frame.select("id", pl.col("approval_check").cast(pl.String)).iter_rows())
    assert [name for name, words in told.items() if words == "content not checked"] == ["late", "early", "other"]
    assert (told["none"], told["free"], told["oil"]) == (None, None, None)


def test_the_lines_of_json_are_those_of_each_row(held: Path, rows: Path) -> None:
    run = Desk().decide_file(rows, approvals=held)
    writer = DecisionLines(run.decider)
    together = [each for chunk, shared in run.chunks() for each in writer.of(chunk, shared)]
    second = Desk().decide_file(rows, approvals=held)
    assert [each.decode() for each in together] == [
        text(to_wire(found, row), indent=None) for row, found in second.decisions()
    ]
    early = json.loads(together[1])
    assert early["approvals"][0] == {
        "reference": "OC.1",
        "state": "covers",
        "text": "The approval OC.1 (given by the 1718 Committee) covers the transaction, and clears machinery-supply. "
        "It uses 6 of its 10 pcs.",
        "clears": ["machinery-supply"],
    }
    assert "approvals" not in json.loads(together[3])


def test_the_last_run_knows_its_approvals(tmp_path: Path, held: Path, rows: Path) -> None:
    desk = Desk(home=tmp_path / "home")
    run = desk.decide_file(rows, approvals=held)
    assert verdicts(run) == VERDICTS
    run.remember()
    assert desk.explain("late").decision.approvals[0].state == "used-up"
    assert verdicts(desk.last_run()) == VERDICTS
