"""A batch means what its rows mean: every cell is read as one transaction reads it."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.codes import goods
from detente.errors import InputError
from detente.transactions.party_text import read_parties, read_vessel
from detente.transactions.table import transactions
from detente.transactions.transaction import COLUMNS, FieldFault, Transaction, parse
from detente.transactions.typed import SCHEMA, typed
from detente.vocabulary import ACTIVITIES, END_USES

TEXTS: dict[str, list[str]] = {
    **{column.name: [*column.examples, "?"] for column in COLUMNS},
    "id": ["", " a ", "x\ty", "é", " b"],
    "date": [
        "2017-08-20",
        " 2017-08-20",
        "2017-8-20",
        "2017-18",
        "2017",
        "2017-08-20/2017-08-01",
        "+2017-08-2",
        "2055-01-01",
        "1850-01-01",
    ],
    "contract_date": ["2017-08-20", "2017-08-21", "2017-08-19 ", "2017", "2016-02-30"],
    "activity": [*ACTIVITIES[:3], "TRADE", " trade", "tirade"],
    "from_country": ["KP", "kp", "PRK", "ZZ", "NA", ""],
    "hs": [
        "03",
        "0307",
        "030741",
        "0307.41",
        "03074100",
        "030700",
        "30741",
        "99",
        "coal",
        "0307\u00a041",
        "90111.0",
        "03 07",
    ],
    "hs_edition": ["2012", "2017", "HS2017", "2013", "+2017"],
    "quantity": [
        "1",
        "1.5",
        " 2",
        "-1",
        "-0",
        "1e3",
        "1e400",
        "nan",
        "NaN",
        "inf",
        "1_0",
        "1,000",
        "+.5e1",
        "0x1",
        "٣",
        "5.",
    ],
    "unit": ["t", "T", "u", "USD", "kgs"],
    "value": ["3", "", "1 000", "1d3"],
    "currency": ["USD", "usd", "RMB"],
    "parties": [
        "KPe.047",
        "KPE.047",
        "a;b",
        "a; b",
        " a",
        "a  b",
        "a;a",
        ";",
        "KPe.047 x",
        "a\nb",
        "조\u3000선",
        "a (debtor, country KP)",
        "a  (country KP,debtor)",
        "a (debtor, country XX)",
        "a (b)",
        "a?",
        "not a",
        "a ()",
        "KPe.047 ()",
        "a\u00a0b",
    ],
    "vessel_imo": ["9187629", "IMO 9187629", "9187620", "x"],
    "end_use": [*END_USES[:2], "None"],
    "notification": ["held", " held ", "\x1f", "\x85x", "x\x85"],
    "via": ["rajin", "Rajin", "raj  in", "İstanbul", "É"],
}


def rows() -> st.SearchStrategy[dict[str, str | None]]:
    """Rows of texts that are at the edge of being readable."""
    cells = {name: st.sampled_from(texts) | st.none() | st.text(max_size=8) for name, texts in TEXTS.items()}
    return st.fixed_dictionaries({}, optional=cells)


def encodable(row: dict[str, str | None]) -> bool:
    """Whether a frame can hold the row at all."""
    return not any("\ud800" <= character <= "\udfff" for text in row.values() if text for character in text)


@settings(max_examples=300)
@given(st.lists(rows().filter(encodable), min_size=1, max_size=6))
@example([{name: text} for name, texts in TEXTS.items() for text in texts])
def test_a_batch_reads_what_one_transaction_reads(given_rows: list[dict[str, str | None]]) -> None:
    names = [column.name for column in COLUMNS if any(column.name in row for row in given_rows)]
    if not names:
        return
    frame = pl.DataFrame(
        {name: [row.get(name) for row in given_rows] for name in names}, schema=dict.fromkeys(names, pl.String)
    )
    table, bad = typed(frame)
    alone = [parse(row, row=number) for number, row in enumerate(given_rows, 1)]
    assert bad == [cell for _, cells in alone for cell in cells]
    expected = [without_edition(transaction) for transaction, _ in alone if transaction is not None]
    assert list(transactions(table)) == expected


def without_edition(transaction: Transaction) -> Transaction:
    """The transaction as the typed table keeps it: an edition has done its work once the code is checked."""
    return Transaction(
        **{field.name: getattr(transaction, field.name) for field in fields(transaction) if field.name != "hs_edition"}
    )


def test_typed_columns_pass() -> None:
    frame = pl.DataFrame(
        {
            "id": [7, 8],
            "date": [date(2017, 8, 20), None],
            "hs": pl.Series(["030743", None], dtype=pl.Enum(goods.codes())),
            "quantity": pl.Series([5, None], dtype=pl.Int32),
            "value": pl.Series([Decimal("1.50"), None]),
            "parties": [["KPe.047", "b"], None],
            "unit": pl.Series(["kg", None], dtype=pl.Categorical),
            "vessel_imo": [9187629, None],
            "via": pl.Series([None, None], dtype=pl.Null),
        }
    )
    table, bad = typed(frame, first_row=10)
    assert bad == []
    assert all(SCHEMA[name] == dtype for name, dtype in table.schema.items())
    assert list(transactions(table)) == [
        Transaction(
            id="7",
            date_from=date(2017, 8, 20),
            date_to=date(2017, 8, 20),
            hs="030743",
            quantity=5.0,
            value=1.5,
            parties=read_parties("KPe.047; b"),
            unit="kg",
            vessel_imo=read_vessel("9187629"),
        ),
        Transaction(id="8"),
    ]
    assert table.get_column("row").to_list() == [11, 12]


def test_typed_columns_are_checked_too() -> None:
    frame = pl.DataFrame({"date": [date(1899, 1, 1)], "quantity": [float("nan")], "value": [-1.0], "hs": [90111.0]})
    table, bad = typed(frame)
    assert table.height == 0
    assert [(cell.column, cell.value, cell.what) for cell in bad] == [
        ("date", "1899-01-01", "lies before 1900"),
        ("hs", "90111.0", "divides a pair of digits"),
        ("quantity", "nan", "is not a finite number"),
        ("value", "-1.0", "is negative"),
    ]


def test_a_null_id_is_the_number_of_the_row() -> None:
    assert typed(pl.DataFrame({"id": ["a", "", None]}))[0].get_column("id").to_list() == ["a", "2", "3"]


def test_good_rows_stay_beside_bad_ones() -> None:
    table, bad = typed(pl.DataFrame({"hs": ["03", "77", None, "77"], "unit": ["t", "t", "x", "y"]}))
    assert table.get_column("row").to_list() == [1]
    assert [(cell.row, cell.column) for cell in bad] == [(2, "hs"), (3, "unit"), (4, "hs"), (4, "unit")]
    assert isinstance(bad[0], FieldFault)


def test_a_scale_that_runs_over_is_a_faulty_field() -> None:
    table, (bad,) = typed(pl.DataFrame({"value": ["0.29", "1e308"]}), scale={"value": 1e6})
    assert table.get_column("value").to_list() == [290000.0]
    assert (bad.row, bad.what, bad.hint) == (2, "is too large a number", "Check the scale of the mapping.")


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pl.DataFrame({"qauntity": [1]}), "'qauntity' is not a column of a transaction\n  Did you mean 'quantity'?"),
        (pl.DataFrame({"hs": [b"03"]}), "the column 'hs' holds Binary\n  Give it as text."),
        (pl.DataFrame({"value": [True]}), "the column 'value' holds Boolean\n  Give it as text."),
        (pl.DataFrame({"unit": [["t"]]}), "the column 'unit' holds List(String)\n  Give it as text."),
    ],
)
def test_a_frame_that_holds_no_such_facts_is_refused(frame: pl.DataFrame, message: str) -> None:
    with pytest.raises(InputError) as caught:
        typed(frame)
    assert str(caught.value) == message


def test_an_empty_frame_is_an_empty_table() -> None:
    table, bad = typed(pl.DataFrame(schema={"hs": pl.String, "date": pl.String, "vessel_imo": pl.String}))
    assert (table.height, bad) == (0, [])
    assert table.columns == ["row", "date_from", "date_to", "hs", "vessel_imo"]


@pytest.mark.parametrize("column", ["id", "via", "approval", "parties", "quantity", "hs"])
@pytest.mark.parametrize("letter", ["0", "x"])
def test_a_cell_that_is_too_long_is_bad_in_a_batch_as_by_itself(column: str, letter: str) -> None:
    long = letter * (100_001 if column == "parties" else 2_001)
    table, bad = typed(pl.DataFrame({column: [long, None]}))
    assert (table.height, list(bad)) == (1, list(parse({column: long})[1]))
    assert bad[0].what == f"holds {len(long):,} characters"


def test_a_cell_that_leaves_a_country_open_counts_as_unknown_and_its_row_stays() -> None:
    frame = pl.DataFrame(
        {"from_country": ["KP", "Korea", "PYONGYANG KR", "Ruritania"], "to_country": ["408", "朝鲜", "DE", "DE"]}
    )
    table, faults = typed(frame)
    assert table.select("row", "from_country", "to_country").rows() == [
        (1, "KP", "KP"),
        (2, None, "KP"),
        (3, None, "DE"),
    ]
    assert [(each.row, each.column, each.kept) for each in faults] == [
        (2, "from_country", True),
        (3, "from_country", True),
        (4, "from_country", False),
    ]


def test_thousands_or_decimals_of_a_counted_thing_are_asked() -> None:
    frame = pl.DataFrame({"quantity": ["1.000", "1.000", "1.5", "12.000.000"], "unit": ["pcs", "t", "pcs", "u"]})
    table, faults = typed(frame)
    assert table.get_column("quantity").to_list() == [None, 1.0, 1.5, None]
    assert [(each.row, each.kept) for each in faults if each.kept] == [(1, True), (4, True)]
