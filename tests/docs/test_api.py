"""The page on Python has every type that the desk takes or gives, and no public name on it is without a docstring."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import griffe
import pytest

from detente import errors
from scripts.docstring_examples import fenced
from tests.docs.blocks import ROOT

PAGE: Final = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
SHOWN: Final = tuple(re.findall(r"^::: (\S+)$", PAGE, re.MULTILINE))
DOOR: Final = "detente.desk.desk.Desk"


@cache
def package() -> griffe.Module:
    found = griffe.load("detente", search_paths=[ROOT / "src"], resolve_aliases=True)
    assert isinstance(found, griffe.Module)
    return found


def known(path: str) -> griffe.Object | griffe.Alias:
    """What a path names. Raises KeyError where nothing has it."""
    found = package()[path.removeprefix("detente.")]
    return found.final_target if isinstance(found, griffe.Alias) else found


def own(path: str) -> str:
    """The path at which a name is defined; another module may have imported it."""
    try:
        return known(path).path
    except KeyError:
        return path


def public(thing: griffe.Object | griffe.Alias) -> Iterator[griffe.Object | griffe.Alias]:
    """What a value has that users may name, inherited names included."""
    for name, member in thing.all_members.items() if thing.is_class else ():
        if not name.startswith("_"):
            yield member.final_target if isinstance(member, griffe.Alias) else member


def mentioned(member: griffe.Object | griffe.Alias) -> Iterator[str]:
    """The types of the package in the signature of a method, or of a field."""
    notes = [member.annotation] if isinstance(member, griffe.Attribute) else []
    if isinstance(member, griffe.Function):
        notes = [member.returns, *(each.annotation for each in member.parameters)]
    for note in notes:
        for part in note.iterate(flat=True) if isinstance(note, griffe.Expr) else ():
            if isinstance(part, griffe.ExprName) and part.canonical_path.startswith("detente."):
                yield own(part.canonical_path)


def undocumented(path: str) -> list[str]:
    """The public names of a type that have no docstring, itself included; a field may leave it to its name and type."""
    thing = known(path)
    every = [thing, *(each for each in public(thing) if each.is_function or "property" in each.labels)]
    return [each.path for each in every if not each.has_docstring]


@pytest.mark.parametrize("path", SHOWN)
def test_no_public_name_of_the_page_is_without_a_docstring(path: str) -> None:
    assert undocumented(path) == []


def test_every_type_that_the_desk_takes_or_gives_stands_on_the_page() -> None:
    asked = {path for method in public(known(DOOR)) if method.is_function for path in mentioned(method)}
    assert len(asked) > 30
    assert sorted(asked - set(SHOWN)) == []


def test_every_error_stands_on_the_page() -> None:
    every = {
        name for name, made in vars(errors).items() if isinstance(made, type) and made.__module__ == errors.__name__
    }
    assert {f"detente.errors.{name}" for name in every} <= set(SHOWN)


def test_what_the_page_names_exists_and_stands_once() -> None:
    assert [own(path) for path in SHOWN] == list(SHOWN)
    assert len(set(SHOWN)) == len(SHOWN)


def test_a_name_without_a_docstring_is_found() -> None:
    with griffe.temporary_visited_package(
        "detente_x", {"__init__.py": "class A:\n    'A.'\n    def b(self): ...\n    @property\n    def c(self): ...\n"}
    ) as made:
        missing = [each.name for each in public(made["A"]) if not each.has_docstring]
    assert missing == ["b", "c"]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Returns a.\n\n>>> a()\n1\n\nMore.", "Returns a.\n\n```pycon\n>>> a()\n1\n```\n\nMore.\n"),
        ("    >>> a()\n    ... b", "    ```pycon\n    >>> a()\n    ... b\n```\n"),
        ("```python\n>>> a()\n```", "```python\n>>> a()\n```\n"),
        ("No example; a > b, >>> is a prompt.", "No example; a > b, >>> is a prompt.\n"),
    ],
)
def test_an_example_of_a_docstring_becomes_a_block_of_code_and_nothing_else_does(text: str, blocks: str) -> None:
    assert fenced(text).rstrip("\n") == blocks.rstrip("\n")
