"""A file or a folder is there whole or not at all; what cannot be written is one clear error."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from detente.errors import WriteError
from detente.files import atomic
from detente.files.atomic import whole, whole_folder, write


def test_a_file_takes_its_place_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    with whole(path) as part:
        part.write_text("new")
        assert path.read_text() == "old"
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "new")]


def test_pieces_are_written_in_order(tmp_path: Path) -> None:
    write(tmp_path / "a", [b"one", b"", b"two"])
    assert (tmp_path / "a").read_bytes() == b"onetwo"


def test_the_file_and_its_folder_are_forced_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forced: list[str] = []
    real = os.fsync

    def fsync(at: int) -> None:
        forced.append(str(Path(f"/proc/self/fd/{at}").readlink()))
        real(at)

    monkeypatch.setattr(os, "fsync", fsync)
    write(tmp_path / "a", [b"one"])
    with whole_folder(tmp_path / "b") as part:
        (part / "inside").touch()
    names = [Path(each).name.partition("-")[0] for each in forced]
    assert names == [".detente", tmp_path.name.partition("-")[0], "inside", ".detente", tmp_path.name.partition("-")[0]]


def test_a_fault_in_the_middle_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")

    def pieces() -> object:
        yield b"new"
        raise ValueError("odd")

    with pytest.raises(ValueError, match="odd"):
        write(tmp_path / "a", pieces())  # type: ignore[arg-type]
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a", "old")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to(tmp_path / "far" / "file")
    write(tmp_path / "near", [b"new"])
    assert (tmp_path / "near").is_symlink()
    assert (tmp_path / "far" / "file").read_bytes() == b"new"


def test_what_others_could_not_read_they_cannot_read_afterwards(tmp_path: Path) -> None:
    (tmp_path / "a").touch(mode=0o600)
    write(tmp_path / "a", [b"new"])
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_a_device_is_written_to_as_it_is() -> None:
    write(Path(os.devnull), [b"into nothing"])
    assert not Path(os.devnull).is_file()


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(
        [shutil.which("cat") or "/bin/cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE
    ) as reader:
        write(tmp_path / "pipe", [b"through"])
        assert reader.stdout is not None
        assert reader.stdout.read() == b"through"


@pytest.mark.parametrize("name", ["none/a.csv", "file/a.csv", "folder", "x" * 300])
def test_what_cannot_be_written_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match="cannot be written: ") as caught:
        write(tmp_path / name, [b"new"])
    assert (caught.value.where, caught.value.hint, caught.value.exit_code) == (str(tmp_path / name), atomic.HINT, 4)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(os.getuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError, match="cannot be written: Permission denied"):
        write(tmp_path / "a", [b"new"])
    tmp_path.chmod(0o700)


def test_a_fault_of_another_file_that_is_read_meanwhile_is_not_ours(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole(tmp_path / "a"):
        (tmp_path / "elsewhere" / "in.csv").read_bytes()


FULL = """
import resource, signal, sys
from pathlib import Path
from detente.errors import WriteError
from detente.files.atomic import write, whole_folder
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
folder = Path(sys.argv[1])
try:
    write(folder / "a", [b"x" * 100_000])
except WriteError as fault:
    print(fault.what)
try:
    with whole_folder(folder / "b") as part:
        (part / "inside").write_bytes(b"x" * 100_000)
except WriteError as fault:
    print(fault.what)
"""


def test_a_disk_that_holds_no_more_leaves_nothing_half_written(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "cannot be written: File too large\n" * 2
    assert list(tmp_path.iterdir()) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 10_000


def test_a_folder_is_there_with_all_its_files_or_not_at_all(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "shelf" / "edition") as part:
        (part / "one").write_text("1")
        assert not (tmp_path / "shelf" / "edition").exists()
    assert (tmp_path / "shelf" / "edition" / "one").read_text() == "1"
    assert [each.name for each in (tmp_path / "shelf").iterdir()] == ["edition"]


def test_a_folder_that_is_there_already_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "one").write_text("old")
    with pytest.raises(FileExistsError), whole_folder(tmp_path / "edition") as part:
        (part / "one").write_text("new")
    assert [(each.name, (each / "one").read_text()) for each in tmp_path.iterdir()] == [("edition", "old")]
