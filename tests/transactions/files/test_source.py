"""A file of transactions that can be read more than once, standard input included."""

import io
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.decide.batch import TransactionBatch
from detente.errors import InputError
from detente.transactions.files.chunks import chunks
from detente.transactions.files.mapping import EMPTY, build
from detente.transactions.files.messages import Messages
from detente.transactions.files.source import TransactionSource, open_source
from tests.build import cap, decider, measure, provision, text

MT = b"""{1:F01BANKBEBBAXXX0000000000}{2:I103BANKDEFFXXXXN}{4:
:20:REF1
:23B:CRED
:32A:190102EUR100,
:50K:/BE62510007547061
RI WON HO
:59:/DE89370400440532013000
JANE SMITHERS
:71A:SHA
-}
"""
DAYS = [date(2018, 1, 1), date(2018, 1, 1), date(2018, 3, 1)]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> object:
    """Puts bytes on standard input."""

    def put(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    return put


def parquet(folder: Path, **columns: object) -> Path:
    """A file of Parquet with these columns."""
    path = folder / "rows.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return path


def test_a_file_is_read_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"hs,unit\n03,t\n")
    with open_source(path, None) as source:
        assert isinstance(source, TransactionSource)
        for _ in range(2):
            (chunk,) = source.chunks()
            assert chunk.table.height == 1


def test_standard_input_is_kept_while_it_is_needed(stdin: object) -> None:
    stdin(b"hs,unit\n03,t\n")  # type: ignore[operator]
    with open_source(Path("-"), None) as source:
        assert isinstance(source, TransactionSource)
        kept = source.path
        assert [chunk.rows for _ in range(2) for chunk in source.chunks()] == [1, 1]
    assert not kept.exists()


def test_a_fault_of_standard_input_does_not_tell_where_it_was_kept(stdin: object) -> None:
    stdin(b"foo,bar\n1,2\n")  # type: ignore[operator]
    with open_source(Path("-"), None) as source, pytest.raises(InputError) as caught:
        list(source.chunks())
    assert caught.value.where == "standard input"
    assert "/tmp" not in str(caught.value)  # noqa: S108 -- no path is opened


def test_a_fault_of_a_file_names_its_path(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"")
    with open_source(path, None) as source, pytest.raises(InputError) as caught:
        list(source.chunks())
    assert caught.value.where == str(path)


@pytest.mark.parametrize("name", ["payment.fin", "payment.txt", "-"])
def test_a_payment_message_is_known_by_its_first_bytes(tmp_path: Path, stdin: object, name: str) -> None:
    if name == "-":
        stdin(MT)  # type: ignore[operator]
    else:
        (tmp_path / name).write_bytes(MT)
    with open_source(Path(name) if name == "-" else tmp_path / name, None) as source:
        assert isinstance(source, Messages)
        assert [chunk.rows for chunk in source.chunks()] == [1]


def test_with_a_mapping_it_is_a_table_whatever_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "payment.fin"
    path.write_bytes(MT)
    with open_source(path, "hs=code") as source:
        assert isinstance(source, TransactionSource)


def test_a_mapping_that_does_not_hold_is_refused_before_the_file_is_opened(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="1 fault in the mapping"), open_source(tmp_path / "none.csv", "hss=code"):
        pytest.fail("the mapping was taken")


ORDERED = [
    (DAYS, True),
    ([DAYS[2], DAYS[0]], False),
    ([DAYS[0], None, DAYS[2]], True),
    # An unknown day hid the step back behind it, and rows under a cap were counted out of order.
    ([DAYS[2], None, DAYS[0]], False),
    ([None, DAYS[2], None, None, DAYS[0]], False),
    ([None, None], True),
    ([DAYS[0]], True),
]


@pytest.mark.parametrize(("days", "ordered"), ORDERED)
def test_a_parquet_file_shows_whether_its_days_go_back(tmp_path: Path, days: list[date | None], ordered: bool) -> None:
    dates = pl.Series(days, dtype=pl.Date)
    source = TransactionSource(path=parquet(tmp_path, date=dates, hs=["03"] * len(days)))
    assert source.names == ("date", "hs")
    assert source.ordered is ordered


UNPLAIN: list[dict[str, list[object]]] = [
    {"date": ["2018-01-01"], "hs": ["03"]},
    {"hs": ["03"], "more": ["x"]},
]


@pytest.mark.parametrize("columns", UNPLAIN)
def test_a_parquet_file_that_needs_reading_shows_nothing_beforehand(
    tmp_path: Path, columns: dict[str, list[object]]
) -> None:
    source = TransactionSource(path=parquet(tmp_path, **columns))
    assert (source.names, source.ordered) == (None, False)


def test_a_file_without_days_is_in_no_order(tmp_path: Path) -> None:
    source = TransactionSource(path=parquet(tmp_path, hs=["03"]))
    assert (source.names, source.ordered) == (("hs",), False)


def test_a_file_with_a_mapping_shows_nothing_beforehand(tmp_path: Path) -> None:
    path = parquet(tmp_path, date=DAYS)
    assert TransactionSource(path=path, mapping=build({"ignore": ["x"]}, name="m")).names is None
    assert TransactionSource(path=path, mapping=EMPTY).names == ("date",)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"hs\n03\n"])
def test_a_broken_parquet_file_shows_nothing_beforehand_and_is_refused_when_read(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "rows.parquet"
    path.write_bytes(content)
    assert (TransactionSource(path=path).names, TransactionSource(path=path).ordered) == (None, False)
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        list(TransactionSource(path=path).chunks())


def test_a_file_that_is_not_there_shows_nothing_beforehand(tmp_path: Path) -> None:
    assert TransactionSource(path=tmp_path / "none.parquet").names is None
    assert TransactionSource(path=tmp_path / "none.csv").names is None


# --- the order of days, and the verdicts that hang on it --------------------------------------------------------------

CAPPED = decider(text("a", "2017-01-01", provision(26, impose=measure(cap=cap(100)))))
DELIVERIES = st.lists(
    st.tuples(st.none() | st.dates(date(2018, 1, 1), date(2018, 12, 31)), st.integers(1, 70)), min_size=1, max_size=12
)


def verdicts(path: Path, *, ordered: bool) -> list[str]:
    """The verdicts on a file that is read two rows at a time."""
    batch = TransactionBatch(CAPPED, lambda: chunks(path, size=2), ordered=ordered)
    return [word for each in batch.decided() for word in each.verdicts.to_list()]


def deliveries(folder: Path, rows: list[tuple[date | None, int]]) -> Path:
    """Coal out of the target, as a file in groups of two rows."""
    path = folder / "rows.parquet"
    frame = pl.DataFrame(
        {
            "date": pl.Series([day for day, _ in rows], dtype=pl.Date),
            "from_country": "KP",
            "hs": "270112",
            "quantity": [float(amount) for _, amount in rows],
            "unit": "t",
        }
    )
    frame.write_parquet(path, row_group_size=2)
    return path


def test_the_earlier_of_two_deliveries_is_counted_first_though_an_unknown_day_stands_between(tmp_path: Path) -> None:
    rows = [(date(2018, 3, 1), 60), (None, 1), (None, 1), (date(2018, 1, 1), 60)]
    path = deliveries(tmp_path, rows)
    found = verdicts(path, ordered=TransactionSource(path=path).ordered)
    assert (found[0], found[-1]) == ("over-cap", "within-cap")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DELIVERIES)
def test_a_file_that_is_read_once_has_the_verdicts_of_one_that_is_read_twice(
    tmp_path: Path, rows: list[tuple[date | None, int]]
) -> None:
    path = deliveries(tmp_path, rows)
    assert verdicts(path, ordered=TransactionSource(path=path).ordered) == verdicts(path, ordered=False)
