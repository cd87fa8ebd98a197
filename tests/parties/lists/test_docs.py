"""The page on lists says what the tables of the program say."""

import re
from pathlib import Path

from detente.parties.lists.edition import MAX_AGE
from detente.parties.lists.formats import IDS
from detente.parties.lists.sources import SOURCES, fetched

PAGE = (Path(__file__).parents[3] / "docs" / "lists.md").read_text(encoding="utf-8")


def test_every_list_and_format_is_named() -> None:
    assert [name for name in (*SOURCES, *IDS) if f"`{name}`" not in PAGE] == []


def test_floors_and_ceilings_are_those_of_the_declarations() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| ([\d,]+) \| ([\d,]+) \|$", PAGE, re.MULTILINE)
    said = {name: (int(least.replace(",", "")), int(most.replace(",", ""))) for name, least, most in rows}
    gated = {name: (each.floor, each.ceiling) for name, each in SOURCES.items() if name not in ("own", "un-1718")}
    assert said == gated


def test_pages_and_limits_are_those_of_the_program() -> None:
    assert dict(re.findall(r"^\| `([\w-]+)` \| (https://\S+) \|$", PAGE, re.MULTILINE)) == {
        name: each.page for name, each in fetched().items()
    }
    assert f"After {MAX_AGE} days (`--max-age`)" in PAGE
