"""The engine knows no target, no Committee and no list by name: such facts stand in `regime.yaml`, and in tables of data."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import detente
from detente.codes import country_names
from detente.law import normal

ROOT: Final = Path(detente.__file__).parent
NAMES: Final = re.compile(
    r"DPRK|North.?Korea|Democratic People|\bKP\b|\bPRK\b|Pyongyang|1718|2140|Committee|\bKP[ei]\b|\bYE[ei]\b|Security Council",
    re.IGNORECASE,
)
A_LIST: Final = re.compile(r"un(-[0-9]+.*)?")
"""A whole word in the code that is the id of a list of the United Nations."""
EXAMPLES: Final = re.compile(r"`[^`]*`|^ *(?:detente|desk\.|python|constants:) ?.*(?:\\\n.*)*", re.MULTILINE)
"""What a docstring gives as an example: words between backticks, and lines that call the program."""

DATA: Final = {
    "codes/countries.py": "codes of countries",
    "parties/names": "how the languages in which names are written are read",
    "validation": "how names are changed, for validation",
    "parties/lists/readers": "the readers of single lists; a column of one is called Committees",
    "parties/lists/sources.py": "the declarations of the lists that there are",
}
"""Files and folders of data and readers, each with its reason."""
ALLOWED: Final = {
    ("vocabulary.py", "committee"): "a kind of paragraph in the law language, whatever the committee",
    ("parties/screening/programmes.py", "un"): "the key of rows in the table of programmes",
    ("parties/ownership/reach.py", "un"): "the name of a rule of ownership",
    ("app/commands/owned.py", "un"): "the name of a rule of ownership",
    ("transactions/columns.py", "KPe"): "examples of cells",
    ("transactions/party_text.py", "KPe"): "example of a reference, in a hint",
    ("app/commands/validation.py", "KPi"): "example of a reference, in --help",
}
"""Words of the engine that stay, each with its reason."""
RUN: Final = re.compile(r"^ *>>> .*(?:\n *\S.*)*", re.MULTILINE)
"""Examples of a docstring that run: they ask the law that ships."""
PORTS: Final = (
    "Rajin",
    "Rason",
    "Najin",
    "Nampo",
    "Chongjin",
    "Hungnam",
    "Wonsan",
    "Sinuiju",
    "Haeju",
    "D.P.R.K",
    "Aden",
    "Hodeidah",
)
"""Places of the targets of the regimes that ship, beside those that their declarations name."""
NAMES_OF_OTHERS: Final = frozenset({"tanchon"})
"""Places that a listed party is called after, which examples name."""
TEXTS: Final = (".py", ".html", ".css", ".svg")
"""What the engine is written in; tables of data (.csv, .tsv) and the corpora are not."""


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


def names_of_targets() -> set[str]:
    """The names of the targets of the regimes that ship, and of their places: of countries as the table of countries has them."""
    regimes = [normal.load_declaration(normal.CORPUS / name) for name in normal.regime_ids()]
    places = {word for regime in regimes for place in regime.places for word in (place.id, *place.names)}
    rows = csv.reader(country_names.FILE.read_text(encoding="utf-8").splitlines())
    targets = {regime.target for regime in regimes if regime.target}
    named = {word.strip() for code, *cells in rows if code in targets for cell in cells for word in cell.split(";")}
    return {
        word for word in (*places, *named, *PORTS) if len(word) > 2 and word.lower() not in NAMES_OF_OTHERS
    } | targets


def named(text: str, words: set[str]) -> Iterator[str]:
    """The lines of a text that have one of these words, in any case; a code of a country only in capitals."""
    whole = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words if len(word) > 2), re.IGNORECASE)
    codes = re.compile("|".join(rf"\b{word}\b" for word in words if len(word) == 2))
    for number, line in enumerate(text.splitlines(), 1):
        yield from (f"{number}: {each[0]}" for each in (*whole.finditer(line), *codes.finditer(line)))


def test_nothing_outside_the_corpora_and_the_tables_names_a_target_or_its_places() -> None:
    words = names_of_targets()
    paths = [path for path in ROOT.rglob("*") if path.suffix in TEXTS and normal.CORPUS not in path.parents]
    there = {path.relative_to(ROOT).as_posix(): list(named(path.read_text(encoding="utf-8"), words)) for path in paths}
    assert len(paths) > 300
    assert {name: lines for name, lines in there.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    ["# from KP", '"""Goods of the DPRK."""', "via = 'rajin'", "PLACES = ('PYONGYANG',)", "# North Korean ships"],
)
def test_a_target_that_is_named_anywhere_is_found(line: str) -> None:
    assert list(named(line, names_of_targets() | {"Pyongyang"}))


def test_the_letters_of_a_code_within_another_word_name_nobody() -> None:
    assert not list(named("KPe.008, skp, Kp = 1, operation", names_of_targets()))


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
