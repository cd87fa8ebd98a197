"""What a screening is asked for, completed from the record of a past run; the options of this run come first."""

from pathlib import Path
from typing import Any

import pytest

from detente.desk.screening_request import ScreeningRequest, completed
from detente.errors import InputError, UsageError
from detente.parties.screening import record
from detente.parties.screening.record import RecordedRequest, ScreeningTerms

REQUEST = RecordedRequest(file="/data/customers.csv", columns={"name": "naam"}, lists=("un", "own:a"))


def past(folder: Path, request: RecordedRequest = REQUEST, least: int = 900) -> Path:
    """Results with a record beside them."""
    results = folder / "hits.jsonl"
    how = ScreeningTerms(least=least, on=None, matching="digest")
    record.write(record.record_of(how, [], [], "results", request), record.record_path(results))
    return results


def test_without_a_past_run_everything_is_as_it_is_given() -> None:
    asked, talk = completed(Path("a.csv"), None, ("un",), None, None)
    assert asked == ScreeningRequest(file=Path("a.csv"), columns={}, lists=("un",), threshold=None)
    assert talk == ""


def test_what_is_left_out_is_that_of_the_past_run_and_is_told(tmp_path: Path) -> None:
    asked, talk = completed(None, None, (), None, past(tmp_path))
    assert asked == ScreeningRequest(
        file=Path("/data/customers.csv"), columns={"name": "naam"}, lists=("un", "own:a"), threshold=0.9
    )
    words = "--file customers.csv --columns name=naam --list un --list own:a --threshold 0.9"
    assert talk == f"as for hits.jsonl: {words}"


@pytest.mark.parametrize(
    ("given", "field", "found"),
    [
        ((Path("b.csv"), None, (), None), "file", Path("b.csv")),
        ((None, {}, (), None), "columns", {}),
        ((None, None, ("eu",), None), "lists", ("eu",)),
        ((None, None, (), 0.8), "threshold", 0.8),
    ],
)
def test_what_is_given_comes_first(tmp_path: Path, given: Any, field: str, found: object) -> None:
    asked, talk = completed(given[0], given[1], given[2], given[3], past(tmp_path))
    assert getattr(asked, field) == found
    assert {"file": "--file", "columns": "--columns", "lists": "--list", "threshold": "--threshold"}[field] not in talk


def test_the_default_threshold_is_not_told(tmp_path: Path) -> None:
    _, talk = completed(Path("b.csv"), None, (), None, past(tmp_path, RecordedRequest(), least=750))
    assert talk == ""


def test_a_request_is_kept_with_the_full_path_and_stdin_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ScreeningRequest(file=Path("a.csv"), columns={"name": "n"}, lists=("un",), threshold=None)
    assert asked.recorded() == RecordedRequest(file=str(tmp_path / "a.csv"), columns={"name": "n"}, lists=("un",))
    assert ScreeningRequest(file=Path("-"), columns={}, lists=(), threshold=None).recorded() == RecordedRequest()


def test_no_file_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file is given"):
        completed(None, None, (), None, None)
    with pytest.raises(UsageError, match="the file of the past run is not known"):
        completed(None, None, (), None, past(tmp_path, RecordedRequest()))


def test_a_past_run_without_a_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no record beside them"):
        completed(Path("a.csv"), None, (), None, tmp_path / "hits.jsonl")
