"""How the columns of somebody's file become ours."""

from pathlib import Path

import polars as pl
import pytest

from detente.errors import InputError, UsageError
from detente.transactions.files.mapping import EMPTY, ColumnMap, build, from_yaml, load, pairs
from detente.transactions.files.renaming import bind, bind_open, unused_column

FAULTS = [
    ("colums: {hs: a}", "colums: is no key of a mapping. Did you mean 'columns'?"),
    ("columns: {hss: a}", "columns.hss: is not a column of a transaction. Did you mean 'hs'?"),
    ("columns: [hs]", "columns: is not a mapping. Write columns: {column: ...}."),
    ("columns: {hs: }", "columns.hs: names no column. Write the name of a column of the file, or a list of names."),
    (
        "columns: {hs: [a, {}]}",
        "columns.hs: names no column. Write the name of a column of the file, or a list of names.",
    ),
    ("constants: {from_country: EL}", "constants.from_country: 'EL' is not a country. Write GR, if that is meant."),
    ("constants: {hs: [1]}", "constants.hs: is not a single value."),
    ("constants: {activity: trad}", "constants.activity: 'trad' is not a word of this column. Did you mean 'trade'?"),
    ("words: {unit: {KGS: kgg}}", "words.unit.KGS: 'kgg' is not a unit. Did you mean 'kg'?"),
    ("words: {unit: KGS}", "words.unit: is not a mapping. Write unit: {theirs: ours}."),
    ("scale: {value: 0}", "scale.value: '0' is not a factor. Write a number above zero."),
    ("scale: {value: many}", "scale.value: 'many' is not a factor. Write a number above zero."),
    ("scale: {value: .inf}", "scale.value: '.inf' is not a factor. Write a number above zero."),
    ("scale: {hs: 2}", "scale.hs: is not a column of numbers. Known: quantity, value."),
    ("ignore: some", "ignore: is neither a list of columns nor `all`."),
    ("words: {unit: {KGS: [kg]}}", "words.unit.KGS: is not a single word."),
    ("id: number", "id: 'number' is not a word of this key. Known: row."),
    ("dates: us", "dates: 'us' is not a word of this key. Known: iso, fiscal."),
    ("countries: names", "countries: 'names' is not a word of this key. Known: alpha-2, alpha-3."),
    ("columns: {hs: a}\nconstants: {hs: '03'}", "constants.hs: also comes from a column. Keep one of the two."),
    ("columns: {id: a}\nid: row", "id: is also given under columns or constants. Keep one of the two."),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS, ids=[text.replace("\n", " ") for text, _ in FAULTS])
def test_a_mapping_that_is_not_valid_is_refused(text: str, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        from_yaml(text, name="my.yaml")
    assert str(caught.value) == f"my.yaml: 1 fault in the mapping\n  {fault}"


def test_all_faults_of_a_mapping_come_at_once() -> None:
    with pytest.raises(InputError) as caught:
        from_yaml("colums: {}\nscale: {value: -1}\nid: x", name="m")
    assert caught.value.what.splitlines()[0] == "3 faults in the mapping"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("columns: {hs: [a", "m:1:17: is not YAML: "),
        ("columns: {hs: a, hs: b}", "m:1:18: the key 'hs' stands twice"),
        ("{" * 1500, "m:1:1: is nested too deeply"),
        ("- " * 1500, "m:1:"),
        ("columns: &a {hs: *a}", "m:1:10: an alias stands for a whole part of the text"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "m:1:4: an alias stands for a whole part of the text"),
        ("? [hs]\n: a", "m:1:3: a key is not a word"),
        ("- hs", "m: is not a mapping"),
        ("", "m:1:1: the file is empty"),
    ],
)
def test_what_is_no_yaml_mapping_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        from_yaml(text, name="m")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hs=hs8,date", "--map: 'date' is not a pair\n  Write ours=theirs,ours=theirs, or give a YAML file."),
        ("hs=,date=d", "--map: 'hs=' is not a pair\n  Write ours=theirs,ours=theirs, or give a YAML file."),
        ("hs=a,hs=b", "--map: 'hs' is given twice\n  In a YAML file a column may have several sources."),
    ],
)
def test_pairs_that_are_none_are_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(text)
    assert str(caught.value) == message


def test_a_pair_with_an_unknown_column_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        load("hss=hs8")
    assert str(caught.value) == (
        "--map: 1 fault in the mapping\n  columns.hss: is not a column of a transaction. Did you mean 'hs'?"
    )


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(str(tmp_path / "none.yaml"))
    assert caught.value.what == "cannot be read: No such file or directory"
    (tmp_path / "odd.yaml").write_bytes(b"columns: {hs: \xff}")
    with pytest.raises(InputError) as caught:
        load(str(tmp_path / "odd.yaml"))
    assert caught.value.what == "is not UTF-8 (byte 14)"
    (tmp_path / "long.yaml").write_bytes(b" " * (1 << 20) + b"a")
    with pytest.raises(InputError) as caught:
        load(str(tmp_path / "long.yaml"))
    assert caught.value.what == "is too long for a mapping"


def test_scalars_stay_as_written() -> None:
    mapping = from_yaml("constants: {to_country: NO, hs: 0307}\nwords: {unit: {010: kg, NO: null}}", name="m")
    assert mapping.constants == {"to_country": "NO", "hs": "0307"}
    assert mapping.words == {"unit": {"010": "kg", "NO": None}}


def test_pairs_and_yaml_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "m=1.yaml"
    path.write_text("columns: {hs: hs8, date: [d, e]}")
    assert pairs("hs=hs8, date=d").columns == {"hs": ("hs8",), "date": ("d",)}
    assert load(str(path)).columns == {"hs": ("hs8",), "date": ("d", "e")}


# What a mapping makes of a file's columns.


def refusal(mapping: ColumnMap, header: list[str]) -> str:
    with pytest.raises(InputError) as caught:
        bind(mapping, header, "f.csv")
    return caught.value.what


def test_columns_that_nothing_reads_are_refused() -> None:
    assert refusal(EMPTY, ["hs", "qauntity"]) == (
        "the column 'qauntity' is unknown. Did you mean 'quantity'? "
        "If it is another column, use --map ignore=qauntity to pass it through."
    )
    assert refusal(build({"columns": {"quantity": "net"}}, name="m"), ["net", "quantity"]) == (
        "the column 'quantity' is not read: the mapping gives this column in another way. Name it under `ignore`."
    )
    assert refusal(build({"id": "row"}, name="m"), ["id", "hs"]).startswith("the column 'id' is not read")
    assert refusal(build({"ignore": ["a"]}, name="m"), ["a"]) == "no column of the file is read"


def test_columns_that_the_file_lacks_are_refused() -> None:
    mapping = build({"columns": {"hs": ["hs8", "hs6"], "date": "d"}}, name="m")
    assert refusal(mapping, ["hs_8", "d"]).splitlines()[0] == (
        "the file has no column 'hs8' or 'hs6', which the mapping reads as hs. Did you mean 'hs_8'?"
    )


def test_a_mapped_column_that_no_row_has_is_named() -> None:
    renaming = bind_open(build({"columns": {"hs": "hs8"}}, name="m"))
    assert unused_column(renaming, frozenset({"date"})) == "no row has 'hs8', which the mapping reads as hs"
    assert unused_column(renaming, frozenset({"hs8"})) is None


def applied(mapping: ColumnMap, frame: pl.DataFrame) -> list[dict[str, object]]:
    return bind(mapping, frame.columns, "f").apply(frame).to_dicts()


def test_of_several_columns_the_first_that_is_not_empty() -> None:
    mapping = build({"columns": {"quantity": ["revised", "first", "absent"]}}, name="m")
    frame = pl.DataFrame({"first": ["1", "2", "3"], "revised": ["9", " ", None]})
    assert applied(mapping, frame) == [{"quantity": "9"}, {"quantity": "2"}, {"quantity": "3"}]


def test_words_and_constants() -> None:
    mapping = build({"words": {"unit": {"KGS": "kg", "SQM": "null"}}, "constants": {"activity": "trade"}}, name="m")
    frame = pl.DataFrame({"unit": [" KGS ", "SQM", "t", None]})
    assert [row["unit"] for row in applied(mapping, frame)] == ["kg", None, "t", None]
    assert [row["activity"] for row in applied(mapping, frame)] == ["trade"] * 4


def test_declared_alpha_3_and_fiscal_years() -> None:
    mapping = build({"countries": "alpha-3", "dates": "fiscal"}, name="m")
    frame = pl.DataFrame({"to_country": ["PRK", "KP"], "date": ["2011-12", "2011-12-01"]})
    assert applied(mapping, frame) == [
        {"date": "FY2011-12", "to_country": "KP"},
        {"date": "2011-12-01", "to_country": "KP"},
    ]


def test_a_file_may_have_any_names() -> None:
    mapping = build({"columns": {"hs": "row", "date": "hs"}, "ignore": "all"}, name="m")
    frame = pl.DataFrame({"row": ["03"], "hs": ["2017"], "x": ["?"], "unit": ["t"]})
    assert applied(mapping, frame) == [{"date": "2017", "hs": "03", "unit": "t"}]
