"""The five longest files and functions; fails where a file of the package passes 400 lines or a function 50."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MOST_LINES = {"file": 400, "function": 50}
SOURCE = Path("src")


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """The length of each function of a file, docstring included, with its place."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{path}:{node.lineno} {node.name}"


def main() -> int:
    """Print the longest, and say whether any is too long."""
    paths = sorted(SOURCE.rglob("*.py"))
    found = {
        "file": sorted(
            ((len(path.read_text(encoding="utf-8").splitlines()), str(path)) for path in paths), reverse=True
        ),
        "function": sorted((each for path in paths for each in functions(path)), reverse=True),
    }
    for kind, sizes in found.items():
        print(f"longest {kind}s: " + ", ".join(f"{name} ({length})" for length, name in sizes[:5]))
    return int(any(sizes[0][0] > MOST_LINES[kind] for kind, sizes in found.items()))


if __name__ == "__main__":
    sys.exit(main())
