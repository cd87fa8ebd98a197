"""Which columns of a file are read as which of ours, and a frame of the file turned into ours."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.transactions.columns import NAMES
from detente.transactions.files.mapping import EMPTY, ColumnMap, build
from detente.transactions.files.renaming import Renaming, bind, bind_open, unused_column


def mapping(**given_: Any) -> ColumnMap:
    """A mapping of these keys."""
    return build(given_, name="m")


def applied(frame: dict[str, list[Any]], **given_: Any) -> dict[str, list[Any]]:
    """A frame of the file in our columns."""
    made = pl.DataFrame(frame)
    return bind(mapping(**given_), made.columns, "rows.csv").apply(made).to_dict(as_series=False)


READ = [
    ({"hs": ["03"]}, {}, {"hs": ["03"]}),
    ({"code": ["03"]}, {"columns": {"hs": "code"}}, {"hs": ["03"]}),
    # Of several columns the first that is not empty; blanks are empty.
    (
        {"a": ["1", "", None, "  "], "b": ["9", "2", "3", "4"]},
        {"columns": {"quantity": ["a", "b"]}},
        {"quantity": ["1", "2", "3", "4"]},
    ),
    ({"b": ["9"]}, {"columns": {"quantity": ["a", "b"]}}, {"quantity": ["9"]}),
    ({"hs": ["03"], "note": ["x"]}, {"ignore": ["note"]}, {"hs": ["03"]}),
    ({"hs": ["03"], "note": ["x"]}, {"ignore": "all"}, {"hs": ["03"]}),
    ({"hs": ["03"], "unit": ["t"]}, {"ignore": ["unit"]}, {"hs": ["03"]}),
    ({"hs": ["03", "04"]}, {"constants": {"to_country": "KP"}}, {"hs": ["03", "04"], "to_country": ["KP", "KP"]}),
    # Words of theirs, with the blanks around them; others stay, to be read or refused by their column.
    (
        {"unit": ["KGS", " KGS ", "t", None, "SQM"]},
        {"words": {"unit": {"KGS": "kg", "SQM": None}}},
        {"unit": ["kg", "kg", "t", None, None]},
    ),
    ({"from_country": ["PRK", "KP"]}, {"countries": "alpha-3"}, {"from_country": ["KP", "KP"]}),
    # Under `dates: fiscal` two years are one, and a whole date stays a date.
    (
        {"date": ["2011-12", " 2011-12 ", "2011-12-05", "2011"]},
        {"dates": "fiscal"},
        {"date": ["FY2011-12", "FY2011-12", "2011-12-05", "2011"]},
    ),
    # Two of ours may change places.
    (
        {"from_country": ["KP"], "to_country": ["CN"]},
        {"columns": {"from_country": "to_country", "to_country": "from_country"}},
        {"from_country": ["CN"], "to_country": ["KP"]},
    ),
    # One of theirs may give two of ours.
    (
        {"c": ["KP"]},
        {"columns": {"from_country": "c", "origin_country": "c"}},
        {"from_country": ["KP"], "origin_country": ["KP"]},
    ),
    ({"id": ["a"], "hs": ["03"]}, {"id": "row", "ignore": ["id"]}, {"hs": ["03"]}),
]


@pytest.mark.parametrize(("frame", "given_", "ours"), READ)
def test_columns_of_a_file_become_ours(
    frame: dict[str, list[Any]], given_: dict[str, Any], ours: dict[str, list[Any]]
) -> None:
    assert applied(frame, **given_) == ours


def test_columns_keep_their_types_where_no_words_are_given() -> None:
    made = pl.DataFrame({"kg": [1.5, None]})
    found = bind(mapping(columns={"quantity": "kg"}), made.columns, "rows.parquet").apply(made)
    assert found.schema == {"quantity": pl.Float64}


HINT = "Say with --map what such a column is, or --map ignore=COLUMN that it is not read."
REFUSED: list[tuple[list[str], dict[str, Any], str]] = [
    (["hs", "datee"], {}, "the column 'datee' is unknown. Did you mean 'date'?"),
    (["hs", "quantitty"], {}, "the column 'quantitty' is unknown. Did you mean 'quantity'?"),
    (
        ["hs"],
        {"columns": {"hs": "hs8"}},
        "the file has no column 'hs8', which the mapping reads as hs. Did you mean 'hs'?",
    ),
    (
        ["hs"],
        {"columns": {"quantity": ["kg", "tonnes"]}},
        "the file has no column 'kg' or 'tonnes', which the mapping reads as quantity.",
    ),
    (
        ["hs", "code"],
        {"columns": {"hs": "code"}},
        "the column 'hs' is not read: the mapping gives this column in another way. Name it under `ignore`.",
    ),
    (
        ["hs", "to_country"],
        {"constants": {"to_country": "KP"}},
        "the column 'to_country' is not read: the mapping gives this column in another way. Name it under `ignore`.",
    ),
]


@pytest.mark.parametrize(("header", "given_", "what"), REFUSED)
def test_a_column_that_nothing_reads_is_refused(header: list[str], given_: dict[str, Any], what: str) -> None:
    with pytest.raises(InputError) as caught:
        bind(mapping(**given_), header, "rows.csv")
    assert caught.value.what.splitlines()[0].startswith(what)
    assert (caught.value.where, caught.value.hint) == ("rows.csv", HINT)


def test_a_column_unlike_any_of_ours_is_passed_through() -> None:
    renaming = bind(EMPTY, ["note", "city", "hs", "verdict"], "rows.csv")
    assert [renaming.passes(name) for name in ("note", "city", "hs", "verdict")] == [True, True, False, False]
    assert renaming.replaced("verdict")


def test_a_misspelt_column_is_passed_through_only_where_it_is_ignored() -> None:
    with pytest.raises(InputError, match="--map ignore=datee"):
        bind(EMPTY, ["datee", "hs"], "rows.csv")
    assert bind(mapping(ignore=["datee"]), ["datee", "hs"], "rows.csv").passes("datee")
    assert not bind(mapping(ignore="all"), ["datee", "hs"], "rows.csv").passes("datee")


def test_the_days_of_an_earlier_output_are_one_date() -> None:
    given_: dict[str, list[Any]] = {
        "date_from": ["2018-01-01", "2018-01-01", None],
        "date_to": ["2018-01-01", "2018-02-01", ""],
    }
    assert applied(given_) == {"date": ["2018-01-01", "2018-01-01/2018-02-01", None]}


def test_a_file_of_which_nothing_is_read_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        bind(mapping(ignore="all"), ["a", "b"], "rows.csv")
    assert caught.value.what == "no column of the file is read"


# --- rows that each name their own columns --------------------------------------------------------------------------


def test_rows_that_name_their_own_columns_may_have_any_of_ours() -> None:
    assert bind_open(EMPTY).used == frozenset(NAMES)
    assert bind_open(EMPTY).lists == {"parties"}


@pytest.mark.parametrize(
    ("given_", "gone", "more"),
    [
        ({"columns": {"hs": "code"}}, {"hs"}, {"code"}),
        ({"columns": {"parties": ["a", "b"]}}, {"parties"}, {"a", "b"}),
        ({"constants": {"to_country": "KP"}}, {"to_country"}, set()),
        ({"ignore": ["via"]}, {"via"}, set()),
        ({"ignore": "all"}, set(), set()),
        ({"id": "row"}, {"id"}, set()),
    ],
)
def test_a_mapping_takes_and_gives_columns(given_: dict[str, Any], gone: set[str], more: set[str]) -> None:
    assert bind_open(mapping(**given_)).used == (set(NAMES) - gone) | more


def test_the_columns_that_hold_parties_are_those_of_the_mapping() -> None:
    assert bind_open(mapping(columns={"parties": ["a", "b"]})).lists == {"a", "b"}


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (set(), "no row has 'a' or 'b', which the mapping reads as quantity"),
        ({"hs"}, "no row has 'a' or 'b', which the mapping reads as quantity"),
        ({"b"}, None),
        ({"a", "b"}, None),
    ],
)
def test_a_mapped_column_that_no_row_has_is_reported(seen: set[str], told: str | None) -> None:
    assert unused_column(bind_open(mapping(columns={"quantity": ["a", "b"]})), frozenset(seen)) == told


@pytest.mark.parametrize(
    ("theirs", "what"),
    [
        ("hs", None),
        ("note", None),
        ("via", "is not read: the mapping gives this column in another way"),
        ("nonsense", None),
        ("datee", "is unknown"),
    ],
)
def test_a_key_is_read_ignored_or_refused(theirs: str, what: str | None) -> None:
    renaming = bind_open(mapping(constants={"via": "rajin"}, ignore=["note"]))
    fault = renaming.unread(theirs)
    assert (fault.what if fault else None) == what


HEADERS = st.lists(st.sampled_from([*NAMES[:6], "a", "b", "c"]), unique=True, max_size=6)


@given(HEADERS, st.dictionaries(st.sampled_from(NAMES[:6]), st.sampled_from(["a", "b", "hs"]), max_size=3))
def test_every_column_of_a_file_is_read_or_the_file_is_refused(header: list[str], columns: dict[str, str]) -> None:
    try:
        renaming: Renaming = bind(mapping(columns=columns), header, "rows.csv")
    except InputError as fault:
        told = fault.what
    else:
        assert renaming.used == {name for name in header if not renaming.passes(name)}
        assert set(columns) <= set(renaming.sources)
        return
    unread = set(header) - set(columns.values()) - (set(NAMES) - set(columns))
    absent = set(columns.values()) - set(header)
    assert unread or absent or not header
    assert told
