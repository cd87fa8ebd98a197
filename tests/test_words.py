"""One name, one meaning: no two public types of the package have the same name."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "detente"
OTHER_TABLE = (
    '"""Tables."""\n\nfrom typing import Literal\n\nclass Table: ...\n\nSide = Literal["low", "high"]\nLIMIT = 3\n'
)


def types(tree: ast.Module) -> Iterator[str]:
    """The public classes of a module, and the public names that it gives to types."""
    for node in tree.body:
        names = [node.name] if isinstance(node, ast.ClassDef) else _assigned(node)
        yield from (name for name in names if name[0].isupper() and not name.isupper())


def _assigned(node: ast.stmt) -> list[str]:
    """The names that a statement gives; type variables are the business of one module."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
        return []
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [each.id for each in targets if isinstance(each, ast.Name)]


def repeated(modules: dict[str, ast.Module]) -> dict[str, list[str]]:
    """The names of types that several modules define, each with these modules."""
    found = defaultdict(list)
    for where, tree in sorted(modules.items()):
        for name in dict.fromkeys(types(tree)):
            found[name].append(where)
    return {name: places for name, places in found.items() if len(places) > 1}


def package() -> dict[str, ast.Module]:
    return {str(path.relative_to(SOURCE)): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")}


def test_no_two_public_types_have_one_name() -> None:
    assert repeated(package()) == {}


@pytest.mark.parametrize("line", ["class Table: ...", "Table = tuple[int, ...]", "Table: TypeAlias = tuple[int, ...]"])
def test_a_type_with_the_name_of_another_is_found(line: str) -> None:
    modules = {"one.py": ast.parse(OTHER_TABLE), "two.py": ast.parse(line)}
    assert repeated(modules) == {"Table": ["one.py", "two.py"]}


@pytest.mark.parametrize(
    "line", ["class _Table: ...", "LIMIT = 5", "side = 1", "class Row: ...", 'Table = TypeVar("Table")']
)
def test_private_types_constants_and_type_variables_may_have_the_names_of_others(line: str) -> None:
    assert repeated({"one.py": ast.parse(OTHER_TABLE), "two.py": ast.parse(line)}) == {}
