"""Elements that an authority has renamed are read by a table, and new ones are told to be a new format."""

import csv

import pytest

from detente.errors import InputError
from detente.parties.lists.formats import IDS
from detente.parties.lists.readers import element_names

KNOWN = ("Country", "Item")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Country", "Country"),
        ("Country-Pays", "Country"),
        ("Item-NumeroDarticle", "Item"),
        ("Mood-Humeur", "Mood-Humeur"),
    ],
)
def test_a_name_in_two_languages_is_the_one_that_is_known(written: str, read: str) -> None:
    assert element_names.read_as("ca-xml", written, KNOWN) == read


def test_each_row_of_the_table_is_of_a_format_that_there_is() -> None:
    with element_names.FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["format"] for row in rows} <= set(IDS)
    assert all(row["written"] and row["read"] for row in rows)


def test_new_elements_are_told_up_to_five() -> None:
    with pytest.raises(
        InputError, match=r"the format has changed: 'A', 'B', 'C', 'D', 'E' and 1 others are no elements"
    ):
        element_names.refuse_new("ca-xml", "ABCDEF", KNOWN, "line 1")


def test_known_elements_are_no_new_format() -> None:
    element_names.refuse_new("ca-xml", KNOWN, KNOWN, "line 1")
