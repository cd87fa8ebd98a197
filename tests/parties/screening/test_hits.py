"""Hits of a screening, written and read again, in every form; and files that are none."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import InputError, UsageError
from detente.parties.screening.batch import Hit
from detente.parties.screening.hits import COLUMNS, ENDINGS, check, line, read, write


def hit(row: int = 1, **more: str) -> Hit:
    """A hit on a listed party."""
    given_ = {
        "id": f"C{row}",
        "role": "",
        "query": "Ri Won Ho",
        "list": "un",
        "ref": "KPi.033",
        "name": "RI WON HO",
        "party": "RI WON HO",
        "measures": "asset-freeze 1718 ¶8(d); travel-ban 1718 ¶8(e)",
        "edition": "2020-01-01:0123456789ab",
        "match": "0123456789abcdef",
        "asked": "fedcba9876543210",
    }
    return Hit(row=row, points=965, **(given_ | more))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "hits", [[], [hit()], [hit(1), hit(2, query='Acme, "Ltd"\nBranch'), hit(3, name="조선", role="debtor")]]
)
def test_hits_are_read_back_as_they_were_written(tmp_path: Path, ending: str, hits: list[Hit]) -> None:
    path = tmp_path / f"hits{ending}"
    write(path, iter(hits))
    assert list(read(path)) == hits
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_line_of_json_has_every_column_in_order() -> None:
    assert line(hit()).startswith('{"row":1,"id":"C1","role":"","query":"Ri Won Ho","score":0.965,"list":"un",')
    assert line(hit()).endswith('"points":965,"ref":"KPi.033","band":"","unread":""}')
    assert COLUMNS[:3] == ("row", "id", "role")


def test_a_csv_has_a_header_even_where_nobody_was_hit(tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    write(path, [])
    assert path.read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"


def test_parquet_keeps_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "hits.parquet"
    write(path, [])
    schema = pl.read_parquet_schema(path)
    assert (schema["row"], schema["score"], schema["query"]) == (pl.Int64(), pl.Float64(), pl.String())


@pytest.mark.parametrize("name", ["hits", "hits.txt", "hits.json", "hits.CSV", "hits.csv.gz", ".csv"])
def test_another_ending_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    for act in (lambda path: write(path, [hit()]), lambda path: list(read(path)), check):
        with pytest.raises(UsageError) as caught:
            act(tmp_path / name)
        assert str(caught.value) == f"-o: {name} has no known ending\n  Use .parquet, .csv or .jsonl."
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        write(tmp_path / "none" / "hits.csv", [])


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"hits{ending}"
    write(path, [hit()])

    def breaking() -> object:
        yield hit(2)
        raise InputError("the table ends amid a row")

    with pytest.raises(InputError):
        write(path, breaking())  # type: ignore[arg-type]
    assert list(read(path)) == [hit()]
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


NO_HITS = [
    ("hits.jsonl", b"{"),
    ("hits.jsonl", b"[]\n"),
    ("hits.jsonl", b'{"row": 1}\n'),
    ("hits.jsonl", b'{"row": "one"}\n'),
    ("hits.jsonl", b"\xff\n"),
    ("hits.csv", b"row,id\n1,C1\n"),
    ("hits.csv", b"\xff\n1\n"),
    ("hits.csv", ",".join(COLUMNS).encode() + b"\none" + b",x" * (len(COLUMNS) - 1) + b"\n"),
    ("hits.csv", ",".join(COLUMNS).encode() + b'\n"' + b"x,x\n"),
    ("hits.parquet", b""),
    ("hits.parquet", b"PAR1 and no more"),
]


@pytest.mark.parametrize(("name", "content"), NO_HITS)
def test_a_file_that_holds_no_hits_is_refused_with_what_to_give(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(read(path))
    assert caught.value.where == name
    assert caught.value.what.startswith("these are no results of a screening: ")
    assert caught.value.hint == "Give a file that `detente party match --file … -o` wrote."


def test_a_parquet_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "hits.parquet"
    pl.DataFrame({"row": [1], "name": ["x"]}).write_parquet(path)
    with pytest.raises(InputError, match="these are no results of a screening"):
        list(read(path))


@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, ending: str) -> None:
    with pytest.raises(InputError) as caught:
        list(read(tmp_path / f"hits{ending}"))
    assert str(caught.value) == f"hits{ending}: cannot be read: No such file or directory"


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ENDINGS), st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_any_text_survives(tmp_path: Path, ending: str, texts: list[tuple[str, str]]) -> None:
    hits = [hit(row, query=one, party=other) for row, (one, other) in enumerate(texts, 1)]
    write(tmp_path / f"hits{ending}", hits)
    assert list(read(tmp_path / f"hits{ending}")) == hits
