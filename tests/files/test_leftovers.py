"""What killed processes leave is swept; what a living one is making never is."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from detente.errors import WriteError
from detente.files import leftovers
from detente.files.leftovers import new_file, new_folder, sweep, sweep_home, temporary_folder

HEX = "0a1b2c3d4e5f"
MAKES = """
import sys, time
from pathlib import Path
from detente.errors import WriteError
from detente.files import leftovers
with leftovers.new_file(Path(sys.argv[1])) as file, leftovers.new_folder(Path(sys.argv[1])) as folder:
    (folder / "half").write_text("half")
    print("made", flush=True)
    time.sleep(60)
"""


def named(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_leftover_is_swept_a_file_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / f".detente-{HEX}.part").write_text("half")
    (tmp_path / f"detente-{HEX}.tmp").mkdir()
    (tmp_path / f"detente-{HEX}.tmp" / "inside").write_text("half")
    sweep(tmp_path)
    assert named(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "answers.csv.part",
        ".detente-12.part",
        f"detente-{HEX}",
        f".detente-{HEX}.parts",
        f"my-detente-{HEX}.tmp",
        f".{HEX}.part",
    ],
)
def test_what_has_not_our_name_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a user's")
    sweep(tmp_path)
    assert named(tmp_path) == [name]


def test_what_this_process_is_making_stays(tmp_path: Path) -> None:
    with new_file(tmp_path), new_folder(tmp_path):
        sweep(tmp_path)
        assert len(named(tmp_path)) == 2
    assert named(tmp_path) == []


def test_what_another_process_is_making_stays_until_it_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", MAKES, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"made\n"
        sweep(tmp_path)
        assert len(named(tmp_path)) == 2
        other.send_signal(signal.SIGKILL)
    assert len(named(tmp_path)) == 2
    sweep(tmp_path)
    assert named(tmp_path) == []


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").write_text("kept")
    (tmp_path / f".detente-{HEX}.part").symlink_to(tmp_path / "precious")
    sweep(tmp_path)
    assert (tmp_path / "precious" / "file").read_text() == "kept"


def test_what_is_of_another_user_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / f".detente-{HEX}.part").touch()
    monkeypatch.setattr(os, "getuid", lambda: 99_999)
    sweep(tmp_path)
    assert named(tmp_path) == [f".detente-{HEX}.part"]


def test_where_nothing_can_be_locked_only_what_is_a_day_old_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "fcntl", None)
    for name, age in ((f".detente-{HEX}.part", 60.0), (f".detente-{HEX[::-1]}.part", 2 * leftovers.AGE)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    sweep(tmp_path)
    assert named(tmp_path) == [f".detente-{HEX}.part"]
    with new_file(tmp_path) as part:
        assert part.exists()


def test_a_sweeper_in_the_moment_before_the_lock_takes_no_file_from_its_maker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = leftovers._lock
    robbed: list[Path] = []

    def lock(path: Path) -> object:
        if not robbed:
            robbed.append(path)
            path.unlink()
        return real(path)

    monkeypatch.setattr(leftovers, "_lock", lock)
    with new_file(tmp_path) as part:
        assert part.exists()
        assert part not in robbed


def test_a_temporary_folder_is_the_users_alone_and_gone_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with temporary_folder() as folder:
        assert (folder.parent, folder.stat().st_mode & 0o777) == (tmp_path, 0o700)
        (folder / "list.xml").touch()
    assert named(tmp_path) == []


def test_every_folder_of_a_home_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    for folder in (".", "indexes", "lists/un", "lists/own.partners", "tmp"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / f".detente-{HEX}.part").touch()
    sweep_home(tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_no_place_for_a_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(WriteError, match="no temporary folder can be made: No such file") as caught, temporary_folder():
        pass
    assert "TMPDIR" in caught.value.hint


@pytest.mark.parametrize("name", ["x" * 300, "file"])
def test_a_home_that_cannot_be_one_is_no_matter_of_the_sweeper(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    sweep_home(tmp_path / name)
    assert named(tmp_path) == ["file"]


def test_a_home_that_is_not_there_has_no_leftovers(tmp_path: Path) -> None:
    sweep_home(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_what_was_being_made_is_abandoned_at_once(tmp_path: Path) -> None:
    with new_file(tmp_path), new_folder(tmp_path):
        leftovers.abandon()
        assert named(tmp_path) == []
