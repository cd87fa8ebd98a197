"""The wheel and the sdist: what they hold, what they say of themselves, and that they work outside the checkout.

Each is built once here; `make dist` also installs the wheel with its dependencies, for every Python that it finds.
"""

import os
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
from trove_classifiers import classifiers

import detente
from scripts import check_packages
from scripts.check_packages import IN_SDIST, IN_WHEEL, PackageFault

ROOT = Path(__file__).resolve().parents[2]
NAME = f"detente-{detente.__version__}"


def built(source: Path, out: Path, *targets: str) -> Path:
    """The folder into which packages are built from a source tree."""
    words = [sys.executable, "-m", "hatchling", "build", "-d", str(out), *targets]
    subprocess.run(words, cwd=source, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both packages, built from the checkout."""
    return built(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return check_packages.only(dist, "*.whl")


@pytest.fixture(scope="module")
def sdist(dist: Path) -> Path:
    return check_packages.only(dist, "*.tar.gz")


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        return Parser().parsestr(archive.read(f"{NAME}.dist-info/METADATA").decode())


def test_both_packages_are_complete(wheel: Path, sdist: Path) -> None:
    check_packages.check_contents(wheel, sdist)


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    top = ROOT / "src"
    files = {str(path.relative_to(top)) for path in (top / "detente").rglob("*") if path.is_file()}
    assert {each for each in files if "__pycache__" not in each} <= held


def test_the_sdist_has_the_tests_and_builds_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    tree = tmp_path / NAME
    for folder in ("tests", "docs", "examples", "scripts", "bench"):
        tracked = {path.name for path in (ROOT / folder).iterdir() if path.suffix in {".py", ".md", ".csv", ".sh"}}
        assert tracked <= {path.name for path in (tree / folder).iterdir()}
    again = check_packages.only(built(tree, tmp_path / "again", "-t", "wheel"), "*.whl")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_metadata_say_what_it_is(metadata: Message) -> None:
    assert (metadata["Name"], metadata["Version"]) == ("detente", detente.__version__)
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    given = metadata.get_all("Classifier", [])
    assert set(given) <= classifiers
    versions = {each.rpartition(" ")[2] for each in given if each.startswith("Programming Language :: Python :: 3.")}
    assert versions == set(check_packages.PYTHONS)


def test_what_developers_need_is_not_installed_for_users(metadata: Message) -> None:
    needed = [each for each in metadata.get_all("Requires-Dist", []) if "extra ==" not in each]
    assert not [each for each in needed if each.startswith(("pytest", "mypy", "ruff", "build", "hypothesis"))]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Surroundings in which the wheel, unpacked, is imported before the checkout."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)  # noqa: S202 -- a wheel of our own
    return os.environ | {"PYTHONPATH": str(folder)}


def test_what_was_installed_is_what_runs(installed: dict[str, str], tmp_path: Path) -> None:
    words = [sys.executable, "-c", "import detente; print(detente.__file__)"]
    told = subprocess.run(words, cwd=tmp_path, env=installed, capture_output=True, text=True, check=True)
    assert Path(told.stdout.strip()).is_relative_to(installed["PYTHONPATH"])


@pytest.mark.parametrize(("words", "expected"), check_packages.COMMANDS, ids=lambda each: " ".join(each)[:24])
def test_the_commands_of_the_readme_answer_outside_the_checkout(
    installed: dict[str, str], tmp_path: Path, words: list[str], expected: str
) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "detente", "--home", str(tmp_path / "home"), *words],
        cwd=tmp_path, env=installed, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert expected in told.stdout + told.stderr


# What the check itself refuses.


def packed(folder: Path, in_wheel: tuple[str, ...], in_sdist: tuple[str, ...]) -> tuple[Path, Path]:
    """Packages that hold empty files of these names."""
    wheel, sdist = folder / "d.whl", folder / "d.tar.gz"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in in_wheel:
            archive.writestr(name, "")
    with tarfile.open(sdist, "w:gz") as tar:
        for name in in_sdist:
            tar.addfile(tarfile.TarInfo(f"{NAME}/{name}"))
    return wheel, sdist


LICENCE = f"{NAME}.dist-info/licenses/LICENSE"
INCOMPLETE: list[tuple[tuple[str, ...], tuple[str, ...], str]] = [
    ((*IN_WHEEL[1:], LICENCE), IN_SDIST, f"d.whl lacks {IN_WHEEL[0]}"),
    (IN_WHEEL, IN_SDIST, "d.whl lacks the licence"),
    ((*IN_WHEEL, LICENCE), IN_SDIST[1:], f"d.tar.gz lacks {IN_SDIST[0]}"),
    ((*IN_WHEEL, LICENCE, "tests/conftest.py"), IN_SDIST, "d.whl holds tests/conftest.py"),
    ((*IN_WHEEL, LICENCE), (*IN_SDIST, "src/__pycache__/a.pyc"), "a package holds src/__pycache__/a.pyc"),
]


@pytest.mark.parametrize(("in_wheel", "in_sdist", "says"), INCOMPLETE)
def test_an_incomplete_package_is_refused(
    tmp_path: Path, in_wheel: tuple[str, ...], in_sdist: tuple[str, ...], says: str
) -> None:
    with pytest.raises(PackageFault) as refused:
        check_packages.check_contents(*packed(tmp_path, in_wheel, in_sdist))
    assert says in str(refused.value)


def test_a_folder_without_packages_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_packages.main([str(tmp_path)]) == 1
    assert "has 0 files *.whl, not one" in capsys.readouterr().err


def test_a_command_that_fails_is_told_with_its_output(tmp_path: Path) -> None:
    with pytest.raises(PackageFault, match=r"(?s)ended with 3:\nmore"):
        check_packages.run(sys.executable, "-c", "print('more'); raise SystemExit(3)", folder=tmp_path)


def test_a_shim_that_runs_nothing_and_another_version_are_no_interpreter(tmp_path: Path) -> None:
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    version = "{}.{}".format(*sys.version_info)
    assert check_packages.is_version(Path(sys.executable), version)
    assert not check_packages.is_version(Path(sys.executable), "3.9")
    assert not check_packages.is_version(shim, "3.13")
    assert not check_packages.is_version(tmp_path / "nothing", "3.13")
