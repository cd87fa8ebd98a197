"""Builds the wheel and the sdist into dist/, and tries both as a user would, outside the checkout.

    python scripts/check_packages.py [FOLDER]

The wheel that the sdist builds must have the same bytes as the one that the checkout builds, and the sdist the files that
a developer needs. For each Python from 3.11 on that is found, the wheel is installed into a fresh environment in a
temporary folder, and the commands of the README are run there. An interpreter that is not found is named. Exits with 1
for the first thing that does not hold. With FOLDER the two packages of that folder are tried, and nothing is built.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PYTHONS: Final = ("3.11", "3.12", "3.13")
IN_SDIST: Final = (
    "LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "CITATION.cff", "Makefile", "pyproject.toml",
    "requirements.lock", "docs/tutorial.md", "docs/install.md", "examples/stories.csv", "examples/payment.fin",
    "tests/conftest.py", "tests/oracle/decide.py", "scripts/venv.sh", "scripts/demo.sh", "src/detente/app/cli.py",
)  # fmt: skip
"""Files that stand for their kinds."""
IN_WHEEL: Final = (
    "detente/__main__.py", "detente/py.typed", "detente/parties/lists/un-1718.tsv",
    "detente/app/pages/validation.css", "detente/law/corpus/un-1718/regime.yaml",
)  # fmt: skip
PUMP: Final = ["date=2019-06-01", "hs=841370", "from_country=DE", "to_country=KP", "end_use=humanitarian"]
COMMANDS: Final[tuple[tuple[list[str], str], ...]] = (
    (["--version"], "detente "),
    (["decide", "--plain", *(word for fact in PUMP for word in ("--set", fact))], "2397 ¶25"),
    (["law", "show", "un-1718", "--on", "2017-08-06"], "coal-export"),
    (["party", "match", "Jang Hyon U", "--born", "1957", "--list", "un-1718"], "JANG BOM SU"),
    (["decide", str(ROOT / "examples" / "stories.csv"), "-o", "decided.parquet"], "70 decided"),
    (["decide", str(ROOT / "examples" / "payment.fin"), "--plain"], "KPe.008"),
    (["lists", "status"], "un-1718"),
    (["law", "test"], "un-1718"),
)
"""Commands of the README, each with a word of its answer."""


class PackageFault(Exception):
    """Something that a package should hold, and does not."""


def run(*words: str | Path, folder: Path) -> str:
    """Return what a command prints on stdout and stderr. Raises PackageFault where it fails."""
    surroundings = {name: word for name, word in os.environ.items() if name != "PYTHONPATH"} | {"PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 -- commands of ours
        list(map(str, words)), cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PackageFault(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def build(out: Path) -> None:
    """Build the sdist, and the wheel from it. Raises PackageFault where either fails."""
    shutil.rmtree(out, ignore_errors=True)
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, folder=ROOT)


def only(folder: Path, pattern: str) -> Path:
    """Return the one file of a folder that fits a pattern. Raises PackageFault where there is none, or more than one."""
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise PackageFault(f"{folder} has {len(found)} files {pattern}, not one")
    return found[0]


def missing(names: set[str], wanted: tuple[str, ...]) -> list[str]:
    """Return which of the wanted files a package does not hold."""
    return [each for each in wanted if each not in names]


def check_contents(wheel: Path, sdist: Path) -> None:
    """Raise PackageFault where a package lacks a file, or holds what is of no use to anybody."""
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
    with tarfile.open(sdist) as archive:
        in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    licences = tuple(name for name in in_wheel if name.endswith(".dist-info/licenses/LICENSE"))
    faults = [
        *(f"{wheel.name} lacks {each}" for each in missing(in_wheel, IN_WHEEL)),
        *(f"{sdist.name} lacks {each}" for each in missing(in_sdist, IN_SDIST)),
        *([] if licences else [f"{wheel.name} lacks the licence"]),
        *(f"{wheel.name} holds {each}" for each in sorted(in_wheel) if not each.startswith("detente")),
        *(
            f"a package holds {each}"
            for each in sorted(in_wheel | in_sdist)
            if "__pycache__" in each or ".venv" in each
        ),
    ]
    if faults:
        raise PackageFault("\n".join(faults))


def check_rebuilt(wheel: Path, folder: Path) -> None:
    """Raise PackageFault where the checkout builds another wheel than the sdist did."""
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, folder=ROOT)
    again = only(folder, "*.whl")
    if sha256(again.read_bytes()).digest() != sha256(wheel.read_bytes()).digest():
        raise PackageFault(f"the checkout builds another {again.name} than the sdist")


def interpreters() -> Iterator[tuple[str, Path | None]]:
    """Yield each version with its interpreter, from the path or from pyenv; None where there is none that runs."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in PYTHONS:
        places = [
            shutil.which(f"python{version}"),
            *sorted(kept.glob(f"{version}.*/bin/python{version}"), reverse=True),
        ]
        yield version, next((Path(each) for each in places if each and is_version(Path(each), version)), None)


def is_version(python: Path, version: str) -> bool:
    """Return whether an interpreter runs, and is of a version. A shim may stand on the path and run nothing."""
    words: list[str | Path] = [python, "-c", "import sys, venv, ensurepip; print('{}.{}'.format(*sys.version_info))"]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 -- an interpreter
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.strip() == version


def check_installed(python: Path, wheel: Path, folder: Path) -> None:
    """Install the wheel into a fresh environment in a folder, and run the commands of the README there."""
    run(python, "-m", "venv", folder / "env", folder=folder)
    own = folder / "env" / "bin" / "python"
    run(own, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", wheel, folder=folder)
    program = folder / "env" / "bin" / "detente"
    for words, expected in COMMANDS:
        told = run(program, "--home", folder / "home", *words, folder=folder)
        if expected not in told:
            raise PackageFault(f"detente {' '.join(words)} does not say {expected!r}:\n{told}")
    version = run(own, "-m", "detente", "--version", folder=folder)
    if version != run(program, "--version", folder=folder):
        raise PackageFault(f"python -m detente --version says {version!r}")
    where = run(own, "-c", "import detente; print(detente.__file__)", folder=folder)
    if ROOT in Path(where.strip()).parents:
        raise PackageFault(f"{where.strip()} is not what was installed")


def main(given: list[str]) -> int:
    """Build and try both packages; 1 where something does not hold."""
    out = Path(given[0]).resolve() if given else ROOT / "dist"
    try:
        if not given:
            print("building the sdist and the wheel ...")
            build(out)
        wheel, sdist = only(out, "*.whl"), only(out, "*.tar.gz")
        check_contents(wheel, sdist)
        with TemporaryDirectory() as folder:
            check_rebuilt(wheel, Path(folder))
        print(f"{sdist.name} and {wheel.name} are complete; the sdist builds the wheel of the checkout")
        tried = 0
        for version, python in interpreters():
            if python is None:
                print(f"Python {version}: not found here, not tried")
                continue
            with TemporaryDirectory() as folder:
                check_installed(python, wheel, Path(folder))
            tried += 1
            print(f"Python {version}: the wheel installs, and {len(COMMANDS) + 1} commands answer")
    except PackageFault as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0 if tried else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
