"""Parties are looked up by a word, its beginning, another spelling of it, or a number; a text that is too short is refused."""

import pytest

from detente.errors import InputError
from detente.parties.entity import Name, Number
from detente.parties.index.index import IndexBuilder
from detente.parties.match.lookup import PartyLookup
from tests.parties.kept import party, ship


@pytest.fixture(scope="module")
def lookup() -> PartyLookup:
    builder = IndexBuilder()
    builder.add(
        "own:a",
        [
            party(
                "A1", "Rudolf Rassendyll", numbers=(Number(kind="passport", text="Passport 381420754 (issued 2011)"),)
            ),
            party("A2", "Hentzau Trading Company", numbers=(Number(kind="bic", text="SABRRUMM"),), kind="entity"),
            party(
                "A3",
                "Rupert Hentzau",
                names=(Name(text="Rupert Hentzau", quality="primary"), Name(text="Ruppert", quality="weak")),
            ),
            ship("A4", "Zenda Star", "9074729"),
        ],
    )
    return PartyLookup(builder.index())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hentzau", [("A3", "word"), ("A2", "word")]),
        ("hentz", [("A3", "beginning"), ("A2", "beginning")]),
        ("Rupert Hentzau", [("A3", "word")]),
        ("rup hen", [("A3", "beginning")]),
        ("Rassendil", [("A1", "spelling")]),
        ("Star", [("A4", "word")]),
    ],
)
def test_words_of_names(lookup: PartyLookup, text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.entity.id, each.by) for each in lookup.search(text)] == found


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("381420754", "A1"),
        ("38142", "A1"),
        ("SABRRUMMXXX", "A2"),
        ("SABRRUMM", "A2"),
        ("9074729", "A4"),
        ("IMO 9074729", "A4"),
    ],
)
def test_numbers_whole_and_in_part(lookup: PartyLookup, text: str, id_: str) -> None:
    assert [(each.entity.id, each.by) for each in lookup.search(text)] == [(id_, "number")]


@pytest.mark.parametrize("text", ["", "ab", "123", "..", "a1"])
def test_what_is_too_short_is_refused(lookup: PartyLookup, text: str) -> None:
    with pytest.raises(InputError, match="is too short to look up") as caught:
        lookup.search(text)
    assert caught.value.hint == "Give 3 letters of a name or 4 digits of a number at least."


@pytest.mark.parametrize("text", ["Strelsau", "Hentzau Strelsau", "99999999", "FTBDKPPY"])
def test_what_nobody_has_finds_nobody(lookup: PartyLookup, text: str) -> None:
    assert lookup.search(text) == []
