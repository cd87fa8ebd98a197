"""What a screening remembers of the code that it was made with."""

import ast
from collections.abc import Iterator
from pathlib import Path

from detente.parties import match, record

TOP = Path(match.__file__).parent


def imported(path: Path) -> Iterator[Path]:
    """The modules about parties that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("detente.parties"):
            base = TOP.joinpath(*(node.module or "").split(".")[2:])
            found = (base.with_suffix(".py"), *(base / f"{name.name}.py" for name in node.names))
            yield from (each for each in found if each.is_file())


def test_everything_that_the_matcher_imports_is_in_the_digest_of_matching() -> None:
    # modules that were split off from the search were missing: hits of another version were kept
    waiting, found = [TOP / "match.py"], set[Path]()
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += imported(path)
    told = {path for pattern in record.MATCHING for path in TOP.glob(pattern)}
    assert len(found) > 10
    assert sorted(found - told) == []
