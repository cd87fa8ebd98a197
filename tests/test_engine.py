"""The engine knows no target, no Committee and no list by name: such facts stand in `regime.yaml`, and in tables of data."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import detente

ROOT: Final = Path(detente.__file__).parent
NAMES: Final = re.compile(
    r"DPRK|North.?Korea|Democratic People|\bKP\b|\bPRK\b|Pyongyang|1718|Committee|\bKP[ei]\b|Security Council",
    re.IGNORECASE,
)
A_LIST: Final = re.compile(r"un(-[0-9]+.*)?")
"""A whole word in the code that is the id of a list of the United Nations."""
EXAMPLES: Final = re.compile(r"`[^`]*`|^ *(?:detente|desk\.|python|constants:) ?.*(?:\\\n.*)*", re.MULTILINE)
"""What a docstring gives as an example: words between backticks, and lines that call the program."""

DATA: Final = {
    "codes/country_names.py": "a table of the names of countries, the target's among them",
    "codes/countries.py": "codes and other names of countries",
    "parties/names": "tables of the languages in which names are written",
    "validation": "tables of what forms write into names, for validation",
    "parties/lists/readers": "the readers of single lists; a column of one is called Committees",
    "parties/lists/sources.py": "the declarations of the lists that there are",
}
"""Files and folders of data and readers, each with its reason."""
ALLOWED: Final = {
    ("law/instrument.py", "committee"): "a kind of paragraph in the law language, whatever the committee",
    ("parties/screening/programmes.py", "un"): "the key of rows in the table of programmes",
    ("parties/ownership/reach.py", "un"): "the name of a rule of ownership",
    ("app/commands/owned.py", "un"): "the name of a rule of ownership",
    ("parties/screening/query.py", "KP"): "example of a country's code, in a hint",
    ("payments/checks.py", "KP"): "example of a country's code, in a hint",
    ("transactions/field_readers.py", "KP"): "example of a country's code, in a hint",
    ("transactions/columns.py", "KP"): "examples of cells",
    ("transactions/columns.py", "KPe"): "examples of cells",
    ("transactions/particulars.py", "KP"): "example of a country's code, in a hint",
    ("transactions/party_text.py", "KPe"): "example of a reference, in a hint",
    ("app/commands/validation.py", "KPi"): "example of a reference, in --help",
}
"""Words of the engine that stay, each with its reason."""
RUN: Final = re.compile(r"^ *>>> .*(?:\n *\S.*)*", re.MULTILINE)
"""Examples of a docstring that run: they ask the law that ships."""


def modules() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not any(name == data or name.startswith(f"{data}/") for data in DATA):
            yield path


def texts(tree: ast.AST) -> Iterator[tuple[int, str, bool]]:
    """Every text of a module: its line, itself, and whether it is a docstring."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value, id(node) in bare
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id, False


def found(source: str) -> Iterator[tuple[int, str]]:
    """The names that a module has, with their lines."""
    for line, text, docstring in texts(ast.parse(source)):
        plain = EXAMPLES.sub("", RUN.sub("", text)) if docstring else text
        yield from ((line, name) for name in NAMES.findall(plain))
        if not docstring and A_LIST.fullmatch(text):
            yield line, text


def test_the_engine_names_no_target_and_no_committee() -> None:
    named = {
        f"{name}:{line}: {word}"
        for path in modules()
        for name in (path.relative_to(ROOT).as_posix(),)
        for line, word in found(path.read_text(encoding="utf-8"))
        if (name, word) not in ALLOWED
    }
    assert not named


def test_every_word_that_is_allowed_is_still_there() -> None:
    there = {
        (path.relative_to(ROOT).as_posix(), word)
        for path in modules()
        for _, word in found(path.read_text(encoding="utf-8"))
    }
    assert set(ALLOWED) <= there
    assert all((ROOT / name).exists() for name in DATA)


def test_a_name_in_the_code_is_found_and_an_example_in_a_docstring_is_not() -> None:
    assert list(found('TARGET = "KP"\n')) == [(1, "KP")]
    assert list(found('if which == "un-1718-vessels":\n    pass\n')) == [(1, "1718"), (1, "un-1718-vessels")]
    assert list(found('"""As the Committee says."""\n')) == [(1, "Committee")]
    assert not list(found('"""A reference, such as `KPe.047`."""\n'))
    assert not list(found('"""Show it.\n\n    detente law show un-1718\n"""\n'))
