"""What a screening remembers of the code that it was made with."""

import ast
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.errors import InputError
from detente.parties.screening import record
from detente.parties.screening.batch import KEY
from detente.parties.screening.record import Record, ScreenedEdition, ScreeningTerms

TOP = Path(detente.__file__).parent


def imported(path: Path) -> Iterator[Path]:
    """The modules about parties that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("detente.parties"):
            base = TOP.joinpath(*(node.module or "").split(".")[1:])
            found = (base.with_suffix(".py"), *(base / f"{name.name}.py" for name in node.names))
            yield from (each for each in found if each.is_file())


def test_everything_that_the_matcher_imports_is_in_the_digest_of_matching() -> None:
    # modules that were split off from the search were missing: hits of another version were kept
    waiting, found = [TOP / "parties" / "match" / "match.py"], set[Path]()
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += imported(path)
    told = {path for pattern in record.MATCHING_SOURCES for path in TOP.glob(pattern)}
    assert len(found) > 10
    assert sorted(found - told) == []


HOW = ScreeningTerms(least=750, on=date(2020, 6, 1), matching="digest")
KEYS = [number.to_bytes(KEY, "little") for number in (7, 3, 2**64 - 1, 3)]


def kept() -> Record:
    return record.record_of(HOW, [ScreenedEdition(list="un", label="2020-01-01")], KEYS, "results")


def test_a_record_is_read_back(tmp_path: Path) -> None:
    path = record.record_path(tmp_path / "hits.csv")
    assert path.name == "hits.csv.screened"
    record.write(kept(), path)
    assert record.read(path) == kept()
    assert [each.name for each in tmp_path.iterdir()] == ["hits.csv.screened"]


def test_the_keys_of_a_record_stand_in_order_each_once() -> None:
    assert record.keys(kept()).tolist() == [3, 7, 2**64 - 1]


@pytest.mark.parametrize("number", [3, 7, 2**64 - 1])
def test_a_key_that_was_asked_about_is_found(number: int) -> None:
    assert record.has(record.keys(kept()), number.to_bytes(KEY, "little"))


@pytest.mark.parametrize("number", [0, 4, 8, 2**64 - 2])
def test_a_key_that_was_not_asked_about_is_not_found(number: int) -> None:
    assert not record.has(record.keys(kept()), number.to_bytes(KEY, "little"))


def test_a_record_of_nobody_has_no_key() -> None:
    empty = record.record_of(HOW, [], [])
    assert record.keys(empty).tolist() == []
    assert not record.has(record.keys(empty), KEYS[0])


@given(st.sets(st.integers(0, 2**64 - 1), max_size=20), st.integers(0, 2**64 - 1))
def test_a_record_knows_exactly_its_keys(numbers: set[int], other: int) -> None:
    found = record.keys(record.record_of(HOW, [], [each.to_bytes(KEY, "little") for each in numbers]))
    assert found.tolist() == sorted(numbers)
    assert record.has(found, other.to_bytes(KEY, "little")) is (other in numbers)


def whole() -> bytes:
    return record.MAGIC + msgspec.msgpack.encode(kept())


DAMAGED = [
    b"",
    record.MAGIC,
    b"something else",
    b"detente-screened-2\n" + whole()[len(record.MAGIC) :],
    whole()[:-1],
    whole() + b"\0",
    record.MAGIC + msgspec.msgpack.encode({"how": 1}),
    record.MAGIC + msgspec.msgpack.encode([1, 2, 3]),
    # Keys that are cut: a key has eight bytes.
    record.MAGIC + msgspec.msgpack.encode(Record(how=HOW, asked=(), keys=b"1234567", results="")),
]


@pytest.mark.parametrize("data", DAMAGED, ids=[repr(each[:24]) for each in DAMAGED])
def test_a_damaged_record_is_refused_with_what_to_do(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "hits.csv.screened"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        record.read(path)
    assert str(caught.value) == (
        "hits.csv.screened: this is no record of a screening\n"
        "  Screen everybody again, without --since; the record lies beside the results and moves with them."
    )


@pytest.mark.parametrize("cut", range(0, len(whole()), 3))
def test_a_record_that_is_cut_anywhere_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "hits.csv.screened"
    path.write_bytes(whole()[:cut])
    with pytest.raises(InputError, match="this is no record of a screening"):
        record.read(path)


def test_results_without_a_record_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="these results have no record beside them"):
        record.read(tmp_path / "hits.csv.screened")


def test_the_digest_of_results_changes_with_them(tmp_path: Path) -> None:
    results = tmp_path / "hits.csv"
    results.write_bytes(b"one")
    one = record.digest(results)
    results.write_bytes(b"two")
    assert record.digest(results) != one
    assert len(one) == 64


def test_results_that_are_not_there_have_no_digest(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        record.digest(tmp_path / "hits.csv")
    assert str(caught.value) == "hits.csv: cannot be read: No such file or directory"


def test_the_digest_of_matching_is_the_same_within_a_run() -> None:
    assert record.matching_digest() == record.matching_digest()
    assert len(record.matching_digest()) == 64


def test_a_record_of_an_older_version_asks_for_nothing(tmp_path: Path) -> None:
    old = {"how": HOW, "asked": [], "keys": b"", "results": ""}
    held = msgspec.msgpack.encode(old)
    (tmp_path / "r").write_bytes(record.MAGIC + sha256(held).digest() + held)
    assert record.read(tmp_path / "r").request == record.RecordedRequest()


def test_what_was_asked_for_is_kept(tmp_path: Path) -> None:
    request = record.RecordedRequest(file="/data/customers.csv", columns={"name": "naam"}, lists=("un", "own:a"))
    record.write(record.record_of(HOW, [], KEYS, "results", request), tmp_path / "r")
    assert record.read(tmp_path / "r").request == request
