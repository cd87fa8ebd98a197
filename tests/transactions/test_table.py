"""Rows of a typed table as transactions: whatever columns it has, a row is what its cells say one by one."""

from datetime import date
from functools import cache
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.decide.batch import TransactionBatch
from detente.decide.decider import Decider
from detente.desk.desk import Desk
from detente.transactions.columns import BY_NAME
from detente.transactions.files.chunks import Chunk
from detente.transactions.party import PartyReference
from detente.transactions.table import transactions
from detente.transactions.transaction import Transaction, read_one
from detente.transactions.typed import typed
from tests.build import OIL, cap, decider, exemption, measure, provision, scope, text

SAMPLES: dict[str, list[str]] = {
    **{column.name: list(column.examples) for column in BY_NAME.values() if column.kept},
    "id": ["a", "b"],
    "date": ["2018-06-01", "2017", "2017-12-01/2018-01-31", "1999-01-01", "9999-12-31"],
    "contract_date": ["1990-01-01", "1999-01-01"],
    "activity": ["trade", "payment", "port-call"],
    "from_country": ["KP", "CN", "RU"],
    "to_country": ["KP", "CN"],
    "origin_country": ["KP", "RU"],
    "hs": ["270112", "2710", "27", "030743", "930200"],
    "quantity": ["0", "90", "1e6"],
    "unit": ["t", "kg", "bbl", "pcs"],
    "value": ["0", "5000"],
    "currency": ["USD", "EUR"],
    "parties": ["KPe.001", "KPe.001?", "Acme; Bravo", "not KPe.001"],
    "vessel_imo": ["9187629", "8518780?"],
    "vessel_flag": ["KP", "PA"],
    "worker_nationality": ["KP"],
    "end_use": ["humanitarian", "military"],
    "approval": ["OC.1"],
    "notification": ["N.1"],
    "via": ["Port of Rajin", "rason"],
}


def made(rows: list[dict[str, str | None]], names: list[str]) -> tuple[pl.DataFrame, list[Any]]:
    """The typed table of these cells, and what is bad in it."""
    frame = pl.DataFrame({name: pl.Series([row.get(name) for row in rows], dtype=pl.String) for name in names})
    table, bad = typed(frame, 0)
    return table, list(bad)


def test_every_column_of_the_table_has_a_sample_that_is_read() -> None:
    assert set(SAMPLES) == set(BY_NAME) - {"hs_edition"}
    for name, words in SAMPLES.items():
        for word in words:
            assert read_one({name: word}) is not None


def test_a_column_that_a_table_does_not_have_is_null() -> None:
    table, _ = made([{"hs": "03"}], ["hs"])
    assert list(transactions(table)) == [Transaction(id="1", hs="03")]


def test_a_row_without_an_id_goes_by_its_number() -> None:
    table, _ = made([{"id": None}, {"id": "x"}], ["id"])
    assert [row.id for row in transactions(table)] == ["1", "x"]


def test_parties_are_taken_apart() -> None:
    table, _ = made([{"parties": "B; A"}, {"parties": None}, {"parties": " ; "}], ["parties"])
    assert [row.parties for row in transactions(table)] == [
        (PartyReference(name="B"), PartyReference(name="A")),
        (),
        (),
    ]


def test_a_column_that_is_no_fact_is_passed_over() -> None:
    frame = pl.DataFrame({"row": [1], "hs": ["03"], "verdict": ["permitted"]})
    assert list(transactions(frame)) == [Transaction(id="1", hs="03")]


def test_a_table_of_no_rows_has_no_transactions() -> None:
    assert list(transactions(pl.DataFrame({"hs": []}, schema={"hs": pl.String}))) == []


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[dict[str, str | None]]]:
    """Some columns, and rows whose cells are samples of them or empty; a column may be empty throughout."""
    names = draw(st.lists(st.sampled_from(sorted(SAMPLES)), min_size=1, max_size=8, unique=True))
    cells = {name: st.none() | st.sampled_from(SAMPLES[name]) for name in names}
    return names, draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=5))


@given(tables())
def test_a_row_of_a_table_is_what_its_cells_say_one_by_one(
    table: tuple[list[str], list[dict[str, str | None]]],
) -> None:
    names, rows = table
    frame, bad = made(rows, names)
    assert bad == []
    expected = [
        read_one({name: cell for name, cell in row.items() if cell}, str(number)) for number, row in enumerate(rows, 1)
    ]
    assert list(transactions(frame)) == expected


# --- the same decisions -----------------------------------------------------------------------------------------------


@cache
def shipped() -> Decider:
    """The law that ships."""
    return Desk().decider()


OWN = decider(
    text(
        "a",
        "2017-01-01",
        provision(1, impose=measure(cap=cap(100))),
        provision(
            2, impose=measure("oil", cap=cap(500, "bbl", factors="oil"), scope=(scope(goods=OIL, flow="either"),))
        ),
        provision(3, exempt=exemption(end_use=("humanitarian",))),
        provision(4, impose=measure("arms", scope=(scope(goods=None, end_use=("military",)),))),
    )
)


def together(subject: Decider, frame: pl.DataFrame, rows: int) -> list[str]:
    """The verdicts on a table as a whole."""
    chunk = Chunk(table=frame, faults=(), rows=rows)
    return [
        word for each in TransactionBatch(subject, lambda: iter([chunk])).decided() for word in each.verdicts.to_list()
    ]


def alone(subject: Decider, rows: list[Transaction]) -> list[str]:
    """The verdicts on rows one by one, in the order of their days; those without one first."""
    counter = subject.counter()
    order = sorted(range(len(rows)), key=lambda place: (rows[place].date_from or date.min, place))
    found = {place: subject.decide(rows[place], counter).verdict for place in order}
    return [found[place] for place in range(len(rows))]


@pytest.mark.parametrize("law", ["shipped", "own"])
@settings(max_examples=60)
@given(tables())
def test_whatever_columns_a_table_has_it_is_decided_as_its_rows_are_one_by_one(
    law: str, table: tuple[list[str], list[dict[str, str | None]]]
) -> None:
    subject = shipped() if law == "shipped" else OWN
    names, rows = table
    frame, _ = made(rows, names)
    assert together(subject, frame, len(rows)) == alone(subject, list(transactions(frame)))
