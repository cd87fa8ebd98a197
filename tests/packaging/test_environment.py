"""The environment of `make demo` and `make test`: complete or absent, and never of a Python that is too old.

The interpreters are scripts that answer as old ones or slow ones would; the script that makes the environment is the real one.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD = """#!/bin/sh
case "$2" in *"version_info <"*) exit 1 ;; *) echo 3.10 ;; esac
"""
NEW = """#!/bin/sh
if [ "$1" = -c ]; then exec {python} "$@"; fi
if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; echo made >> log; exit; fi
echo "pip $$" >> log
case "$*" in *"${{FAIL_AT:-no such word}}"*) echo "no such package" >&2; exit 1 ;; esac
exec sleep "${{SLOW:-0}}"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real Makefile and scripts, an empty lock file, and interpreters in `bin`."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "scripts").mkdir()
    for name in ("venv.sh", "demo.sh"):
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts")
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    (tmp_path / "bin").mkdir()
    for name, text in (("python3.10", OLD), ("python3.11", NEW.format(python=sys.executable))):
        (tmp_path / "bin" / name).write_text(text)
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


def started(project: Path, *words: str, **environ: str) -> "subprocess.Popen[str]":
    path = f"{project / 'bin'}:{os.environ['PATH']}"
    surroundings = {name: word for name, word in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "PYTHON"}}
    return subprocess.Popen(
        words, cwd=project, env=surroundings | {"PATH": path} | environ, text=True, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ended(project: Path, *words: str, **environ: str) -> tuple[int, str]:
    """The exit code, and what came on stderr."""
    process = started(project, *words, **environ)
    _, err = process.communicate()
    return process.returncode, err


MAKE = ("scripts/venv.sh", ".venv", "requirements.lock")
LOG = "made\npip\npip\n"


def log(project: Path) -> str:
    """What the interpreter was asked to do, without the numbers of processes."""
    path = project / "log"
    lines = path.read_text().splitlines() if path.exists() else []
    return "".join(f"{line.split()[0]}\n" for line in lines)


def test_an_environment_is_made_once(project: Path) -> None:
    assert ended(project, *MAKE, "python3.11") == (0, "installing into .venv ...\n")
    assert (project / ".venv" / "installed").is_file()
    assert ended(project, *MAKE, "python3.11") == (0, "")
    assert ended(project, *MAKE) == (0, "")
    assert log(project) == LOG


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_an_environment_is_brought_up_to_date_where_its_sources_changed(project: Path, changed: str) -> None:
    ended(project, *MAKE, "python3.11")
    later = (project / ".venv" / "installed").stat().st_mtime + 5
    os.utime(project / changed, (later, later))
    assert ended(project, *MAKE, "python3.11")[0] == 0
    assert log(project) == f"{LOG}pip\npip\n"


@pytest.mark.parametrize("target", ["demo", "test", "check", "dist"])
def test_a_python_that_is_too_old_is_refused_and_no_environment_is_left(project: Path, target: str) -> None:
    code, err = ended(project, "make", target, "PYTHON=python3.10")
    assert code == 2
    assert "Python 3.11 or later is needed; python3.10 is Python 3.10." in err
    assert "make demo PYTHON=python3.11" in err
    assert not (project / ".venv").exists()
    assert log(project) == ""


def test_a_python_that_is_too_old_is_refused_also_beside_an_environment_and_leaves_that_alone(project: Path) -> None:
    ended(project, *MAKE, "python3.11")
    code, err = ended(project, *MAKE, "python3.10")
    assert code == 2
    assert "Python 3.11 or later is needed" in err
    assert (project / ".venv" / "installed").is_file()


@pytest.mark.parametrize("python", ["python3.99", "./nothing", "/dev/null", "scripts"])
def test_what_is_no_python_is_refused(project: Path, python: str) -> None:
    code, err = ended(project, *MAKE, python)
    assert code == 2
    assert f"PYTHON={python} cannot be run." in err
    assert not (project / ".venv").exists()


def test_an_old_python3_is_passed_over_for_a_later_one_where_none_is_named(project: Path) -> None:
    (project / "bin" / "python3.10").rename(project / "bin" / "python3")
    for version in ("12", "13"):
        (project / "bin" / f"python3.{version}").write_text(OLD)
        (project / "bin" / f"python3.{version}").chmod(0o755)
    assert ended(project, *MAKE)[0] == 0
    assert log(project) == LOG


def test_where_every_python_is_too_old_that_is_said(project: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (project / "bin" / name).write_text(OLD)
        (project / "bin" / name).chmod(0o755)
    code, err = ended(project, *MAKE)
    assert code == 2
    assert "Python 3.11 or later is needed, and none was found." in err
    assert not (project / ".venv").exists()


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("-r", "The packages in requirements.lock could not be installed."),
        ("-e", "The project could not be installed."),
    ],
)
def test_an_install_that_fails_leaves_no_environment(project: Path, word: str, says: str) -> None:
    code, err = ended(project, *MAKE, "python3.11", FAIL_AT=word)
    assert code == 2
    assert says in err
    assert not (project / ".venv").exists()
    assert ended(project, *MAKE, "python3.11")[0] == 0


def slow(project: Path) -> "subprocess.Popen[str]":
    """An install that is under way, and takes long."""
    process = started(project, *MAKE, "python3.11", SLOW="600")
    while "pip" not in log(project):
        assert process.poll() is None
        time.sleep(0.05)
    return process


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_install_that_is_interrupted_leaves_no_environment(project: Path, number: int, code: int) -> None:
    process = slow(project)
    os.killpg(process.pid, number)
    process.communicate()
    assert process.returncode == code
    assert not (project / ".venv").exists()


def test_what_a_killed_install_leaves_is_not_taken_for_an_environment(project: Path) -> None:
    process = slow(project)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert (project / ".venv").is_dir()
    assert ended(project, *MAKE, "python3.11") == (0, "installing into .venv ...\n")
    assert (project / ".venv" / "installed").is_file()
    assert log(project).count("made") == 2


def test_an_environment_whose_python_is_gone_is_made_anew(project: Path) -> None:
    ended(project, *MAKE, "python3.11")
    (project / ".venv" / "bin" / "python").unlink()
    assert ended(project, *MAKE, "python3.11")[0] == 0
    assert log(project) == LOG * 2
