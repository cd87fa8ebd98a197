"""What had passed under caps before: from a table, and from an earlier output."""

from pathlib import Path

import pytest

from detente.decide.counted import CountedAmount
from detente.decide.prose import as_prose
from detente.desk.counted_file import read
from detente.desk.desk import Desk
from detente.errors import InputError
from detente.transactions.transaction import read_one

DESK = Desk()
OIL = {
    "date": "2018-03-01",
    "hs": "271019",
    "from_country": "CN",
    "to_country": "KP",
    "quantity": "1000",
    "unit": "bbl",
}
BEFORE = CountedAmount(cap="refined", period="2018-01", amount=499_500.0, unit="bbl")


def test_what_passed_before_uses_up_a_cap() -> None:
    assert DESK.decide(OIL).verdict == "within-cap"
    found = DESK.decide(OIL, counted=[BEFORE])
    (amount,) = next(each.cap for each in found.reasons if each.cap is not None).amounts
    assert (found.verdict, amount.before, amount.counted, amount.fits) == ("over-cap", 499_500, 499_500, 500)
    assert "--counted uses 499,500 of the 500,000 bbl cap for 2018; this transaction adds 1,000" in as_prose(
        found, read_one(OIL)
    )


def test_the_receipt_carries_what_passed_before() -> None:
    found = DESK.decide(OIL, counted=[BEFORE])
    again = DESK.replay(found.receipt).decision
    assert (again.verdict, again.reasons, again.receipt) == (found.verdict, found.reasons, found.receipt)


def test_amounts_of_one_period_add_up_in_the_unit_of_the_cap(tmp_path: Path) -> None:
    (tmp_path / "before.csv").write_text(
        "cap,period,amount,unit\nrefined,2018-01,1000,bbl\nrefined,2018-02,158987.294928,l\n"
    )
    found = DESK.decide(OIL, counted=read(tmp_path / "before.csv", DESK.decider()))
    assert found.reasons[0].cap is not None
    assert found.reasons[0].cap.amounts[0].counted == pytest.approx(2000)


@pytest.mark.parametrize(
    ("row", "where", "what"),
    [
        ("refind,2018,5,bbl", "line 2", "no cap is called 'refind'"),
        ("refined,2018/2019,5,bbl", "line 2", "lies in no one period"),
        ("refined,2018,-5,bbl", "line 2: amount", "is negative"),
        ("refined,2018,many,bbl", "line 2: amount", "is not a number"),
        ("refined,2018,5,pcs", "line 2", "is not counted in 'pcs'"),
        ("refined,,5,bbl", "line 2", "period is empty"),
        ("refined,soon,5,bbl", "line 2", "is no date"),
        ("refined,2018,5,bbl\nrefined,2018,5,bbl", "line 3", "is stated twice"),
    ],
)
def test_an_amount_under_no_cap_is_refused_with_its_line(tmp_path: Path, row: str, where: str, what: str) -> None:
    path = tmp_path / "before.csv"
    path.write_text(f"cap,period,amount,unit\n{row}\n")
    with pytest.raises(InputError) as caught:
        DESK.decide(OIL, counted=read(path, DESK.decider()))
    assert where in caught.value.where
    assert what in caught.value.what


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", '{"id": "1"}\n', '{"verdict"', "id,verdict\n1,prohibited\n"])
def test_a_file_that_states_nothing_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "before"
    path.write_text(text)
    with pytest.raises(InputError):
        read(path, DESK.decider())


def test_amounts_are_given_in_their_usual_spellings(tmp_path: Path) -> None:
    file = tmp_path / "before.csv"
    file.write_text("cap,period,amount,unit\nrefined,2018-01,499500,bbl\n", encoding="utf-8")
    found = [DESK.decide(OIL, counted=given).verdict for given in (BEFORE, [BEFORE], file, str(file))]
    assert found == ["over-cap"] * 4


@pytest.mark.parametrize("given", [5, [5], {"refined": 499_500}])
def test_an_amount_that_is_none_is_refused_by_its_argument(given: object) -> None:
    with pytest.raises(InputError) as caught:
        DESK.decide(OIL, counted=given)  # type: ignore[arg-type]
    assert str(caught.value.where).startswith("counted")
