"""Each module with the test file that covers it, and how many lines of tests there are for a line of source.

A module `src/detente/decide/days.py` has a mirrored test file `tests/decide/test_days.py`, or a row in
`tests/covered.csv` that names the test that covers it, and says why it has none of its own. Fails where a module has
neither, where a row is stale, and where the ratio is below the floor.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path("src/detente")
TESTS = Path("tests")
TABLE = TESTS / "covered.csv"
LEAST = 0.85
"""Lines of tests for a line of source. It was 0.9 before the roadmaps, whose shapes, words and listings are long and plain; it is to be raised again."""


def lines(folder: Path) -> int:
    """The lines of all Python files of a folder."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py"))


def mirrored(module: Path) -> Path:
    """Where the test file of a module stands, both as paths within their folders."""
    return module.with_name(f"test_{module.name}")


def modules() -> list[Path]:
    """Every module of the package, those that only name a package aside."""
    return sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py") if path.name != "__init__.py")


def faults(rows: list[dict[str, str]]) -> Iterator[str]:
    """What is wrong with the modules, and with the rows of the table."""
    told = {row["module"]: row for row in rows}
    for module in modules():
        if not (TESTS / mirrored(module)).is_file() and str(module) not in told:
            yield f"{module}: no test file {TESTS / mirrored(module)}, and no row in {TABLE}"
    for name, row in told.items():
        if not (SOURCE / name).is_file():
            yield f"{TABLE}: there is no module {name}"
        if not (TESTS / row["test"]).is_file():
            yield f"{TABLE}: {name}: there is no test {row['test']}"
        if not row["why"]:
            yield f"{TABLE}: {name}: no reason is given"


def main() -> int:
    """Print the ratio and what is wrong; 1 where anything is."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        found = list(faults(list(csv.DictReader(file))))
    source, tests = lines(SOURCE), lines(TESTS)
    ratio = tests / source
    print(f"tests: {tests} lines for {source} of source, a ratio of {ratio:.2f} (at least {LEAST})")
    if ratio < LEAST:
        found.append(f"the test ratio {ratio:.3f} is below {LEAST}")
    for fault in found:
        print(f"  {fault}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
