"""The facts of whole columns as text: the words that each row alone has, whatever the numbers, days and names are."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.decide.rationale import as_text, fact_text
from detente.decide.texts import STEP, in_steps, text_columns, texts, told_activity
from detente.transactions.casts import SCHEMA
from detente.transactions.columns import NAMES
from detente.transactions.table import transactions

DAYS = st.dates(date(1900, 1, 1), date(9999, 12, 30))
AMOUNTS = st.floats(min_value=0, allow_nan=False, allow_infinity=False)


def table(**columns: list[Any]) -> pl.DataFrame:
    """A typed table of these columns, with the number of each row."""
    height = len(next(iter(columns.values())))
    given = {name: pl.Series(name, each, dtype=SCHEMA[name]) for name, each in columns.items()}
    return pl.DataFrame({"row": pl.Series(range(1, height + 1), dtype=pl.UInt64), **given})


def of_each_row(found: pl.DataFrame) -> dict[str, list[str | None]]:
    """The same facts, made row by row."""
    rows = list(transactions(found))
    return {name: [row.id if name == "id" else fact_text(row, name) for row in rows] for name in NAMES}


def assert_alike(found: pl.DataFrame) -> None:
    expected = of_each_row(found)
    made = texts(found)
    told = {**made, "activity": told_activity(made)}
    assert {name: list(each) for name, each in told.items()} == {name: expected[name] for name in told}


@given(st.lists(st.none() | AMOUNTS, min_size=1, max_size=20))
def test_amounts_are_written_as_python_writes_each(amounts: list[float | None]) -> None:
    assert_alike(table(value=amounts))


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0.0, "0"),
        (-0.0, "-0"),
        (1e-4, "0.0001"),
        (9.999e-5, "9.999e-05"),
        (5e-324, "5e-324"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e15, "1000000000000000"),
        (123456789012345.6, "123456789012345.6"),
        (1e16, "1e+16"),
        (1e22, "1e+22"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
    ],
)
def test_an_amount_at_the_edges_has_no_decimals_of_its_own(amount: float, text: str) -> None:
    assert as_text(amount) == text
    assert texts(table(quantity=[amount, 5.0, None]))["quantity"] == [text, "5", None]


@given(st.lists(st.tuples(st.none() | DAYS, st.integers(0, 400)), min_size=1, max_size=20))
def test_days_and_spans_are_written_as_those_of_each_row(days: list[tuple[date | None, int]]) -> None:
    ends = [None if first is None else min(first, date(9998, 1, 1)) + timedelta(more) for first, more in days]
    starts = [None if first is None else min(first, date(9998, 1, 1)) for first, _ in days]
    assert_alike(table(date_from=starts, date_to=ends, contract_date=starts))


def test_a_day_of_which_one_end_is_missing_is_not_written() -> None:
    day = date(2018, 6, 1)
    assert texts(table(date_from=[day, None, day], date_to=[None, day, day]))["date"] == [None, None, "2018-06-01"]
    assert texts(table(date_from=[day]))["date"] == [None]
    assert texts(table(date_to=[day]))["date"] == [None]


def test_names_codes_and_words_are_those_of_each_row() -> None:
    found = table(
        id=["a", None, 'ü "b"'],
        activity=["payment", None, None],
        hs=[None, "03", None],
        from_country=["KP", None, "DE"],
        parties=["KPe.047?; not KPe.029", None, "Acme Ltd (country DE)"],
        vessel_imo=["9187629?", "9187629", None],
        end_use=[None, "medical", None],
        approval=["held", None, None],
    )
    expected = of_each_row(found)
    made = texts(found)
    assert {name: list(made[name]) for name in made if name not in ("id", "activity")} == {
        name: expected[name] for name in made if name not in ("id", "activity")
    }
    assert list(told_activity(made)) == expected["activity"] == ["payment", "trade", None]


def test_columns_that_a_table_lacks_are_not_made() -> None:
    assert list(text_columns(table(hs=["03"]))) == ["id", "hs"]
    assert list(text_columns(table(hs=["03"], activity=["trade"], date_to=[None]))) == ["id", "date", "hs", "activity"]


def test_a_table_without_rows_has_no_steps() -> None:
    assert list(in_steps(table(hs=["03"]).clear())) == []


def test_a_long_table_comes_in_steps_none_of_which_is_lost() -> None:
    found = table(value=[float(number) for number in range(STEP + 3)])
    steps = list(in_steps(found))
    assert [len(each["id"]) for each in steps] == [STEP, 3]
    assert [text for each in steps for text in each["id"]] == [str(number + 1) for number in range(STEP + 3)]
