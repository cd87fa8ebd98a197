"""Files that are there whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from detente.errors import UsageError, WriteError
from detente.files.whole import whole

FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))
from detente.app.cli import main
main()
"""
STORIES = Path(__file__).parents[2] / "examples" / "stories.csv"


def test_a_file_that_was_written_to_its_end(tmp_path: Path) -> None:
    with whole(tmp_path / "a.csv") as part:
        part.write_text("a")
        assert not (tmp_path / "a.csv").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def broken_off(path: Path) -> None:
    with whole(path) as part:
        part.write_text("new")
        raise ValueError("odd")


def test_a_fault_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(ValueError, match="odd"):
        broken_off(tmp_path / "a.csv")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "old")]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder") as caught, whole(tmp_path / "none" / "a.csv"):
        pass
    assert (caught.value.where, caught.value.hint) == ("-o", "Make it first.")


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_disk_that_holds_no_more_is_told_whoever_writes(tmp_path: Path, ending: str) -> None:
    out = tmp_path / "out" / f"answers.{ending}"
    out.parent.mkdir()
    words = ("--home", str(tmp_path / "home"), "--quiet", "decide", str(STORIES), "-o", str(out))
    done = subprocess.run([sys.executable, "-c", FULL, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (4, f"detente: {out}: cannot be written: File too large")
    assert list(out.parent.iterdir()) == []


def test_standard_input_that_the_disk_cannot_hold(tmp_path: Path) -> None:
    words = ("--home", str(tmp_path / "home"), "--quiet", "decide", "-")
    rows = STORIES.read_bytes() * 10
    done = subprocess.run([sys.executable, "-c", FULL, *words], input=rows, capture_output=True, check=False)
    assert done.returncode == 4
    assert b"standard input: cannot be written: File too large" in done.stderr


def broken_by_the_engine(path: Path, words: str) -> None:
    with whole(path):
        raise RuntimeError(words)


def test_what_the_engine_tells_of_a_full_disk_is_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written: No space left on device"):
        broken_by_the_engine(tmp_path / "a", "parquet: underlying IO error: No space left on device (os error 28)")


@pytest.mark.parametrize("words", ["", "odd", "No such file or directory (os error 2)", "(os error x)"])
def test_other_faults_of_the_engine_stay_what_they_are(tmp_path: Path, words: str) -> None:
    with pytest.raises(RuntimeError):
        broken_by_the_engine(tmp_path / "a", words)
    assert list(tmp_path.iterdir()) == []
