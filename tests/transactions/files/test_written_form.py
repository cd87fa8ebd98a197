"""Numbers and dates in the form that the user states."""

import polars as pl
import pytest

from detente.transactions.files.form import FileForm
from detente.transactions.files.written_form import applied


@pytest.mark.parametrize(
    ("decimal", "text", "number"),
    [
        (".", "45,000", "45000"),
        (".", "45,000.50", "45000.5"),
        (".", "1.000", "1"),
        (".", "1,000,000", "1000000"),
        (",", "1.000,92", "1000.92"),
        (",", "1.000", "1000"),
        (",", "1000,5", "1000.5"),
        (",", "12 500", "12500"),
    ],
)
def test_a_number_is_read_by_its_decimal_mark(decimal: str, text: str, number: str) -> None:
    frame = pl.DataFrame({"quantity": [text], "value": [text], "parties": [text]})
    made = applied(FileForm(decimal=decimal), frame)  # type: ignore[arg-type]
    assert made.row(0) == (number, number, text)


@pytest.mark.parametrize(
    ("decimal", "text"), [(".", "1.000,92"), (",", "1,000.92"), (",", "many"), (".", "4,5"), (".", "")]
)
def test_a_number_of_another_form_stays_and_is_refused_later(decimal: str, text: str) -> None:
    made = applied(FileForm(decimal=decimal), pl.DataFrame({"quantity": [text]}))  # type: ignore[arg-type]
    assert made.row(0) == (text,)


def test_days_come_first_where_that_is_stated() -> None:
    frame = pl.DataFrame({"date": ["05/06/2018", "5.6.2018 10:00", "2018-06-05", "soon"]})
    assert applied(FileForm(day_first=True), frame).get_column("date").to_list() == [
        "2018-06-05",
        "2018-06-05",
        "2018-06-05",
        "soon",
    ]
    assert applied(FileForm(), frame).equals(frame)
